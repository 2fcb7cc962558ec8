"""Sightings in words: for one child, and for all of them."""

from __future__ import annotations

from toolkit.picture.sightings import Gap, Seen, Sightings, longest_gaps
from toolkit.picture.words import count, say_span
from toolkit.scenario.dates import say_date

__all__ = ["say_gap", "say_longest", "say_notes", "say_seen", "say_sightings"]

_WIDE_DAYS = 61
"""A date this wide says little about when within it a child was seen."""


def say_sightings(found: Sightings) -> str:
    """The time that the records cover, and who was unseen for longest."""
    since, until = (say_date(day.isoformat()) for day in (found.since, found.until))
    run = f"The records run from {since} to {until}."
    if not found.any:
        says = "In no entry of your chronology that has a date have you said that a child was seen."
        return f"{says} {run}{_say_outside(found)}"
    longest = [(gap, one) for one in found.children for gap in longest_gaps(one.gaps)[:1]]
    if not longest:
        return f"{run} No child was unseen for as long as four weeks.{_say_outside(found)}"
    gap, one = max(longest, key=lambda pair: pair[0].days)
    return f"{run} Unseen for longest: {one.name}, {say_gap(gap)}.{_say_outside(found)}"


def say_seen(one: Seen) -> str:
    """On how many days one child was seen, and how sure it is that it was this child."""
    days = count(len(one.sightings), "day", "days")
    if not one.child:
        return f"Seen on {days}, by entries that rest on no record about a child."
    if not one.sightings:
        return "Seen on no day of your chronology."
    alone = sum(each.alone for each in one.sightings)
    shared = sum(bool(each.with_) for each in one.sightings)
    of_them = "that record is" if len(one.sightings) == 1 else f"{shared} of these in a record"
    also = f"; {of_them} about another child too" if shared else ""
    return f"Seen on {days}, alone on {alone or 'none'}{also}."


def say_longest(one: Seen) -> tuple[str, ...]:
    """The longest times in which one child was not seen, each with what lies inside it."""
    return tuple(
        say_gap(gap)
        + (
            f", with {count(gap.between, 'entry', 'entries')} about {one.name} between"
            if gap.between
            else ""
        )
        for gap in longest_gaps(one.gaps)
    )


def say_notes(one: Seen) -> tuple[str, ...]:
    """What to be careful of: records about several children, and dates that say little."""
    if not one.child:
        return ("It may have been any of the children, so it shortens nobody’s time unseen.",)
    says = f"If only records about {one.name} and no other child counted, the longest would be "
    strict = (f"{says}{say_gap(one.strict)}.",) if one.strict else ()
    wide = (
        f"“{each.at.said}” is a long time: {one.name} may have been unseen for most of it."
        for each in one.sightings
        if (each.at.last - each.at.first).days > _WIDE_DAYS
    )
    return (*strict, *wide)


def say_gap(gap: Gap) -> str:
    """A gap's length and ends: "214 days, about 7 months, from 2 March to 2 October 2023"."""
    after, until = gap.after, gap.until
    ends = f"{_quoted(after.said)} to {_quoted(until.said)}"
    if after.said[0].isdigit() and until.said[0].isdigit() and not gap.rough:
        ends = say_date(f"{after.last.isoformat()}/{until.first.isoformat()}")
    return f"{say_span(gap.days, rough=gap.rough)}, from {ends}"


def _quoted(said: str) -> str:
    """A date that is itself from one day to another is told from the words around it."""
    return f"“{said}”" if " to " in said else said


def _say_outside(found: Sightings) -> str:
    if not found.outside:
        return ""
    one = found.outside == 1
    return (
        f" {count(found.outside, 'entry', 'entries')} in which you said that a child was seen "
        f"{'has a date' if one else 'have dates'} outside that time, and "
        f"{'does' if one else 'do'} not count."
    )
