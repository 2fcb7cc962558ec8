"""When a child was seen, and for how long nobody says that one was (¶36–38, ¶106)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from toolkit.response.models import Entry
from toolkit.scenario.dates import bounds, say_date

__all__ = ["Gap", "Sightings", "find_sightings", "longest_gaps"]

LONG_DAYS = 28
"""A gap is worth naming from four weeks."""

_NAMED = 3


class Gap(NamedTuple):
    """A time between two sightings, or between a sighting and the end of the records."""

    after: date
    until: date
    between: int
    """How many entries of the learner's lie inside it."""

    @property
    def days(self) -> int:
        """How long it was."""
        return (self.until - self.after).days


@dataclass(frozen=True)
class Sightings:
    """The days on which a child was seen, by the learner's chronology.

    Attributes:
        days: Each day, once, oldest first.
        alone: Those on which a child was seen alone.
        gaps: Every gap from one to the next, in order.
        says: The days and the longest gaps in words.
    """

    days: tuple[date, ...]
    alone: tuple[date, ...]
    gaps: tuple[Gap, ...]
    says: str


def find_sightings(entries: Sequence[Entry]) -> Sightings:
    """Sightings in a learner's chronology.

    A date that is not exact counts as its first day. Entries without a date are left out.

    Args:
        entries: The learner's entries, in any order.
    """
    dated = sorted(
        ((day, entry) for entry in entries if (day := _day(entry))), key=lambda pair: pair[0]
    )
    seen = [(day, entry) for day, entry in dated if entry.seen == "yes"]
    days = tuple(dict.fromkeys(day for day, _ in seen))
    alone = tuple(dict.fromkeys(day for day, entry in seen if entry.alone == "yes"))
    gaps = tuple(
        Gap(before, after, sum(before < day < after for day, _ in dated))
        for before, after in pairwise(days)
    )
    return Sightings(days, alone, gaps, _say(days, alone, gaps))


def longest_gaps(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """The gaps worth naming, the longest first: three at most, none under four weeks."""
    long = [gap for gap in gaps if gap.days >= LONG_DAYS]
    return tuple(sorted(long, key=lambda gap: -gap.days)[:_NAMED])


def _day(entry: Entry) -> date | None:
    try:
        return bounds(entry.when.edtf)[0] if entry.when.edtf else None
    except ValueError:
        return None


def _say(days: Sequence[date], alone: Sequence[date], gaps: Sequence[Gap]) -> str:
    if not days:
        return "In no entry of your chronology that has a date have you said that a child was seen."
    if len(days) == 1:
        return f"In your chronology a child was seen on one day, {_said(days[0])}."
    said = (
        f"In your chronology a child was seen on {len(days)} days, alone on {len(alone) or 'none'}."
    )
    long = longest_gaps(gaps)
    if not long:
        return f"{said} Never were there more than four weeks between one and the next."
    named = [
        f"{gap.days} days from {_said(gap.after)} to {_said(gap.until)}"
        + (
            f", with {gap.between} {'entry' if gap.between == 1 else 'entries'} between"
            if gap.between
            else ""
        )
        for gap in long
    ]
    one = "The longest gap was" if len(named) == 1 else "The longest gaps were"
    return f"{said} {one} {'; '.join(named)}."


def _said(day: date) -> str:
    return say_date(day.isoformat())
