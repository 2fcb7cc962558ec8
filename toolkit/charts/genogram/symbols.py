"""The symbol of one person: square, circle or diamond, with what is known of them."""

from __future__ import annotations

from html import escape

from toolkit.charts.genogram.measure import FONT, LINE, SMALL
from toolkit.charts.genogram.shapes import HALF

__all__ = ["brackets", "cross_out", "shape", "word"]

_INNER = 5


def shape(
    gender: str, x: float, y: float, *, index: bool = False, later: bool = False, half: float = HALF
) -> str:
    """A square for a man or boy, a circle for a woman or girl, a diamond where nobody says.

    Args:
        gender: 'male', 'female' or 'unknown'.
        x: Middle.
        y: Middle.
        index: One of the children the records are about: a second line inside.
        later: Not born yet: a broken line.
        half: Half the symbol's side.
    """
    look = (
        f'class="wp-genogram__symbol{" wp-genogram__symbol--index" if index else ""}" fill="none" '
        f'stroke="currentColor" stroke-width="{2.5 if index else 2}"'
        + (' stroke-dasharray="4 4"' if later else "")
    )
    made = _outline(gender, x, y, half, look)
    if index:
        made += _outline(gender, x, y, half - _INNER, look.replace('width="2.5"', 'width="1.25"'))
    return made


def _outline(gender: str, x: float, y: float, half: float, look: str) -> str:
    if gender == "male":
        return (
            f'<rect x="{x - half:g}" y="{y - half:g}" width="{2 * half:g}" '
            f'height="{2 * half:g}" {look}/>'
        )
    if gender == "female":
        return f'<circle cx="{x:g}" cy="{y:g}" r="{half:g}" {look}/>'
    corners = f"M{x:g} {y - half:g}L{x + half:g} {y:g}L{x:g} {y + half:g}L{x - half:g} {y:g}Z"
    return f'<path d="{corners}" {look}/>'


def cross_out(x: float, y: float, *, half: float = HALF) -> str:
    """The cross through the symbol of somebody who has died."""
    return (
        f'<path class="wp-genogram__died" d="M{x - half:g} {y - half:g}L{x + half:g} {y + half:g}'
        f'M{x + half:g} {y - half:g}L{x - half:g} {y + half:g}" '
        'fill="none" stroke="currentColor" stroke-width="1.5"/>'
    )


def brackets(x: float, y: float, *, half: float = HALF) -> str:
    """The brackets round the symbol of somebody who was adopted."""
    inner, outer, top, bottom = half + 2, half + 7, y - half, y + half
    return (
        f'<path class="wp-genogram__adopted" d="M{x - inner:g} {top:g}H{x - outer:g}V{bottom:g}'
        f'H{x - inner:g}M{x + inner:g} {top:g}H{x + outer:g}V{bottom:g}H{x + inner:g}" '
        'fill="none" stroke="currentColor" stroke-width="1.75"/>'
    )


def word(
    text: str, x: float, y: float, *, anchor: str = "start", bold: bool = False, size: int = FONT
) -> str:
    """Words that stand on the line ``y``; they keep a little paper round them."""
    weight = ' font-weight="650"' if bold else ""
    return (
        f'<text class="wp-genogram__word" x="{x:g}" y="{y:g}" font-size="{max(size, SMALL)}" '
        f'text-anchor="{anchor}"{weight} fill="currentColor" stroke="var(--wp-sheet, transparent)" '
        f'stroke-width="3" stroke-linejoin="round" paint-order="stroke">{escape(text)}</text>'
    )


def lines_of_words(name: tuple[str, ...], years: str, x: float, top: float, *, anchor: str) -> str:
    """A name over several lines and the years under it."""
    made = [
        word(line, x, top + LINE * n + FONT - 1, anchor=anchor, bold=True)
        for n, line in enumerate(name)
    ]
    if years:
        made.append(word(years, x, top + LINE * len(name) + FONT - 1, anchor=anchor, size=SMALL))
    return "".join(made)
