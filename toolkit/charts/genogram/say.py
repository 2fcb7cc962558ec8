"""Small words: years, ages, spans, lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from toolkit.scenario.checks.ages import months_old
from toolkit.scenario.dates import bounds, say_date
from toolkit.scenario.models import Person

__all__ = [
    "age_on",
    "has_died",
    "is_born",
    "join",
    "say_span",
    "short_names",
    "span_years",
    "years",
]

_YEAR = 12


def years(edtf: str) -> str:
    """A date as its year: 'c. 1958' where it is not exact about that."""
    first, last = bounds(edtf)
    hedge = "c. " if any(sign in edtf for sign in "~?%") or first.year != last.year else ""
    return f"{hedge}{first.year}"


def span_years(since: str, until: str) -> str:
    """'2011–2015', 'from 2016', 'until 2015', or nothing."""
    if since and until:
        return f"{years(since)}–{years(until)}"
    return f"from {years(since)}" if since else f"until {years(until)}" if until else ""


def say_span(since: str, until: str) -> str:
    """The same for a sentence: 'from 2011 to March 2015', 'since 2016'."""
    if since and until:
        return f"from {say_date(since)} to {say_date(until)}"
    return f"since {say_date(since)}" if since else f"until {say_date(until)}" if until else ""


def is_born(person: Person, on: date) -> bool:
    """Whether somebody may be born on a day; true where nobody knows."""
    return person.born is None or bounds(person.born)[0] <= on


def has_died(person: Person, on: date) -> bool:
    """Whether somebody had died by the end of a day or of what is known of its date."""
    return person.died is not None and bounds(person.died)[0] <= on


def age_on(person: Person, on: date) -> str:
    """An age for a symbol: '12', '~33' where it may be 32, '5 m' for months; nothing if unknown."""
    if person.born is None or not is_born(person, on) or has_died(person, on):
        return ""
    oldest, youngest = (months_old(day, on=on) for day in bounds(person.born))
    if youngest < 0:
        return ""
    if oldest < _YEAR:
        return f"{oldest} m" if oldest else "<1 m"
    hedge = "" if oldest // _YEAR == youngest // _YEAR else "~"
    return f"{hedge}{oldest // _YEAR}"


def join(words: Sequence[str]) -> str:
    """'Keira, Callum and Isla'."""
    *most, last = words or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def short_names(people: Mapping[str, Person]) -> dict[str, str]:
    """First names, or whole names where two people have the same first name."""
    first = {person.id: person.name.split()[0] for person in people.values()}
    names = list(first.values())
    return {
        person.id: first[person.id] if names.count(first[person.id]) == 1 else person.name
        for person in people.values()
    }
