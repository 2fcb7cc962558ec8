"""The items of a key in words for their author: what each accepts, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from toolkit.marking.telling import BASES, WEIGHTS, YES_NO, capital, name_indicator, shorten
from toolkit.scenario.dates import bounds, say_date
from toolkit.scenario.models import Distractor, KeyEvent, KeySign
from toolkit.scenario.paragraphs import say_paragraphs
from toolkit.scenario.resolved import Passage, ResolvedKey, Scenario

__all__ = ["KINDS", "Item", "Kind", "Place", "say_items"]

Kind = Literal["event", "sign", "alarming", "reassuring"]

KINDS: dict[Kind, tuple[str, str, str]] = {
    "event": ("E", "Key event", "Key events"),
    "sign": ("S", "Sign", "Signs"),
    "alarming": ("A", "Looks alarming and is not a sign", "Distractors that look alarming"),
    "reassuring": ("R", "Reassures and should not", "Distractors that reassure"),
}
"""The letter of each kind of item, what one of them is called, and all of them together."""

_WEIGHTS = {True: "essential", False: "desirable"}


@dataclass(frozen=True)
class Place:
    """One passage of an item.

    Attributes:
        anchor: Its address on the page.
        record: The record it is in.
        agency: Whose record that is.
        day: The record's date, in words.
        sentences: The sentences it touches.
        numbers: Which sentences of the record these are, counted from 1.
    """

    anchor: str
    record: str
    agency: str
    day: str
    sentences: tuple[str, ...]
    numbers: tuple[int, ...]

    @property
    def span(self) -> str:
        """The same in words: sentence 4, or sentences 4 to 6."""
        first, last = self.numbers[0], self.numbers[-1]
        return f"sentence {first}" if first == last else f"sentences {first} to {last}"


@dataclass(frozen=True)
class Item:
    """One item of the key.

    Attributes:
        id: What its author calls it in ``key.yaml``.
        tag: Letter and number, counted within its kind: E3.
        kind: Which kind it is.
        title: A line that names it.
        weight: essential or desirable; empty for a distractor.
        facts: What it accepts: a name and what is said of it.
        why: The reason a learner reads.
        report: Its ¶, in words.
        places: Its passages that were found.
        lost: How many of its quotes are in no record.
    """

    id: str
    tag: str
    kind: Kind
    title: str
    weight: str
    facts: tuple[tuple[str, str], ...]
    why: str
    report: str
    places: tuple[Place, ...]
    lost: int

    @property
    def anchor(self) -> str:
        """Its address in the list of items."""
        return f"item-{self.tag}"

    @property
    def by_record(self) -> tuple[tuple[Place, ...], ...]:
        """Its passages, those of one record together, in order of its text."""
        places = sorted(self.places, key=lambda place: place.numbers)
        records = dict.fromkeys(place.record for place in self.places)
        return tuple(
            tuple(place for place in places if place.record == record) for record in records
        )

    def note_in(self, record: str) -> str:
        """The address of what is said of it beside a record."""
        return f"note-{self.tag}-{record}"

    @property
    def says(self) -> str:
        """Its kind in words, with its weight where it has one."""
        words = KINDS[self.kind][1]
        return f"{words}, {self.weight}" if self.weight else words


def say_items(key: ResolvedKey, *, scenario: Scenario) -> tuple[Item, ...]:
    """Every item of a key: events, signs and distractors, each in the order of the file."""
    return (
        *(_event(each.event, each.passages, n, scenario) for n, each in enumerate(key.events, 1)),
        *(_sign(each.sign, each.passages, n, scenario) for n, each in enumerate(key.signs, 1)),
        *_distractors(key, scenario),
    )


def _event(event: KeyEvent, passages: Sequence[Passage], number: int, scenario: Scenario) -> Item:
    low, high = event.significance
    weights = f"{WEIGHTS[low]} to {WEIGHTS[high]}" if low != high else WEIGHTS[low]
    child = event.child
    facts = [
        ("Happened", say_date(event.when)),
        ("Dates accepted", _say_accepted(event)),
        ("How it is known", ", or ".join(BASES[basis] for basis in event.basis)),
        ("A child seen", YES_NO[child.seen]),
        ("Seen alone", YES_NO[child.alone]),
        ("How the child looked", child.looked),
        ("What the child said", child.said),
        ("How much it matters", weights),
    ]
    tag = f"E{number}"
    return Item(
        id=event.id,
        tag=tag,
        kind="event",
        title=event.title,
        weight=_WEIGHTS[event.essential],
        facts=_tidy(facts),
        why=event.why,
        report=say_paragraphs(event.report),
        places=_places(tag, passages, scenario),
        lost=len(event.quotes) - len(passages),
    )


def _say_accepted(event: KeyEvent) -> str:
    """Every day that a learner's date may be, from first to last."""
    tolerance = timedelta(days=event.tolerance_days)
    first, last = bounds(event.when)
    days = sorted({first - tolerance, last + tolerance})
    return say_date("/".join(day.isoformat() for day in days))


def _sign(sign: KeySign, passages: Sequence[Passage], number: int, scenario: Scenario) -> Item:
    best, *others = sign.indicators
    related = {near for name in sign.indicators for near in scenario.related.get(name, ())}
    facts = [
        ("Best name", name_indicator(best, scenario=scenario)),
        ("Also accepted", _names(others, scenario)),
        ("Related, for part of the points", _names(sorted(related - {best, *others}), scenario)),
    ]
    tag = f"S{number}"
    return Item(
        id=sign.id,
        tag=tag,
        kind="sign",
        title=name_indicator(best, scenario=scenario),
        weight=_WEIGHTS[sign.essential],
        facts=_tidy(facts),
        why=sign.why,
        report=say_paragraphs(sign.report),
        places=_places(tag, passages, scenario),
        lost=len(sign.quotes) - len(passages),
    )


def _distractors(key: ResolvedKey, scenario: Scenario) -> Iterable[Item]:
    numbers: dict[Kind, int] = {}
    for each in key.distractors:
        kind: Kind = each.distractor.looks
        numbers[kind] = numbers.get(kind, 0) + 1
        tag = f"{KINDS[kind][0]}{numbers[kind]}"
        yield _distractor(each.distractor, each.passages, tag, scenario)


def _distractor(
    distractor: Distractor, passages: Sequence[Passage], tag: str, scenario: Scenario
) -> Item:
    return Item(
        id=distractor.id,
        tag=tag,
        kind=distractor.looks,
        title=f"“{shorten(distractor.quotes[0].quote)}”",
        weight="",
        facts=_tidy([("A good catch, if named", _names(distractor.fits, scenario))]),
        why=distractor.why,
        report=say_paragraphs(distractor.report),
        places=_places(tag, passages, scenario),
        lost=len(distractor.quotes) - len(passages),
    )


def _places(tag: str, passages: Sequence[Passage], scenario: Scenario) -> tuple[Place, ...]:
    return tuple(
        Place(
            anchor=f"{tag}-{n}",
            record=passage.record,
            agency=passage.agency,
            day=say_date(scenario.record[passage.record].date),
            sentences=passage.sentences,
            numbers=tuple(
                number
                for number, sentence in enumerate(scenario.sentences[passage.record], start=1)
                if sentence.id in passage.sentences
            ),
        )
        for n, passage in enumerate(passages, start=1)
    )


def _tidy(facts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, capital(text)) for name, text in facts if text)


def _names(indicators: Iterable[str], scenario: Scenario) -> str:
    return "; ".join(name_indicator(each, scenario=scenario) for each in indicators)
