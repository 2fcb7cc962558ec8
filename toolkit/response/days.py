"""A stretch of days: what every typed date comes down to."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from toolkit.scenario.dates import say_date

__all__ = ["Days", "month_end"]


@dataclass(frozen=True)
class Days:
    """A stretch of days, both ends included, and what to call it.

    Attributes:
        first: Earliest day.
        last: Latest day.
        name: What people call it, "spring term 2024"; empty if the dates say it best.
        detail: What the name was taken to mean, "January to Easter"; empty to say the dates.
    """

    first: date
    last: date
    name: str = ""
    detail: str = ""

    def edtf(self, hedge: str = "") -> str:
        """The shortest EDTF date that means exactly these days.

        Args:
            hedge: EDTF's qualifier, put on every end: ``~`` around, ``?`` perhaps, ``%`` both.

        Raises:
            ValueError: If the last day comes before the first.
        """
        first, last = self.first, self.last
        if first > last:
            raise ValueError("A date ends before it begins.")
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            ends = (f"{first.year:04}", f"{last.year:04}")
        elif first.day == 1 and last == month_end(last.year, last.month):
            ends = (first.isoformat()[:7], last.isoformat()[:7])
        else:
            ends = (first.isoformat(), last.isoformat())
        return "/".join(dict.fromkeys(f"{end}{hedge}" for end in ends))

    def dates(self) -> str:
        """The days in words, without a name: "1 to 10 March 2024"."""
        return say_date(self.edtf())

    def say(self) -> str:
        """The name and what it means, or the days: "spring term 2024 (January to Easter)"."""
        return f"{self.name} ({self.detail or self.dates()})" if self.name else self.dates()


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])
