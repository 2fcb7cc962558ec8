"""How well a date in the learner's chronology fits the date of a key event.

Both are EDTF: a day, or an interval of days it may be. An imprecise date is honest where the
records are imprecise, and earns part where they are not; one so wide that it would fit
anything is no date.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from toolkit.scenario.dates import bounds

__all__ = ["Span", "date_credit", "span_of"]

_CLOSE_DAYS = 7  # "the week of 4 March" is as good as the day
_MONTH_DAYS = 31
_TERM_DAYS = 124  # the longest school term or season people name


class Span(NamedTuple):
    """The first and the last day something may have happened."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days that is."""
        return (self.last - self.first).days + 1


def span_of(edtf: str) -> Span | None:
    """The days an EDTF date may mean; None if there is no date or it cannot be understood."""
    if not edtf:
        return None
    try:
        return Span(*bounds(edtf))
    except (ValueError, OverflowError):
        return None


def date_credit(given: Span | None, event: Span, *, tolerance_days: int) -> float:
    """What the learner's date earns against the event's.

    Args:
        given: The learner's date; None if there is none.
        event: The key event's date.
        tolerance_days: Days either way that still count.

    Returns:
        0 if the dates do not meet, or the learner's is so wide that it says nothing. Otherwise
        1 for a date as close as the records allow, or within a week; 0.5 for a month; 0.25 for
        a term or season.
    """
    if given is None:
        return 0.0
    tolerance = timedelta(days=tolerance_days)
    # Days between, rather than dates moved: the calendar ends, and a key may be near its end.
    if given.first - event.last > tolerance or event.first - given.last > tolerance:
        return 0.0
    room = event.days + 2 * tolerance_days
    for most, credit in (
        (max(room, _CLOSE_DAYS), 1.0),
        (max(2 * room, _MONTH_DAYS), 0.5),
        (max(3 * room, _TERM_DAYS), 0.25),
    ):
        if given.days <= most:
            return credit
    return 0.0
