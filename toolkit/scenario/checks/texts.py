"""Every text of a scenario that a person may read, with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from toolkit.scenario.decision_models import DecisionFile
from toolkit.scenario.model_files import ModelFile
from toolkit.scenario.problems import Problem
from toolkit.scenario.source import Source
from toolkit.scenario.yaml_lines import Where

__all__ = ["Written", "declared_names", "find_texts"]


@dataclass(frozen=True)
class Written:
    """One text and its place.

    Attributes:
        file: The file it is in.
        where: Its address there.
        text: The text.
        kind: ``record`` for a record's own words, ``byline`` for its author and form, ``name``
            for an invented name declared in ``scenario.yaml``, ``prose`` for all else.
    """

    file: ModelFile[Any]
    where: Where
    text: str
    kind: Literal["record", "byline", "name", "prose"]

    def problem(self, says: str, words: str, *, warning: bool = False) -> Problem:
        """A problem with some words of this text, at the line they are on."""
        return self.file.problem(says, *self.where, words=words, warning=warning)


def declared_names(source: Source) -> tuple[str, ...]:
    """Every invented name of the scenario: people, agencies, homes, places, town, authority."""
    family = source.family.value
    return (
        *(form for person in family.people for form in (person.name, *person.known_as)),
        *(agency.name for agency in family.agencies),
        *(household.place for household in family.households),
        *family.places,
        family.town,
        family.authority,
    )


def find_texts(source: Source) -> Iterator[Written]:
    """All texts of family, records, decisions and key."""
    file, family = source.family, source.family.value
    for name in ("title", "summary", "content_note"):
        yield Written(file, (name,), getattr(family, name), "prose")
    for name in ("town", "authority"):
        yield Written(file, (name,), getattr(family, name), "name")
    for n, agency in enumerate(family.agencies):
        yield Written(file, ("agencies", n, "name"), agency.name, "name")
        yield Written(file, ("agencies", n, "keeps"), agency.keeps, "prose")
    for n, household in enumerate(family.households):
        yield Written(file, ("households", n, "place"), household.place, "name")
    for n, place in enumerate(family.places):
        yield Written(file, ("places", n), place, "name")
    for n, person in enumerate(family.people):
        yield Written(file, ("people", n, "note"), person.note, "prose")
    yield from _find_in_records(source)
    if source.decisions is not None:
        yield from _find_in_decisions(source.decisions)
    if source.key is not None:
        yield from _find_in_key(source.key)


def _find_in_records(source: Source) -> Iterator[Written]:
    for held in source.records:
        for n, record in enumerate(held.value.records):
            yield Written(held, ("records", n, "author"), record.author, "byline")
            yield Written(held, ("records", n, "form"), record.form, "byline")
            yield Written(held, ("records", n, "text"), record.text, "record")
            for m, contact in enumerate(record.contacts):
                yield Written(held, ("records", n, "contacts", m, "what"), contact.what, "prose")


def _find_in_decisions(file: ModelFile[DecisionFile]) -> Iterator[Written]:
    for n, decision in enumerate(file.value.decisions):
        for name in ("title", "situation", "question"):
            yield Written(file, ("decisions", n, name), getattr(decision, name), "prose")
        for m, option in enumerate(decision.options):
            here = ("decisions", n, "options", m)
            yield Written(file, (*here, "text"), option.text, "prose")
            yield Written(file, (*here, "then"), option.then, "prose")
        if decision.writing is not None:
            task = ("decisions", n, "writing")
            yield Written(file, (*task, "task"), decision.writing.task, "prose")
            for m, line in enumerate(decision.writing.rubric):
                yield Written(file, (*task, "rubric", m, "says"), line.says, "prose")


def _find_in_key(file: ModelFile[Any]) -> Iterator[Written]:
    key = file.value
    yield Written(file, ("threshold", "why"), key.threshold.why, "prose")
    for part in ("events", "signs", "distractors"):
        for n, item in enumerate(getattr(key, part)):
            yield Written(file, (part, n, "why"), item.why, "prose")
    for n, event in enumerate(key.events):
        yield Written(file, ("events", n, "title"), event.title, "prose")
        yield Written(file, ("events", n, "child", "looked"), event.child.looked, "prose")
    for n, decision in enumerate(key.decisions):
        yield Written(file, ("decisions", n, "why"), decision.why, "prose")
        for option, reason in decision.options.items():
            yield Written(file, ("decisions", n, "options", option), reason, "prose")
