"""When each child was seen, and for how long nobody says that they were (¶36–38, ¶79–81, ¶106).

An entry of a chronology does not say which child it is about; the records it rests on do. So an
entry with "seen" counts as a sighting of every child of the family whom one of those records is
about. That is an approximation, and where a record is about several children it is a rough one:
such sightings are told apart, for a child who was only spoken of is among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from toolkit.response.models import Entry
from toolkit.scenario.dates import bounds, say_date
from toolkit.scenario.models import Person
from toolkit.scenario.resolved import Scenario

__all__ = [
    "Edge",
    "Gap",
    "Seen",
    "Sighting",
    "Sightings",
    "find_sightings",
    "first_name",
    "longest_gaps",
]

LONG_DAYS = 28
"""A gap is worth naming from four weeks."""

_NAMED = 3


class Edge(NamedTuple):
    """Where a gap begins or ends: the days it may be, and how they are said."""

    first: date
    last: date
    said: str
    exact: bool = True


class Gap(NamedTuple):
    """A time in which a child was not seen; it may begin or end with the records."""

    after: Edge
    until: Edge
    between: int = 0
    """How many of the learner's entries about this child lie inside it."""

    @property
    def days(self) -> int:
        """How long it was at least: from the last day of the one to the first of the other."""
        return (self.until.first - self.after.last).days

    @property
    def rough(self) -> bool:
        """Whether a day at its ends is not exact."""
        return not (self.after.exact and self.until.exact)


@dataclass(frozen=True)
class Sighting:
    """One date on which a child was seen, by one entry or several.

    Attributes:
        at: The day, or the days it may have been.
        alone: Whether an entry says the child was seen alone.
        with_: Ids of the other children the same records are about, if no entry of this date
            rests on a record about this child and no other.
        entries: The entries.
    """

    at: Edge
    alone: bool
    with_: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Seen:
    """When one child was seen.

    Attributes:
        child: The child's id; empty for a child whom no record names.
        name: How the page calls them.
        sightings: In order of date.
        gaps: Every time in which they were not seen, in order; none where it is not said which
            child it was.
        strict: The longest of the gaps there are if only records about this child and no other
            count; None if that changes nothing.
    """

    child: str
    name: str
    sightings: tuple[Sighting, ...]
    gaps: tuple[Gap, ...]
    strict: Gap | None = None


@dataclass(frozen=True)
class Sightings:
    """When each child of the family was seen, by the learner's chronology.

    Attributes:
        since: The day of the first record.
        until: The day of the last record.
        children: In the order of the cast; the last may be a child whom no record names.
        outside: How many sightings lie wholly before or after the records, and do not count.
    """

    since: date
    until: date
    children: tuple[Seen, ...]
    outside: int = 0

    @property
    def any(self) -> bool:
        """Whether any child was seen at all."""
        return any(each.sightings for each in self.children)


class _Dated(NamedTuple):
    at: Edge
    entry: Entry
    about: frozenset[str]


def find_sightings(entries: Sequence[Entry], *, scenario: Scenario) -> Sightings:
    """Sightings in a learner's chronology, for each child whom a record is about.

    Gaps run from the scenario's first record (or the child's birth) to its last (or the child's
    death). Entries without a date that can be read are left out.

    Args:
        entries: The learner's entries, in any order.
        scenario: Who the family's children are, and whom each record is about.
    """
    since, until = (date.fromisoformat(scenario.records[end].date) for end in (0, -1))
    named = {who for record in scenario.records for who in record.about}
    family = [p for p in scenario.family.people if p.kind == "child" and p.id in named]
    children = frozenset(person.id for person in family)
    dated = [
        _Dated(at, entry, _about(entry, scenario) & children)
        for entry in entries
        if (at := _edge(entry))
    ]
    within = [one for one in dated if one.at.first <= until and one.at.last >= since]
    seen = [_seen(person, within, since=since, until=until) for person in family]
    unsaid = [one for one in within if one.entry.seen == "yes" and not one.about]
    if unsaid:
        seen.append(Seen("", "A child, not said which", _sightings("", unsaid), ()))
    outside = sum(one.entry.seen == "yes" for one in dated) - sum(
        one.entry.seen == "yes" for one in within
    )
    return Sightings(since, until, tuple(seen), outside)


def longest_gaps(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """The gaps worth naming, the longest first: three at most, none under four weeks."""
    long = [gap for gap in gaps if gap.days >= LONG_DAYS]
    return tuple(sorted(long, key=lambda gap: -gap.days)[:_NAMED])


def _about(entry: Entry, scenario: Scenario) -> frozenset[str]:
    """Everybody whom a record that the entry rests on is about."""
    records = {sentence.rpartition(".")[0] for sentence in entry.sentences}
    return frozenset(
        person
        for record in records & scenario.record.keys()
        for person in scenario.record[record].about
    )


def _edge(entry: Entry) -> Edge | None:
    edtf = entry.when.edtf
    try:
        first, last = bounds(edtf) if edtf else (None, None)
    except ValueError:
        return None
    exact = first is not None and edtf == first.isoformat()
    return Edge(first, last, say_date(edtf), exact) if first and last else None


def _seen(person: Person, dated: Sequence[_Dated], *, since: date, until: date) -> Seen:
    own = [one for one in dated if person.id in one.about]
    found = _sightings(person.id, [one for one in own if one.entry.seen == "yes"])
    ends = _ends(person, since=since, until=until)
    gaps = _gaps(found, own, ends=ends)
    sure = _gaps([one for one in found if not one.with_], own, ends=ends)
    strict = next(iter(longest_gaps(sure)), None)
    longest = next(iter(longest_gaps(gaps)), None)
    same = strict is None or (longest and longest.days == strict.days)
    return Seen(person.id, first_name(person), found, gaps, None if same else strict)


def first_name(person: Person) -> str:
    """What the page calls a child: the first of their names."""
    return person.name.split()[0]


def _sightings(child: str, seen: Iterable[_Dated]) -> tuple[Sighting, ...]:
    by_date: dict[Edge, list[_Dated]] = {}
    for one in sorted(seen, key=lambda one: one.at):
        by_date.setdefault(one.at, []).append(one)
    return tuple(
        Sighting(
            at,
            alone=any(one.entry.alone == "yes" for one in many),
            with_=_others(child, many),
            entries=tuple(one.entry for one in many),
        )
        for at, many in by_date.items()
    )


def _others(child: str, many: Sequence[_Dated]) -> tuple[str, ...]:
    others = [one.about - {child} for one in many]
    return tuple(sorted(frozenset().union(*others))) if all(others) else ()


def _ends(person: Person, *, since: date, until: date) -> tuple[Edge, Edge]:
    """From where to where a child could have been seen."""
    born = bounds(person.born)[0] if person.born else since
    died = bounds(person.died)[1] if person.died else until
    begins, begun = (born, "their birth") if born > since else (since, "the first record")
    ends, ended = (died, "their death") if died < until else (until, "the end of the records")
    return Edge(begins, begins, begun), Edge(ends, ends, ended)


def _gaps(
    found: Sequence[Sighting], own: Sequence[_Dated], *, ends: tuple[Edge, Edge]
) -> tuple[Gap, ...]:
    reached, end = ends
    gaps = []
    for at in [*(one.at for one in found), end]:
        if at.first > reached.last:
            inside = sum(reached.last < one.at.first <= one.at.last < at.first for one in own)
            gaps.append(Gap(reached, at, inside))
        if at.last >= reached.last:
            reached = at
    return tuple(gap for gap in gaps if gap.until.first <= end.last)
