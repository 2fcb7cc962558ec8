"""What every chart here has in common: the page's own colours, and becoming a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt

__all__ = ["EVENT", "INK", "MONTH_MS", "SIGN", "SOFT", "to_svg", "width_of"]

INK, SOFT = "var(--wp-ink)", "var(--wp-line-soft)"
EVENT, SIGN = "var(--wp-event)", "var(--wp-sign)"
"""The page's custom properties, so that a chart is right in light, dark and print."""

MONTH_MS = 27 * 24 * 60 * 60 * 1000
"""No ticks closer than a month."""

_LEAST, _MOST, _USUAL = 260, 1200, 520


def width_of(asked: object) -> int:
    """A width in pixels that a page asked for, brought to what can be read."""
    return min(max(asked, _LEAST), _MOST) if isinstance(asked, int) else _USUAL


def to_svg(chart: alt.LayerChart | alt.FacetChart) -> str:
    """A chart as SVG text, drawn here by vl-convert with no browser and no other host."""
    import altair as alt
    import vl_convert

    drawn: Any = (
        chart.properties(background="transparent")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK, domainColor=INK, tickColor=INK, gridColor=SOFT, titleColor=INK,
            labelFontSize=13, labelPadding=6, titleFontSize=13, titleFontWeight="normal",
        )
        .configure_legend(labelColor=INK, titleColor=INK, labelFontSize=13)
    )  # fmt: skip
    version = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
    return str(vl_convert.vegalite_to_svg(drawn.to_dict(), vl_version=version))
