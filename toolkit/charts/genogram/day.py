"""One day of a family: what of its lines was so on that day, and who lived where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.charts.genogram.kin import Partnership
from toolkit.charts.genogram.say import short_names
from toolkit.scenario.dates import bounds, say_date
from toolkit.scenario.homes import family_people, find_stays, lives_at, moves_of
from toolkit.scenario.models import Family

__all__ = ["Day", "find_days", "homes_on", "last_day", "partnerships_on", "was_so"]

_MONTH_LENGTH = len("2024-03")


@dataclass(frozen=True)
class Day:
    """A day worth a drawing of its own.

    Attributes:
        on: The day.
        says: What to call it: 'September 2022', 'After the move, November 2023'.
    """

    on: date
    says: str


def last_day(family: Family) -> date:
    """The last day of the records' time."""
    return bounds(family.until)[1]


def homes_on(family: Family, on: date) -> dict[str, tuple[str, ...]]:
    """Each home in which somebody lived on a day, and who, in the order of the file."""
    found: dict[str, tuple[str, ...]] = {}
    for person, stays in find_stays(family).items():
        for place in lives_at(stays, on=on):
            found[place] = (*found.get(place, ()), person)
    return found


def was_so(since: str, until: str, on: date) -> bool:
    """Whether something that began and ended was so on a day; unknown ends do not count."""
    begun = not since or bounds(since)[0] <= on
    return begun and not (until and bounds(until)[1] < on)


def partnerships_on(known: tuple[Partnership, ...], on: date) -> tuple[Partnership, ...]:
    """Partnerships as they were on a day: without those to come, and without ends to come."""
    return tuple(
        one
        if not one.until or bounds(one.until)[0] <= on
        else Partnership(one.since, "", one.quality, "")
        for one in known
        if not one.since or bounds(one.since)[0] <= on
    )


def find_days(family: Family) -> tuple[Day, ...]:
    """The days on which the family looked different: beginning, births, deaths, moves, partings.

    Returns:
        Oldest first; at least the beginning and the end of the records' time.
    """
    begin, end = bounds(family.since)[0], last_day(family)
    found: dict[date, list[str]] = {}
    for on, what in _changes(family, begin, end):
        if what not in found.setdefault(on, []):
            found[on].append(what)
    days = [Day(begin, _month(begin))]
    days += [
        Day(on, f"After {' and '.join(what)}, {_month(on)}") for on, what in sorted(found.items())
    ]
    return (*days, Day(end, _month(end)))


def _changes(family: Family, begin: date, end: date) -> list[tuple[date, str]]:
    people = {person.id: person for person in family_people(family)}
    called = short_names(people)
    found: list[tuple[date, str]] = []
    for person in people.values():
        if person.born:
            found.append((bounds(person.born)[1], f"{called[person.id]}’s birth"))
        if person.died:
            found.append((bounds(person.died)[1], f"{called[person.id]}’s death"))
    found += [(on, what) for on, what in _moves(family, begin, end, called)]
    for relation in family.relations:
        who = [called[one] for one in relation.of if one in called]
        if relation.kind == "partner" and len(who) == 2:  # noqa: PLR2004 -- a couple
            both = " and ".join(who)
            if relation.since:
                found.append((bounds(relation.since)[1], f"{both} became partners"))
            if relation.until:
                found.append((bounds(relation.until)[1], f"{both} parted"))
    return [(on, what) for on, what in found if begin < on < end]


def _moves(
    family: Family, begin: date, end: date, called: dict[str, str]
) -> list[tuple[date, str]]:
    movers: dict[date, list[str]] = {}
    for person, stays in find_stays(family).items():
        for stay in moves_of(stays, since=begin + timedelta(days=1), until=end):
            movers.setdefault(stay.first, []).append(called[person])
    return [
        (on, f"{' and '.join(who)} moved" if len(who) <= 2 else "the move")  # noqa: PLR2004
        for on, who in movers.items()
    ]


def _month(on: date) -> str:
    return say_date(on.isoformat()[:_MONTH_LENGTH])
