"""Which of several level lines between two rows lies above which, so that few cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

__all__ = ["Level", "bar_levels", "sibling_levels"]

_EXACT = 6
_ROOM = 8.0
_OVERLAID = 3


@dataclass(frozen=True)
class Level:
    """One level line with what comes down to it and what goes down from it, by x."""

    drop: float
    feet: tuple[float, ...]

    @property
    def left(self) -> float:
        """Its left end."""
        return min(self.drop, *self.feet)

    @property
    def right(self) -> float:
        """Its right end."""
        return max(self.drop, *self.feet)


def bar_levels(spans: Sequence[tuple[float, float]]) -> list[int]:
    """Levels for couples' bars: a bar that reaches over another lies below it."""
    made: dict[int, int] = {}
    for n in sorted(range(len(spans)), key=lambda n: (spans[n][1] - spans[n][0], n)):
        made[n] = 1 + max((made[m] for m in made if _share(spans[m], spans[n])), default=-1)
    return [made[n] for n in range(len(spans))]


def sibling_levels(lines: Sequence[Level]) -> list[int]:
    """Levels for the lines from which children hang, 0 on top."""
    many = len(lines)
    if many <= _EXACT:
        order = min(permutations(range(many)), key=lambda one: _crossings(one, lines))
    else:
        order = _better(tuple(range(many)), lines)
    made: dict[int, int] = {}
    for n in order:
        above = [m for m in made if _share(_span(lines[m]), _span(lines[n]))]
        made[n] = 1 + max((made[m] for m in above), default=-1)
    return [made[n] for n in range(many)]


def _better(order: tuple[int, ...], lines: Sequence[Level]) -> tuple[int, ...]:
    """Swap neighbours as long as that helps: for more lines than can be tried in full."""
    for _ in range(len(order)):
        for n in range(len(order) - 1):
            other = (*order[:n], order[n + 1], order[n], *order[n + 2 :])
            order = min(order, other, key=lambda one: _crossings(one, lines))
    return order


def _crossings(order: Sequence[int], lines: Sequence[Level]) -> int:
    found = 0
    for place, upper in enumerate(order):
        for lower in order[place + 1 :]:
            a, b = lines[upper], lines[lower]
            found += a.left < b.drop < a.right
            found += sum(b.left < foot < b.right for foot in a.feet)
            found += _OVERLAID * sum(abs(b.drop - foot) < _ROOM / 2 for foot in a.feet)
    return found


def _span(line: Level) -> tuple[float, float]:
    return line.left, line.right


def _share(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] < b[1] + _ROOM and b[0] < a[1] + _ROOM
