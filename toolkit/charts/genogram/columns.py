"""Where in its row each person stands: parents over the middle of their children, if it can be.

The order is settled; what is looked for is places that keep people apart and pull families
together, which is a small quadratic programme. It is solved by Hildreth's method: one
constraint at a time, until none is left that pushes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from toolkit.charts.genogram.structure import Structure

__all__ = ["find_columns"]

_OVER, _PAIR, _SIBLINGS, _NEAR, _STRAY, _STILL = 4.0, 0.3, 0.3, 0.02, 0.02, 1e-4
_SWEEPS, _ENOUGH_PX = 400, 0.05

Term = tuple[float, dict[int, float], float]
"""Weight, coefficients by person's number, and the value their sum should have."""


def find_columns(
    order: Sequence[Sequence[str]],
    structure: Structure,
    *,
    apart: Mapping[tuple[str, str], float],
) -> dict[str, int]:
    """Give each person the x of their symbol's middle, in whole pixels.

    Args:
        order: Rows from left to right.
        structure: The family's lines.
        apart: For each two neighbours of a row, the least distance between their middles.

    Returns:
        Person to x; the smallest is about 0.
    """
    number = {person: n for n, person in enumerate(p for row in order for p in row)}
    if not number:
        return {}
    pairs = [(number[a], number[b], apart[a, b]) for row in order for a, b in pairwise(row)]
    x = _solve(_wishes(structure, number, pairs), pairs, len(number))
    made: dict[str, int] = {}
    for row in order:
        before: str | None = None
        for person in row:
            place = round(x[number[person]])
            if before is not None:
                place = max(place, made[before] + -int(-apart[before, person] // 1))
            made[person] = place
            before = person
    return made


def _wishes(
    structure: Structure, number: Mapping[str, int], pairs: Sequence[tuple[int, int, float]]
) -> list[Term]:
    terms: list[Term] = [(_STILL, {n: 1.0}, 0.0) for n in number.values()]
    terms += [(_NEAR, {b: 1.0, a: -1.0}, distance) for a, b, distance in pairs]
    beside = {(a, b): distance for a, b, distance in pairs}
    for bar in structure.bars:
        people = [number[person] for person in bar.people]
        children = [number[link.child] for link in bar.links]
        if len(people) > 1:
            terms.append((_PAIR, {people[0]: 1.0, people[1]: -1.0}, 0.0))
        if children:
            over = {n: 1 / len(people) for n in people}
            for child in children:
                over[child] = over.get(child, 0.0) - 1 / len(children)
            terms.append((_OVER, over, 0.0))
        in_row = sorted(children)
        terms += [
            (_SIBLINGS, {b: 1.0, a: -1.0}, beside.get((a, b), 0.0)) for a, b in pairwise(in_row)
        ]
    for stray in structure.strays:
        if stray.start != stray.end:
            terms.append((_STRAY, {number[stray.start]: 1.0, number[stray.end]: -1.0}, 0.0))
    return terms


def _solve(
    terms: Sequence[Term], pairs: Sequence[tuple[int, int, float]], size: int
) -> list[float]:
    """Least weighted squares, with each pair at least so far apart."""
    matrix = [[0.0] * size for _ in range(size)]
    right = [0.0] * size
    for weight, row, value in terms:
        for i, a in row.items():
            right[i] += weight * a * value
            for j, b in row.items():
                matrix[i][j] += weight * a * b
    inverse = _invert(matrix)
    x = [sum(a * b for a, b in zip(row, right, strict=True)) for row in inverse]
    push = [[inverse[k][b] - inverse[k][a] for k in range(size)] for a, b, _ in pairs]
    force = [0.0] * len(pairs)
    for _ in range(_SWEEPS):
        worst = 0.0
        for n, (a, b, distance) in enumerate(pairs):
            short = distance - (x[b] - x[a])
            step = max(-force[n], short / (push[n][b] - push[n][a]))
            if step:
                force[n] += step
                x = [value + step * p for value, p in zip(x, push[n], strict=True)]
                worst = max(worst, abs(step) * (push[n][b] - push[n][a]))
        if worst < _ENOUGH_PX:
            break
    return x


def _invert(matrix: list[list[float]]) -> list[list[float]]:
    """Gauss and Jordan; the matrix is positive definite, so no pivoting is needed."""
    size = len(matrix)
    rows = [row + [float(i == n) for i in range(size)] for n, row in enumerate(matrix)]
    for n in range(size):
        pivot = rows[n][n]
        rows[n] = [value / pivot for value in rows[n]]
        for m in range(size):
            if m != n and rows[m][n]:
                factor = rows[m][n]
                rows[m] = [a - factor * b for a, b in zip(rows[m], rows[n], strict=True)]
    return [row[size:] for row in rows]
