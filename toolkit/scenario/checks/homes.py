"""Where the children lived: is it told for all of the time, and only once?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from toolkit.scenario.dates import bounds, say_date
from toolkit.scenario.homes import Stay, family_people, find_stays
from toolkit.scenario.models import Family, Person
from toolkit.scenario.problems import Problem
from toolkit.scenario.source import Source

__all__ = ["check_homes"]

_DAY = timedelta(days=1)


def check_homes(source: Source) -> Iterator[Problem]:
    """Warn of somebody in two homes at once, and of a child in none.

    Both may be meant: a child may have two homes, and nobody may know where one was. So these
    are warnings, for anybody's overlap and for a child's gap while the records last.
    """
    family = source.family.value
    stays = find_stays(family)
    for person in family_people(family):
        yield from _find_overlaps(source, person, stays[person.id])
        if person.kind == "child":
            yield from _find_gaps(source, person, stays[person.id])


def _find_overlaps(source: Source, person: Person, stays: tuple[Stay, ...]) -> Iterator[Problem]:
    for earlier, later in combinations(stays, 2):
        if earlier.place == later.place or (earlier.last and earlier.last < later.first):
            continue
        end = min((day for day in (earlier.last, later.last) if day), default=None)
        span = f"from {_say(later.first)}" + (f" to {_say(end)}" if end else "")
        yield source.family.problem(
            f"{person.name} lives in two homes {span}: {earlier.place} and {later.place}. If "
            "this was a move, end the one before the other begins; if both were home, leave it.",
            *("households", later.entries[0], "since"),
            warning=True,
        )


def _find_gaps(source: Source, child: Person, stays: tuple[Stay, ...]) -> Iterator[Problem]:
    reached, ends = _time_of(source.family.value, child)
    for stay in stays:
        if reached < stay.first <= ends:
            yield _gap(source, child, (reached, stay.first - _DAY), stay.entries[0])
        reached = max(reached, stay.last + _DAY if stay.last else ends + _DAY)
    if stays and reached <= ends:
        yield _gap(source, child, (reached, ends), stays[-1].entries[-1])


def _gap(source: Source, child: Person, span: tuple[date, date], entry: int) -> Problem:
    first, last = map(_say, span)
    days = f"on {first}" if first == last else f"from {first} to {last}"
    return source.family.problem(
        f"{child.name} is in no household {days}; say where, or leave it if nobody knew.",
        *("households", entry),
        warning=True,
    )


def _time_of(family: Family, child: Person) -> tuple[date, date]:
    """The first and last day on which a child should live somewhere."""
    ends = bounds(family.until)[1]
    if child.died:
        ends = min(ends, bounds(child.died)[0])
    return max(bounds(family.since)[1], _born(child)), ends


def _born(child: Person) -> date:
    return bounds(child.born)[1] if child.born else date.min


def _say(day: date) -> str:
    return say_date(day.isoformat())
