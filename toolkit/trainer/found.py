"""How many of a group found each event and sign, and whom each misleading passage took in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.marking.models import Finding, Kind, Marks
from toolkit.marking.telling import shorten
from toolkit.scenario.dates import say_date
from toolkit.scenario.models import KeyEvent, KeySign
from toolkit.scenario.resolved import Passage, ResolvedKey, Scenario

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
    return _hardest_first(
        _count(event, lists, "matched", "misdated", title=event.title, source=say_date(event.when))
        for event in (each.event for each in key.events)
    )


def count_signs(
    marks: Sequence[Marks], *, scenario: Scenario, key: ResolvedKey
) -> tuple[Found, ...]:
    """How many found each sign under a name the key accepts, those fewest found first."""
    lists = [each.signs for each in marks]
    return _hardest_first(
        _count(
            each.sign,
            lists,
            "matched",
            title=scenario.indicator[each.sign.indicators[0]].name,
            passage=_say_passage(each.passages[0], scenario),
            source=_say_source(each.passages[0], scenario),
        )
        for each in key.signs
    )


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


def _count(
    item: KeyEvent | KeySign,
    lists: Sequence[Sequence[Finding]],
    *kinds: Kind,
    title: str,
    source: str,
    passage: str = "",
) -> Found:
    """How many have an item of the key; `kinds` are the findings that say so."""
    found = _having(lists, item.id, *kinds)
    return Found(
        id=item.id,
        title=title,
        passage=passage,
        source=source,
        essential=item.essential,
        why=item.why,
        report=item.report,
        of=len(lists),
        found=len(found),
        nearly=len(_having(lists, item.id, "near") - found),
    )


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
    names = scenario.family.agency_names
    return f"{names[passage.agency]}, {say_date(scenario.record[passage.record].date)}"
