"""The broken line round people who live together, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from toolkit.charts.genogram.layout import Layout
from toolkit.charts.genogram.route import find_way
from toolkit.charts.genogram.shapes import Box, Point, Segment

__all__ = ["outline_homes", "outline_paths", "trace"]

_PADDING, _KEEP_OFF, _CORRIDOR, _ROUND, _EDGE = 8.0, 3.0, 6.0, 12.0, 7.0
_NARROWEST = 24.0
_BESIDE = 2 * _CORRIDOR + 2


def outline_homes(layout: Layout, homes: Mapping[str, Sequence[str]]) -> dict[str, tuple[Box, ...]]:
    """Of each home, boxes that together hold its people and nobody else, and hang together.

    Round each person there is a box, and between two of them another wherever nobody else
    stands there. Groups that are still apart are joined by a corridor between the rows, beside
    other homes' corridors and not over them, so that each can be followed.

    Args:
        layout: Where everybody is.
        homes: Place to who lives there.
    """
    found = {place: _round(layout, people) for place, people in homes.items()}
    ways: list[Segment] = []
    for place, people in homes.items():
        others = [
            edge
            for other, boxes in found.items()
            if other != place
            for ring in trace(boxes)
            for edge in zip(ring, (*ring[1:], ring[0]), strict=True)
        ]
        while len(parts := _find_parts(found[place])) > 1:
            boxes, way = _corridor(layout, people, parts, taken=(*ways, *others))
            found[place] += boxes
            ways += way
    return {place: tuple(boxes) for place, boxes in found.items()}


def _round(layout: Layout, people: Sequence[str]) -> list[Box]:
    """Boxes round people, and between those who stand together."""
    own = [layout.spots[person].box.grown(_PADDING) for person in people]
    off = [s.box.grown(_KEEP_OFF) for p, s in layout.spots.items() if p not in people]
    boxes = list(own)
    for a, b in combinations(own, 2):
        wide, band = a.around(b), _band(a, b)
        for box in (wide, band):
            if box and not any(box.meets(other) for other in off):
                boxes.append(box)
                break
    return boxes


def _band(a: Box, b: Box) -> Box | None:
    """What joins two boxes straight up and down; nothing if one is not over the other."""
    left, right = max(a.left, b.left), min(a.right, b.right)
    if right - left < _NARROWEST:
        return None
    return Box(left, min(a.top, b.top), right, max(a.bottom, b.bottom))


def _find_parts(boxes: Sequence[Box]) -> list[list[Box]]:
    parts: list[list[Box]] = []
    for box in boxes:
        touching = [part for part in parts if any(box.meets(other) for other in part)]
        parts = [part for part in parts if part not in touching]
        parts.append([box, *(other for part in touching for other in part)])
    return parts


def _corridor(
    layout: Layout,
    people: Sequence[str],
    parts: list[list[Box]],
    *,
    taken: Sequence[Segment],
) -> tuple[list[Box], list[Segment]]:
    """A narrow way from the first part to whichever other part is nearest, and its middle line."""
    spots = [layout.spots[person] for person in people]
    first = [s for s in spots if any(s.box.meets(box) for box in parts[0])]
    rest = [s for s in spots if s not in first]
    a, b = min(
        ((a, b) for a in first for b in rest),
        key=lambda pair: abs(pair[0].x - pair[1].x) + abs(pair[0].y - pair[1].y),
    )
    start = (a.x, a.box.bottom + _EDGE if b.y >= a.y else a.box.top - _EDGE)
    end = (b.x, b.box.top - _EDGE if b.y > a.y else b.box.bottom + _EDGE)
    streets = layout.streets.keeping(_CORRIDOR + 0.5)
    way = find_way(streets, start, end, taken=taken, near=_BESIDE)
    boxes = [
        Box(*min(p, q), *max(p, q)).grown(_CORRIDOR)
        if p[0] == q[0] or p[1] == q[1]
        else a.box.around(b.box).grown(_PADDING)
        for p, q in pairwise(((a.x, a.y), *way, (b.x, b.y)))
    ]
    return boxes, list(pairwise(way))


def outline_paths(boxes: Sequence[Box]) -> str:
    """The outline of boxes taken together as an SVG path, with round corners."""
    return " ".join(_rounded(ring) for ring in trace(boxes))


def trace(boxes: Sequence[Box]) -> Iterator[tuple[Point, ...]]:
    """The corners of each ring round boxes taken together."""
    xs = sorted({x for box in boxes for x in (box.left, box.right)})
    ys = sorted({y for box in boxes for y in (box.top, box.bottom)})
    inside = {
        (i, j)
        for i, (x, x2) in enumerate(pairwise(xs))
        for j, (y, y2) in enumerate(pairwise(ys))
        if any(b.left <= x and x2 <= b.right and b.top <= y and y2 <= b.bottom for b in boxes)
    }
    edges: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j in sorted(inside):  # edges run with the inside on their right
        for (di, dj), start, end in (
            ((0, -1), (i, j), (i + 1, j)),
            ((1, 0), (i + 1, j), (i + 1, j + 1)),
            ((0, 1), (i + 1, j + 1), (i, j + 1)),
            ((-1, 0), (i, j + 1), (i, j)),
        ):
            if (i + di, j + dj) not in inside:
                edges.setdefault(start, []).append(end)
    while edges:
        start = min(edges)
        ring = [start]
        while (here := ring[-1]) in edges:
            ways = edges[here]
            before = ring[-2] if len(ring) > 1 else None
            nearest = min(ways, key=lambda way: _turn(before, here, way))
            ways.remove(nearest)
            if not ways:
                del edges[here]
            ring.append(nearest)
            if nearest == start:
                break
        yield tuple((xs[i], ys[j]) for i, j in _without_straights(ring[:-1]))


def _turn(before: tuple[int, int] | None, here: tuple[int, int], way: tuple[int, int]) -> int:
    """Where two boxes meet in a corner alone, turn left, so that they stay one ring."""
    if before is None:
        return 0
    (ax, ay), (bx, by) = (
        (here[0] - before[0], here[1] - before[1]),
        (way[0] - here[0], way[1] - here[1]),
    )
    return ax * by - ay * bx


def _without_straights(ring: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    many = len(ring)
    return [
        point
        for n, point in enumerate(ring)
        if not (
            ring[n - 1][0] == point[0] == ring[(n + 1) % many][0]
            or ring[n - 1][1] == point[1] == ring[(n + 1) % many][1]
        )
    ]


def _rounded(ring: Sequence[Point]) -> str:
    parts: list[str] = []
    many = len(ring)
    for n, (x, y) in enumerate(ring):
        before, after = ring[n - 1], ring[(n + 1) % many]
        into, out = _short(before, (x, y)), _short(after, (x, y))
        parts.append(f"{'L' if parts else 'M'}{into[0]:g} {into[1]:g}")
        parts.append(f"Q{x:g} {y:g} {out[0]:g} {out[1]:g}")
    return "".join(parts) + "Z"


def _short(start: Point, corner: Point) -> Point:
    """A point on the way to a corner, just before it."""
    (x, y), (x2, y2) = start, corner
    length = abs(x2 - x) + abs(y2 - y)
    share = min(_ROUND, length / 2) / length if length else 0.0
    return x2 + (x - x2) * share, y2 + (y - y2) * share
