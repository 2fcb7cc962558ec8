"""When each child was seen, drawn: a lane each, with the longest times in which they were not.

Whether a child was seen, seen alone, or named in a record with others is a shape; and all of it
is in words and in the rows of three tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from toolkit.charts.drawing import EVENT, INK, SIGN, lane_names, month_axis, to_svg, width_of
from toolkit.charts.timeline_rows import timeline_rows
from toolkit.picture.say_sightings import (
    say_gap,
    say_longest,
    say_notes,
    say_seen,
    say_sightings,
)
from toolkit.picture.sightings import (
    Gap,
    Seen,
    Sighting,
    Sightings,
    first_name,
    longest_gaps,
)
from toolkit.picture.words import count, list_names, say_span
from toolkit.scenario.resolved import Scenario

if TYPE_CHECKING:
    import altair as alt

__all__ = ["draw_sightings"]

_LANE, _POINT, _BAR, _UP = 74, 100, 20, 24
_LABEL_PX = 72
"""A bar narrower than this has no room for its days, which are in the words below."""

_SHAPES = {"Seen": "circle", "Seen alone": "diamond"}
_SURE = {"In a record about no other child": EVENT, "In one about another child too": "transparent"}
"""How sure it is that it was this child, and what fills the mark."""


def draw_sightings(
    found: Sightings,
    *,
    scenario: Scenario,
    width: object = None,
) -> dict[str, Any]:
    """The days on which each child was seen, a lane a child, and their longest gaps.

    Args:
        found: The sightings.
        scenario: Names of children and agencies.
        width: In pixels, as the page has room.

    Returns:
        ``svg`` (empty if no child was seen), ``summary``, and ``children``, each with ``name``,
        ``says``, ``unseen`` and ``notes`` (sentences) and what tables say: ``days`` (how many),
        ``shared``, ``alone``, ``longest``; ``gaps`` (``from``, ``to``, ``length``, ``between``)
        and ``sightings`` (``when``, ``agency``, ``what``, ``how``, ``also``).
    """
    agency = scenario.family.agency_names
    agencies = {record: agency[held_by] for record, held_by in scenario.agency_of.items()}
    names = {person.id: first_name(person) for person in scenario.family.people}
    children = [_told(each, names=names, agencies=agencies) for each in found.children]
    svg = to_svg(_lanes(found, width=width_of(width))) if found.any else ""
    return {"svg": svg, "summary": say_sightings(found), "children": children}


def _told(each: Seen, *, names: Mapping[str, str], agencies: Mapping[str, str]) -> dict[str, Any]:
    longest = next(iter(longest_gaps(each.gaps)), None)
    return {
        "name": each.name,
        "says": say_seen(each),
        "unseen": list(say_longest(each)),
        "notes": list(say_notes(each)),
        "days": len(each.sightings),
        "shared": sum(bool(one.with_) for one in each.sightings),
        "alone": sum(one.alone for one in each.sightings),
        "longest": say_gap(longest) if longest else "",
        "gaps": [_gap_row(gap) for gap in each.gaps],
        "sightings": [
            row for one in each.sightings for row in _rows(one, names=names, agencies=agencies)
        ],
    }


def _gap_row(gap: Gap) -> dict[str, Any]:
    return {
        "from": _capital(gap.after.said),
        "to": _capital(gap.until.said),
        "length": say_span(gap.days, rough=gap.rough),
        "between": gap.between,
    }


def _rows(
    one: Sighting, *, names: Mapping[str, str], agencies: Mapping[str, str]
) -> Iterator[dict[str, str]]:
    for row in timeline_rows(one.entries, agencies=agencies):
        yield {
            "when": one.at.said,
            "agency": ", ".join(row.agencies),
            "what": row.what,
            "how": "Alone" if row.alone == "yes" else "Seen",
            "also": list_names([names[other] for other in one.with_]) or "Nobody else",
        }


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _lanes(found: Sightings, *, width: int) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    lanes = [each.name for each in found.children]
    lane = alt.Y("child:N", sort=lanes, title=None, axis=alt.Axis(labels=False, ticks=False))
    room = timedelta(days=max((found.until - found.since).days // 60, 4))
    ends = [(found.since - room).isoformat(), (found.until + room).isoformat()]
    when = alt.X("day:T", title=None, axis=month_axis(), scale=alt.Scale(domain=ends, clamp=True))
    gaps = [value for each in found.children for value in _gap_values(each, found, width=width)]
    of_gaps = alt.Chart(alt.InlineData(values=gaps)).encode(y=lane)
    bars = of_gaps.mark_bar(height=_BAR, fill=SIGN, fillOpacity=0.2, stroke=SIGN).encode(
        x="from:T", x2="to:T"
    )
    words = of_gaps.mark_text(fontSize=12, fill=INK).encode(x="middle:T", text="says:N")
    points = (
        alt.Chart(alt.InlineData(values=[v for each in found.children for v in _days(each)]))
        .mark_point(size=_POINT, stroke=EVENT, strokeWidth=2.5, opacity=1)
        .encode(x=when, y=lane, shape=_shape(), fill=_sure())
    )
    return alt.layer(bars, points, words, lane_names(lanes, up=_UP, field="child")).properties(
        width=width, height=_LANE * len(lanes)
    )


def _shape() -> alt.Shape:
    import altair as alt

    scale = alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values()))
    return alt.Shape("how:N", scale=scale, legend=_legend(symbolFillColor="transparent"))


def _sure() -> alt.Fill:
    import altair as alt

    scale = alt.Scale(domain=list(_SURE), range=list(_SURE.values()))
    return alt.Fill("sure:N", scale=scale, legend=_legend())


def _legend(**more: Any) -> alt.Legend:
    import altair as alt

    return alt.Legend(
        orient="bottom", title=None, columns=1, symbolStrokeColor=EVENT, symbolStrokeWidth=2.5,
        rowPadding=6, labelLimit=400, **more,
    )  # fmt: skip


def _days(each: Seen) -> Iterator[dict[str, str]]:
    plain, alone = _SHAPES
    only, shared = _SURE
    for one in each.sightings:
        yield {
            "child": each.name,
            "day": _middle(one.at.first, one.at.last).isoformat(),
            "how": alone if one.alone else plain,
            "sure": shared if one.with_ else only,
        }


def _gap_values(each: Seen, found: Sightings, *, width: int) -> Iterator[dict[str, str]]:
    whole = max((found.until - found.since).days, 1)
    for gap in longest_gaps(each.gaps):
        start, end = gap.after.last, gap.until.first
        roomy = width * gap.days / whole >= _LABEL_PX
        yield {
            "child": each.name,
            "from": start.isoformat(),
            "to": end.isoformat(),
            "middle": _middle(start, end).isoformat(),
            "says": count(gap.days, "day", "days") if roomy else "",
        }


def _middle(start: date, end: date) -> date:
    return start + (end - start) / 2
