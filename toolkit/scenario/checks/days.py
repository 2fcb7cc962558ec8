"""Days written in texts: does a calendar have them, and is a birth date the one in the cast?"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from toolkit.scenario.checks.ages import name_of
from toolkit.scenario.checks.texts import find_texts
from toolkit.scenario.dates import bounds, say_date
from toolkit.scenario.models import Person
from toolkit.scenario.problems import Problem
from toolkit.scenario.source import Source

__all__ = ["check_days"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_FORMS = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<name>{_MONTH})(?:[.,]? (?P<year>\d{{4}}))?",
    r"(?P<day>\d{1,2})(?P<between>[/.-])(?P<month>\d{1,2})(?P=between)(?P<year>\d{4}|\d{2})",
    r"(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})",
)
_NO_STREET = r"(?! (?:Road|Street|Avenue|Close|Lane|Court|House|Way|Drive|Place|Terrace)\b)"
_DAYS = tuple(re.compile(rf"(?<![\w/.-]){form}(?![\w/-]){_NO_STREET}") for form in _FORMS)
_BORN = (
    r"(?:['’]s)?,?[ ]?[(\[]?(?:was |is )?(?:DOB|dob|[Dd]\.[Oo]\.[Bb]\.?|[Dd]ate of birth|[Bb]orn)"
)
_LEAP = 2024
_LAST_MONTH = 12


def check_days(source: Source) -> Iterator[Problem]:
    """Refuse days that no calendar has, and birth dates that are not those in the cast.

    "31 February 2023" and "31/02/2023" are looked at, whoever is meant. A birth date is one that
    stands just after a name: "Mia DOB 2/6/2018", "Mia's date of birth is …", "Mia (born …".
    """
    for written in find_texts(source):
        for pattern in _DAYS:
            for match in pattern.finditer(written.text):
                if _is_no_day(match):
                    yield written.problem(
                        f"There is no {match[0]} in the calendar; write a day that there was.",
                        match[0],
                    )
    people = [person for person in source.people.values() if person.born]
    for person in people:
        born = re.compile(rf"{name_of(person)}{_BORN}[: ]*(?:is |on )?(?=\d)")
        for written in find_texts(source):
            for start in born.finditer(written.text):
                day = _day_at(written.text, start.end())
                if day and not _is_birth(person, day):
                    words = written.text[start.start() : day.end()]
                    yield written.problem(
                        f"“{words}” is not what scenario.yaml says: {person.name} was born "
                        f"{say_date(person.born or '')}.",
                        words,
                    )


def _month_and_day(match: re.Match[str]) -> tuple[int, int]:
    found = match.groupdict()
    name = found.get("name")
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(found["month"])
    return month, int(found["day"])


def _years(match: re.Match[str]) -> tuple[int, ...]:
    """The years that may be meant: none where none is written, two where it has two digits."""
    written = match["year"] or ""
    if len(written) == len("24"):
        return 2000 + int(written), 1900 + int(written)
    return (int(written),) if written else ()


def _is_no_day(match: re.Match[str]) -> bool:
    (month, day), years = _month_and_day(match), _years(match)
    if not 1 <= month <= _LAST_MONTH:
        return len(years) == 1  # "7/13/24" may be three scores
    year = (*years, _LEAP)[0]
    return not (year and 1 <= day <= monthrange(year, month)[1])


def _day_at(text: str, start: int) -> re.Match[str] | None:
    """The day, with its year, that is written at a place of a text."""
    matches = (pattern.match(text, start) for pattern in _DAYS)
    return next((match for match in matches if match and match["year"]), None)


def _is_birth(person: Person, match: re.Match[str]) -> bool:
    """Whether somebody may have been born on a day; what is no day has been told."""
    first, last = bounds(person.born or "")
    month, day = _month_and_day(match)
    found = [_make_day(year, month, day) for year in _years(match)]
    return not any(found) or any(first <= each <= last for each in found if each)


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
