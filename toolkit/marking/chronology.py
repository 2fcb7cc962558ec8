"""Mark a chronology: which events were found, and how well each was set down.

Whether an entry is right or wrong is decided for each entry by itself; which entry stands for
which event is decided by the one-to-one matching that earns the most. Both together keep the
promise of docs/marking.md: one more right entry never lowers the marks, one more wrong one
never raises them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import Literal

from toolkit.marking.child import judge_child
from toolkit.marking.dating import Span, date_credit, span_of
from toolkit.marking.matching import assign
from toolkit.marking.models import Criterion
from toolkit.marking.prepared import Prepared
from toolkit.marking.restraint import Restraint
from toolkit.response.models import Entry

__all__ = ["ADDITIVE", "Chronology", "Pair", "ReadEntry", "judge_chronology"]

ADDITIVE: tuple[Criterion, ...] = ("coverage", "dating", "source", "child", "significance")
"""Criteria that are a sum over the events found; the others look at the whole."""

_MISDATED = 0.5  # of the coverage, for an entry without a date that fits


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """One entry as marking sees it.

    ``stands`` says what it is by itself: it rests on a key event, on a passage that matters as
    a sign, on neither, or on no sentence that could be found.
    """

    entry: Entry
    picked: frozenset[str]
    strange: int
    span: Span | None
    places: Mapping[int, float]
    stands: Literal["event", "sign", "wrong", "nowhere"]


@dataclass(frozen=True, slots=True)
class Pair:
    """What one entry would earn for one event: credits of 0 to 1, and remarks."""

    place: float
    date: float
    source: float
    child: float
    significance: float
    child_notes: tuple[str, ...]

    def credit(self, criterion: Criterion) -> float:
        """Credit of one additive criterion; a loosely picked passage lowers each."""
        part = {
            "coverage": 1.0 if self.date else _MISDATED,
            "dating": self.date,
            "source": self.source,
            "child": self.child,
            "significance": self.significance,
        }[criterion]
        return self.place * part


@dataclass(frozen=True)
class Chronology:
    """A chronology as judged; `shares` is what counts, the rest is for telling why.

    ``covered`` is how near it is to half of the key events, by weight: 1 from there on.
    """

    entries: tuple[ReadEntry, ...]
    pairs: Mapping[tuple[int, int], Pair]
    matched: Mapping[int, int]
    restraint: Restraint
    in_order: int
    covered: float
    shares: Mapping[Criterion, float | None]


def judge_chronology(
    prepared: Prepared, entries: tuple[Entry, ...], *, points: Mapping[Criterion, float]
) -> Chronology:
    """Judge the entries of one response.

    Args:
        prepared: Scenario and key.
        entries: The learner's entries, in any order; their order makes no difference.
        points: Points of each criterion, which decide what the best matching is.

    Returns:
        The judgement. A share is 0 to 1, or None where the key has nothing to judge it by.
    """
    read = tuple(sorted((_read(entry, prepared) for entry in entries), key=_content))
    pairs = {
        (event, number): _pair(each, event, prepared)
        for number, each in enumerate(read)
        for event, place in each.places.items()
        if place
    }
    whole = {c: _whole(prepared, c) for c in ADDITIVE}
    worth = {c: points.get(c, 0.0) / whole[c] for c in ADDITIVE if whole[c]}
    if not any(worth.values()):
        worth = {"coverage": 1.0}  # nothing additive is asked for, but findings still need pairs
    weights = [resolved.weight for resolved in prepared.key.events]
    matched = assign(
        {
            (event, number): weights[event]
            * fsum(worth[c] * pair.credit(c) for c in worth if _counts(prepared, event, c))
            for (event, number), pair in pairs.items()
        }
    )
    restraint = _restraint(prepared, read, pairs)
    in_order = _in_order(prepared, read, pairs)
    shares: dict[Criterion, float | None] = {}
    for criterion in ADDITIVE:
        earned = fsum(
            weights[event] * pairs[event, number].credit(criterion)
            for event, number in matched.items()
            if _counts(prepared, event, criterion)
        )
        shares[criterion] = _share(restraint.factor * earned, whole[criterion])
    shares["order"] = _share(restraint.factor * in_order, len(prepared.precedes))
    covered = _covered(prepared, pairs)
    kept = restraint.found / max(1, restraint.found + restraint.wrong)
    shares["relevance"] = restraint.factor * kept * covered if weights else None
    return Chronology(read, pairs, matched, restraint, in_order, covered, shares)


def _content(read: ReadEntry) -> tuple[object, ...]:
    """Entries in an order of their own, whatever order the page had them in."""
    entry = read.entry
    return (
        *(sorted(entry.sentences), entry.when.edtf, entry.basis, entry.seen, entry.alone),
        *(entry.said, entry.looked, -1 if entry.significance is None else entry.significance),
        entry.id,
    )


def _read(entry: Entry, prepared: Prepared) -> ReadEntry:
    picked = prepared.known(entry.sentences)
    places = prepared.events.places(picked)
    stands: Literal["event", "sign", "wrong", "nowhere"] = "wrong"
    if not picked:
        stands = "nowhere"
    elif any(places.values()):
        stands = "event"
    elif any(prepared.signs.places(picked).values()):
        stands = "sign"
    strange = len(set(entry.sentences)) - len(picked)
    return ReadEntry(entry, picked, strange, span_of(entry.when.edtf), places, stands)


def _pair(read: ReadEntry, number: int, prepared: Prepared) -> Pair:
    event, entry = prepared.key.events[number].event, read.entry
    child, notes = judge_child(entry, prepared.child[number])
    low, high = event.significance
    weighed = entry.significance
    away = 2 if weighed is None else max(low - weighed, weighed - high, 0)
    return Pair(
        place=read.places[number],
        date=date_credit(read.span, prepared.spans[number], tolerance_days=event.tolerance_days),
        source=float(entry.basis in event.basis),
        child=child,
        significance=max(0.0, 1 - away / 2),
        child_notes=notes,
    )


def _counts(prepared: Prepared, event: int, criterion: Criterion) -> bool:
    """Whether an event has anything to say on a criterion."""
    return criterion != "child" or prepared.child[event].speaks


def _whole(prepared: Prepared, criterion: Criterion) -> int:
    return sum(
        resolved.weight
        for number, resolved in enumerate(prepared.key.events)
        if _counts(prepared, number, criterion)
    )


def _share(earned: float, whole: float) -> float | None:
    return earned / whole if whole else None


def _restraint(
    prepared: Prepared, read: tuple[ReadEntry, ...], pairs: Mapping[tuple[int, int], Pair]
) -> Restraint:
    # An event told by several records may be entered once for each; more is guessing again.
    slots: dict[tuple[int, int], float] = {}
    names: dict[tuple[int, int], int] = {}
    for event, number in pairs:
        for copy in range(max(1, len(prepared.key.events[event].passages))):
            slots[names.setdefault((event, copy), len(names)), number] = 1.0
    telling = sum(each.stands == "event" for each in read)
    picked = frozenset[str]().union(*(each.picked for each in read))
    return Restraint(
        size=len(prepared.key.events),
        found=len({event for event, _ in pairs}),
        wrong=sum(each.stands == "wrong" for each in read) + telling - len(assign(slots)),
        elsewhere=sum(each.stands == "sign" for each in read),
        beside=len(picked & prepared.background),
        background=len(prepared.background),
    )


def _in_order(
    prepared: Prepared, read: tuple[ReadEntry, ...], pairs: Mapping[tuple[int, int], Pair]
) -> int:
    """How many of the key's precedences some two dated entries show."""
    spans: dict[int, list[Span]] = {}
    for event, number in pairs:
        span = read[number].span
        if span:
            spans.setdefault(event, []).append(span)
    return sum(
        a in spans and b in spans and min(spans[a]) < max(spans[b]) for a, b in prepared.precedes
    )


def _covered(prepared: Prepared, pairs: Mapping[tuple[int, int], Pair]) -> float:
    best: dict[int, float] = {}
    for (event, _), pair in pairs.items():
        best[event] = max(best.get(event, 0.0), pair.place)
    weights = [resolved.weight for resolved in prepared.key.events]
    found = fsum(weights[event] * place for event, place in best.items())
    return min(1.0, 2 * found / sum(weights)) if weights else 0.0
