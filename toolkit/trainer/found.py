"""How many of a group found each event and sign, and whom each misleading passage took in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.marking.models import Finding, Kind, Marks
from toolkit.marking.telling import shorten
from toolkit.scenario.dates import say_date
from toolkit.scenario.resolved import (
    Passage,
    ResolvedEvent,
    ResolvedKey,
    ResolvedSign,
    Scenario,
)

__all__ = ["Believed", "Found", "count_believed", "count_events", "count_signs"]

_LONGEST = 150  # characters of a passage


@dataclass(frozen=True)
class Found:
    """One item of the key and how many found it.

    Attributes:
        id: The key's id of it.
        title: A line naming it.
        passage: The beginning of the passage, for a sign; empty for an event.
        source: Whose record it stands in and when, or when it happened.
        essential: Whether it is essential.
        why: Why it matters, in the words of the key.
        report: The ¶ it rests on.
        of: How many handed in that part.
        found: How many of them found it; an event may be dated otherwise.
        nearly: How many came near: too loosely picked, or named beside the mark.
    """

    id: str
    title: str
    passage: str
    source: str
    essential: bool
    why: str
    report: tuple[int, ...]
    of: int
    found: int
    nearly: int


@dataclass(frozen=True)
class Believed:
    """One misleading passage and whom it took in.

    Attributes:
        id: The key's id of it.
        passage: The beginning of the passage.
        source: Whose record it stands in, and when.
        looks: ``alarming`` and is nothing, or ``reassuring`` and should not be.
        why: What a good supervisor would say.
        report: The ¶ it rests on.
        of: How many marked signs at all.
        taken: How many it took in.
        caught: How many saw through it and said so.
    """

    id: str
    passage: str
    source: str
    looks: str
    why: str
    report: tuple[int, ...]
    of: int
    taken: int
    caught: int


def count_events(marks: Sequence[Marks], *, key: ResolvedKey) -> tuple[Found, ...]:
    """How many found each key event, those fewest found first."""
    lists = [each.chronology for each in marks]

    def count(resolved: ResolvedEvent) -> Found:
        event = resolved.event
        found = _having(lists, event.id, "matched", "misdated")
        return Found(
            id=event.id,
            title=event.title,
            passage="",
            source=say_date(event.when),
            essential=event.essential,
            why=event.why,
            report=event.report,
            of=len(marks),
            found=len(found),
            nearly=len(_having(lists, event.id, "near") - found),
        )

    return _hardest_first(map(count, key.events))


def count_signs(
    marks: Sequence[Marks], *, scenario: Scenario, key: ResolvedKey
) -> tuple[Found, ...]:
    """How many found each sign under a name the key accepts, those fewest found first."""
    lists = [each.signs for each in marks]

    def count(resolved: ResolvedSign) -> Found:
        sign, passage = resolved.sign, resolved.passages[0]
        found = _having(lists, sign.id, "matched")
        return Found(
            id=sign.id,
            title=scenario.indicator[sign.indicators[0]].name,
            passage=_say_passage(passage, scenario),
            source=_say_source(passage, scenario),
            essential=sign.essential,
            why=sign.why,
            report=sign.report,
            of=len(marks),
            found=len(found),
            nearly=len(_having(lists, sign.id, "near") - found),
        )

    return _hardest_first(map(count, key.signs))


def count_believed(
    marks: Sequence[Marks], *, scenario: Scenario, key: ResolvedKey
) -> tuple[Believed, ...]:
    """Whom each misleading passage took in, those that took most in first."""
    lists = [each.signs for each in marks]
    counted = [
        Believed(
            id=each.distractor.id,
            passage=_say_passage(each.passages[0], scenario),
            source=_say_source(each.passages[0], scenario),
            looks=each.distractor.looks,
            why=each.distractor.why,
            report=each.distractor.report,
            of=len(marks),
            taken=len(_having(lists, each.distractor.id, "distractor")),
            caught=len(_having(lists, each.distractor.id, "good-catch")),
        )
        for each in key.distractors
    ]
    return tuple(sorted(counted, key=lambda each: -each.taken))


def _having(lists: Sequence[Sequence[Finding]], item: str, *kinds: Kind) -> set[int]:
    """The numbers of the learners who have a finding of some kind about an item of the key."""
    return {
        number
        for number, findings in enumerate(lists)
        if any(finding.key == item and finding.kind in kinds for finding in findings)
    }


def _hardest_first(found: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(sorted(found, key=lambda each: (each.found, not each.essential, each.nearly)))


def _say_passage(passage: Passage, scenario: Scenario) -> str:
    text = " ".join(scenario.sentence[sentence].text for sentence in passage.sentences)
    return shorten(text, longest=_LONGEST)


def _say_source(passage: Passage, scenario: Scenario) -> str:
    names = {agency.id: agency.name for agency in scenario.family.agencies}
    return f"{names[passage.agency]}, {say_date(scenario.record[passage.record].date)}"
