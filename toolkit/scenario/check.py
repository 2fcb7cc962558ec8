"""Say all that is wrong with a scenario, and count what the content standard counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from toolkit.module import Module
from toolkit.reflection.prompts import load_prompts
from toolkit.scenario.checks.ages import check_ages
from toolkit.scenario.checks.beginnings import check_beginnings
from toolkit.scenario.checks.contacts import check_contacts
from toolkit.scenario.checks.counts import Counts, check_counts, count
from toolkit.scenario.checks.days import check_days
from toolkit.scenario.checks.decisions import check_decisions, check_key_decisions
from toolkit.scenario.checks.examples import check_careful, check_typed_dates
from toolkit.scenario.checks.family import check_family
from toolkit.scenario.checks.homes import check_homes
from toolkit.scenario.checks.judging import check_crowding, check_points
from toolkit.scenario.checks.key import check_indicators, check_key
from toolkit.scenario.checks.marks import Got, check_marks, mark_examples
from toolkit.scenario.checks.names import check_names
from toolkit.scenario.checks.numbers import check_numbers
from toolkit.scenario.checks.offered import check_enough, check_total
from toolkit.scenario.checks.places import check_places
from toolkit.scenario.checks.pooling import check_pooling
from toolkit.scenario.checks.records import check_records
from toolkit.scenario.checks.terms import check_glossary, check_terms
from toolkit.scenario.examples import Example, read_examples
from toolkit.scenario.glossary import Glossary, glossary_file
from toolkit.scenario.key import resolve_key
from toolkit.scenario.load import folder_of
from toolkit.scenario.model_files import ModelFile, read_model
from toolkit.scenario.modules import read_modules_of
from toolkit.scenario.problems import ContentError, Problem
from toolkit.scenario.source import Source, read_source

__all__ = ["Checked", "check_scenario", "check_source"]


@dataclass(frozen=True)
class Checked:
    """What checking one scenario found.

    Attributes:
        id: The scenario's id.
        title: What learners call it; empty if it cannot be read.
        counts: What the content standard counts.
        problems: All that is wrong or may be, in order of file and line.
        marks: What the examples got; nothing where something else must be put right first.
    """

    id: str
    title: str
    counts: Counts
    problems: tuple[Problem, ...]
    marks: tuple[Got, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What must be put right."""
        return tuple(problem for problem in self.problems if problem.level == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What may be meant, and what a beginning has not got yet."""
        return tuple(problem for problem in self.problems if problem.level == "warning")

    @property
    def to_look_at(self) -> tuple[Problem, ...]:
        """The warnings of what may be meant."""
        return tuple(problem for problem in self.warnings if not problem.to_grow)

    @property
    def to_grow(self) -> tuple[Problem, ...]:
        """The warnings of what a beginning has not got yet: nothing of it is a mistake."""
        return tuple(problem for problem in self.warnings if problem.to_grow)


def check_scenario(scenario: str | Path) -> Checked:
    """Read a scenario's folder and check all of it that can be read.

    Args:
        scenario: A scenario's id, or its folder.
    """
    folder = folder_of(scenario)
    source, unreadable = read_source(folder)
    if source is None:
        return Checked(folder.name, "", Counts(), _tidy(unreadable))
    modules, unread = read_modules_of(folder)
    found, counts = check_source(source, modules=modules)
    unreadable += unread
    marks: tuple[Got, ...] = ()
    if not source.unread:
        examples, wrong = read_examples(folder, scenario=source.scenario)
        found += wrong
        found += check_typed_dates(folder, examples=examples, scenario=source.scenario)
        if not wrong:
            found += check_careful(folder, examples=examples)
        marks = _mark_examples(source, examples, modules=modules, so_far=found)
        found += check_marks(folder, marks=marks)
    found += _check_words(source, folder)
    found += _check_prompts(folder.parent / "prompts.yaml")
    problems = _tidy([*unreadable, *found])
    return Checked(folder.name, source.family.value.title, counts, problems, marks)


def _mark_examples(
    source: Source,
    examples: Sequence[Example],
    *,
    modules: Sequence[ModelFile[Module]],
    so_far: Sequence[Problem],
) -> tuple[Got, ...]:
    """Mark the examples once all else is right, so that nothing is told twice."""
    if source.key is None or not modules or any(each.level == "error" for each in so_far):
        return ()
    key, _ = resolve_key(source.key, scenario=source.scenario)
    return tuple(
        mark_examples(examples, scenario=source.scenario, key=key, module=modules[0].value)
    )


def _check_prompts(path: Path) -> list[Problem]:
    """What is wrong with the prompts beside the scenarios, if there are any."""
    try:
        if path.is_file():
            load_prompts(path=path)
    except ContentError as error:
        return list(error.problems)
    return []


def _check_words(source: Source, folder: Path) -> list[Problem]:
    try:
        glossary = read_model(glossary_file(folder), model=Glossary)
    except ContentError as error:
        return list(error.problems)
    today = datetime.now(UTC).date()
    return [
        *check_terms(source, glossary=glossary.value),
        *check_glossary(glossary, today=today),
    ]


def check_source(
    source: Source, *, modules: Sequence[ModelFile[Module]] = ()
) -> tuple[list[Problem], Counts]:
    """All problems of a scenario that could be read, and its counts. Reads nothing itself.

    Args:
        source: The scenario.
        modules: The modules that offer it.
    """
    problems = [
        *check_family(source),
        *check_homes(source),
        *check_records(source),
        *check_contacts(source),
        *check_decisions(source),
        *check_ages(source),
        *check_days(source),
        *check_indicators(source.indicators),
        *check_numbers(source),
        *check_places(source),
        *check_names(source),
        *check_beginnings(source, modules=modules),
        *check_total(modules),
    ]
    resolved = None
    if source.key is not None and source.unread:
        unread = " and ".join(f"records/{agency}.yaml" for agency in source.unread)
        says = f"The key was not checked, because {unread} cannot be read."
        problems.append(source.key.problem(says, warning=True))
    elif source.key is not None:
        resolved, unresolved = resolve_key(source.key, scenario=source.scenario)
        problems += unresolved
        problems += check_key(source, file=source.key, key=resolved)
        problems += check_key_decisions(source, file=source.key)
        problems += check_pooling(source, file=source.key, key=resolved)
        if not any(problem.level == "error" for problem in problems):  # or marking might stumble
            problems += check_points(modules, scenario=source.scenario, key=resolved)
            problems += check_enough(modules, scenario=source.scenario, key=resolved)
            problems += check_crowding(source.key, scenario=source.scenario, key=resolved)
    counts = count(source, key=resolved)
    problems += check_counts(source, counts=counts)
    return problems, counts


def _tidy(problems: list[Problem]) -> tuple[Problem, ...]:
    """Each problem once, in order of file and line."""
    return tuple(sorted(set(problems)))
