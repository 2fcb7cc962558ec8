"""Who lived where over time: bars by home, moves in words, and the same as a table."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from tests.unit.charts.families import hard_family, home, make_family, person
from toolkit.charts.households import draw_households
from toolkit.scenario.load import load_scenario


@pytest.fixture(scope="module")
def hard():
    return draw_households(hard_family())


def test_the_pellow_childrens_move_is_named():
    drawing = draw_households(load_scenario("pellow").family)
    assert drawing.summary == (
        "Keira, Callum and Isla moved once between September 2022 and June 2025: "
        "to 22 Sallow Walk, 24 November 2023."
    )
    assert drawing.svg.count("wp-homes__bar") == 3, "who came and went together share a bar"


def test_a_child_who_moved_three_times_is_told_of_first(hard):
    assert hard.summary.startswith(
        "Amy moved three times between January 2021 and December 2023: to Rose Cottage, "
        "10 June 2021; to 1 Quay Street, 14 March 2022; to 8 Tern Road, 1 December 2022. "
    )
    assert "Lewis, Ben, Max, Poppy and Josie did not move between" in hard.summary
    assert hard.summary.endswith("Where Sade lived is not known.")


def test_the_table_has_every_stay(hard):
    stays = [(row["Home"], row["From"], row["To"]) for row in hard.rows if row["Who"] == "Amy"]
    assert stays == [
        ("Rose Cottage", "10 June 2021", "14 March 2022"),
        ("8 Tern Road", "2015", "10 June 2021"),
        ("8 Tern Road", "1 December 2022", "still there at the end of the records"),
        ("1 Quay Street", "14 March 2022", "1 December 2022"),
    ]
    assert {"Home": "8 Tern Road", "Who": "Ben and Max", "From": "birth"}.items() <= next(
        row for row in hard.rows if row["Who"] == "Ben and Max"
    ).items()


def test_bars_keep_to_the_picture_and_words_can_be_read(hard):
    root = ET.fromstring(hard.svg)  # noqa: S314 -- our own
    wide = float(root.attrib["viewBox"].split()[2])
    starts = [float(x) for x in re.findall(r'wp-homes__bar" d="M([\d.]+)', hard.svg)]
    ends = [float(x) for x in re.findall(r'wp-homes__bar" d="M[\d.]+ [\d.]+H([\d.]+)', hard.svg)]
    assert all(0 < a < b < wide for a, b in zip(starts, ends, strict=True))
    assert min(map(float, re.findall(r'font-size="([^"]+)"', hard.svg))) >= 12
    assert "8 Tern Road" in hard.svg


def test_a_stay_before_the_records_is_in_the_table_alone():
    family = make_family(
        [person("a", "f", "2015")],
        [],
        [home("x", "1 Quay Street", "a", "2015", "2019"), home("y", "2 Quay Street", "a", "2019")],
    )
    drawing = draw_households(family)
    assert [row["Home"] for row in drawing.rows] == ["1 Quay Street", "2 Quay Street"]
    assert "1 Quay Street" not in drawing.svg
    assert drawing.summary == "A did not move between January 2021 and December 2023."


def test_where_nobody_knows_there_is_no_picture():
    drawing = draw_households(make_family([person("a", "f", "2015")], []))
    assert (drawing.svg, drawing.summary) == ("", "Where A lived is not known.")
