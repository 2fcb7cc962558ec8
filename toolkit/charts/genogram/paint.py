"""A layout as an SVG picture of one day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape

from toolkit.charts.genogram.day import partnerships_on, was_so
from toolkit.charts.genogram.kin import Kin
from toolkit.charts.genogram.layout import Layout
from toolkit.charts.genogram.measure import FONT, SMALL
from toolkit.charts.genogram.outline import outline_homes, outline_paths
from toolkit.charts.genogram.say import age_on, has_died, is_born, span_years, years
from toolkit.charts.genogram.shapes import Line, Mark, Point, Spot
from toolkit.charts.genogram.strokes import DASHES, quality_path, stroke
from toolkit.charts.genogram.symbols import brackets, cross_out, lines_of_words, shape, word
from toolkit.charts.genogram.texts import Text, Texts
from toolkit.scenario.models import Person

__all__ = ["OTHERS", "paint", "years_of"]

OTHERS = "Not known to be related"
_REM_PX, _SLASH, _SLASH_APART = 16, 9.0, 7.0
_SLASHES = {"": 0, "separated": 1, "divorced": 2}


def paint(
    kin: Kin, layout: Layout, *, homes: dict[str, tuple[str, ...]], on: date, says: str
) -> str:
    """Draw one day.

    Args:
        kin: The family.
        layout: Where everything is.
        homes: Each home of that day, and who lived there.
        on: The day.
        says: What the picture shows, for those who cannot see it.
    """
    picture = _Picture(kin, layout, homes, on)
    body = (*picture.homes(), *picture.lines(), *picture.people(), *picture.words())
    width, height = layout.width, layout.height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="wp-genogram" role="img" '
        f'aria-label="{escape(says)}" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width / _REM_PX:.2f}rem" height="{height / _REM_PX:.2f}rem" '
        f'font-family="inherit">{"".join(body)}</svg>'
    )


def years_of(person: Person, on: date) -> str:
    """'b. 2013', '1958–2023' or 'd. 2023', as it was on a day."""
    if person.died and has_died(person, on):
        return (
            f"{years(person.born)}–{years(person.died)}"
            if person.born
            else (f"d. {years(person.died)}")
        )
    return f"b. {years(person.born)}" if person.born else ""


class _Picture:
    """The parts of one day's picture."""

    def __init__(
        self, kin: Kin, layout: Layout, homes: dict[str, tuple[str, ...]], on: date
    ) -> None:
        self.kin, self.layout, self.on = kin, layout, on
        self.outlines = outline_homes(
            layout, {place: [p for p in who if p in layout.spots] for place, who in homes.items()}
        )
        self.known = {
            n: partnerships_on(layout.structure.bars[n].union.partnerships, on)
            for n in layout.marks
        }

    def homes(self) -> Iterator[str]:
        """The outline of each home."""
        for boxes in self.outlines.values():
            yield (
                f'<path class="wp-genogram__home" d="{outline_paths(boxes)}" fill="currentColor" '
                'fill-opacity="0.05" fill-rule="evenodd" stroke="currentColor" '
                'stroke-opacity="0.75" stroke-width="1.5" stroke-dasharray="3 4"/>'
            )

    def lines(self) -> Iterator[str]:
        """All lines that were so on the day, and the slashes of those that had ended."""
        for line in self.layout.lines:
            if _is_of_couple(line):
                yield from self._couple(line, int(line.owner.removeprefix("bar-")))
            elif _is_so(line, self.on):
                yield _draw(line, line.kind)
        for n, mark in self.layout.marks.items():
            for x, y in self._slashes(n, mark):
                yield stroke(((x - 3, y + _SLASH), (x + 3, y - _SLASH)), name="slash")

    def _couple(self, line: Line, n: int) -> Iterator[str]:
        """A couple's line: whole if they were partners by then, broken if only parents."""
        bar, known = self.layout.structure.bars[n], self.known[n]
        if line.role == "quality":
            if known:
                yield _draw(line, "partner")
        elif known or bar.links or not bar.union.partnerships:
            yield _draw(line, "partner" if known else "parents")

    def _slashes(self, n: int, mark: Mark) -> list[Point]:
        """Where the slashes are on a bar: none, one for separated, two for divorced."""
        many = _SLASHES[self.known[n][-1].ended] if self.known[n] else 0
        (left, y), (right, _) = mark.bar
        middle = (left + right) / 2
        if mark.drop is not None:  # on the longer side of the children's line
            longer = mark.drop - left > right - mark.drop
            middle = (left + mark.drop) / 2 if longer else (mark.drop + right) / 2
        return [(middle + (k - (many - 1) / 2) * _SLASH_APART, y) for k in range(many)]

    def people(self) -> Iterator[str]:
        """Everybody's symbol, age, name and years."""
        for person in self.kin.people.values():
            yield self._person(person, self.layout.spots[person.id])

    def _person(self, person: Person, spot: Spot) -> str:
        x, y, on = spot.x, spot.y, self.on
        later = not is_born(person, on)
        parts = [shape(person.gender, x, y, index=person.kind == "child", later=later)]
        if age := age_on(person, on):
            parts.append(word(age, x, y + FONT * 0.36, anchor="middle"))
        if has_died(person, on):
            parts.append(cross_out(x, y))
        if spot.adopted:
            parts.append(brackets(x, y))
        anchor, left = ("start", spot.words.left) if spot.beside else ("middle", x)
        years = years_of(person, on)
        parts.append(lines_of_words(spot.name, years, left, spot.words.top, anchor=anchor))
        return f"<g>{''.join(parts)}</g>"

    def words(self) -> Iterator[str]:
        """Dates of partnerships and names of homes, where they can be read."""
        places = Texts(self.layout)
        for boxes in self.outlines.values():
            places.avoid(boxes)
        for n, mark in self.layout.marks.items():
            places.segments += [
                ((x, y - _SLASH), (x, y + _SLASH)) for x, y in self._slashes(n, mark)
            ]
        for n, mark in self.layout.marks.items():
            if said := ", ".join(
                filter(None, (span_years(p.since, p.until) for p in self.known[n]))
            ):
                yield _say(places.on_bar(mark, said))
        for place, boxes in self.outlines.items():
            yield _say(places.at_home(boxes, place), name="place")
        if self.layout.strip:
            yield word(OTHERS, *self.layout.strip, size=SMALL)


def _is_of_couple(line: Line) -> bool:
    """Whether a line is of the bar that joins two people, and not of their children's lines."""
    of_two = line.role == "quality" and line.kind == "partner"
    return line.owner.startswith("bar-") and (of_two or line.role in {"leg", "bar"})


def _is_so(line: Line, on: date) -> bool:
    return line.kind == "parent" or was_so(line.since, line.until, on)


def _draw(line: Line, kind: str) -> str:
    if line.role == "quality":
        return quality_path(line.points, line.quality)
    return stroke(line.points, name=f"line wp-genogram__line--{kind}", dash=DASHES[kind])


def _say(text: Text, *, name: str = "dates") -> str:
    made = word(text.words, text.x, text.y, size=SMALL)
    return made.replace("wp-genogram__word", f"wp-genogram__word wp-genogram__word--{name}", 1)
