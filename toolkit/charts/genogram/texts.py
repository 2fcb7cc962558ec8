"""Where dates and the names of homes can be read: the freest of a few places for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.charts.genogram.layout import Layout
from toolkit.charts.genogram.measure import SMALL, text_width
from toolkit.charts.genogram.outline import trace
from toolkit.charts.genogram.shapes import Box, Mark, hits

__all__ = ["Text", "Texts"]

_HIGH, _DROP_PX = 14.0, 5.0


@dataclass(frozen=True)
class Text:
    """Words that begin at ``x`` and stand on the line ``y``."""

    x: float
    y: float
    words: str


class Texts:
    """Puts one text after another where the fewest lines, people and other texts are."""

    def __init__(self, layout: Layout) -> None:
        self.segments = [segment for line in layout.lines for segment in line.segments]
        self.boxes = [spot.box for spot in layout.spots.values()]
        self.width, self.height = layout.width, layout.height

    def avoid(self, boxes: Sequence[Box]) -> None:
        """Keep off an outline that is drawn too."""
        for ring in trace(boxes):
            self.segments += zip(ring, (*ring[1:], ring[0]), strict=True)

    def on_bar(self, mark: Mark, words: str) -> Text:
        """The dates of a partnership, under its bar."""
        (left, y), (right, _) = mark.bar
        wide = text_width(words, SMALL)
        drop = mark.drop
        places = [left + 4, right - 4 - wide, (left + right - wide) / 2]
        if drop is not None:
            places = [drop - _DROP_PX - wide, drop + _DROP_PX, *places]
        inside = sorted(places, key=lambda x: not left <= x <= right - wide)
        spots = [Box(x, y + 3, x + wide, y + 3 + _HIGH) for x in inside]
        spots += [Box(x, y - 3 - _HIGH, x + wide, y - 3) for x in inside]
        return self._put(spots, words)

    def at_home(self, boxes: Sequence[Box], words: str) -> Text:
        """The name of a home, on the inside or outside of its outline."""
        return self._put(list(self._along(boxes, text_width(words, SMALL))), words)

    def _along(self, boxes: Sequence[Box], wide: float) -> Iterator[Box]:
        for ring in trace(boxes):
            edges = zip(ring, (*ring[1:], ring[0]), strict=True)
            level = sorted((y, min(x, x2), max(x, x2)) for (x, y), (x2, y2) in edges if y == y2)
            for y, left, right in sorted(level, key=lambda e: (e[0], e[1] - e[2])):
                for x in (left + 10, right - 10 - wide, (left + right - wide) / 2):
                    for top in (y - 3 - _HIGH, y + 3):
                        if x >= 2 and x + wide <= self.width - 2:  # noqa: PLR2004 -- the edge
                            yield Box(x, top, x + wide, top + _HIGH)

    def _put(self, spots: Sequence[Box], words: str) -> Text:
        best = min(
            enumerate(spots), key=lambda spot: (self._cost(spot[1]), spot[0]), default=(0, None)
        )[1]
        box = best or Box(2, 2, 2 + text_width(words, SMALL), 2 + _HIGH)
        self.boxes.append(box)
        return Text(box.left, box.bottom - 3, words)

    def _cost(self, box: Box) -> float:
        grown = box.grown(1)
        on_people = sum(grown.meets(other) for other in self.boxes)
        on_lines = sum(hits(segment, grown) for segment in self.segments)
        outside = grown.top < 0 or grown.bottom > self.height
        return 5 * on_people + on_lines + 20 * outside
