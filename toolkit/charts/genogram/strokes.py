"""How a line looks: whole, broken or dotted; and the second line that says how people get on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from toolkit.charts.genogram.shapes import Point

__all__ = ["DASHES", "QUALITIES", "path", "quality_path", "stroke"]

DASHES = {
    "partner": "",
    "parent": "",
    "parents": "6 4",
    "adoptive-parent": "8 5",
    "carer": "10 4 2 4",
}
"""Kind of a line to its pattern of dashes; none is a whole line."""

QUALITIES = {
    "close": "a close relationship",
    "distant": "a distant relationship",
    "conflict": "a relationship of conflict",
    "violent": "a violent relationship",
}
"""How people get on, to the words for it."""

_SIDE, _WAVE, _STEP, _HEAVY_WAVE, _HEAVY_STEP = 2.5, 3.5, 5.0, 5.0, 4.0


def path(points: Sequence[Point]) -> str:
    """A path through points."""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def stroke(points: Sequence[Point], *, name: str, dash: str = "", width: float = 2) -> str:
    """A line as SVG."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path class="wp-genogram__{name}" d="{path(points)}" fill="none" stroke="currentColor" '
        f'stroke-width="{width:g}" stroke-linejoin="round"{dashes}/>'
    )


def quality_path(points: Sequence[Point], quality: str) -> str:
    """The second line, along the first, as SVG."""
    name = f"quality wp-genogram__quality--{quality}"
    if quality == "close":
        sides = (_aside(points, _SIDE), _aside(points, -_SIDE))
        return "".join(stroke(side, name=name, width=1.75) for side in sides)
    if quality == "distant":
        line = stroke(points, name=name, dash="0.1 6", width=3)
        return line.replace("<path ", '<path stroke-linecap="round" ', 1)
    heavy = quality == "violent"
    wave = (_HEAVY_WAVE, _HEAVY_STEP) if heavy else (_WAVE, _STEP)
    return stroke(tuple(_zigzag(points, *wave)), name=name, width=3 if heavy else 1.5)


def _aside(points: Sequence[Point], by: float) -> tuple[Point, ...]:
    """The same way, a little to one side."""
    made: list[Point] = []
    for (x, y), (x2, y2) in pairwise(points):
        length = hypot(x2 - x, y2 - y) or 1.0
        dx, dy = -(y2 - y) / length * by, (x2 - x) / length * by
        made += [(x + dx, y + dy), (x2 + dx, y2 + dy)]
    return tuple(made)


def _zigzag(points: Sequence[Point], wave: float, step: float) -> Iterator[Point]:
    yield points[0]
    for (x, y), (x2, y2) in pairwise(points):
        length = hypot(x2 - x, y2 - y)
        many = int(length // step)
        for n in range(1, many):
            share = n / many
            side = (wave if n % 2 else -wave) / length
            yield (
                round(x + (x2 - x) * share - (y2 - y) * side, 1),
                round(y + (y2 - y) * share + (x2 - x) * side, 1),
            )
        yield x2, y2
