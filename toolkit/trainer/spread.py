"""How marks are spread over a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

__all__ = ["Spread", "spread_of"]


@dataclass(frozen=True)
class Spread:
    """Marks of one criterion, or of all, over a group.

    Attributes:
        name: What is marked, in the words learners read.
        maximum: The most that can be earned.
        points: What each learner earned, the least first; empty if nobody was marked.
        lower: A quarter of the group earned no more than this.
        middle: Half of the group earned no more than this.
        upper: Three quarters earned no more than this.
    """

    name: str
    maximum: float
    points: tuple[float, ...]
    lower: float
    middle: float
    upper: float

    def share(self, points: float) -> float:
        """Points as a share of the most, 0 to 1."""
        return points / self.maximum if self.maximum else 0.0


def spread_of(name: str, points: Sequence[float], *, maximum: float) -> Spread:
    """How some marks are spread.

    Args:
        name: What is marked.
        points: What each learner earned, in any order.
        maximum: The most that can be earned.
    """
    ordered = tuple(sorted(points))
    if not ordered:
        return Spread(name, maximum, (), 0.0, 0.0, 0.0)
    # With one learner there are no quarters: all three are that learner's.
    quarters = quantiles(ordered, n=4, method="inclusive") if len(ordered) > 1 else 3 * ordered
    return Spread(name, maximum, ordered, *quarters)
