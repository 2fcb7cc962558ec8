"""How much room each person takes, with their words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from toolkit.charts.genogram.kin import Kin
from toolkit.charts.genogram.measure import LINE, SMALL, text_width, wrap
from toolkit.charts.genogram.shapes import HALF, Box, Spot
from toolkit.charts.genogram.structure import Structure
from toolkit.scenario.models import Person

__all__ = ["Sizes"]

_GAP, _PARTNERS_GAP, _GROUP_GAP = 26.0, 30.0, 60.0
_LETTERS, _LINES, _WORDS_GAP = 13, 3, 5.0
_LONGEST_YEARS = "2024–2024"


class Sizes:
    """The size of everybody's symbol and words, and how far apart neighbours must be.

    In a row in which somebody has a line below, words stand beside the symbols, so that the
    lines are clear of them; in any other row they stand below.
    """

    gap = _GAP

    def __init__(self, kin: Kin, structure: Structure, rows: Sequence[Sequence[str]]) -> None:
        self.rows = rows
        with_legs = {person for bar in structure.bars for person in bar.people}
        with_legs |= {stray.start for stray in structure.strays if stray.bar is None}
        with_legs |= {stray.end for stray in structure.strays if stray.kind == "partner"}
        beside = {p for row in rows if with_legs.intersection(row) for p in row}
        self.beside = beside | set(structure.others)
        self.adopted = _find_adopted(structure)
        self.names = {
            person.id: wrap(person.name, letters=_LETTERS, lines=_LINES)
            for person in kin.people.values()
        }
        self.widths = {p.id: _width(p, self.names[p.id]) for p in kin.people.values()}
        group = {person: n for n, group in enumerate(structure.groups) for person in group}
        self.apart = {
            (a, b): self._apart(a, b, together=group[a] == group[b])
            for row in rows
            for a, b in pairwise(row)
        }

    def _apart(self, a: str, b: str, *, together: bool) -> float:
        gap = _GAP if together else _GROUP_GAP
        return self.sides(a)[1] + gap + self.sides(b)[0]

    def _symbol(self, person: str) -> float:
        return HALF + (8.0 if person in self.adopted else 0.0)

    def sides(self, person: str) -> tuple[float, float]:
        """From the middle of the symbol to the left and right end of all that is drawn."""
        half = self._symbol(person)
        if person in self.beside:
            return half, half + _WORDS_GAP + self.widths[person]
        return max(half, self.widths[person] / 2), max(half, self.widths[person] / 2)

    def _words_height(self, person: str) -> float:
        return LINE * (len(self.names[person]) + 1)

    def tallest(self, people: Sequence[str]) -> tuple[float, float]:
        """From the middle of a row's symbols up and down to the end of what is drawn."""
        spots = [self.spot(person, 0, 0).box for person in people]
        return (
            max((-box.top for box in spots), default=float(HALF)),
            max((box.bottom for box in spots), default=float(HALF)),
        )

    def height(self, row: int) -> tuple[float, float]:
        """The same for a row by its number."""
        return self.tallest(self.rows[row])

    def spot(self, person: str, x: float, y: float) -> Spot:
        """A person put in a place."""
        width, height, half = self.widths[person], self._words_height(person), self._symbol(person)
        if person in self.beside:
            left, top = x + half + _WORDS_GAP, y - height / 2
        else:
            left, top = x - width / 2, y + HALF + _WORDS_GAP
        return Spot(
            *(person, x, y, self.names[person], person in self.beside, person in self.adopted),
            words=Box(left, top, left + width, top + height),
        )


def _find_adopted(structure: Structure) -> frozenset[str]:
    links = [link for bar in structure.bars for link in bar.links]
    links += [stray.link for stray in structure.strays if stray.link]
    return frozenset(link.child for link in links if link.kind == "adoptive-parent")


def _width(person: Person, name: Sequence[str]) -> float:
    years = _LONGEST_YEARS if person.died else "b. 2024" if person.born else ""
    hedge = "c. " if any(c in f"{person.born}{person.died}" for c in "~?%") else ""
    lines = [text_width(line, bold=True) for line in name]
    return max([*lines, text_width(hedge + years, SMALL)])
