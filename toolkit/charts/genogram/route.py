"""A way round people for a line that cannot hang between two rows.

The ways are the gaps between neighbours and the tracks between rows; the cheapest is short, has
few corners, crosses little and runs along no other line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from heapq import heappop, heappush

from toolkit.charts.genogram.shapes import Box, Point, Segment, hits

__all__ = ["Streets", "find_way"]

_CORNER, _CROSS, _ALONG, _NEAR_PX, _CLEAR_PX = 40.0, 50.0, 300.0, 4.0, 4.0

Place = tuple[int, int, bool]
"""Column, row, and whether the way there was upright."""


class Streets:
    """Where a line may go: upright between people, level between rows."""

    def __init__(
        self,
        boxes: Sequence[Box],
        *,
        uprights: Sequence[float],
        levels: Sequence[float],
        clear: float = _CLEAR_PX,
    ) -> None:
        self.people = tuple(boxes)
        self.boxes = tuple(box.grown(clear) for box in boxes)
        self.uprights = frozenset(uprights)
        self.levels = frozenset(levels)

    def keeping(self, clear: float) -> Streets:
        """The same streets for what is wider than a line: so much further from everybody."""
        uprights, levels = tuple(self.uprights), tuple(self.levels)
        return Streets(self.people, uprights=uprights, levels=levels, clear=clear)

    def free(self, a: Point, b: Point) -> bool:
        """Whether nobody stands on a straight piece."""
        return not any(hits((a, b), box) for box in self.boxes)


def find_way(
    streets: Streets,
    start: Point,
    end: Point,
    *,
    taken: Sequence[Segment] = (),
    near: float = _NEAR_PX,
) -> tuple[Point, ...]:
    """The way from one point to another, as its corners; a straight line if there is none.

    Args:
        streets: Where it may go. From both ends it goes upright to a level.
        start: Where it begins, clear of anybody.
        end: Where it ends, clear of anybody.
        taken: Lines already drawn.
        near: How close, in pixels, counts as running along one of them.
    """
    xs = sorted({*streets.uprights, start[0], end[0]})
    ys = sorted({*streets.levels, start[1], end[1]})
    first = (xs.index(start[0]), ys.index(start[1]), True)
    last = (xs.index(end[0]), ys.index(end[1]))

    @cache
    def price(i: int, j: int, i2: int, j2: int) -> float:
        a, b = (xs[i], ys[j]), (xs[i2], ys[j2])
        if (j == j2 and a[1] not in streets.levels) or not streets.free(a, b):
            return float("inf")
        return _price(a, b, taken, near)

    best = {first: 0.0}
    came: dict[Place, Place] = {}
    heap: list[tuple[float, float, Place]] = [(0.0, 0.0, first)]
    while heap:
        _, cost, here = heappop(heap)
        i, j, upright = here
        if (i, j) == last and upright:
            return _corners(here, came, xs, ys)
        if cost > best[here]:
            continue
        for i2, j2 in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
            if not (0 <= i2 < len(xs) and 0 <= j2 < len(ys)):
                continue
            there = (i2, j2, i == i2)
            total = cost + price(*min((i, j), (i2, j2)), *max((i, j), (i2, j2)))
            total += _CORNER * (upright != (i == i2))
            if total < best.get(there, float("inf")):
                best[there], came[there] = total, here
                guess = total + abs(xs[i2] - end[0]) + abs(ys[j2] - end[1])
                heappush(heap, (guess, total, there))
    return (start, end)


def _price(a: Point, b: Point, taken: Sequence[Segment], near: float) -> float:
    """Length, and what it costs to cross other lines or to run along them."""
    upright = a[0] == b[0]
    at, low, high = (a[0], a[1], b[1]) if upright else (a[1], a[0], b[0])
    low, high = min(low, high), max(low, high)
    price = high - low
    for (x, y), (x2, y2) in taken:
        across, across2, along, along2 = (x, x2, y, y2) if upright else (y, y2, x, x2)
        if max(along, along2) <= low or min(along, along2) >= high:
            continue
        if abs(across - at) < near and abs(across2 - at) < near:
            price += _ALONG
        elif min(across, across2) < at < max(across, across2):
            price += _CROSS
    return price


def _corners(
    here: Place, came: dict[Place, Place], xs: Sequence[float], ys: Sequence[float]
) -> tuple[Point, ...]:
    points = [(xs[i], ys[j]) for i, j, _ in _back(here, came)][::-1]
    inner = range(1, len(points) - 1)
    kept = [
        points[n]
        for n in inner
        if not (
            points[n - 1][0] == points[n][0] == points[n + 1][0]
            or points[n - 1][1] == points[n][1] == points[n + 1][1]
        )
    ]
    return (points[0], *kept, points[-1])


def _back(here: Place, came: dict[Place, Place]) -> Iterator[Place]:
    yield here
    while here in came:
        here = came[here]
        yield here
