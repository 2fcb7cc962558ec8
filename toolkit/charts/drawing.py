"""What every chart here has in common: the page's own colours, and becoming a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt

__all__ = [
    "CARE",
    "EVENT",
    "INK",
    "MONTH_MS",
    "QUIET",
    "SIGN",
    "SOFT",
    "count_axis",
    "headings",
    "lane_names",
    "month_axis",
    "to_svg",
    "width_of",
]

INK, SOFT = "var(--wp-ink)", "var(--wp-line-soft)"
EVENT, SIGN = "var(--wp-event)", "var(--wp-sign)"
CARE, QUIET = "var(--wp-care)", "var(--wp-ink-soft)"
"""The page's custom properties, so that a chart is right in light, dark and print."""

MONTH_MS = 27 * 24 * 60 * 60 * 1000
"""No ticks closer than a month."""

_LEAST, _MOST, _USUAL = 260, 1200, 520
_TICKS = 8
_STEPS = tuple(n * 10**power for power in range(9) for n in (1, 2, 5))


def width_of(asked: object) -> int:
    """A width in pixels that a page asked for, brought to what can be read."""
    return min(max(asked, _LEAST), _MOST) if isinstance(asked, int) else _USUAL


def month_axis(*, grid: bool = False) -> alt.Axis:
    """A time axis that names months."""
    import altair as alt

    return alt.Axis(
        format="%b %Y", grid=grid, tickCount=6, tickMinStep=MONTH_MS,
        labelOverlap="greedy", labelSeparation=8,
    )  # fmt: skip


def count_axis(most: int) -> alt.Axis:
    """An axis of whole numbers up to the largest there is: half an entry is none.

    Args:
        most: The largest number.
    """
    import altair as alt

    step = next(step for step in _STEPS if most <= step * _TICKS)
    return alt.Axis(values=list(range(0, most + 1, step)), format="d", grid=False)


def lane_names(names: Sequence[str], *, up: int, field: str) -> alt.Chart:
    """The name of each lane, above it at the left, so that none is cut short.

    Args:
        names: The lanes, from the top.
        up: How far above the middle of a lane, in pixels.
        field: Name of the data field that the lanes are made from.
    """
    import altair as alt

    lane = alt.Y(f"{field}:N", sort=list(names), title=None)
    return headings([{field: name} for name in names], at=lane, field=field, dy=-up)


def headings(
    rows: Sequence[Mapping[str, Any]], *, at: alt.Y, field: str, **placed: Any
) -> alt.Chart:
    """Words in bold at the left edge, each at the height of what it names.

    Args:
        rows: What is named, as data.
        at: How high each stands.
        field: Name of the data field with the words.
        placed: More of how a word stands there, as Altair's ``mark_text`` has it.
    """
    import altair as alt

    chart: alt.Chart = (
        alt.Chart(alt.InlineData(values=list(rows)))
        .mark_text(align="left", fontSize=13, fontWeight=600, fill=INK, **placed)
        .encode(y=at, text=f"{field}:N", x=alt.value(2))
    )
    return chart


def to_svg(chart: alt.LayerChart | alt.FacetChart) -> str:
    """A chart as SVG text, drawn here by vl-convert with no browser and no other host."""
    import altair as alt
    import vl_convert

    drawn: Any = (
        chart.properties(
            background="transparent",
            # The width a chart says is the picture's, with its axes and the words beside it.
            autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        )
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK, domainColor=INK, tickColor=INK, gridColor=SOFT, titleColor=INK,
            labelFontSize=13, labelPadding=6, titleFontSize=13, titleFontWeight="normal",
        )
        .configure_legend(labelColor=INK, titleColor=INK, labelFontSize=13)
    )  # fmt: skip
    version = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
    return str(vl_convert.vegalite_to_svg(drawn.to_dict(), vl_version=version))
