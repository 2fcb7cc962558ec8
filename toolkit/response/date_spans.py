"""Stretches of days made from moments: weeks, early and late parts, from one date to another."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from toolkit.response.date_words import Moment, NotUnderstoodError, read_moment
from toolkit.response.days import Days, month_end

__all__ = ["read_span"]

_ONE_DAY = timedelta(days=1)
_WEEK = timedelta(days=6)
_FORTNIGHT = timedelta(days=14)
_MOST_OF_A_YEAR = timedelta(days=320)
_SATURDAY, _SUNDAY = 5, 6

_BETWEEN = re.compile(r"(?:between|from) (.+)")
_SEPARATOR = re.compile(
    r" (?:to|and|until|till|through|thru|or) | ?& ?| - |(?<=[a-z0-9])[-/](?=[a-z0-9])"
)
_EITHER = re.compile(r" ?(?:and|or|&) ?")
_NEXT_TO = re.compile(
    r"(?:just|shortly|soon|immediately|right) (?P<side>before|after) (?P<rest>.+)"
)
_WEEK_OF = re.compile(r"(?P<kind>week|weekto|weekend) (?P<rest>.+)")
_NTH = re.compile(
    r"(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th) (?P<unit>week|half) (?P<rest>.+)"
)
_PART = re.compile(
    r"(?P<part>start|beginning|early|mid|middle|late|end)(?: part)?"
    r"(?:(?: to |[-/ ])(?P<until>mid|middle|late|end))?[ -](?P<rest>.+)"
)
_PLACES = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3}
_END = "the end of"
_PART_NAMES = {"start": "early", "beginning": "early", "middle": "mid"}
_THIRDS = {"early": 0, "mid": 1, "late": 2, "end": 2}
_DAY_ALONE = re.compile(r"(?:[a-z]+ )?[0-9]{1,2}(?:st|nd|rd|th)?")
_MONTH_AND_DAY = re.compile(r"(?P<month>[a-z]+) ?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?")
_DAY_AND_YEAR = re.compile(r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?P<year> [0-9]{4})?")
_DAY_AND_REST = re.compile(r"(?:[a-z]+ )?[0-9]{1,2}(?:st|nd|rd|th)?(?P<rest>[ /.-].+)")

_Change = Callable[[Days], Days]


def read_span(text: str, near: date | None) -> Days | None:
    """The days that tidied words mean, or None if they are not a date.

    Raises:
        NotUnderstoodError: If they are a date in form, and no calendar has it.
        ValueError: If the date ends before it begins, or is out of any calendar's reach.
    """
    moment = _moment(text)
    if moment:
        return moment.on(near)
    between = _BETWEEN.fullmatch(text)
    text = between[1] if between else text
    for separator in _SEPARATOR.finditer(text):
        start, end = _ends(text[: separator.start()], text[separator.end() :])
        if start and end:
            first, last = _joined(start, end, near)
            if not between and _EITHER.fullmatch(separator[0]):
                _refuse_two_dates(first, last)
            return Days(first.first, last.last)
    return None


def _moment(text: str) -> Moment | None:
    """A moment, perhaps narrowed or widened by the words before it."""
    for form, change in _CHANGES:
        if match := form.fullmatch(text):
            inner = _moment(match["rest"])
            return inner and inner.each(change(match))
    return read_moment(text)


def _ends(left: str, right: str) -> tuple[Moment | None, Moment | None]:
    """Both ends of an interval; "3" in "3 to 10 March" takes its month from the other.

    So does "5" in "March 3 to 5".
    """
    month_first, day = _MONTH_AND_DAY.fullmatch(left), _DAY_AND_YEAR.fullmatch(right)
    if month_first and day:
        month_and_year = f"{month_first['month']}{day['year'] or ''}"
        return _moment(f"{month_first['day']} {month_and_year}"), _moment(
            f"{day['day']} {month_and_year}"
        )
    end = _moment(right)
    start = _moment(left)
    rest = _DAY_AND_REST.fullmatch(right)
    if start is None and rest and _DAY_ALONE.fullmatch(left):
        start = _moment(left + rest["rest"])
    return start, end


def _joined(start: Moment, end: Moment, near: date | None) -> tuple[Days, Days]:
    """Both ends in years that go together, whichever of them has one."""
    if start.year is not None and end.year is None:
        first = start.on(near)
        return first, end.earliest_to(first.first)
    last = end.on(near)
    first = start.latest_by(last.first)
    if start.year is None and last.first - first.first > _MOST_OF_A_YEAR:
        raise NotUnderstoodError("The second date comes before the first; type the earlier first.")
    return first, last


def _refuse_two_dates(first: Days, last: Days) -> None:
    if last.first - first.last > _ONE_DAY:
        raise NotUnderstoodError(
            "These are two dates: make an entry of each, or type from the first to the last."
        )


def _next_to(match: re.Match[str]) -> _Change:
    """The two weeks just before or after something."""

    def change(days: Days) -> Days:
        name = f"just {match['side']} {days.name or days.dates()}"
        if match["side"] == "before":
            return Days(days.first - _FORTNIGHT, days.first - _ONE_DAY, name)
        return Days(days.last + _ONE_DAY, days.last + _FORTNIGHT, name)

    return change


def _week(match: re.Match[str]) -> _Change:
    """The week that begins or ends on a day, or the weekend it belongs to."""

    def change(days: Days) -> Days:
        day = days.first
        if day != days.last:
            return days
        if match["kind"] == "weekto":
            return Days(day - _WEEK, day)
        if match["kind"] == "week":
            return Days(day, day + _WEEK)
        saturday = day + timedelta(
            days=-1 if day.weekday() == _SUNDAY else _SATURDAY - day.weekday()
        )
        return Days(saturday, saturday + _ONE_DAY)

    return change


def _nth(match: re.Match[str]) -> _Change:
    """The second week of a month, the first half of a term."""
    last, place = match["nth"] == "last", _PLACES.get(match["nth"], 1)

    def week(days: Days) -> Days:
        first = days.last - _WEEK if last else days.first + timedelta(days=7 * place)
        return Days(first, min(first + _WEEK, days.last))

    def half(days: Days) -> Days:
        middle = days.first + (days.last - days.first) // 2
        if last or place:
            return Days(middle + _ONE_DAY, days.last)
        return Days(days.first, middle)

    return week if match["unit"] == "week" else half


def _part(match: re.Match[str]) -> _Change:
    """Early, mid or late: a third, or two thirds of "early to mid"."""
    word = _PART_NAMES.get(match["part"], match["part"])
    until = _PART_NAMES.get(match["until"] or "", match["until"] or "")
    words = f"{word} to {'late' if until == 'end' else until}" if until else word
    words = _END if words == "end" else words

    def change(days: Days) -> Days:
        thirds = _thirds(days)
        first, last = thirds[_THIRDS[word]][0], thirds[_THIRDS[until or word]][1]
        return Days(first, last, f"{words} {days.name or days.dates()}")

    return change


def _thirds(days: Days) -> tuple[tuple[date, date], ...]:
    """A stretch in three: at the 10th and 20th of a month, by whole months, or evenly."""
    first, last = days.first, days.last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day != 1 or last != month_end(last.year, last.month) or (months != 1 and months % 3):
        length = (last - first).days + 1
        starts = [first + timedelta(days=length * third // 3) for third in range(3)]
    elif months == 1:
        starts = [first.replace(day=day) for day in (1, 11, 21)]
    else:
        starts = [_months_later(first, months // 3 * third) for third in range(3)]
    ends = [start - _ONE_DAY for start in starts[1:]]
    return tuple(zip(starts, (*ends, last), strict=True))


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


_CHANGES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Change]], ...] = (
    (_NEXT_TO, _next_to),
    (_WEEK_OF, _week),
    (_NTH, _nth),
    (_PART, _part),
)
