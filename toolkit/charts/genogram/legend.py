"""The key of symbols: the signs one family's genogram uses, each with its meaning."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.charts.drawn import KeySign
from toolkit.charts.genogram.day import find_days
from toolkit.charts.genogram.kin import Kin, find_twins
from toolkit.charts.genogram.measure import FONT
from toolkit.charts.genogram.say import is_born
from toolkit.charts.genogram.strokes import DASHES, quality_path, stroke
from toolkit.charts.genogram.symbols import brackets, cross_out, shape, word
from toolkit.scenario.models import Family

__all__ = ["make_legend"]

_WIDE, _HIGH, _HALF = 56, 36, 13
_X, _Y = _WIDE / 2, _HIGH / 2
_QUALITIES = {
    "close": "Close",
    "distant": "Distant",
    "conflict": "Conflict",
    "violent": "Violence",
}


def make_legend(family: Family, kin: Kin) -> tuple[KeySign, ...]:
    """The signs that a family's genogram uses on any day, in the order people look for them."""
    return tuple(KeySign(_svg(body), means) for body, means, used in _signs(family, kin) if used)


def _signs(family: Family, kin: Kin) -> Iterator[tuple[str, str, bool]]:
    people = list(kin.people.values())
    genders = {person.gender for person in people}
    yield shape("female", _X, _Y, half=_HALF), "Woman or girl", "female" in genders
    yield shape("male", _X, _Y, half=_HALF), "Man or boy", "male" in genders
    yield shape("unknown", _X, _Y, half=_HALF), "Gender not known", "unknown" in genders
    double = shape("female", _X, _Y, index=True, half=_HALF)
    yield double, "Two lines: a child the records are about", any(p.kind == "child" for p in people)
    age = shape("female", _X, _Y, half=_HALF) + word("9", _X, _Y + FONT * 0.36, anchor="middle")
    about = any(p.born and len(p.born) < len("2024-03-02") for p in people)
    means = "Age on the day; 5 m is five months" + ("; ~ means about" if about else "")
    yield age, means, any(p.born for p in people)
    dead = shape("female", _X, _Y, half=_HALF) + cross_out(_X, _Y, half=_HALF)
    yield dead, "Has died", any(p.died for p in people)
    later = shape("female", _X, _Y, half=_HALF, later=True)
    yield later, "Not born yet on the day", _some_later(family, kin)
    yield from _couple_signs(kin)
    yield from _child_signs(kin)
    yield from _quality_signs(kin)
    home = (
        f'<rect class="wp-genogram__home" x="6" y="6" width="{_WIDE - 12}" height="{_HIGH - 12}" '
        'rx="9" fill="currentColor" fill-opacity="0.05" stroke="currentColor" '
        'stroke-opacity="0.75" stroke-width="1.5" stroke-dasharray="3 4"/>'
    )
    yield home, "People who live together on the day, and where", bool(family.households)


def _some_later(family: Family, kin: Kin) -> bool:
    first = find_days(family)[0].on
    return any(not is_born(person, first) for person in kin.people.values())


def _couple_signs(kin: Kin) -> Iterator[tuple[str, str, bool]]:
    couples = [union for union in kin.unions if len(union.people) > 1]
    ends = {one.ended for union in couples for one in union.partnerships}
    yield _couple("partner", 0), "Partners", any(union.partnerships for union in couples)
    yield _couple("partner", 1), "Separated, or no longer partners", "separated" in ends
    yield _couple("partner", 2), "Divorced", "divorced" in ends
    unknown = any(not union.partnerships for union in couples)
    yield _couple("parents", 0), "Parents, not known to be partners", unknown


def _couple(kind: str, slashes: int) -> str:
    low = _HIGH - 10
    made = stroke(
        ((8, 6), (8, low), (_WIDE - 8, low), (_WIDE - 8, 6)), name="line", dash=DASHES[kind]
    )
    for n in range(slashes):
        x = _X + (n - (slashes - 1) / 2) * 7
        made += stroke(((x - 3, low + 8), (x + 3, low - 8)), name="slash")
    return made


def _child_signs(kin: Kin) -> Iterator[tuple[str, str, bool]]:
    kinds = {link.kind for union in kin.unions for link in union.links}
    yield _down("parent"), "Child of the people above; the eldest is on the left", "parent" in kinds
    adopted = _down("adoptive-parent", end=12)
    adopted += shape("female", _X, 22, half=10) + brackets(_X, 22, half=10)
    yield adopted, "Adopted", "adoptive-parent" in kinds
    yield _down("carer"), "Cared for by", "carer" in kinds
    twins = [group for union in kin.unions for group in find_twins(union, kin.people)]
    alike = [all(kin.people[one].identical for one in group) for group in twins]
    fork = stroke(((_X - 16, _HIGH - 4), (_X, 6), (_X + 16, _HIGH - 4)), name="line")
    yield fork, "Twins", not all(alike)
    bar = fork + stroke(((_X - 8, 21), (_X + 8, 21)), name="line")
    yield bar, "Identical twins", any(alike)


def _down(kind: str, *, end: float = _HIGH - 3) -> str:
    return stroke(((_X, 3), (_X, end)), name="line", dash=DASHES[kind])


def _quality_signs(kin: Kin) -> Iterator[tuple[str, str, bool]]:
    used = {one.quality for union in kin.unions for one in union.partnerships[-1:]}
    used |= {link.quality for union in kin.unions for link in union.links}
    used |= {link.quality for _, link in kin.single_lines}
    for quality, means in _QUALITIES.items():
        yield quality_path(((4, _Y), (_WIDE - 4, _Y)), quality), means, quality in used


def _svg(body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="wp-genogram" aria-hidden="true" '
        f'viewBox="0 0 {_WIDE} {_HIGH}" width="{_WIDE / 16:g}rem" height="{_HIGH / 16:g}rem">'
        f"{body}</svg>"
    )
