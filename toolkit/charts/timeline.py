"""The learner's chronology as a chart: a lane for each agency, and when a child was seen.

Nothing is told by colour alone or by the drawing alone: whether a child was seen is a shape,
and the chart comes with a summary in words and with its rows for a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from toolkit.charts.drawing import EVENT, MONTH_MS, lane_names, to_svg, width_of
from toolkit.charts.timeline_rows import Row, say_summary, timeline_rows
from toolkit.response.models import LIMITS, Entry, MarkedSign

if TYPE_CHECKING:
    import altair as alt

__all__ = ["draw_timeline", "read_entries", "read_signs", "timeline_chart"]

SEEN = {
    "yes": ("Child seen", "circle"),
    "no": ("Child not seen", "cross"),
    "not-recorded": ("Record does not say", "square"),
    "": ("Not answered yet", "triangle-up"),
}
"""Answer to "was a child seen?" to its name in the legend and its shape."""

_NARROW = 520  # pixels, below which the legend is one column
_LANE, _BAR, _POINT, _NAME_UP, _MARGIN_DAYS = 56, 12, 150, 20, 20


def read_entries(sent: object) -> tuple[Entry, ...]:
    """The entries a page sent; what is not an entry is left out."""
    entries = []
    for value in sent[: LIMITS["entries"]] if isinstance(sent, list) else []:
        try:
            entries.append(Entry.model_validate(value))
        except ValidationError:
            continue
    return tuple(entries)


def read_signs(sent: object) -> tuple[MarkedSign, ...]:
    """The signs a page sent; what is not a sign is left out."""
    signs = []
    for value in sent[: LIMITS["signs"]] if isinstance(sent, list) else []:
        try:
            signs.append(MarkedSign.model_validate(value))
        except ValidationError:
            continue
    return tuple(signs)


def draw_timeline(
    entries: Sequence[Entry], *, agencies: Mapping[str, str], width: object = None
) -> dict[str, Any]:
    """Draw a chronology.

    Args:
        entries: The learner's entries, in any order.
        agencies: Record id to the name of the agency that holds it.
        width: Of the whole drawing, in pixels, as the page has room; what makes no sense is
            replaced.

    Returns:
        ``svg`` (empty if no entry has a date), ``summary`` in words, and ``rows`` for a table,
        oldest first: ``date``, ``agency``, ``what``, ``seen``. The drawing's colours are the
        page's own custom properties, so that it is right in light and dark.
    """
    rows = timeline_rows(entries, agencies=agencies)
    dated = any(row.start for row in rows)
    return {
        "svg": to_svg(timeline_chart(rows, width=width_of(width))) if dated else "",
        "summary": say_summary(rows),
        "rows": [
            {
                "date": row.said,
                "agency": ", ".join(row.agencies),
                "what": row.what,
                "seen": SEEN[row.seen][0],
            }
            for row in rows
        ],
    }


def timeline_chart(rows: Iterable[Row], *, width: int) -> alt.LayerChart | alt.FacetChart:
    """A chronology as an Altair chart: a lane for each agency, oldest on the left.

    A day is a point; a less exact date is a bar over all it may mean, with its point in the
    middle. Each lane's name stands above it, so that no name is cut short. Entries without a
    date are not drawn.

    Args:
        rows: The chronology, a row for each entry.
        width: In pixels, as the page has room.
    """
    import altair as alt

    values = [value for row in rows for value in _values(row)]
    lanes = list(dict.fromkeys(value["agency"] for value in values))
    lane = alt.Y("agency:N", sort=lanes, title=None, axis=alt.Axis(labels=False, ticks=False))
    base = alt.Chart(alt.InlineData(values=values)).encode(y=lane)
    bars = (
        base.transform_filter("datum.span")
        .mark_bar(height=_BAR, fill=EVENT, fillOpacity=0.2, stroke=EVENT, cornerRadius=3)
        .encode(x="start:T", x2="end:T")
    )
    # Coloured by `color`, not by stroke and fill: only that reaches the legend's symbols.
    points = base.mark_point(
        size=_POINT, color=EVENT, filled=False, strokeWidth=2.5, opacity=1
    ).encode(x=_when(values), shape=_seen(narrow=width < _NARROW))
    return alt.layer(bars, points, lane_names(lanes, up=_NAME_UP, field="agency")).properties(
        width=width, height=_LANE * len(lanes)
    )


def _when(values: Sequence[Mapping[str, Any]]) -> alt.X:
    """The time axis, with a little room on either side so that no mark is cut."""
    import altair as alt

    room = timedelta(days=_MARGIN_DAYS)
    first = min(date.fromisoformat(value["start"]) for value in values)
    last = max(date.fromisoformat(value["end"]) for value in values)
    scale = alt.Scale(domain=[(first - room).isoformat(), (last + room).isoformat()])
    axis = alt.Axis(
        format="%b %Y", grid=True, tickCount=6, tickMinStep=MONTH_MS, labelOverlap="greedy"
    )
    return alt.X("middle:T", title=None, axis=axis, scale=scale)


def _seen(*, narrow: bool) -> alt.Shape:
    import altair as alt

    names, shapes = zip(*SEEN.values(), strict=True)
    legend = alt.Legend(
        orient="bottom", title=None, columns=1 if narrow else 2, symbolSize=_POINT,
        symbolStrokeColor=EVENT, symbolStrokeWidth=2.5, rowPadding=6,
    )  # fmt: skip
    return alt.Shape("seen:N", scale=alt.Scale(domain=names, range=shapes), legend=legend)


def _values(row: Row) -> list[dict[str, Any]]:
    if row.start is None or row.end is None:
        return []
    middle = row.start + (row.end - row.start) / 2
    return [
        {
            "agency": agency,
            "start": row.start.isoformat(),
            "end": row.end.isoformat(),
            "middle": middle.isoformat(),
            "span": row.start != row.end,
            "seen": SEEN[row.seen][0],
        }
        for agency in row.agencies
    ]
