"""The whole picture drawn: sightings of a child, what each agency held, and a pattern.

Each comes with words and with rows for a table that say the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from toolkit.charts.drawing import EVENT, INK, MONTH_MS, SIGN, to_svg, width_of
from toolkit.picture import Found, Pooled, Sightings, longest_gaps
from toolkit.scenario.dates import say_date

if TYPE_CHECKING:
    import altair as alt

__all__ = ["draw_pattern", "draw_pooled", "draw_sightings"]

_LANE, _POINT, _BAR = 44, 110, 14


def draw_sightings(found: Sightings, *, width: object = None) -> dict[str, Any]:
    """The days on which a child was seen, on one line, and the longest gaps between them.

    Args:
        found: The sightings.
        width: In pixels, as the page has room.

    Returns:
        ``svg`` (empty if there is nothing to draw), ``summary``, and ``rows``: ``from``, ``to``,
        ``days``, ``between`` of every gap.
    """
    rows = [
        {
            "from": say_date(gap.after.isoformat()),
            "to": say_date(gap.until.isoformat()),
            "days": gap.days,
            "between": gap.between,
        }
        for gap in found.gaps
    ]
    svg = to_svg(_sightings(found, width=width_of(width))) if found.gaps else ""
    return {"svg": svg, "summary": found.says, "rows": rows}


def _sightings(found: Sightings, *, width: int) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    days = [
        {"day": day.isoformat(), "how": "Seen alone" if day in found.alone else "Seen"}
        for day in found.days
    ]
    gaps = [
        {
            "from": gap.after.isoformat(),
            "to": gap.until.isoformat(),
            "days": f"{gap.days} days",
            "middle": (gap.after + (gap.until - gap.after) / 2).isoformat(),
        }
        for gap in longest_gaps(found.gaps)
    ]
    axis = alt.Axis(
        format="%b %Y", grid=False, tickCount=6, tickMinStep=MONTH_MS, labelOverlap="greedy"
    )
    when = alt.X("day:T", title=None, axis=axis, scale=alt.Scale(padding=_POINT // 8))
    bars = (
        alt.Chart(alt.InlineData(values=gaps))
        .mark_bar(height=_BAR, fill=SIGN, fillOpacity=0.25, stroke=SIGN)
        .encode(x="from:T", x2="to:T")
    )
    words = (
        alt.Chart(alt.InlineData(values=gaps))
        .mark_text(dy=-20, fontSize=13, fill=INK)
        .encode(x="middle:T", text="days:N")
    )
    points = (
        alt.Chart(alt.InlineData(values=days))
        .mark_point(size=_POINT, color=EVENT, filled=False, strokeWidth=2.5, opacity=1)
        .encode(
            x=when,
            shape=alt.Shape(
                "how:N",
                scale=alt.Scale(domain=["Seen", "Seen alone"], range=["circle", "diamond"]),
                legend=alt.Legend(
                    orient="bottom", title=None, symbolStrokeColor=EVENT, symbolStrokeWidth=2.5
                ),
            ),
        )
    )
    return alt.layer(bars, points, words).properties(
        width=width, height=2 * _LANE, autosize=alt.AutoSizeParams(type="fit-x", contains="padding")
    )


def draw_pooled(
    pooled: Pooled, *, agencies: Mapping[str, str], role: str, width: object = None
) -> dict[str, Any]:
    """How many of the learner's entries and signs rest on each agency's records.

    Args:
        pooled: What pooling added.
        agencies: Agency id to its name, in the order to show.
        role: The learner's own agency, which is named as such; empty if none.
        width: In pixels, as the page has room.

    Returns:
        ``svg``, ``summary``, and ``rows``: ``agency``, ``entries``, ``signs``.
    """
    rows = [
        {
            "agency": f"{name} (your own)" if agency == role else name,
            "entries": pooled.entries.get(agency, 0),
            "signs": pooled.signs.get(agency, 0),
        }
        for agency, name in agencies.items()
    ]
    some = any(row["entries"] or row["signs"] for row in rows)
    svg = to_svg(_bars(rows, width=width_of(width))) if some else ""
    return {"svg": svg, "summary": _say_pooled(pooled, role=role), "rows": rows}


def _bars(rows: Sequence[Mapping[str, Any]], *, width: int) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    values = [
        {"agency": row["agency"], "what": what, "n": row[name]}
        for row in rows
        for what, name in (("Entries", "entries"), ("Signs", "signs"))
    ]
    order = [row["agency"] for row in rows]
    lane = alt.Y("agency:N", sort=order, title=None, axis=alt.Axis(labels=False, ticks=False))
    base = alt.Chart(alt.InlineData(values=values))
    colour = alt.Color(
        "what:N",
        scale=alt.Scale(domain=["Entries", "Signs"], range=[EVENT, SIGN]),
        legend=alt.Legend(orient="bottom", title=None),
    )
    offset = alt.YOffset("what:N", scale=alt.Scale(paddingOuter=0.9))
    bars = base.mark_bar(height=9).encode(
        y=lane,
        yOffset=offset,
        x=alt.X("n:Q", title=None, axis=alt.Axis(tickMinStep=1, grid=False)),
        color=colour,
    )
    numbers = base.mark_text(align="left", dx=4, fontSize=12, fill=INK).encode(
        y=lane, yOffset=offset, x="n:Q", text="n:Q"
    )
    names = (
        alt.Chart(alt.InlineData(values=[{"agency": agency} for agency in order]))
        .mark_text(align="left", fontSize=13, fontWeight=600, fill=INK, dy=-22)
        .encode(y=lane, text="agency:N", x=alt.value(2))
    )
    return alt.layer(bars, numbers, names).properties(
        width=width,
        height=62 * len(order),
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )


def _say_pooled(pooled: Pooled, *, role: str) -> str:
    entries, signs = sum(pooled.entries.values()), sum(pooled.signs.values())
    if not entries and not signs:
        return "You have put nothing into the chronology and marked no sign yet."
    if not role:
        return "You took no agency’s file as your own, so nothing here is marked as yours."
    own = pooled.entries.get(role, 0), pooled.signs.get(role, 0)
    return (
        f"Your own agency’s file holds a part of {_count(own[0], 'entry', 'entries')} and "
        f"{_count(own[1], 'sign', 'signs')}. {_count(len(pooled.unseen), 'entry', 'entries')} of "
        "your chronology could not have been written from it at all."
    )


def draw_pattern(
    found: Found, *, agencies: Mapping[str, str], records: Mapping[str, int], width: object = None
) -> dict[str, Any]:
    """Where the words of a question stand: a lane for each agency, a point for each record.

    Args:
        found: What the question found.
        agencies: Agency id to its name.
        records: Agency id to how many records it holds.
        width: In pixels, as the page has room.

    Returns:
        ``svg``, ``summary``, ``rows``: ``date``, ``agency``, ``sentences`` (ids), ``record``; and
        ``counts``: ``agency``, ``found``, ``records``.
    """
    rows = [
        {
            "date": say_date(match.date),
            "agency": agencies[match.agency],
            "record": match.record,
            "sentences": list(match.sentences),
        }
        for match in found.matches
    ]
    counts = [
        {"agency": agencies[agency], "found": many, "records": records[agency]}
        for agency, many in sorted(found.by_agency.items(), key=lambda pair: -pair[1])
    ]
    svg = to_svg(_points(found, agencies=agencies, width=width_of(width))) if rows else ""
    return {"svg": svg, "summary": _say_pattern(found, counts), "rows": rows, "counts": counts}


def _points(
    found: Found, *, agencies: Mapping[str, str], width: int
) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    values = [{"agency": agencies[match.agency], "day": match.date} for match in found.matches]
    lanes = list(dict.fromkeys(value["agency"] for value in values))
    lane = alt.Y("agency:N", sort=lanes, title=None, axis=alt.Axis(labels=False, ticks=False))
    axis = alt.Axis(
        format="%b %Y", grid=True, tickCount=6, tickMinStep=MONTH_MS, labelOverlap="greedy"
    )
    points = (
        alt.Chart(alt.InlineData(values=values))
        .mark_point(size=_POINT, color=EVENT, filled=False, strokeWidth=2.5, opacity=1)
        .encode(
            x=alt.X("day:T", title=None, axis=axis, scale=alt.Scale(padding=_POINT // 8)), y=lane
        )
    )
    names = (
        alt.Chart(alt.InlineData(values=[{"agency": agency} for agency in lanes]))
        .mark_text(align="left", fontSize=13, fontWeight=600, fill=INK, dy=-18)
        .encode(y=lane, text="agency:N", x=alt.value(2))
    )
    return alt.layer(points, names).properties(
        width=width,
        height=_LANE * len(lanes),
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )


def _say_pattern(found: Found, counts: Sequence[Mapping[str, Any]]) -> str:
    if not found.matches:
        return "None of these words stands in any record."
    first, last = found.matches[0], found.matches[-1]
    many = _count(len(found.matches), "record", "records")
    held = _count(len(counts), "agency", "agencies")
    span = (
        f", from {say_date(first.date)} to {say_date(last.date)}" if len(found.matches) > 1 else ""
    )
    return f"These words stand in {many} of {held}{span}."


def _count(many: int, one: str, more: str) -> str:
    return f"{many or 'no'} {one if many == 1 else more}"
