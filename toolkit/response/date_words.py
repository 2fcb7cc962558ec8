"""One day, month, year or named part of a year, read from tidied words."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from toolkit.response.days import Days, month_end
from toolkit.response.uk_year import ALIASES, HALF_TERMS, NAMED

__all__ = ["Moment", "NotUnderstoodError", "read_moment", "tidy"]

_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SLIPS = {"sept": 9, "febuary": 2, "feburary": 2, "janurary": 1, "agust": 8, "ocotber": 10}
_MONTHS = {
    **{name: number for number, name in enumerate(_MONTH_NAMES, start=1)},
    **{name[:3]: number for number, name in enumerate(_MONTH_NAMES, start=1)},
    **_SLIPS,
}
_WEEKDAY_NAMES = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)
_WEEKDAYS = tuple(name[:3].lower() for name in _WEEKDAY_NAMES)
_LAST_MONTH = 12
_LEAP = 2024

_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_FOUR = r"(?P<year>[0-9]{4})"
_NUMBER = r"(?P<number>[0-9]{1,2})"
_UNKNOWN_DAY = r"(?:x{1,2}|\?{1,2}|00|_{1,2})"  # a single 0 may be half of 10, 20 or 30

_DATE_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_FOUR}([-/. ]){_NUMBER}\2(?P<day>[0-9]{{1,2}})",  # 2024-03-02
        r"(?P<year>(?:19|20)[0-9]{2})(?P<number>0[1-9]|1[0-2])(?P<day>[0-9]{2})",  # 20240302
        rf"(?P<day>[0-9]{{2}})(?P<number>[0-9]{{2}}){_YEAR}",  # 02032024, 020324
        rf"{_UNKNOWN_DAY}([-/.]){_NUMBER}\1{_YEAR}",  # xx/03/24
        rf"{_DAY}([-/. ]){_NUMBER}\2{_YEAR}",  # 2/3/24
        rf"{_DAY}([/.]){_NUMBER}",  # 2/3
        rf"{_NUMBER}[-/.]{_FOUR}",  # 03/2024
        rf"{_FOUR}[-/.](?P<number>0[1-9]|1[0-2])",  # 2024-03
        rf"{_DAY}[ /.-]?{_MONTH}(?:[ /.-]?{_YEAR})?",  # 2 March 2024
        rf"{_MONTH}[ -]?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)",  # March 2nd
        rf"{_MONTH}[ -]?(?P<day>[0-9])",  # March 2
        rf"{_MONTH}[ -]?{_DAY} {_FOUR}",  # March 2 2024
        rf"{_MONTH}[ /.-]?{_YEAR}",  # March 2024, Mar 24
        rf"{_FOUR}[ /.-]{_MONTH}",  # 2024 March
        _MONTH,
        _FOUR,
    )
)
_SCHOOL_YEAR = re.compile(
    r"(?:(?P<name>[a-z ]+) (?P<short>[0-9]{2}(?=[-/][0-9]{2}$))?)?"
    r"(?(short)|(?P<year>[0-9]{4}))[-/](?P<next>[0-9]{4}|[0-9]{2})"
)
_NAMED_FORMS = (
    re.compile(rf"(?P<name>[a-z ]+?)(?: {_YEAR})?"),
    re.compile(rf"{_FOUR} (?P<name>[a-z ]+)"),
    re.compile(rf"(?P<name>[a-z ]+?) {_FOUR} (?P<rest>[a-z ]+)"),  # october 2023 half term
)

_SHORT_YEAR = re.compile("(?:(?<=^)|(?<=[a-z] ))['\u2018\u2019`](?=[0-9]{2}(?:$| ))")
_CLOCK = re.compile(
    r"(?<![0-9/.-])(?:[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"
    r"(?: ?(?:am|pm|hrs?|hours|z)\b)?"
    r"|[01]?[0-9](?:\.[0-5][0-9])? ?[ap]m\b|[0-2][0-9][0-5][0-9] ?(?:hrs|hours)\b)"
)
_PART_OF_DAY = re.compile(
    r"(?<!bonfire )(?<!fawkes )(?<!fireworks )\b(?:(?:early|mid|late)[ -])?"
    r"(?:morning|afternoon|evening|night|lunch ?time|midday|noon|midnight|overnight|tea ?time)\b"
)
_WEEKDAY = re.compile(
    r"(?<!good )(?<!easter )\b(mon|tue|wed|thu|fri|sat|sun)"
    r"(?:day|s|sday|nesday|rsday|urday|rs|r|ds|ednesday)?\b"
)
_FILLERS = re.compile(
    r"\b(?:the|of|in|on|at|during|over|dated?|sometime|some time|month|school(?! year))\b:?"
)
_WEEK_FROM = re.compile(
    r"\b(?:w[/. ]?[cb]|wk[/. ]?[cb]|(?:week|wk)(?: (?:commencing|beginning|starting|from))?)\b"
)
_WEEK_TO = re.compile(r"\b(?:w/?e|(?:week|wk) ending)\b")


class NotUnderstoodError(ValueError):
    """Says to the learner why a date was not understood."""


@dataclass(frozen=True)
class Moment:
    """A day or stretch of days, of a year that may not have been typed.

    Attributes:
        at: The days it was in one year; several where one name has several meanings. They raise
            ValueError for a year that has no such day (29 February 2023).
        year: The year typed, or None.
        weekday: The day of the week typed with it, Monday 0, or None.
    """

    at: tuple[Callable[[int], Days], ...]
    year: int | None = None
    weekday: int | None = None

    def on(self, near: date | None) -> Days:
        """Its days; without a year, those nearest to ``near``."""
        if self.year is not None:
            if len(self.at) > 1:
                names = ", ".join(at(self.year).name for at in self.at)
                raise NotUnderstoodError(f"That could be any of these: {names}. Say which.")
            return self._called(self.at[0](self.year))
        if near is None:
            raise NotUnderstoodError("The year is missing; add it, for example March 2024.")
        choices = _choices(self.at, near, reach=1) or _choices(self.at, near, reach=8)
        if not choices:
            raise NotUnderstoodError("There is no such day in the calendar.")
        return self._called(
            min(choices, key=lambda days: (not self._agrees(days), _gap(days, near)))
        )

    def latest_by(self, day: date) -> Days:
        """Its days, as late as they can be and begin by a day: Dec in "Dec to Feb 2024"."""
        choices = [days for days in _choices(self.at, day, reach=8) if days.first <= day]
        return self.on(day) if self.year is not None or not choices else choices[-1]

    def earliest_to(self, day: date) -> Days:
        """Its days, as early as they can be and end no sooner than a day."""
        choices = [days for days in _choices(self.at, day, reach=8) if days.last >= day]
        return self.on(day) if self.year is not None or not choices else choices[0]

    def each(self, change: Callable[[Days], Days]) -> Moment:
        """The same moment with its days changed: a week from that day, its first part."""

        def changed(at: Callable[[int], Days]) -> Callable[[int], Days]:
            return lambda year: change(at(year))

        return Moment(tuple(changed(at) for at in self.at), self.year)

    def _agrees(self, days: Days) -> bool:
        return self.weekday in {None, days.first.weekday()}

    def _called(self, days: Days) -> Days:
        """The days; saying the real day of the week where another was typed."""
        if days.name or days.first != days.last or self._agrees(days):
            return days
        day = days.first
        plain = f"{day.day} {_MONTH_NAMES[day.month - 1].title()} {day.year}"
        return Days(day, day, plain, f"a {_WEEKDAY_NAMES[day.weekday()]}")


def _choices(at: tuple[Callable[[int], Days], ...], near: date, *, reach: int) -> list[Days]:
    """The days in each year within reach, oldest first; years that have none left out."""
    choices = []
    for year in range(near.year - reach, near.year + reach + 1):
        for days_of in at:
            with suppress(ValueError, OverflowError):
                choices.append(days_of(year))
    return sorted(choices, key=lambda days: days.first)


def _gap(days: Days, near: date) -> int:
    """Days between a stretch and a day; 0 if the day is within it."""
    return max((days.first - near).days, (near - days.last).days, 0)


def tidy(typed: str) -> str:
    """Typed words in one form: lower case, single spaces, no commas, times or small words."""
    text = unicodedata.normalize("NFKC", typed).casefold()
    text = _SHORT_YEAR.sub("20", text)
    text = re.sub("[\u2010-\u2015\u2212]", "-", text)
    text = re.sub("['\u2018\u2019`]", "", text)
    text = re.sub(r"[,;()\[\]\"\u201c\u201d]", " ", text)
    text = re.sub(r"(?<=[a-z])\.", " ", text)
    text = re.sub(r"(?<=[0-9])t(?=[0-9]{2}:)", " ", text)
    text = re.sub(r"\b([ap]) m\b", r"\1m", text)
    text = _WEEK_FROM.sub(" week ", _WEEK_TO.sub(" weekto ", text))
    text = _CLOCK.sub(" ", text)
    text = _PART_OF_DAY.sub(" ", text)
    text = _FILLERS.sub(" ", text)
    text = re.sub(r"half-term", "half term", text)
    text = re.sub(r"(?<=[0-9]) *([/.]) *(?=[0-9])", r"\1", text)
    return " ".join(text.split()).strip(" .:!+-")


def read_moment(text: str) -> Moment | None:
    """The moment tidied words name, or None if they are not one.

    Raises:
        NotUnderstoodError: If they are a date in form that no calendar has: 31/2/24.
    """
    weekdays = _WEEKDAY.findall(text)
    if len(weekdays) == 1:
        without = " ".join(_WEEKDAY.sub(" ", text).split())
        moment = _plain_moment(without)
        return moment and Moment(moment.at, moment.year, _WEEKDAYS.index(weekdays[0]))
    return _plain_moment(text)


def _plain_moment(text: str) -> Moment | None:
    for form in _DATE_FORMS:
        if match := form.fullmatch(text):
            return _dated(match.groupdict())
    if match := _SCHOOL_YEAR.fullmatch(text):
        return _of_two_years(match)
    for form in _NAMED_FORMS:
        if match := form.fullmatch(text):
            parts = match.groupdict()
            name = f"{parts['name']} {parts.get('rest') or ''}".strip()
            if moment := _named(name, _year(parts["year"])):
                return moment
    return None


def _dated(parts: dict[str, str | None]) -> Moment:
    """A day, month or year from its numbers and month's name."""
    day, number, year = parts.get("day"), parts.get("number"), _year(parts.get("year"))
    name = parts.get("month")
    if day and number and year is None and int(number) > _LAST_MONTH >= int(day):
        day, number, year = None, day, _year(number)  # 3/24 is March 2024
    month = _MONTHS[name] if name else int(number or 0)
    if number and not 1 <= month <= _LAST_MONTH:
        raise NotUnderstoodError(f"There is no month {month}; type the day, then the month.")
    if not month:
        return Moment((lambda y: Days(date(y, 1, 1), date(y, 12, 31)),), year)
    if not day:
        return Moment((lambda y: Days(date(y, month, 1), month_end(y, month)),), year)
    return _day(int(day), month, year)


