"""Who lived where, and when: a family's households as each person's stays.

A home is a place: households with the same place are one home. Dates may be imprecise, so a
move is put on the latest first day that the end of one stay and the beginning of the next
allow: "until 2023-11" and "since 2023-11-24" meet on 24 November 2023.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from toolkit.scenario.dates import bounds
from toolkit.scenario.models import Family, Household, Person

__all__ = ["Stay", "family_people", "find_stays", "lives_at", "moves_of"]

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stay:
    """Some time one person lived in one home.

    Attributes:
        person: The person's id.
        place: The home.
        since: When it began, as written; empty if at birth.
        until: When it ended, as written; empty if it did not, or ended with a death.
        first: The first day of it, as far as one is known.
        last: The last day of it; nothing if it did not end.
        entries: Numbers of the household entries that it is made of, counted from 0.
    """

    person: str
    place: str
    since: str
    until: str
    first: date
    last: date | None
    entries: tuple[int, ...]

    def covers(self, day: date) -> bool:
        """Whether the person lived there on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


def family_people(family: Family) -> tuple[Person, ...]:
    """The cast without its professionals, in the order of the file."""
    return tuple(person for person in family.people if person.kind != "professional")


def find_stays(family: Family) -> dict[str, tuple[Stay, ...]]:
    """Each person's stays, oldest first, by the person's id; nobody's are left out.

    Two entries of one place that follow each other without a gap are one stay.
    """
    return {person.id: _stays_of(person, family) for person in family_people(family)}


def lives_at(stays: tuple[Stay, ...], *, on: date) -> tuple[str, ...]:
    """The homes of one person on a day: none, one, or more where care is shared."""
    return tuple(dict.fromkeys(stay.place for stay in stays if stay.covers(on)))


def moves_of(stays: tuple[Stay, ...], *, since: date, until: date) -> tuple[Stay, ...]:
    """The stays that began with a move from another home between two days, both included."""
    return tuple(
        later
        for earlier, later in pairwise(stays)
        if earlier.place != later.place and since <= later.first <= until
    )


def _stays_of(person: Person, family: Family) -> tuple[Stay, ...]:
    born = bounds(person.born)[0] if person.born else None
    died = bounds(person.died)[1] if person.died else None
    own = [
        (n, household)
        for n, household in enumerate(family.households)
        if person.id in household.people and not _is_outside(household, born, died)
    ]
    own.sort(key=lambda item: (bounds(item[1].since), item[0]))
    made: list[Stay] = []
    for place, (n, household) in enumerate(own):
        following = own[place + 1][1] if place + 1 < len(own) else None
        previous = own[place - 1][1] if place else None
        first, since = _first_day(household, previous), household.since
        if born and bounds(household.since)[1] < born:
            first, since = born, ""
        last, until = _last_day(household, following), household.until or ""
        if died and (last is None or died < last):
            last, until = died, ""
        last = max(last, first) if last else None
        stay = Stay(person.id, household.place, since, until, first, last, (n,))
        if made and _joins(made[-1], stay):
            stay = _join(made.pop(), stay)
        made.append(stay)
    return tuple(made)


def _is_outside(household: Household, born: date | None, died: date | None) -> bool:
    """Whether a household ended before a birth or began after a death."""
    early = born and household.until and bounds(household.until)[1] < born
    late = died and bounds(household.since)[0] > died
    return bool(early or late)


def _meet(until: str, since: str) -> date | None:
    """The day of a move, if the end of one entry may be the beginning of another."""
    (end_first, end_last), (first, last) = bounds(until), bounds(since)
    touching = end_first <= last + _DAY and first <= end_last + _DAY
    return max(end_first, first) if touching else None


def _first_day(household: Household, previous: Household | None) -> date:
    met = _meet(previous.until, household.since) if previous and previous.until else None
    return met or bounds(household.since)[0]


def _last_day(household: Household, following: Household | None) -> date | None:
    if household.until is None:
        return None
    met = _meet(household.until, following.since) if following else None
    return met - _DAY if met else bounds(household.until)[1]


def _joins(earlier: Stay, later: Stay) -> bool:
    return earlier.place == later.place and (
        earlier.last is None or later.first <= earlier.last + _DAY
    )


def _join(earlier: Stay, later: Stay) -> Stay:
    """Two stays of one home as one, which lasts as long as the longer."""
    lasts = earlier if earlier.last is None or (later.last and later.last < earlier.last) else later
    return Stay(
        *(earlier.person, earlier.place, earlier.since, lasts.until, earlier.first, lasts.last),
        entries=(*earlier.entries, *later.entries),
    )
