"""A group's marks drawn: each learner's mark in each criterion, and where the middle half lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from toolkit.charts.drawing import EVENT, INK, SIGN, to_svg, width_of
from toolkit.charts.drawn import Drawing
from toolkit.response.plain_text import say_points

if TYPE_CHECKING:
    import altair as alt

    from toolkit.trainer.spread import Spread

__all__ = ["draw_spreads"]

_LANE, _BAR, _POINT, _TICK, _NAME_UP = 56, 18, 34, 24, 22
_SAME = 0.015  # shares of the points that differ by less would be drawn over one another
_STEP, _REACH = 0.22, 0.42  # of half a lane: from dot to dot, and to the last one


def draw_spreads(spreads: Sequence[Spread], *, width: object = None) -> Drawing:
    """Draw how marks are spread, a lane for each criterion.

    Marks are drawn as shares of each criterion's points, so that lanes can be compared. A dot is
    one learner; the bar is the middle half of the group, and the upright line its middle.

    Args:
        spreads: The criteria, in the order to show.
        width: In pixels, as the page has room.

    Returns:
        The picture, a summary, and rows: ``What is marked``, ``Of``, ``Least``, ``Lower quarter``,
        ``Middle``, ``Upper quarter``, ``Most``.
    """
    known = [spread for spread in spreads if spread.points]
    return Drawing(
        svg=to_svg(_chart(known, width=width_of(width))) if known else "",
        summary=_say(known),
        rows=tuple(_row(spread) for spread in known),
    )


def _chart(spreads: Sequence[Spread], *, width: int) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    order = [spread.name for spread in spreads]
    lane = alt.Y("name:N", sort=order, title=None, axis=alt.Axis(labels=False, ticks=False))
    scale = alt.Scale(domain=[0, 1])
    axis = alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1], grid=True)
    base = alt.Chart(alt.InlineData(values=[_quarters(spread) for spread in spreads]))
    each = alt.Chart(alt.InlineData(values=[dot for spread in spreads for dot in _dots(spread)]))
    halves = base.mark_bar(
        height=_BAR, fill=EVENT, fillOpacity=0.18, stroke=EVENT, cornerRadius=3
    ).encode(y=lane, x=alt.X("lower:Q", scale=scale, axis=axis, title=None), x2="upper:Q")
    dots = each.mark_circle(size=_POINT, color=EVENT, opacity=0.6).encode(
        y=lane,
        x=alt.X("share:Q", scale=scale),
        yOffset=alt.YOffset("row:Q", scale=alt.Scale(domain=[-1, 1])),
    )
    middles = base.mark_tick(thickness=4, size=_TICK, color=SIGN, opacity=1).encode(
        y=lane, x=alt.X("middle:Q", scale=scale)
    )
    names = base.mark_text(
        align="left", fontSize=13, fontWeight=600, fill=INK, dy=-_NAME_UP
    ).encode(y=lane, text="name:N", x=alt.value(0))
    return alt.layer(halves, dots, middles, names).properties(
        width=width, height=_LANE * len(order)
    )


def _dots(spread: Spread) -> Iterator[dict[str, Any]]:
    """A dot for each learner; those with about the same mark stand above one another."""
    shares = [spread.share(points) for points in spread.points]
    together = Counter(round(share / _SAME) for share in shares)
    placed: Counter[int] = Counter()
    for share in shares:
        place = round(share / _SAME)
        step = min(_STEP, 2 * _REACH / max(1, together[place] - 1))
        row = (placed[place] - (together[place] - 1) / 2) * step
        placed[place] += 1
        yield {"name": spread.name, "share": share, "row": row}


def _quarters(spread: Spread) -> dict[str, Any]:
    return {
        "name": spread.name,
        "lower": spread.share(spread.lower),
        "middle": spread.share(spread.middle),
        "upper": spread.share(spread.upper),
    }


def _say(spreads: Sequence[Spread]) -> str:
    if not spreads:
        return "Nobody’s work has been marked yet."
    ordered = sorted(spreads, key=lambda spread: spread.share(spread.middle))
    low, high = ordered[0], ordered[-1]
    if len(ordered) == 1:
        return f"{low.name}: half of the group earned {_percent(low)} of the points or more."
    return (
        f"The group earned least for “{low.name}” (in the middle {_percent(low)} of its points) "
        f"and most for “{high.name}” ({_percent(high)})."
    )


def _percent(spread: Spread) -> str:
    return f"{spread.share(spread.middle):.0%}".replace("%", " %")


def _row(spread: Spread) -> dict[str, str]:
    return {
        "What is marked": spread.name,
        "Of": say_points(spread.maximum),
        "Least": say_points(spread.points[0]),
        "Lower quarter": say_points(spread.lower),
        "Middle": say_points(spread.middle),
        "Upper quarter": say_points(spread.upper),
        "Most": say_points(spread.points[-1]),
    }
