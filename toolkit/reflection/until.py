"""By when: a day to come as people type it, "in two weeks", "end of March", "by Friday".

A date in a chronology lies in the past and may not be guessed (`toolkit.response.typed_dates`).
This one lies ahead, is the learner's own, and may well be said from today.
"""

from __future__ import annotations

import re
from calendar import day_name, monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.response.plain_text import clean_text, show
from toolkit.response.typed_dates import read_date
from toolkit.scenario.dates import bounds, say_date

__all__ = ["Until", "read_until"]

_LONGEST = 200
_HALF_A_YEAR = timedelta(days=182)
_LEAD = re.compile(r"(?:(?:by|before|until|till|on|at|in time for|no later than|the) +)+")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)} | {
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "couple of": 2,
}
_COUNT = "|".join([*sorted(_NUMBERS, key=len, reverse=True), "[0-9]{1,3}"])
_IN = re.compile(
    rf"(?:in|within) (?:the next )?(?P<count>{_COUNT}) "
    r"(?P<unit>day|week|fortnight|month|year)s?(?: time)?"
)
_END_OF = re.compile(r"(?:the )?end of (?P<which>the|this|next) (?P<unit>week|month|year)")
_UNIT = re.compile(r"(?P<which>this|next) (?P<unit>week|month|year)")
_WEEKDAY = re.compile(
    r"(?:(?P<which>this|next|coming) )?(?P<day>mon|tue|wed|thu|fri|sat|sun)"
    r"(?:day|s|sday|nesday|rs|rsday|urday)?"
)
_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1}
_FRIDAY, _SUNDAY, _DECEMBER = 4, 6, 12
_WEEK = 7


@dataclass(frozen=True)
class Until:
    """A day to come, as it was understood.

    Attributes:
        said: In words: "Friday 4 December 2026". Empty if it was not understood.
        says: Why not, or what is odd about it; empty otherwise.
    """

    said: str = ""
    says: str = ""


def read_until(typed: str, *, today: date) -> Until:
    """Understand by when something will be done. Never raises.

    Args:
        typed: Whatever the learner typed.
        today: The learner's day, from which "in two weeks" is counted.

    Example:
        >>> read_until("by friday", today=date(2026, 11, 23)).said
        'Friday 27 November 2026'
    """
    text = " ".join(clean_text(typed)[:_LONGEST].lower().replace(",", " ").split()).rstrip(".")
    if not text:
        return Until()
    bare = _LEAD.sub("", text, count=1) if _LEAD.match(text) else text
    last, said = _relative(bare, today) or _relative(text, today) or _placed(bare, today)
    if last is None:
        return Until(
            says=f"{show(typed)} is not a day we understand. It is kept as you typed it. "
            "You could type 12 March, end of March, next Friday, or in two weeks."
        )
    return Until(
        said=said,
        says="That day has passed." if last < today else _nearer(bare, last, today),
    )


def _placed(text: str, today: date) -> tuple[date | None, str]:
    """A date with a year, or one without, which is then the next there is."""
    # Dates without a year are placed near a day; the middle of the year to come makes it ahead.
    try:
        when = read_date(text, near=today + _HALF_A_YEAR)
        if not when.edtf:
            return None, ""
        first, last = bounds(when.edtf)
    except (OverflowError, ValueError):
        return None, ""
    return last, _say(last) if first == last and "~" not in when.edtf else when.said


def _relative(text: str, today: date) -> tuple[date, str] | None:
    try:
        day = _from_today(text, today)
        return (day, _say(day)) if day else None
    except (OverflowError, ValueError):  # further off than any calendar here goes
        return None


def _from_today(text: str, today: date) -> date | None:
    if text in _DAYS:
        return today + timedelta(days=_DAYS[text])
    if match := _IN.fullmatch(text):
        number = _NUMBERS.get(match["count"]) or int(match["count"])
        return _later(today, number, match["unit"])
    if match := _END_OF.fullmatch(text):
        return _end_of(today, match["unit"], ahead=match["which"] == "next", working=True)
    if match := _UNIT.fullmatch(text):
        return _end_of(today, match["unit"], ahead=match["which"] == "next", working=False)
    if match := _WEEKDAY.fullmatch(text):
        return _weekday(match, today)
    return None


def _weekday(match: re.Match[str], today: date) -> date:
    """The day of a weekday: "Friday" is the first to come, "next Friday" that of next week."""
    wanted = [name[:3].lower() for name in day_name].index(match["day"])
    if match["which"] == "next":
        return today + timedelta(days=_WEEK - today.weekday() + wanted)
    return today + timedelta(days=(wanted - today.weekday() - 1) % _WEEK + 1)


def _nearer(text: str, last: date, today: date) -> str:
    """What to type instead, where "next Friday" might be the one that comes first."""
    match = _WEEKDAY.fullmatch(text)
    if not match or match["which"] != "next" or (last - today).days <= _WEEK:
        return ""
    sooner = last - timedelta(days=_WEEK)
    return f"If you mean {_say(sooner)}, type “{day_name[sooner.weekday()]}”."


def _later(today: date, number: int, unit: str) -> date:
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit)
    if days:
        return today + timedelta(days=days * number)
    years, month = divmod(
        today.month - 1 + number * (_DECEMBER if unit == "year" else 1), _DECEMBER
    )
    year, month = today.year + years, month + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _end_of(today: date, unit: str, *, ahead: bool, working: bool) -> date:
    """The last day of this week, month or year or the next; a working week ends on Friday."""
    if unit == "week":
        last = _FRIDAY if working and (ahead or today.weekday() <= _FRIDAY) else _SUNDAY
        return today + timedelta(days=last - today.weekday() + 7 * ahead)
    if unit == "year":
        return date(today.year + ahead, _DECEMBER, 31)
    first = _later(today.replace(day=1), int(ahead), "month")
    return first.replace(day=monthrange(first.year, first.month)[1])


def _say(day: date) -> str:
    return f"{day_name[day.weekday()]} {say_date(day.isoformat())}"
