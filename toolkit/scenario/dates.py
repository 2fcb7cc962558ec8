"""Imprecise dates: what days an EDTF date may mean, and how to say it.

EDTF is the date standard of archives and libraries (ISO 8601-2): ``2024-03`` is a day in
March 2024 that nobody wrote down, ``2024-03-02~`` is around 2 March. The forms people use
every day are read here in microseconds; rarer ones go to the ``edtf`` library, which takes
a third of a second to import and some milliseconds a date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

__all__ = ["FIRST_YEAR", "LAST_YEAR", "bounds", "say_date"]

FIRST_YEAR = 1900
LAST_YEAR = 2100
"""Dates outside these years are slips of the finger, and are refused."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_HEDGES = {"": "", "~": "around ", "?": "perhaps ", "%": "perhaps around "}
_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_EDTF_CHARACTERS = re.compile(r"[0-9XYSEW.,~?%/\-\[\]{}]{4,40}")
_FORMS = "2024, 2024-03, 2024-03-02, 2024-03-02~ (around) or 2024-01/2024-04 (from, to)"


@dataclass(frozen=True)
class _Point:
    """One year, month, day or season; ``part`` is the month, or 21 to 24 for a season."""

    year: int
    part: int = 0
    day: int = 0
    hedge: str = ""

    @property
    def first(self) -> date:
        month, _ = _SEASON_MONTHS.get(self.part, (self.part or 1, 0))
        return date(self.year, month, self.day or 1)

    @property
    def last(self) -> date:
        _, month = _SEASON_MONTHS.get(self.part, (0, self.part or 12))
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def say(self, *, year: bool = True, month: bool = True) -> str:
        """The date in words, leaving out what the other end of an interval will say."""
        name = _SEASONS.get(self.part) or ("", *_MONTHS)[self.part]
        parts = (self.day or "", name if month else "", self.year if year else "")
        return _HEDGES[self.hedge] + " ".join(str(part) for part in parts if part)


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[date, date]:
    """The earliest and the latest day an EDTF date may mean.

    A qualifier (``~`` around, ``?`` perhaps, ``%`` both) does not move them: how far from
    "around 2 March" an answer may be is for the key to say, not for the calendar.

    Args:
        edtf: A date, ``2024-03``, or an interval, ``2024-01~/2024-04-02``. Seasons are
            ``2024-21`` (spring) to ``2024-24`` (winter, which here is December).

    Returns:
        First and last day, both included.

    Raises:
        ValueError: With a sentence for the person who wrote the date.
    """
    points = _read(edtf)
    first, last = (points[0].first, points[-1].last) if points else _ask_the_library(edtf)
    if first > last:
        raise ValueError(f"The date {edtf!r} ends before it begins.")
    return first, last


@lru_cache(maxsize=4096)
def say_date(edtf: str) -> str:
    """Say an EDTF date in words: "around 3 March 2024", "2 to 5 March 2024", "spring 2024".

    Raises:
        ValueError: With a sentence, if it is not a date.
    """
    first, last = bounds(edtf)
    points = _read(edtf)
    if not points:  # a rare form: what it may mean is the plainest way to say it
        return f"between {_point(first).say()} and {_point(last).say()}"
    start, end = points[0], points[-1]
    if len(points) == 1:
        return start.say()
    plain = not start.hedge and not end.hedge and start.part and end.part
    same_year = bool(plain and start.year == end.year)
    same_month = bool(same_year and start.part == end.part and start.day and end.day)
    return f"{start.say(year=not same_year, month=not same_month)} to {end.say()}"


def _point(day: date) -> _Point:
    return _Point(day.year, day.month, day.day)


def _read(edtf: str) -> tuple[_Point, ...]:
    """The one or two points of a common form; nothing for a form left to the library."""
    matches = [_POINT.fullmatch(part) for part in edtf.split("/", maxsplit=2)]
    found = [match for match in matches if match]
    if len(found) != len(matches) or len(matches) > 2:  # noqa: PLR2004 -- an interval has two ends
        return ()
    return tuple(_make_point(match, edtf) for match in found)


def _make_point(match: re.Match[str], edtf: str) -> _Point:
    year, part, day = (int(group or 0) for group in match.group(1, 2, 3))
    _refuse_far_years(year, edtf)
    if match[2] and not (1 <= part <= 12 or (part in _SEASONS and not match[3])):  # noqa: PLR2004
        raise ValueError(
            f"The date {edtf!r} has no month {match[2]}; months are 01 to 12, "
            "seasons 21 (spring) to 24 (winter)."
        )
    if match[3] and not 1 <= day <= monthrange(year, part)[1]:
        raise ValueError(
            f"The date {edtf!r} has no day {match[3]}; "
            f"{_MONTHS[part - 1]} {year} has {monthrange(year, part)[1]} days."
        )
    return _Point(year, part, day, match[4])


def _refuse_far_years(year: int, edtf: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(
            f"The date {edtf!r} is outside the years {FIRST_YEAR} to {LAST_YEAR} used here."
        )


def _ask_the_library(edtf: str) -> tuple[date, date]:
    not_a_date = f"{edtf[:40]!r} is not a date we can read; write {_FORMS}."
    if not _EDTF_CHARACTERS.fullmatch(edtf):
        raise ValueError(not_a_date)
    from edtf import parse_edtf

    try:
        parsed = parse_edtf(edtf)
        low, high = parsed.lower_strict(), parsed.upper_strict()
        _refuse_far_years(low[0], edtf)
        _refuse_far_years(high[0], edtf)
        return date(*low[:3]), date(*high[:3])
    except ValueError as error:
        if "outside the years" in str(error):
            raise
        raise ValueError(not_a_date) from error
    except Exception as error:  # the library answers odd input with any kind of exception
        raise ValueError(not_a_date) from error
