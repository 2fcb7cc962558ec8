"""A genogram drawn right: who stands where, which signs are used, and the same in words."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date
from itertools import combinations

import pytest

from tests.unit.charts.families import (
    fostered_family,
    hard_family,
    home,
    make_family,
    parents,
    partners,
    person,
)
from toolkit.charts.genogram import draw_genogram, draw_genograms, find_days
from toolkit.charts.genogram.kin import find_kin
from toolkit.charts.genogram.layout import count_crossings, make_layout
from toolkit.charts.genogram.measure import wrap
from toolkit.charts.genogram.outline import outline_homes
from toolkit.charts.genogram.shapes import hits
from toolkit.scenario.load import load_scenario

STAY_WITH_NAN = date(2021, 12, 1)
MOST_CROSSINGS = 3
"""Two of them are the carer's line, which has to come down between others' homes."""


@pytest.fixture(scope="module")
def pellow():
    return load_scenario("pellow").family


@pytest.fixture(scope="module")
def hard():
    return hard_family()


@pytest.fixture(scope="module")
def layout(hard):
    return make_layout(find_kin(hard))


def at(layout, *ids):
    return [layout.spots[one] for one in ids]


def words_of(svg):
    return [text.text for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314 -- our own


def classes_of(svg):
    return {name for found in re.findall(r'class="([^"]+)"', svg) for name in found.split()}


class TestGeometry:
    def test_nobody_is_on_top_of_anybody(self, layout):
        for a, b in combinations(layout.spots.values(), 2):
            assert not a.box.meets(b.box), (a, b)

    def test_no_line_goes_through_anybody(self, layout):
        for line in layout.lines:
            for segment in line.segments:
                for spot in layout.spots.values():
                    assert not hits(segment, spot.symbol.grown(-1)), (line, spot)
                    assert not hits(segment, spot.words), (line, spot)

    def test_three_generations_are_three_rows(self, layout):
        assert len({spot.y for spot in layout.spots.values()}) == len(layout.rows) == 3
        assert set(layout.rows[0]) == {"walter", "irene", "cyril", "ada"}

    def test_children_hang_below_their_parents_the_eldest_on_the_left(self, hard, layout):
        born = {p.id: p.born for p in hard.people}
        for relation in (r for r in hard.relations if r.kind == "parent"):
            children = at(layout, *sorted(relation.to, key=born.get))
            assert all(c.y > p.y for c in children for p in at(layout, *relation.of))
            assert [c.x for c in children] == sorted(c.x for c in children)

    def test_partners_stand_together_and_who_has_two_between_them(self, hard, layout):
        order = list(layout.rows[1])
        chain = ["ruth", "kofi", "paula", "stuart", "hazel"]
        places = [order.index(one) for one in chain]
        assert max(places) - min(places) == 4
        assert places in (sorted(places), sorted(places, reverse=True))
        neil, ewa, walter, irene = at(layout, "neil", "ewa", "walter", "irene")
        assert abs(order.index("neil") - order.index("ewa")) == 1
        assert neil.x < ewa.x
        assert walter.x < irene.x

    def test_few_lines_cross(self, layout):
        assert count_crossings(layout) <= MOST_CROSSINGS

    def test_a_couple_alone_stand_father_left_with_their_child_in_the_middle(self):
        family = make_family(
            [person("mum", "f", "1990"), person("dad", "m", "1989"), person("kid", "u", "2015")],
            [parents("mum", "kid"), parents("dad", "kid")],
        )
        layout = make_layout(find_kin(family))
        dad, mum, kid = at(layout, "dad", "mum", "kid")
        assert dad.x < mum.x
        assert kid.x == pytest.approx((dad.x + mum.x) / 2, abs=2)
        assert count_crossings(layout) == 0

    def test_a_grandmother_who_adopts_keeps_her_row(self):
        family = make_family(
            [person("nan", "f", "1960"), person("mum", "f", "1985"), person("kid", "f", "2012")],
            [
                parents("nan", "mum"),
                parents("mum", "kid"),
                parents("nan", "kid", "adoptive-parent"),
            ],
        )
        layout = make_layout(find_kin(family))
        assert layout.rows == (("nan",), ("mum",), ("kid",))
        assert any(line.role == "stray" for line in layout.lines)
        assert layout.spots["kid"].adopted

    @pytest.mark.parametrize("day", range(5))
    def test_an_outline_holds_who_lives_there_and_nobody_else(self, hard, layout, day):
        from toolkit.charts.genogram.day import homes_on

        homes = homes_on(hard, find_days(hard)[day].on)
        assert len(homes) == 5
        outlines = outline_homes(layout, homes)
        for place, who in homes.items():
            boxes = outlines[place]
            for one, spot in layout.spots.items():
                inside = any(box.meets(spot.box) for box in boxes)
                assert inside == (one in who), (who, one)

    def test_two_ways_between_parts_of_homes_run_beside_each_other(self):
        born = [("a", "2010"), ("b", "2011"), ("c", "2012"), ("d", "2013")]
        family = make_family(
            [person("m", "f", "1985"), *(person(one, "u", year) for one, year in born)],
            [parents("m", "a b c d")],
            [home("h", "1 Elm Row", "a c", "2020"), home("i", "2 Oak Row", "b d", "2020")],
        )
        layout = make_layout(find_kin(family))
        homes = {each.place: each.people for each in family.households}
        outlines = outline_homes(layout, homes)
        lowest = max(spot.box.bottom for spot in layout.spots.values())
        ways = [[b for b in boxes if b.top > lowest] for boxes in outlines.values()]
        assert all(ways), "both homes are joined under everybody"
        level = [[b for b in way if b.right - b.left > b.bottom - b.top] for way in ways]
        assert not [(a, b) for a in level[0] for b in level[1] if a.meets(b)]
        assert max(box.bottom for way in ways for box in way) < layout.height


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Tom Prentice-Abernethy", ("Tom Prentice-", "Abernethy")),
        ("Featherstonehaugh", ("Featherstonehaugh",)),
        ("Mary Ann Featherstonehaugh", ("Mary Ann", "Featherstonehaugh")),
        ("Jo Lee", ("Jo Lee",)),
        ("Anna-Maria", ("Anna-Maria",)),
        ("One-Two-Three Four-Five-Sixteen Seventeen", ("One-Two-Three", "Four-Five-", "Sixteen…")),
    ],
)
def test_names_break_at_spaces_and_hyphens_only(name, lines):
    assert wrap(name, letters=13, lines=3) == lines


class TestSigns:
    def test_a_child_who_died_is_said_to_have_died_and_lives_nowhere(self):
        family = make_family(
            [
                person("ann.lee", "f", "1985"),
                person("jo.lee", "u", "2020", died="2021-03-04"),
                person("kim.lee", "u", "2018"),
            ],
            [parents("ann", "jo kim")],
            [home("h", "1 Elm Row", "ann jo kim", "2018")],
        )
        said = draw_genogram(family, date(2021, 3, 4)).summary
        assert "The children are Jo (died 2021) and Kim" in said
        assert "Ann and Kim live at 1 Elm Row" in said

    def test_the_hard_family_has_every_sign_it_needs(self, hard):
        svg = draw_genogram(hard, STAY_WITH_NAN).svg
        assert svg.count("wp-genogram__slash") == 2 + 2 + 1 + 1, "two divorced, two separated"
        assert svg.count("wp-genogram__died") == 1
        assert svg.count("wp-genogram__adopted") == 1
        assert svg.count("wp-genogram__home") == 5
        assert svg.count("wp-genogram__symbol--index") == 2 * 7
        assert {
            f"wp-genogram__quality--{q}" for q in ("close", "distant", "conflict", "violent")
        } <= (classes_of(svg))
        assert {"wp-genogram__line--carer", "wp-genogram__line--adoptive-parent"} <= classes_of(svg)
        assert {"8 Tern Road", "Rose Cottage", "2004–2012", "1955–2009"} <= set(words_of(svg))

    def test_twins_are_joined_at_a_point_and_identical_ones_by_a_bar(self, layout):
        one, other = (line for line in layout.lines if line.role == "twin")
        assert one.points[0] == other.points[0]
        assert one.points[-1] != other.points[-1]
        assert [line.role for line in layout.lines].count("identical") == 1

    def test_children_born_on_one_day_of_different_parents_are_no_twins(self):
        day = "2015-05-05"
        family = make_family(
            [person("a", "f", "1990"), person("b", "f", "1990"),
             person("c", "f", day), person("d", "f", day)],
            [parents("a", "c"), parents("b", "d")],
        )  # fmt: skip
        assert all(line.role != "twin" for line in make_layout(find_kin(family)).lines)

    def test_parents_not_known_to_be_partners_have_a_broken_line(self):
        family = make_family(
            [person("a", "f", "1990"), person("b", "m", "1990"), person("c", "f", "2015")],
            [parents("a b", "c")],
        )
        drawing = draw_genogram(family)
        assert "wp-genogram__line--parents" in drawing.svg
        assert "Parents, not known to be partners" in [sign.means for sign in drawing.legend]

    def test_the_legend_has_the_signs_that_are_used_and_no_others(self, hard, pellow):
        means = [sign.means for sign in draw_genogram(hard).legend]
        assert {"Divorced", "Violence", "Adopted", "Identical twins", "Has died"} <= set(means)
        assert "Gender not known" not in means
        fewer = [sign.means for sign in draw_genogram(pellow).legend]
        assert not {"Divorced", "Violence", "Adopted", "Twins"} & set(fewer)

    def test_words_are_never_smaller_than_12_px_and_colours_are_the_pages_own(self, hard):
        svg = draw_genogram(hard).svg
        assert min(map(float, re.findall(r'font-size="([^"]+)"', svg))) >= 12
        assert set(re.findall(r' (?:stroke|fill)="([^"]+)"', svg)) == {
            "currentColor", "none", "var(--wp-sheet, transparent)",
        }  # fmt: skip
        assert not re.search(r"<(style|script|image|use|a)\b|href|url\(", svg)
        assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
        assert 'viewBox="0 0 ' in svg

    def test_a_name_cannot_break_out_of_the_picture(self):
        family = make_family([person("a", "f", "2015", name="<script>A</script> & B")], [])
        ET.fromstring(draw_genogram(family).svg)  # noqa: S314 -- our own
        assert "<script" not in draw_genogram(family).svg


class TestDays:
    def test_people_keep_their_places_from_day_to_day(self, hard):
        first, *rest = draw_genograms(hard, [day.on for day in find_days(hard)])
        named = 'font-weight="650"'
        lines = [re.findall(rf"<text[^>]*{named}[^>]*>[^<]*", d.svg) for d in (first, *rest)]
        assert all(one == lines[0] for one in lines)

    def test_the_days_on_which_something_changed(self, pellow, hard):
        says = [day.says for day in find_days(pellow)]
        assert says[0] == "September 2022"
        assert "After the move, November 2023" in says
        assert says[-1] == "June 2025"
        assert [day.says for day in find_days(hard)] == [
            "January 2021", "After Amy moved, June 2021", "After Amy moved, March 2022",
            "After Amy moved, December 2022", "December 2023",
        ]  # fmt: skip

    def test_before_a_death_nobody_is_crossed_out(self, hard):
        family = hard.model_copy(update={"since": "2005"})
        early = draw_genogram(family, date(2005, 6, 1))
        assert "wp-genogram__died" not in early.svg
        assert "b. 1955" in words_of(early.svg)

    def test_what_has_not_begun_or_is_over_is_not_drawn(self, hard):
        assert "wp-genogram__line--carer" in draw_genogram(hard, STAY_WITH_NAN).svg
        assert "wp-genogram__line--carer" not in draw_genogram(hard).svg
        early = draw_genogram(hard, date(2010, 1, 1)).svg
        assert "wp-genogram__quality--violent" not in early, "they met later"
        assert "from 2004" in words_of(early), "and these had not parted yet"

    def test_who_is_not_born_yet_has_a_broken_symbol_and_no_age(self, hard):
        early = draw_genogram(hard, date(2012, 1, 1))
        row = next(row for row in early.rows if row["Name"] == "Ben Adu")
        assert row["Born and died"] == "Born 1 April 2016; not born yet on this day"
        assert 'stroke-dasharray="4 4"' in early.svg

    def test_a_baby_is_so_many_months_old(self, pellow):
        drawing = draw_genogram(pellow, date(2023, 1, 31))
        assert "5 m" in words_of(drawing.svg)
        assert "Isla (5 months)" in drawing.summary


class TestWords:
    def test_the_summary_says_the_children_and_who_lives_where(self, pellow):
        summary = draw_genogram(pellow).summary
        assert "in three generations" in summary
        assert "The children are Keira (12), Callum (8) and Isla (2)." in summary
        assert "In June 2025, " in summary
        assert "live at 22 Sallow Walk; Maureen lives at 5 Coble Street." in summary

    def test_each_person_has_a_row_with_all_that_is_drawn(self, hard):
        rows = {row["Name"]: row for row in draw_genogram(hard, STAY_WITH_NAN).rows}
        assert len(rows) == len(hard.people)
        assert rows["Amy Dunn"] == {
            "Name": "Amy Dunn",
            "Who they are": "Girl, one of the children the records are about.",
            "Born and died": "Born 12 September 2007; aged 14 on this day",
            "Parents and carers": "Paula Marsh and Stuart Dunn; cared for by Irene Marsh "
            "from June 2021 to March 2022, a close relationship",
            "Partners": "None known",
            "Where they lived": "8 Tern Road from 2015 to 10 June 2021; "
            "Rose Cottage from 10 June 2021 to 14 March 2022 (on this day); "
            "1 Quay Street from 14 March 2022 to 1 December 2022; "
            "8 Tern Road since 1 December 2022",
        }
        assert rows["Stuart Dunn"]["Partners"] == (
            "Paula Marsh from 2004 to 2012, divorced, a relationship of conflict; "
            "Hazel Pike from 2013 to February 2019, separated, a violent relationship"
        )
        assert "identical twin of Max Adu" in rows["Ben Adu"]["Who they are"]
        assert rows["Walter Marsh"]["Born and died"] == "Born 1955; died 2 November 2009"
        adopted = "Adopted by Neil Marsh and Ewa Lis since 1 May 2014"
        assert adopted.lower() in rows["Josie Marsh"]["Parents and carers"].lower()
        assert "Gail Marsh" in rows["Josie Marsh"]["Parents and carers"]

    def test_professionals_are_left_out_and_a_neighbour_is_not_related(self, pellow):
        drawing = draw_genogram(pellow)
        professionals = {p.name for p in pellow.people if p.kind == "professional"}
        said = " ".join(" ".join(row.values()) for row in drawing.rows)
        assert not [name for name in professionals if name in said or name in drawing.svg]
        halina = next(row for row in drawing.rows if row["Name"] == "Halina Nowak")
        assert "not known to be related" in halina["Who they are"]
        assert "Not known to be related" in words_of(drawing.svg)

    def test_nobody_to_draw_is_said(self):
        drawing = draw_genogram(make_family([], []))
        assert (drawing.svg, drawing.rows) == ("", ())


def test_the_pellows_are_drawn_as_a_social_worker_would(pellow):
    layout = make_layout(find_kin(pellow))
    anthony, jodie, dean = at(layout, "anthony", "jodie", "dean")
    assert anthony.x < jodie.x < dean.x, "the earlier partner on the left"
    keira, callum, isla = at(layout, "keira", "callum", "isla")
    assert keira.x < callum.x < isla.x
    maureen, efua = at(layout, "maureen", "mrs-osei")
    assert abs(maureen.x - jodie.x) <= 3
    assert abs(efua.x - anthony.x) <= 3
    assert count_crossings(layout) == 0


def test_how_one_parent_gets_on_with_a_child_is_a_line_of_its_own():
    family = make_family(
        [person("a", "f", "1990"), person("b", "m", "1990"), person("c", "f", "2015")],
        [partners("a b"), parents("a b", "c"), parents("b", "c", quality="distant")],
        [home("h", "1 Quay Street", "a b c", "2015")],
    )
    drawing = draw_genogram(family)
    assert drawing.svg.count("wp-genogram__quality--distant") == 1
    row = next(row for row in drawing.rows if row["Name"] == "C")
    assert row["Parents and carers"] == "A and B; a distant relationship with B"


def test_three_partners_triplets_foster_carers_and_a_lodger():
    family = fostered_family()
    layout = make_layout(find_kin(family))
    for a, b in combinations(layout.spots.values(), 2):
        assert not a.box.meets(b.box), (a, b)
    aled, bill, lena, carl = at(layout, "aled", "bill", "lena", "carl")
    assert {aled.x < lena.x, bill.x < lena.x, carl.x < lena.x} == {True, False}, "on both sides"
    assert count_crossings(layout) <= 3
    assert [line.role for line in layout.lines].count("twin") == 3
    lodger = outline_homes(layout, {"here": family.households[0].people})["here"]
    for one, spot in layout.spots.items():
        assert any(box.meets(spot.box) for box in lodger) == (one in family.households[0].people)
    drawing = draw_genogram(family)
    row = next(row for row in drawing.rows if row["Name"] == "Oz Hope")
    assert row["Parents and carers"].endswith(
        "cared for by Fay Moon and Gus Moon since February 2022"
    )
    assert "triplet with Mo Hope and Nia Hope" in drawing.rows[11]["Who they are"]
