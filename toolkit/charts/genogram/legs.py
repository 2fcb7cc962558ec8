"""Where on a symbol each line begins below it or ends above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from toolkit.charts.genogram.structure import Structure

__all__ = ["Key", "find_legs", "find_tops"]

_LEG_PX, _LEGS_PX, _TOP_PX, _TOPS_PX = 14.0, 34.0, 12.0, 36.0

Key = tuple[str, str, int]
"""A person, 'bar' or 'stray', and its number."""


def find_legs(structure: Structure, x: Mapping[str, float]) -> dict[Key, float]:
    """The x of each line below a person.

    Somebody with several partners has a leg for each, to the partner's side, so that no leg
    crosses another's bar: on each side the nearer partner's leg is the outer one.
    """
    wanted: dict[str, list[tuple[tuple[float, float], str, int]]] = defaultdict(list)
    for n, bar in enumerate(structure.bars):
        for person in bar.people:
            aside = sum(x[other] - x[person] for other in bar.people)
            wanted[person].append((_place(aside), "bar", n))
    for n, stray in enumerate(structure.strays):
        if stray.bar is None:
            wanted[stray.start].append(((1, 1), "stray", n))
            if stray.kind == "partner":
                wanted[stray.end].append(((1, 1), "stray", n))
    return _spread(wanted, x, step=_LEG_PX, room=_LEGS_PX)


def find_tops(structure: Structure, x: Mapping[str, float]) -> dict[Key, float]:
    """The x of each line that comes down to a child; most have one, in the middle."""
    wanted: dict[str, list[tuple[tuple[float, float], str, int]]] = defaultdict(list)
    for n, bar in enumerate(structure.bars):
        over = sum(x[person] for person in bar.people) / len(bar.people)
        for link in bar.links:
            wanted[link.child].append(((over, 0), "bar", n))
    for n, stray in enumerate(structure.strays):
        if stray.kind != "partner":
            wanted[stray.end].append(((x[stray.start], 1), "stray", n))
    return _spread(wanted, x, step=_TOP_PX, room=_TOPS_PX)


def _place(aside: float) -> tuple[float, float]:
    """Partners on the left first, near before far; then none; then far before near."""
    if aside < 0:
        return 0, -aside
    return (2, -aside) if aside else (1, 0)


def _spread(
    wanted: Mapping[str, list[tuple[tuple[float, float], str, int]]],
    x: Mapping[str, float],
    *,
    step: float,
    room: float,
) -> dict[Key, float]:
    found: dict[Key, float] = {}
    for person, lines in wanted.items():
        apart = min(step, room / max(len(lines) - 1, 1))
        for place, (_, what, n) in enumerate(sorted(lines)):
            found[person, what, n] = x[person] + (place - (len(lines) - 1) / 2) * apart
    return found
