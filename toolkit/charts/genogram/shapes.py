"""The few shapes a layout is made of, all in pixels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

__all__ = ["HALF", "Box", "Line", "Mark", "Point", "Segment", "Spot", "cross", "hits"]

HALF = 22
"""Half the side of a symbol."""

Point = tuple[float, float]
Segment = tuple[Point, Point]


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> Box:
        """The box with a margin."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: Box) -> bool:
        """Whether two boxes share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def around(self, other: Box) -> Box:
        """The smallest box round two."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True)
class Spot:
    """Where one person is drawn.

    Attributes:
        person: The person's id.
        x: Middle of the symbol.
        y: Middle of the symbol.
        name: The name, in lines.
        beside: Whether the words stand to the right of the symbol, or under it.
        adopted: Whether brackets stand round the symbol.
        words: The box of the words.
    """

    person: str
    x: float
    y: float
    name: tuple[str, ...]
    beside: bool
    adopted: bool
    words: Box

    @property
    def symbol(self) -> Box:
        """The box of the symbol, with its brackets."""
        aside = HALF + (8 if self.adopted else 0)
        return Box(self.x - aside, self.y - HALF, self.x + aside, self.y + HALF)

    @property
    def box(self) -> Box:
        """Symbol and words."""
        return self.symbol.around(self.words)


@dataclass(frozen=True)
class Line:
    """A line of the drawing.

    Attributes:
        points: Its corners.
        owner: What it belongs to; lines of one owner may meet.
        role: leg, bar, drop, siblings, child, twin, identical, stray or quality.
        kind: A link's kind, or 'partner'.
        quality: How people get on, for a line that says that.
        since: When what it stands for began, if it matters.
        until: When it ended.
    """

    points: tuple[Point, ...]
    owner: str
    role: str
    kind: str = "parent"
    quality: str = ""
    since: str = ""
    until: str = ""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Its straight pieces."""
        return tuple(pairwise(self.points))


@dataclass(frozen=True)
class Mark:
    """Where slashes and dates of a partnership go: the middle, and room for words under the bar."""

    owner: str
    bar: Segment
    drop: float | None = field(default=None)


def cross(a: Segment, b: Segment) -> bool:
    """Whether two segments cross, each away from its own ends."""

    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    (p, q), (r, s) = a, b
    return side(p, q, r) * side(p, q, s) < 0 and side(r, s, p) * side(r, s, q) < 0


def hits(segment: Segment, box: Box) -> bool:
    """Whether a segment goes through the inside of a box."""
    (x, y), (x2, y2) = segment
    if (
        max(x, x2) <= box.left
        or min(x, x2) >= box.right
        or max(y, y2) <= box.top
        or min(y, y2) >= box.bottom
    ):
        return False
    inside = any(box.left < a < box.right and box.top < b < box.bottom for a, b in segment)
    corners = ((box.left, box.top), (box.right, box.bottom))
    other = ((box.left, box.bottom), (box.right, box.top))
    return inside or x == x2 or y == y2 or cross(segment, corners) or cross(segment, other)


def bounding(boxes: Iterable[Box]) -> Box:
    """The smallest box round several."""
    first, *rest = boxes
    for box in rest:
        first = first.around(box)
    return first
