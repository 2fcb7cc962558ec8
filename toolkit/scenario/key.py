"""Read a scenario's key. Nothing a learner's kernel imports may import this module."""

from __future__ import annotations

from pathlib import Path

from toolkit.scenario.load import fingerprint, folder_of
from toolkit.scenario.model_files import ModelFile, read_model
from toolkit.scenario.models import Distractor, Key, KeyEvent, KeySign
from toolkit.scenario.problems import ContentError, Problem
from toolkit.scenario.quotes import QuoteError, find_passage
from toolkit.scenario.resolved import (
    Passage,
    ResolvedDistractor,
    ResolvedEvent,
    ResolvedKey,
    ResolvedSign,
    Scenario,
)

__all__ = ["load_key", "resolve_key"]


def load_key(scenario_id: str | Path, scenario: Scenario) -> ResolvedKey:
    """Read ``key.yaml`` and find every passage it quotes.

    Args:
        scenario_id: A scenario's id, or its folder.
        scenario: The scenario itself, whose records the key quotes.

    Raises:
        ContentError: With every problem found: a quote that is not in its record, or is there
            more than once, is named with its line and the nearest sentence.
    """
    file = read_model(folder_of(scenario_id) / "key.yaml", model=Key)
    resolved, problems = resolve_key(file, scenario=scenario)
    if problems:
        raise ContentError(problems)
    return resolved


def resolve_key(
    file: ModelFile[Key], *, scenario: Scenario
) -> tuple[ResolvedKey, tuple[Problem, ...]]:
    """Find the passages of a key, keeping what can be found beside what cannot.

    Returns:
        The key with the passages that were found, and a problem for each that was not.
    """
    finder = _Finder(file, scenario)
    key = file.value
    resolved = ResolvedKey(
        key=key,
        events=tuple(
            ResolvedEvent(event, finder.find(event, "events", n))
            for n, event in enumerate(key.events)
        ),
        signs=tuple(
            ResolvedSign(sign, finder.find(sign, "signs", n)) for n, sign in enumerate(key.signs)
        ),
        distractors=tuple(
            ResolvedDistractor(distractor, finder.find(distractor, "distractors", n))
            for n, distractor in enumerate(key.distractors)
        ),
        version=_version(key, scenario),
    )
    return resolved, tuple(finder.problems)


def _version(key: Key, scenario: Scenario) -> str:
    """A fingerprint of the key, and of the options whose order it is marked by."""
    order = [[each.id, [option.id for option in each.options]] for each in scenario.decisions]
    return fingerprint([key.model_dump(mode="json"), order])


class _Finder:
    """Looks quotes up and remembers those it did not find."""

    def __init__(self, file: ModelFile[Key], scenario: Scenario) -> None:
        self.file = file
        self.scenario = scenario
        self.problems: list[Problem] = []

    def find(
        self, item: KeyEvent | KeySign | Distractor, part: str, number: int
    ) -> tuple[Passage, ...]:
        found = []
        for n, quote in enumerate(item.quotes):
            try:
                found.append(find_passage(quote, scenario=self.scenario))
            except QuoteError as error:
                says = f"In {item.id!r}: {error}"
                self.problems.append(self.file.problem(says, part, number, "quotes", n, "quote"))
        return tuple(found)
