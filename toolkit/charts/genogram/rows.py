"""Which row of the genogram each person stands in: one row a generation."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.charts.genogram.kin import Kin

__all__ = ["find_rows"]


def find_rows(kin: Kin) -> tuple[dict[str, int], tuple[tuple[str, ...], ...]]:
    """Give each related person a row, the oldest generation first.

    Partners stand beside each other and children one row below. Where that cannot all be had
    (a niece who is a partner, a grandmother who adopts), birth goes before partnership and
    partnership before adoption and care; what does not fit is left to longer lines.

    Returns:
        Person to row, counted from 0; and the people in groups that no line joins, the group of
        the family's children first.
    """
    rows = _Rows(kin.related)
    for above, below, step in _wishes(kin):
        rows.join(above, below, step)
    order = [person for person in kin.people if person in kin.related]
    groups: dict[str, list[str]] = {}
    for person in order:
        groups.setdefault(rows.find(person)[0], []).append(person)
    is_child = {person: kin.people[person].kind == "child" for person in order}
    parts = sorted(
        groups.values(), key=lambda part: (-sum(is_child[p] for p in part), order.index(part[0]))
    )
    found: dict[str, int] = {}
    level = None
    for part in parts:
        level = _place(part, rows, is_child, level, found)
    lowest = min(found.values(), default=0)
    return {person: row - lowest for person, row in found.items()}, tuple(map(tuple, parts))


def _wishes(kin: Kin) -> Iterator[tuple[str, str, int]]:
    """Pairs of people and how many rows the second should be below the first."""
    for kind in ("parent", "", "adoptive-parent", "carer"):
        for union in kin.unions:
            if not kind:
                yield from ((union.people[0], other, 0) for other in union.people[1:])
            for link in union.links:
                if link.kind == kind:
                    yield from ((parent, link.child, 1) for parent in union.people)


def _place(
    part: list[str],
    rows: _Rows,
    is_child: dict[str, bool],
    level: int | None,
    found: dict[str, int],
) -> int:
    """Put one group so that its children are level with those of the first group."""
    steps = {person: rows.find(person)[1] for person in part}
    young = [step for person, step in steps.items() if is_child[person]]
    own = min(young) if young else max(steps.values()) + 1
    level = own if level is None else level
    found |= {person: step - own + level for person, step in steps.items()}
    return level


class _Rows:
    """Groups of people whose rows are known from one another's (a weighted union-find)."""

    def __init__(self, people: frozenset[str]) -> None:
        self.above: dict[str, tuple[str, int]] = {person: (person, 0) for person in people}

    def find(self, person: str) -> tuple[str, int]:
        """The group's first person, and how many rows below it somebody is."""
        steps = 0
        while self.above[person][0] != person:
            person, step = self.above[person]
            steps += step
        return person, steps

    def join(self, above: str, below: str, step: int) -> None:
        """Ask for ``below`` to be ``step`` rows under ``above``; nothing if already settled."""
        (first, a), (second, b) = self.find(above), self.find(below)
        if first != second:
            self.above[second] = (first, a + step - b)
