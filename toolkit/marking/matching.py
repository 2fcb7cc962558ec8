"""One-to-one matching that earns the most.

Each key item is given to at most one item of the learner's and the other way round, so that
nobody is paid twice. The best matching, unlike a greedy one, never earns less when one more
right answer is added.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

__all__ = ["assign"]

_TOO_LITTLE = 1e-12
"""Differences below this are the noise of floating point, not a better matching."""


def assign(weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The one-to-one matching of rows with columns whose weights sum to the most.

    Rows are let in one at a time. For each, the best chain of exchanges is looked for: it takes
    a column, whose row takes another, and so on, until a column is free or a row goes without.
    Only pairs that exist are looked at, so parts that share nothing cost each other nothing.

    Args:
        weights: (row, column) to what the pair is worth. Pairs worth nothing may be left out.

    Returns:
        Row to column, for every matched row. Ties go to the pair that comes first.
    """
    edges: dict[int, dict[int, float]] = {}
    for (row, column), weight in sorted(weights.items()):
        if weight > 0:
            edges.setdefault(row, {})[column] = weight
    most = len(edges)
    # A row never needs more choices than there are rows to compete with.
    edges = {
        row: dict(sorted(choices.items(), key=lambda pair: -pair[1])[:most])
        for row, choices in edges.items()
    }
    matched: dict[int, int] = {}
    holder: dict[int, int] = {}
    for row in edges:
        last, taker = _find_chain(row, edges, matched, holder)
        if last is not None:
            matched.pop(holder.get(last, -1), None)
            _exchange(row, last, taker, matched, holder)
    return dict(sorted(matched.items()))


def _find_chain(
    new: int, edges: dict[int, dict[int, float]], matched: dict[int, int], holder: dict[int, int]
) -> tuple[int | None, dict[int, int]]:
    """The chain of exchanges that wins most by letting a new row in.

    Returns:
        The column the chain ends with, free or of a row that will go without (None if the new
        row goes without); and column to the row that takes it.
    """
    won = {new: 0.0}  # row to the most won by a chain that takes its column from it
    taker: dict[int, int] = {}
    best, last = 0.0, None
    queue = deque([new])
    while queue:
        row = queue.popleft()
        for column, weight in edges[row].items():
            other = holder.get(column)
            if other == row:
                continue
            gain = won[row] + weight
            if other is None:
                if gain > best + _TOO_LITTLE:
                    best, last, taker[column] = gain, column, row
                continue
            gain -= edges[other][column]
            if gain > won.get(other, float("-inf")) + _TOO_LITTLE:
                won[other], taker[column] = gain, row
                queue.append(other)
    row = max(won, key=won.__getitem__)
    return (matched[row] if won[row] > best + _TOO_LITTLE else last), taker


def _exchange(
    new: int, last: int, taker: dict[int, int], matched: dict[int, int], holder: dict[int, int]
) -> None:
    """Carry a chain out, from the column it ends with back to the new row."""
    row = -1
    while row != new:
        row = taker[last]
        holder[last] = row
        previous = matched.get(row, -1)
        matched[row] = last
        last = previous
