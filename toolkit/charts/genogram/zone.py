"""The lines between one row and the next: legs, bars, drops, lines of brothers and sisters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.charts.genogram.kin import Link
from toolkit.charts.genogram.legs import find_legs, find_tops
from toolkit.charts.genogram.levels import Level, bar_levels, sibling_levels
from toolkit.charts.genogram.shapes import HALF, Line, Mark, Point
from toolkit.charts.genogram.structure import Bar, Structure

__all__ = ["Zone", "draw_zone"]

_FIRST_BAR, _BAR_STEP, _AFTER_BARS, _TRACK, _SIBLING_STEP, _FALL = 26, 34, 24, 10, 14, 38
_PLAIN, _IN, _CLEAR, _QUALITY_PX = 20, 12.0, 7.0, 9.0
_MOST_TRACKS, _ALMOST = 6, 3.0


@dataclass(frozen=True)
class Drawn:
    """What one zone holds.

    Attributes:
        lines: Its lines, down to where the children's own lines begin.
        marks: Where each partnership's slashes and dates go, by the bar's number.
        trunks: Where a stray may leave each bar, by the bar's number.
        tracks: Levels that are free for strays.
        bottom: Where the next row begins.
    """

    lines: tuple[Line, ...]
    marks: dict[int, Mark]
    trunks: dict[int, Point]
    tracks: tuple[float, ...]
    bottom: float


class Zone:
    """The space below one row.

    Args:
        structure: The family's lines.
        row: The row's number.
        x: Person to the middle of their symbol.
        middle: The y of the row's symbols' middles.
        top: Where the row's words end.
        next_up: From the top of the next row to its symbols' middles.
        identical: Ids of identical twins.
    """

    def __init__(
        self,
        structure: Structure,
        row: int,
        x: Mapping[str, float],
        *,
        middle: float,
        top: float,
        next_up: float,
        identical: frozenset[str],
    ) -> None:
        self.next_up, self.identical = next_up, identical
        self.structure, self.row, self.x, self.middle, self.top = structure, row, x, middle, top
        self.bars = {n: bar for n, bar in enumerate(structure.bars) if bar.row == row}
        self.legs, self.tops = find_legs(structure, x), find_tops(structure, x)
        self.couples = [n for n, bar in self.bars.items() if len(bar.people) > 1]
        self.spans = {n: self._span(n) for n in self.couples}
        levels = bar_levels([self.spans[n] for n in self.couples])
        self.bar_y = {
            n: top + _FIRST_BAR + _BAR_STEP * level
            for n, level in zip(self.couples, levels, strict=True)
        }
        self.uprights: list[float] = [leg for n in self.couples for leg in self.spans[n]]
        self.drops = {n: self._drop(n, bar) for n, bar in self.bars.items()}
        passing = sum(
            min(structure.row[s.start], structure.row[s.end])
            <= row
            <= max(structure.row[s.start], structure.row[s.end])
            for s in structure.strays
        )
        last = max(self.bar_y.values(), default=top - _FIRST_BAR + _PLAIN)
        begin = last + _AFTER_BARS
        many = min(passing, _MOST_TRACKS)
        self.tracks = tuple(begin + _TRACK * n for n in range(max(many, 1)))
        self.siblings_y = begin + _TRACK * many + (_TRACK if many else 0)

    def _span(self, n: int) -> tuple[float, float]:
        a, b = sorted(self.legs[person, "bar", n] for person in self.bars[n].people)
        return a, b

    def _drop(self, n: int, bar: Bar) -> float:
        """Where the children's line leaves the bar: as near over their middle as it can be."""
        if len(bar.people) == 1:
            leg = self.legs[bar.people[0], "bar", n]
            below = [self.tops[link.child, "bar", n] for link in bar.links]
            almost = len(below) == 1 and abs(below[0] - leg) <= _ALMOST
            return below[0] if almost else leg  # no jog of a pixel or two
        left, right = self.spans[n]
        feet = [self.tops[link.child, "bar", n] for link in bar.links]
        want = (min(feet) + max(feet)) / 2 if feet else (left + right) / 2
        room = (left + _IN, right - _IN)
        tries = [min(max(want + aside, room[0]), room[1]) for aside in (0, 9, -9, 18, -18, 27, -27)]
        clear = (x for x in tries if all(abs(x - other) >= _CLEAR for other in self.uprights))
        drop = next(clear, tries[0])
        if bar.links:
            self.uprights.append(drop)
        return drop


