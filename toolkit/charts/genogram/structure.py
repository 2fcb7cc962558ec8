"""A genogram's skeleton: what hangs between two rows, and what must go a longer way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.charts.genogram.kin import Kin, Link, Partnership, Union, find_twins
from toolkit.charts.genogram.rows import find_rows

__all__ = ["Bar", "Stray", "Structure", "make_structure"]


@dataclass(frozen=True)
class Bar:
    """A union whose people stand in one row: the line below them, and the children under it.

    Attributes:
        people: One or two.
        row: Their row.
        links: Lines to children in the next row, eldest first.
        twins: Twins among those children.
        union: What it was made from; its partnerships are drawn on the line.
    """

    people: tuple[str, ...]
    row: int
    links: tuple[Link, ...]
    twins: tuple[tuple[str, ...], ...]
    union: Union


@dataclass(frozen=True)
class Stray:
    """A line that cannot hang between two rows: to a grandchild, or between odd partners.

    Attributes:
        bar: Number of the bar it starts from; nothing if it starts from a person.
        start: The person it starts from.
        end: The person it goes to.
        kind: A link's kind, 'partner', or 'quality' for how two people get on.
        link: The link it stands for.
        partnerships: The partnerships it stands for.
    """

    bar: int | None
    start: str
    end: str
    kind: Literal["parent", "adoptive-parent", "carer", "partner", "quality"]
    link: Link | None = None
    partnerships: tuple[Partnership, ...] = ()


@dataclass(frozen=True)
class Structure:
    """Everybody's row, the unions as bars, and the strays.

    Attributes:
        row: Person to row.
        groups: People whom no line joins to others', the family's children's group first.
        others: People without any line.
        bars: The bars.
        strays: The strays.
    """

    row: dict[str, int]
    groups: tuple[tuple[str, ...], ...]
    others: tuple[str, ...]
    bars: tuple[Bar, ...]
    strays: tuple[Stray, ...]


def make_structure(kin: Kin) -> Structure:
    """Sort a family's lines into those that hang between two rows and those that stray."""
    row, groups = find_rows(kin)
    bars: list[Bar] = []
    strays: list[Stray] = []
    for union in kin.unions:
        level = len({row[person] for person in union.people}) == 1
        people = union.people if level else (_nearest(union, row),)
        here = row[people[0]]
        near = tuple(link for link in union.links if row[link.child] == here + 1)
        if not level:
            a, b = union.people
            strays.append(Stray(None, a, b, "partner", partnerships=union.partnerships))
        far = [link for link in union.links if link not in near]
        strays += [Stray(len(bars), people[0], link.child, link.kind, link) for link in far]
        if level or union.links:
            twins = find_twins(Union(union.people, near), kin.people)
            bars.append(Bar(people, here, near, twins, union if level else Union(people, near)))
    strays += [Stray(None, one, link.child, "quality", link) for one, link in kin.single_lines]
    others = tuple(person for person in kin.people if person not in kin.related)
    return Structure(row, groups, others, tuple(bars), tuple(strays))


def _nearest(union: Union, row: dict[str, int]) -> str:
    """Of two people in different rows, the one from whom the children hang best."""
    children = [row[link.child] for link in union.links]
    return min(
        union.people,
        key=lambda person: (sum(child != row[person] + 1 for child in children), -row[person]),
    )
