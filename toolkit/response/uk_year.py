"""The year as people in England name its parts: terms, holidays, feasts and seasons.

Terms and school holidays differ a little between schools and authorities, so each span here
is wide enough to hold them all, and is shown to the learner in the dates it was taken to mean.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.response.days import Days, month_end

__all__ = ["ALIASES", "HALF_TERMS", "NAMED", "Named", "easter"]


@dataclass(frozen=True)
class Named:
    """A part of the year that has a name.

    Attributes:
        name: As it is said, without the year.
        span: Year to first and last day. The year is the one people say with the name: the
            Christmas holidays of 2023 end in January 2024.
        detail: What it is taken to mean, where that is plainer than its dates.
        second: Whether a school year, 2023/24, means its second year (spring, summer).
        two: Whether it is called by both years it touches: winter 2023/24.
    """

    name: str
    span: Callable[[int], tuple[date, date]]
    detail: str = ""
    second: bool = False
    two: bool = False

    def at(self, year: int) -> Days:
        """The days it had in one year."""
        first, last = self.span(year)
        called = f"{year}/{(year + 1) % 100:02}" if self.two else f"{year}"
        return Days(first, last, f"{self.name} {called}", self.detail)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the Meeus/Jones/Butcher rule)."""
    century, of_century = divmod(year, 100)
    moon_fix = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * (year % 19) + century - century // 4 - moon_fix + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _fixed(
    first: tuple[int, int], last: tuple[int, int] | None = None
) -> Callable[[int], tuple[date, date]]:
    """Days of the month that are the same each year; the end may fall in the next year."""
    until = last or first
    later = 1 if until < first else 0
    return lambda year: (date(year, *first), date(year + later, *until))


def _from_easter(first: int, last: int) -> Callable[[int], tuple[date, date]]:
    """Days counted from Easter Sunday."""
    return lambda year: (
        easter(year) + timedelta(days=first),
        easter(year) + timedelta(days=last),
    )


def _winter(year: int) -> tuple[date, date]:
    return date(year, 12, 1), month_end(year + 1, 2)


def _monday(month: int, *, last: bool = False) -> Callable[[int], tuple[date, date]]:
    """The first or last Monday of a month: a bank holiday."""

    def span(year: int) -> tuple[date, date]:
        edge = month_end(year, month) if last else date(year, month, 7)
        day = edge - timedelta(days=edge.weekday())
        return day, day

    return span


def _spring_term(year: int) -> tuple[date, date]:
    return date(year, 1, 1), easter(year)


def _summer_term(year: int) -> tuple[date, date]:
    return easter(year) + timedelta(days=1), date(year, 7, 31)


NAMED: dict[str, Named] = {
    "autumn term": Named("autumn term", _fixed((9, 1), (12, 24)), "September to Christmas"),
    "spring term": Named("spring term", _spring_term, "January to Easter", second=True),
    "summer term": Named("summer term", _summer_term, "Easter to July", second=True),
    "autumn half term": Named("autumn half term", _fixed((10, 20), (11, 3)), "late October"),
    "spring half term": Named(
        "spring half term", _fixed((2, 10), (2, 25)), "mid-February", second=True
    ),
    "summer half term": Named("summer half term", _fixed((5, 24), (6, 6)), "late May", second=True),
    "summer holidays": Named(
        "summer holidays", _fixed((7, 20), (9, 5)), "late July to early September", second=True
    ),
    "christmas holidays": Named("Christmas holidays", _fixed((12, 18), (1, 6))),
    "easter holidays": Named("Easter holidays", _from_easter(-16, 15), second=True),
    "school year": Named("school year", _fixed((9, 1), (8, 31)), two=True),
    "financial year": Named("financial year", _fixed((4, 1), (3, 31)), two=True),
    "christmas": Named("Christmas", _fixed((12, 24), (12, 26))),
    "christmas eve": Named("Christmas Eve", _fixed((12, 24))),
    "christmas day": Named("Christmas Day", _fixed((12, 25))),
    "boxing day": Named("Boxing Day", _fixed((12, 26))),
    "new year": Named("New Year", lambda year: (date(year - 1, 12, 31), date(year, 1, 2))),
    "new years eve": Named("New Year's Eve", _fixed((12, 31))),
    "new years day": Named("New Year's Day", _fixed((1, 1)), second=True),
    "easter": Named("Easter", _from_easter(-2, 1), second=True),
    "good friday": Named("Good Friday", _from_easter(-2, -2), second=True),
    "easter sunday": Named("Easter Sunday", _from_easter(0, 0), second=True),
    "easter monday": Named("Easter Monday", _from_easter(1, 1), second=True),
    "may day bank holiday": Named("early May bank holiday", _monday(5), second=True),
    "spring bank holiday": Named("late May bank holiday", _monday(5, last=True), second=True),
    "august bank holiday": Named("August bank holiday", _monday(8, last=True), second=True),
    "halloween": Named("Halloween", _fixed((10, 31))),
    "bonfire night": Named("Bonfire Night", _fixed((11, 5))),
    "valentines day": Named("Valentine's Day", _fixed((2, 14)), second=True),
    "spring": Named("spring", _fixed((3, 1), (5, 31)), "March to May", second=True),
    "summer": Named("summer", _fixed((6, 1), (8, 31)), "June to August", second=True),
    "autumn": Named("autumn", _fixed((9, 1), (11, 30)), "September to November"),
    "winter": Named("winter", _winter, two=True),
}
"""Lower-case name to the part of the year it names."""

HALF_TERMS = ("autumn half term", "spring half term", "summer half term")
"""What "half term" alone may mean."""

ALIASES: dict[str, str] = {
    "october half term": "autumn half term",
    "oct half term": "autumn half term",
    "february half term": "spring half term",
    "feb half term": "spring half term",
    "may half term": "summer half term",
    "whitsun half term": "summer half term",
    "whitsun": "summer half term",
    "academic year": "school year",
    "xmas": "christmas",
    "christmas time": "christmas",
    "christmas period": "christmas holidays",
    "xmas eve": "christmas eve",
    "xmas day": "christmas day",
    "xmas holidays": "christmas holidays",
    "new year eve": "new years eve",
    "new year day": "new years day",
    "new years": "new year",
    "easter weekend": "easter",
    "easter time": "easter",
    "easter day": "easter sunday",
    "early may bank holiday": "may day bank holiday",
    "may bank holiday": "may day bank holiday",
    "late may bank holiday": "spring bank holiday",
    "summer bank holiday": "august bank holiday",
    "guy fawkes night": "bonfire night",
    "fireworks night": "bonfire night",
    "spring time": "spring",
    "springtime": "spring",
    "summertime": "summer",
    "fall": "autumn",
}
"""Other words for the same part of the year."""
