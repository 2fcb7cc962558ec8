"""Any family up to twenty people can be drawn: nobody overlaps, and it is the same every time."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from itertools import combinations

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.unit.charts.families import home, make_family, parents, partners, person
from toolkit.charts.genogram import draw_genograms, find_days
from toolkit.charts.genogram.kin import find_kin
from toolkit.charts.genogram.layout import make_layout
from toolkit.charts.genogram.shapes import hits

QUALITIES = ("", "close", "distant", "conflict", "violent", "separated")
KINDS = ("parent", "parent", "parent", "adoptive-parent", "carer")
WORDS = st.text("abcdefghij mnoxyz", min_size=1, max_size=25).filter(str.strip)


@st.composite
def any_families(draw):
    """Families as chance makes them: circles of descent and marriages of nieces not excluded."""
    many = draw(st.integers(1, 20))
    ids = [f"p{n}" for n in range(many)]
    years = (
        st.none()
        | st.integers(1930, 2023).map(str)
        | st.dates(date(1990, 1, 1), date(2023, 1, 1)).map(date.isoformat)
    )
    people = [
        person(
            one, draw(st.sampled_from("fmu")), draw(years), name=draw(WORDS),
            kind=draw(st.sampled_from(("child", "adult"))),
            died=draw(st.none() | st.just("2022-05")), identical=draw(st.booleans()),
        )
        for one in ids
    ]  # fmt: skip
    who = st.sampled_from(ids)
    pairs = st.lists(who, min_size=2, max_size=2, unique=True).map(" ".join)
    some = st.lists(who, min_size=1, max_size=4, unique=True).map(" ".join)
    ones = st.one_of(who, pairs) if many > 1 else who
    lines = []
    for _ in range(draw(st.integers(0, 14))):
        quality = draw(st.sampled_from(QUALITIES))
        since = draw(st.none() | st.just("2010"))
        if many > 1 and draw(st.booleans()):
            lines.append(partners(draw(pairs), quality=quality, since=since))
        else:
            kind = draw(st.sampled_from(KINDS))
            lines.append(parents(draw(ones), draw(some), kind, quality=quality, since=since))
    homes = [
        home(f"h{n}", f"{n} Quay Street", draw(some), "2020", draw(st.none() | st.just("2022-04")))
        for n in range(draw(st.integers(0, 4)))
    ]
    return make_family(people, lines, homes)


@st.composite
def trees(draw):
    """Families as families are: couples, their children, some with other partners too."""
    people, lines, year = [], [], 1950
    row = [person(f"p0{n}", draw(st.sampled_from("fm")), str(year + n)) for n in range(2)]
    people += row
    parts = [(row[0].id, row[1].id)]
    for depth in range(draw(st.integers(1, 3))):
        following = []
        for a, b in parts:
            lines.append(partners(f"{a} {b}", since=str(year + 20)))
            kids = [
                person(f"p{len(people) + n}", draw(st.sampled_from("fm")), f"{year + 25 + n}-03")
                for n in range(draw(st.integers(1, 3)))
            ][: 18 - len(people)]
            people += kids
            if kids:
                lines.append(parents(f"{a} {b}", " ".join(kid.id for kid in kids)))
            for kid in kids:
                if depth < 2 and len(people) < 18 and draw(st.booleans()):
                    mate = person(f"p{len(people)}", draw(st.sampled_from("fm")), str(year + 26))
                    people.append(mate)
                    following.append((kid.id, mate.id))
        parts, year = following, year + 25
    return make_family(people, lines)


def check_nobody_overlaps(layout):
    for a, b in combinations(layout.spots.values(), 2):
        assert not a.box.meets(b.box), (a, b)
    for spot in layout.spots.values():
        assert spot.box.left >= 0
        assert spot.box.right <= layout.width
        assert spot.box.bottom <= layout.height


def check_no_line_meets_anybody(layout):
    for line in layout.lines:
        for segment in line.segments:
            for spot in layout.spots.values():
                for box in (spot.symbol.grown(-1), spot.words):
                    assert not hits(segment, box), (line, spot)


SETTINGS = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # a family that fails is read as it is
)


@SETTINGS
@given(any_families())
def test_any_family_is_drawn_with_nobody_on_top_of_anybody(family):
    layout = make_layout(find_kin(family))
    check_nobody_overlaps(layout)
    check_no_line_meets_anybody(layout)
    days = [day.on for day in find_days(family)]
    drawings = draw_genograms(family, days)
    for drawing in drawings:
        ET.fromstring(drawing.svg)  # noqa: S314 -- our own
        assert len(drawing.rows) == len(family.people)
    assert draw_genograms(family, days) == drawings


@SETTINGS
@given(trees())
def test_a_tree_is_drawn_with_children_below_in_birth_order_and_nothing_crossing(family):
    layout = make_layout(find_kin(family))
    check_nobody_overlaps(layout)
    check_no_line_meets_anybody(layout)
    born = {p.id: p.born for p in family.people}
    for relation in family.relations:
        if relation.kind == "parent":
            at = [layout.spots[child] for child in sorted(relation.to, key=born.get)]
            assert all(spot.y > layout.spots[one].y + 60 for spot in at for one in relation.of)
            assert [s.x for s in at] == sorted(s.x for s in at)
        else:
            a, b = (layout.spots[one] for one in relation.of)
            assert a.y == b.y
            row = next(row for row in layout.rows if a.person in row)
            assert abs(row.index(a.person) - row.index(b.person)) == 1