def _day(day: int, month: int, year: int | None) -> Moment:
    if not day:
        raise NotUnderstoodError(
            f"There is no day 0; if nobody knows the day, type {_MONTH_NAMES[month - 1].title()} "
            f"{year or 'and the year'}."
        )
    # A leap year, so that 29 February without a year is let through.
    if not 1 <= day <= monthrange(_LEAP if year is None else max(year, 1), month)[1]:
        said = f"{day} {_MONTH_NAMES[month - 1].title()} {year or ''}".strip()
        raise NotUnderstoodError(f"There is no {said}.")
    return Moment((lambda y: Days(date(y, month, day), date(y, month, day)),), year)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) + (2000 if len(text) == len("24") else 0)


def _of_two_years(match: re.Match[str]) -> Moment | None:
    """2023/24, or autumn term 2023/24: a school year. 2023-2024: both years."""
    first = _year(match["year"] or match["short"]) or 0
    last = int(match["next"]) if len(match["next"]) > 2 else first // 100 * 100 + int(match["next"])  # noqa: PLR2004 -- digits
    if last <= first:
        return None
    if not match["name"] and last == first + 1 and len(match["next"]) == len("24"):
        return Moment((NAMED["school year"].at,), first)
    if not match["name"]:
        return Moment((lambda _: Days(date(first, 1, 1), date(last, 12, 31)),), first)
    if last > first + 1:
        return None
    known = NAMED.get(_name(match["name"]))
    return Moment((known.at,), last if known.second else first) if known else None


def _named(words: str, year: int | None) -> Moment | None:
    name = _name(words)
    if name == "half term":
        return Moment(tuple(NAMED[half].at for half in HALF_TERMS), year)
    known = NAMED.get(name)
    return Moment((known.at,), year) if known else None


def _name(words: str) -> str:
    """A name of the year's parts as `NAMED` has it."""
    name = re.sub(r"(?<!bank )\b(?:holidays?|hols?|vacation|vac|break)\b", "holidays", words)
    name = re.sub(r"\bhalf term (?:holidays|week)\b", "half term", name)
    return ALIASES.get(name, name)
