"""The whole picture drawn: whole numbers, a lane each, and tables that say what drawings say."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from toolkit.charts.contacts import draw_contacts
from toolkit.charts.drawing import count_axis
from toolkit.charts.picture import draw_pooled
from toolkit.charts.sightings import draw_sightings
from toolkit.module import Enough
from toolkit.picture import find_contacts, find_sightings, pool
from toolkit.picture.contacts import OUTCOMES
from toolkit.response.models import Entry, MarkedSign, When
from toolkit.scenario.examples import load_examples
from toolkit.scenario.load import folder_of, load_scenario

NAMES = {"primary": "Primary", "police": "Police"}


@pytest.fixture(scope="module")
def scenario():
    return load_scenario("pellow")


@pytest.fixture(scope="module")
def careful(scenario):
    examples = load_examples(folder_of("pellow"), scenario=scenario)
    return next(example for example in examples if example.id == "careful").response


def texts(svg):
    return re.findall(r">([^<>]+)</text>", svg)


@pytest.mark.parametrize(
    ("most", "values"),
    [
        (0, [0]),
        (1, [0, 1]),
        (3, [0, 1, 2, 3]),
        (8, [0, 1, 2, 3, 4, 5, 6, 7, 8]),
        (9, [0, 2, 4, 6, 8]),
        (41, [0, 10, 20, 30, 40]),
        (4_000, [0, 500, 1_000, 1_500, 2_000, 2_500, 3_000, 3_500, 4_000]),
    ],
)
def test_a_count_has_whole_numbers_on_its_axis(most, values):
    assert count_axis(most).to_dict()["values"] == values


def test_one_entry_is_not_measured_in_halves(scenario):
    when = When(typed="2022-10-05", edtf="2022-10-05")
    one = pool(
        [Entry(id="e", sentences=("primary-01.1",), when=when)],
        [MarkedSign(id="s", sentences=("primary-01.2",), indicator="hungry")],
        role="primary",
        scenario=scenario,
        rule=Enough(),
    )
    drawn = draw_pooled(one, agencies=NAMES, role="primary")
    assert not [said for said in texts(drawn["svg"]) if "." in said]


def test_each_child_has_a_lane_and_the_tables_have_every_day(scenario, careful):
    found = find_sightings(careful.chronology, scenario=scenario)
    drawn = draw_sightings(found, scenario=scenario, width=840)
    names = [child["name"] for child in drawn["children"]]
    assert names == ["Keira", "Callum", "Isla"]
    assert {*names} <= {*texts(drawn["svg"])}
    for child, seen in zip(drawn["children"], found.children, strict=True):
        assert len(child["sightings"]) == sum(len(one.entries) for one in seen.sightings)
        assert child["gaps"][-1]["to"] == "The end of the records"
        assert all(row["agency"] and row["what"] for row in child["sightings"])
    assert "219 days" in texts(drawn["svg"])


def test_with_nobody_seen_nothing_is_drawn(scenario):
    drawn = draw_sightings(find_sightings([], scenario=scenario), scenario=scenario)
    assert drawn["svg"] == ""
    assert [child["days"] for child in drawn["children"]] == [0, 0, 0]


def test_the_service_missed_most_often_and_every_outcome_are_in_drawing_and_tables(scenario):
    drawn = draw_contacts(find_contacts(scenario), scenario=scenario, width=840)
    said = texts(drawn["svg"])
    assert {row["service"] for row in drawn["counts"]} <= {*said}
    assert {*OUTCOMES.values()} <= {*said}
    assert "× 4" in said
    assert drawn["missed"] == sum(row["missed"] for row in drawn["counts"])
    surgery = next(row for row in drawn["counts"] if row["service"] == "The Windlass Surgery")
    assert surgery["says"] == "6 kept, 3 missed"
    twice = next(row for row in drawn["rows"] if row["when"] == "6 December 2022")
    assert twice["told"] == "Haverwold General Hospital and The Windlass Surgery"


def test_no_planned_contact_is_no_drawing(scenario):
    without = [record.model_copy(update={"contacts": ()}) for record in scenario.records]
    bare = replace(scenario, records=tuple(without))
    drawn = draw_contacts(find_contacts(bare), scenario=bare)
    assert (drawn["svg"], drawn["rows"], drawn["most"]) == ("", [], [])
