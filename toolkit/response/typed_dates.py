"""Dates as people type them, understood: "around 3/3/24", "spring term", "w/c 4 March 2024".

A date is never guessed silently. What was understood is said back in words, and what cannot be
placed ("before March 2024" has no beginning) is left not understood, with a sentence on what to
type instead. Day comes before month, and a year of two digits is in this century.
"""

from __future__ import annotations

import re
from datetime import date

from toolkit.response.date_spans import read_span
from toolkit.response.date_words import NotUnderstoodError, tidy
from toolkit.response.days import Days
from toolkit.response.models import When
from toolkit.response.plain_text import clean_text, show
from toolkit.scenario.dates import FIRST_YEAR, LAST_YEAR, say_date

__all__ = ["explain_date", "read_date"]

_LONGEST = 200

_ABOUT = re.compile(
    r"\b(?:around|about|abt|circa|ca|c|approx|approximately|roughly|or so|or thereabouts)\b"
    r"|\bc(?=[0-9])|~|-?ish\b"
)
_PERHAPS = re.compile(r"\b(?:possibly|probably|perhaps|maybe|poss|prob)\b|(?<=[a-z0-9 ~])\?(?=$|/)")
_BOTH = re.compile(r"(?<=[a-z0-9])%(?=$|/)")
_HEDGE_WORDS = {"": "", "~": "around ", "?": "perhaps ", "%": "perhaps around "}

_NO_BEGINNING = re.compile(r"(?:before|by|until|till|up to|prior to)\b.+")
_NO_END = re.compile(r"(?:after|since|from)\b.+|.+ (?:onwards?|on)")
_RELATIVE = re.compile(
    r"\b(?:today|yesterday|tomorrow|ago|last|next|this|previous|following|same|day|week|weekend|"
    r"later|earlier|now|mon|tues?|wed|thurs?|fri|sat|sun)(?:day|s|sday|nesday|urday)?\b"
)


def read_date(typed: str, *, near: date | None) -> When:
    """Understand a date as it was typed.

    Args:
        typed: Whatever a learner typed, of any length.
        near: A day it is likely to be near, for dates typed without a year: the date of the
            record the entry rests on. None if there is none; a year is then needed.

    Returns:
        The date as typed (cut to 200 characters), in EDTF, and in words. EDTF and words are
        empty if it was not understood; `explain_date` says why. Never raises.

    Example:
        >>> read_date("early March", near=date(2024, 5, 1)).said
        'early March 2024 (1 to 10 March 2024)'
    """
    kept = clean_text(typed)[:_LONGEST]
    try:
        edtf, said = _understand(typed, near)
    except NotUnderstoodError:
        return When(typed=kept)
    return When(typed=kept, edtf=edtf, said=said)


def explain_date(typed: str, *, near: date | None) -> str:
    """Why a date was not understood, in a sentence for the learner; empty if it was."""
    try:
        _understand(typed, near)
    except NotUnderstoodError as error:
        return str(error)
    return ""


def _understand(typed: str, near: date | None) -> tuple[str, str]:
    """EDTF and words for what was typed, or `NotUnderstoodError`."""
    if len(typed) > _LONGEST:
        raise NotUnderstoodError(f"A date can be at most {_LONGEST} characters long.")
    text, hedge = _without_hedge(tidy(typed))
    try:
        days = _span(text, near, typed)
        edtf, said = days.edtf(hedge), days.say()
        say_date(edtf)  # a last look: nothing leaves here that the rest cannot read
    except NotUnderstoodError:
        raise
    except (ValueError, OverflowError):
        raise NotUnderstoodError(
            f"{show(typed)} is outside the years {FIRST_YEAR} to {LAST_YEAR}, "
            "or ends before it begins."
        ) from None
    return edtf, _HEDGE_WORDS[hedge] + said


def _span(text: str, near: date | None, typed: str) -> Days:
    days = read_span(text, near)
    if days is None:
        raise NotUnderstoodError(_advice(text, typed))
    return days


def _without_hedge(text: str) -> tuple[str, str]:
    """The words without "around" or "perhaps", and EDTF's sign for them."""
    about, perhaps = bool(_ABOUT.search(text)), bool(_PERHAPS.search(text))
    hedge = {(False, False): "", (True, False): "~", (False, True): "?"}.get((about, perhaps), "%")
    if _BOTH.search(text):
        hedge = "%"
    for words in (_ABOUT, _PERHAPS, _BOTH):
        text = words.sub(" ", text)
    return " ".join(text.split()).replace(" /", "/"), hedge


def _advice(text: str, typed: str) -> str:
    """What to type instead of something that is not understood as a date."""
    shown = show(typed)
    if not text:
        return "There is no date here yet; for example 2 March 2024, or March 2024."
    if _NO_BEGINNING.fullmatch(text):
        return f"{shown} has no beginning; type the days it lies between: 1 to 10 March 2024."
    if _NO_END.fullmatch(text):
        return f"{shown} has no end; type the days it lies between: 1 to 10 March 2024."
    if _RELATIVE.search(text):
        return f"{shown} means another day to every reader; type the date itself: 2 March 2024."
    return (
        f"{shown} is not a date we understand; try 2 March 2024, March 2024, around 2/3/24, "
        "spring term 2024, or 3 to 10 March 2024."
    )
