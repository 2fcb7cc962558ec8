"""Lines that go a longer way: to a grandchild, between odd partners, how one parent gets on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.charts.genogram.legs import Key, find_legs, find_tops
from toolkit.charts.genogram.route import Streets, find_way
from toolkit.charts.genogram.shapes import Line, Point, Segment, Spot
from toolkit.charts.genogram.structure import Stray, Structure

__all__ = ["draw_strays"]

_CLEAR = 6.0


def draw_strays(
    structure: Structure,
    spots: Mapping[str, Spot],
    drawn: Sequence[Line],
    *,
    trunks: Mapping[int, Point],
    streets: Streets,
) -> list[Line]:
    """Find each stray its way, one after the other, so that none lies on another.

    Args:
        structure: The family's lines.
        spots: Where people are.
        drawn: The lines drawn before.
        trunks: Where a line leaves each bar.
        streets: Where lines may go.
    """
    x = {person: spot.x for person, spot in spots.items()}
    legs, tops = find_legs(structure, x), find_tops(structure, x)
    taken: list[Segment] = [segment for line in drawn for segment in line.segments]
    made: list[Line] = []
    for n, stray in enumerate(structure.strays):
        start = _start(structure, spots, legs, trunks, n)
        end = (
            _foot(spots[stray.end], legs[stray.end, "stray", n])
            if stray.kind == "partner"
            else _head(spots[stray.end], tops[stray.end, "stray", n])
        )
        way = (*start[:-1], *find_way(streets, start[-1], end[-1], taken=taken), *end[-2::-1])
        line = _line(stray, n, way)
        made += line
        taken += line[0].segments
    return made


def _foot(spot: Spot, x: float) -> tuple[Point, ...]:
    """From a symbol's lower edge down to where nobody's words are."""
    return (x, spot.symbol.bottom), (x, spot.box.bottom + _CLEAR)


def _head(spot: Spot, x: float) -> tuple[Point, ...]:
    """From a symbol's upper edge up to where nobody's words are."""
    return (x, spot.symbol.top), (x, spot.box.top - _CLEAR)


def _start(
    structure: Structure,
    spots: Mapping[str, Spot],
    legs: Mapping[Key, float],
    trunks: Mapping[int, Point],
    n: int,
) -> tuple[Point, ...]:
    """Where a stray begins: at a couple's bar, or under one person."""
    stray = structure.strays[n]
    if stray.bar is None:
        return _foot(spots[stray.start], legs[stray.start, "stray", n])
    people = structure.bars[stray.bar].people
    if len(people) > 1:
        return (trunks[stray.bar],)
    return _foot(spots[people[0]], legs[people[0], "bar", stray.bar])


def _line(stray: Stray, n: int, way: tuple[Point, ...]) -> list[Line]:
    owner = f"stray-{n}" if stray.bar is None else f"bar-{stray.bar}"
    link, last = stray.link, stray.partnerships[-1:]
    if link is None:
        quality = last[0].quality if last else ""
        kind = "partner" if last else "parents"
        lines = [Line(way, owner, "stray", kind)]
        return [*lines, Line(way, owner, "quality", kind, quality)] if quality else lines
    when = (link.since, link.until)
    if stray.kind == "quality":
        return [Line(way, owner, "quality", link.kind, link.quality, *when)]
    lines = [Line(way, owner, "stray", link.kind, "", *when)]
    if link.quality:
        lines.append(Line(way, owner, "quality", link.kind, link.quality, *when))
    return lines