def draw_zone(zone: Zone) -> Drawn:
    """Draw what is between a row and the next."""
    hanging = [n for n, bar in zone.bars.items() if bar.links]
    levels = sibling_levels([_level(zone, n) for n in hanging])
    depth = max(levels, default=-1) + 1
    fall = zone.siblings_y + _SIBLING_STEP * max(depth - 1, 0)
    lines: list[Line] = []
    for n in zone.couples:
        lines += _couple(zone, n)
    for n, level in zip(hanging, levels, strict=True):
        lines += _children(zone, n, zone.siblings_y + _SIBLING_STEP * level, fall)
    is_last = zone.row == max(zone.structure.row.values())
    return Drawn(
        lines=tuple(lines),
        marks={
            n: Mark(
                f"bar-{n}",
                ((zone.spans[n][0], zone.bar_y[n]), (zone.spans[n][1], zone.bar_y[n])),
                zone.drops[n] if zone.bars[n].links else None,
            )
            for n in zone.couples
        },
        trunks={n: (zone.drops[n], zone.bar_y.get(n, zone.top + _CLEAR)) for n in zone.bars},
        tracks=zone.tracks,
        bottom=zone.tracks[-1] if is_last else fall + _FALL,
    )


def _level(zone: Zone, n: int) -> Level:
    bar = zone.bars[n]
    twins = {child for group in bar.twins for child in group}
    feet = [zone.tops[k.child, "bar", n] for k in bar.links if k.child not in twins]
    feet += [_joint(zone, n, group) for group in bar.twins]
    return Level(zone.drops[n], tuple(feet))


def _joint(zone: Zone, n: int, group: Sequence[str]) -> float:
    """The point from which twins' lines part."""
    tops = [zone.tops[child, "bar", n] for child in group]
    return (min(tops) + max(tops)) / 2


def _couple(zone: Zone, n: int) -> list[Line]:
    y, (left, right) = zone.bar_y[n], zone.spans[n]
    owner, bar = f"bar-{n}", zone.bars[n]
    kind = "partner" if bar.union.partnerships else "parents"
    legs = [
        Line(((x, zone.middle + HALF), (x, y)), owner, "leg", kind)
        for x in (zone.legs[person, "bar", n] for person in bar.people)
    ]
    lines = [*legs, Line(((left, y), (right, y)), owner, "bar", kind)]
    for one in bar.union.partnerships[-1:]:
        if one.quality:
            points = ((left + 5, y - _QUALITY_PX), (right - 5, y - _QUALITY_PX))
            lines.append(Line(points, owner, "quality", "partner", one.quality))
    return lines


def _children(zone: Zone, n: int, y: float, fall: float) -> list[Line]:
    """The drop, the line of brothers and sisters, and each child's line."""
    bar, owner, level = zone.bars[n], f"bar-{n}", _level(zone, n)
    start = zone.bar_y.get(n, zone.middle + HALF)
    kinds = {link.kind for link in bar.links}
    kind = next(iter(kinds)) if len(kinds) == 1 else "parent"
    whens = {(link.since, link.until) for link in bar.links} if kind == "carer" else set()
    since, until = next(iter(whens)) if len(whens) == 1 else ("", "")
    lines = [Line(((level.drop, start), (level.drop, y)), owner, "drop", kind, "", since, until)]
    if level.left < level.right:
        points = ((level.left, y), (level.right, y))
        lines.append(Line(points, owner, "siblings", kind, "", since, until))
    twins = {child: group for group in bar.twins for child in group}
    end = fall + _FALL + zone.next_up - HALF
    for link in bar.links:
        x = zone.tops[link.child, "bar", n]
        joint = _joint(zone, n, twins[link.child]) if link.child in twins else None
        lines += _child(link, owner, x, joint, (y, fall, end))
    for group in bar.twins:
        if zone.identical.issuperset(group):
            lines.append(_identical(zone, n, group, (fall, end)))
    return lines


def _child(
    link: Link, owner: str, x: float, joint: float | None, ys: tuple[float, float, float]
) -> list[Line]:
    """A child's own line, slanting from a joint with a twin's, and how the parents get on."""
    y, fall, end = ys
    points = ((x, y), (x, end)) if joint is None else ((joint, y), (joint, fall), (x, end))
    role = "child" if joint is None else "twin"
    lines = [Line(points, owner, role, link.kind, "", link.since, link.until)]
    if link.quality:
        beside = ((x + _CLEAR, fall + 2), (x + _CLEAR, end - 2))
        lines.append(
            Line(beside, owner, "quality", link.kind, link.quality, link.since, link.until)
        )
    return lines


def _identical(zone: Zone, n: int, group: Sequence[str], ys: tuple[float, float]) -> Line:
    """The bar that joins identical twins' lines half way down."""
    tops, joint = [zone.tops[child, "bar", n] for child in group], _joint(zone, n, group)
    y = (ys[0] + ys[1]) / 2
    left, right = ((joint + top) / 2 for top in (min(tops), max(tops)))
    return Line(((left, y), (right, y)), f"bar-{n}", "identical")
