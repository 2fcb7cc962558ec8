"""Where everything of a genogram is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from toolkit.charts.genogram.columns import find_columns
from toolkit.charts.genogram.kin import Kin
from toolkit.charts.genogram.order import find_order
from toolkit.charts.genogram.route import Streets
from toolkit.charts.genogram.shapes import Line, Mark, Point, Spot, bounding, cross
from toolkit.charts.genogram.sizes import Sizes
from toolkit.charts.genogram.strays import draw_strays
from toolkit.charts.genogram.structure import Structure, make_structure
from toolkit.charts.genogram.zone import Zone, draw_zone

__all__ = ["Layout", "count_crossings", "make_layout"]

MARGIN = 30
_LANES, _LANE = 3, 16
_FOOT, _BELOW, _STRIP_GAP, _STRIP_WIDTH, _STRIP_TITLE = 40, 22, 34, 640, 24


@dataclass(frozen=True)
class Layout:
    """A drawing's geometry, in pixels from its top left corner. Nothing in it depends on a day.

    Attributes:
        structure: The family's lines.
        rows: People from left to right, the oldest generation first.
        spots: Where each person is.
        lines: All lines.
        marks: Where a partnership's slashes and dates go, by the bar's number.
        streets: Where a household's outline may go from one person to another.
        strip: The heading of those who are not related; nothing without such.
        width: Of the whole drawing.
        height: Of the whole drawing.
    """

    structure: Structure
    rows: tuple[tuple[str, ...], ...]
    spots: dict[str, Spot]
    lines: tuple[Line, ...]
    marks: dict[int, Mark]
    streets: Streets
    strip: Point | None
    width: float
    height: float


def make_layout(kin: Kin, *, homes: tuple[frozenset[str], ...] = ()) -> Layout:
    """Lay out a family.

    Args:
        kin: The family.
        homes: People who live together, who stand together where nothing else is in the way.
    """
    structure = make_structure(kin)
    rows = find_order(kin, structure, homes=homes)
    sizes = Sizes(kin, structure, rows)
    x = _shifted(find_columns(rows, structure, apart=sizes.apart), sizes)
    identical = frozenset(p.id for p in kin.people.values() if p.identical)
    spots: dict[str, Spot] = {}
    lines: list[Line] = []
    marks: dict[int, Mark] = {}
    trunks: dict[int, Point] = {}
    levels: list[float] = [MARGIN / 2]
    y = float(MARGIN)
    for number, row in enumerate(rows):
        up, down = sizes.height(number)
        spots |= {person: sizes.spot(person, x[person], y + up) for person in row}
        next_up = sizes.height(number + 1)[0] if number + 1 < len(rows) else 0.0
        drawn = draw_zone(
            Zone(
                structure, number, x,
                middle=y + up, top=y + up + down, next_up=next_up, identical=identical,
            )
        )  # fmt: skip
        lines += drawn.lines
        marks |= drawn.marks
        trunks |= drawn.trunks
        levels += drawn.tracks
        y = drawn.bottom
    spots |= (others := _place_others(structure, sizes, y if rows else 0.0))
    streets = _make_streets(rows, spots, tuple(others), levels)
    lines += draw_strays(structure, spots, lines, trunks=trunks, streets=streets)
    strip = (MARGIN, min(s.box.top for s in others.values()) - 10) if others else None
    edge = bounding([s.box for s in spots.values()]) if spots else None
    return Layout(
        structure, rows, spots, tuple(lines), marks, streets, strip,
        width=edge.right + MARGIN if edge else 0.0,
        height=edge.bottom + MARGIN + _FOOT if edge else 0.0,
    )  # fmt: skip


def count_crossings(layout: Layout) -> int:
    """How often lines of two different unions cross."""
    lines = [line for line in layout.lines if line.role != "quality"]
    pieces = [(line.owner, segment) for line in lines for segment in line.segments]
    return sum(owner != other and cross(a, b) for (owner, a), (other, b) in combinations(pieces, 2))


def _shifted(x: dict[str, int], sizes: Sizes) -> dict[str, float]:
    """Move everybody so that the leftmost words keep to the margin."""
    left = min((place - sizes.sides(person)[0] for person, place in x.items()), default=0.0)
    return {person: place + round(MARGIN - left) for person, place in x.items()}


def _place_others(structure: Structure, sizes: Sizes, top: float) -> dict[str, Spot]:
    """Those without any line, in rows of their own under the family."""
    found: dict[str, Spot] = {}
    up, down = sizes.tallest(structure.others)
    x, y = float(MARGIN), top + _STRIP_GAP + _STRIP_TITLE + up
    for person in structure.others:
        left, right = sizes.sides(person)
        if x > MARGIN and x + left + right > _STRIP_WIDTH:
            x, y = float(MARGIN), y + up + down + _STRIP_GAP
        found[person] = sizes.spot(person, x + left, y)
        x += left + right + sizes.gap
    return found


def _make_streets(
    rows: Sequence[Sequence[str]],
    spots: dict[str, Spot],
    others: Sequence[str],
    levels: Sequence[float],
) -> Streets:
    boxes = {person: spot.box for person, spot in spots.items()}
    right = max((box.right for box in boxes.values()), default=0.0)
    uprights = [MARGIN / 2, right + MARGIN / 2]
    tops = sorted({boxes[person].top for person in others})
    for row in [*rows, others]:
        for a, b in pairwise(row):
            middle = (boxes[a].right + boxes[b].left) / 2
            uprights += [middle - 5, middle, middle + 5]
    lowest = max((box.bottom for box in boxes.values()), default=0.0) + _BELOW
    below = [lowest + _LANE * lane for lane in range(_LANES)]
    return Streets(
        tuple(boxes.values()), uprights=uprights, levels=(*levels, *(t - 16 for t in tops), *below)
    )
