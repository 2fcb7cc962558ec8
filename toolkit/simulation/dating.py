"""How a learner dates an entry: in the forms people type, and with the slips people make."""

from __future__ import annotations

from datetime import date

from toolkit.response.models import When
from toolkit.response.typed_dates import read_date
from toolkit.scenario.dates import bounds, say_date
from toolkit.simulation.chance import Chance
from toolkit.simulation.learners import Learner

__all__ = ["type_date"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_TERMS = ("spring term", "summer term", "autumn term")
_LAST_OF_TERM = (4, 8)  # months that end spring and summer
_SWAPS_UP_TO = 12  # a later day is no month, so nobody takes it for one


def type_date(learner: Learner, *, happened: str, written: date, about: str) -> When:
    """What a learner types for a date, and what is understood of it.

    The usual mistake is to date the record and not what it tells of; others give a month for a
    day, change round day and month, slip in the year, or leave the date for later.

    Args:
        learner: Who types.
        happened: When it happened, EDTF.
        written: The day of the record that it rests on.
        about: What it is the date of.
    """
    chance = learner.chance("dates")
    sound = 0.5 + 0.45 * learner.skill - (0.4 if learner.has("loose-dates") else 0)
    if chance.happens(sound, about, "sound"):
        return read_date(_rightly(chance, happened, about), near=written)
    if chance.happens(0.6, about, "record"):
        return read_date(_form(chance, written, about), near=written)
    return read_date(_slip(chance, bounds(happened)[0], about), near=written)


def _rightly(chance: Chance, happened: str, about: str) -> str:
    first, last = bounds(happened)
    return _form(chance, first, about) if first == last else say_date(happened)


def _form(chance: Chance, day: date, about: str) -> str:
    """A day as one of many people would type it."""
    month = _MONTHS[day.month - 1]
    forms = (
        f"{day.day} {month} {day.year}",
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day:%y}",
        f"{day.day} {month[:3]} {day:%y}",
        f"{day:%d.%m.%Y}",
    )
    return chance.pick(forms, about, "form")


def _slip(chance: Chance, day: date, about: str) -> str:
    month, term = _MONTHS[day.month - 1], sum(day.month > last for last in _LAST_OF_TERM)
    slips = (
        f"{month} {day.year}",
        f"{chance.pick(('early', 'mid', 'late'), about, 'part')} {month} {day.year}",
        f"around {_form(chance, day, about)}",
        f"{_TERMS[term]} {day.year}",
        f"{day.month}/{day.day}/{day.year}" if day.day <= _SWAPS_UP_TO else f"{month} {day.year}",
        f"{day.day} {month} {day.year + chance.pick((-1, 1), about, 'year')}",
        "",
        chance.pick(("last week", "same day", "before the holidays"), about, "words"),
    )
    return chance.pick(slips, about, "slip")
