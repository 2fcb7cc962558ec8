"""The figures module's numbers are the report's, each written down here a second time."""

from __future__ import annotations

from collections import Counter

import pytest

from toolkit.activities.figures import Figures, figures_facts
from toolkit.figures import load_figures
from toolkit.figures.load import load_table
from toolkit.scenario.modules import load_module

MODULE = "fifty-reviews"
BABIES, YOUNGER, OLDER = 21, 9, 20
IN_THE_REPORT = {
    "ages": {"under-one": (13, BABIES), "one-to-ten": (16, YOUNGER), "eleven-on": (18, OLDER)},
    "known": {"universal": (35, 50), "social-care": (34, 35), "plan": (34, 13)},
    "families": {
        "drink-drugs": (22, 17),
        "domestic-abuse": (24, 15),
        "both": (24, 8),
        "mental-illness": (27, 14),
        "learning": (31, 7),
    },
    "practice": {
        "records": (71, 33),
        "school-records": (71, 15),
        "health-records": (71, 11),
        "ask-the-child": ("Key findings", 9),
        "never-assessed": (67, 7),
        "siblings": (79, 5),
    },
    "judged": {
        "outstanding": (82, 0),
        "good": (82, 12),
        "adequate": (82, 18),
        "inadequate": (82, 20),
    },
    "over-time": {"in-2007": ("Annex A", 7), "in-2008": ("Annex A", 13)},
    "panels": {
        "care-panel": ("Table 1", 44),
        "care-wrote": ("Table 1", 39),
        "housing-panel": ("Table 1", 2),
        "housing-wrote": ("Table 1", 11),
        "drugs-panel": ("Table 1", 0),
    },
    "asked": {
        "contributed": (114, 8),
        "declined": (114, 8),
        "not-involved": (114, 11),
        "decided-not": (114, 3),
        "not-covered": (114, 19),
    },
}
SUM_OF_PANELS, SUM_OF_REVIEWS = 245, 216
"""Table 1 added up by hand, column by column."""


def test_each_number_is_the_reports_and_says_where_it_stands():
    told = {
        topic.id: {
            row.id: (row.report[0] if row.report else row.place, row.found) for row in topic.rows
        }
        for topic in load_figures(MODULE).topics
    }
    assert told == IN_THE_REPORT


def test_the_fifty_letters_are_all_there_and_name_nobody():
    letters = load_table(MODULE, "months")
    assert list(letters.columns) == ["letter", "judgement"]
    assert Counter(letters["judgement"]) == {"good": 12, "adequate": 18, "inadequate": 20}
    assert Counter(letters["letter"].dt.strftime("%Y-%m")) == {
        "2007-07": 1, "2007-08": 1, "2007-09": 3, "2007-10": 5, "2007-11": 5, "2007-12": 5,
        "2008-01": 6, "2008-02": 9, "2008-03": 5, "2008-04": 10,
    }  # fmt: skip
    assert letters["letter"].is_monotonic_increasing, "in another order they would tell whose"


def test_what_is_told_of_the_year_is_counted_from_the_letters():
    letters = load_table(MODULE, "months")
    inadequate = letters[letters["judgement"] == "inadequate"]["letter"].dt
    found = {row.id: row.found for row in topic("over-time").rows}
    assert found == {
        "in-2007": int((inadequate.year == 2007).sum()),
        "in-2008": int((inadequate.year == 2008).sum()),
    }
    assert int((inadequate.strftime("%Y-%m") == "2008-04").sum()) == 6


def test_table_one_is_whole_and_is_what_the_topic_tells():
    agencies = load_table(MODULE, "agencies").set_index("agency")
    assert len(agencies) == 20
    assert (agencies["panel"].sum(), agencies["reviews"].sum()) == (SUM_OF_PANELS, SUM_OF_REVIEWS)
    found = {row.id: row.found for row in topic("panels").rows}
    assert found == {
        "care-panel": agencies.loc["Children's social care", "panel"],
        "care-wrote": agencies.loc["Children's social care", "reviews"],
        "housing-panel": agencies.loc["Housing", "panel"],
        "housing-wrote": agencies.loc["Housing", "reviews"],
        "drugs-panel": agencies.loc["Drug and alcohol action team", "panel"],
    }


def test_parts_of_the_fifty_add_up_and_where_they_do_not_it_is_said():
    assert BABIES + YOUNGER + OLDER == 50
    whole = {
        topic.id: sum(row.found for row in topic.rows) for topic in load_figures(MODULE).topics
    }
    assert whole["judged"] == whole["ages"] == 50
    assert whole["asked"] == 49
    assert "49" in topic("asked").caution
    assert "eight, and not 13" in topic("known").caution


@pytest.mark.parametrize("name", IN_THE_REPORT)
def test_nothing_of_a_topic_is_known_before_it_is_guessed(name):
    facts = figures_facts(topic(name))
    assert set(facts) == {
        "id", "title", "asks", "of", "unit", "whole", "explain", "drawn", "rows",
    }  # fmt: skip
    assert all(set(row) == {"id", "says"} for row in facts["rows"])


@pytest.mark.parametrize("name", IN_THE_REPORT)
def test_every_topic_can_be_drawn_whatever_was_guessed(name):
    widget = Figures(MODULE)
    odd = {"under-one": "many", "records": -1, "universal": 51, "good": True, "housing-panel": 2}
    answer = widget.answer("figure", {"topic": name, "values": odd, "width": 400})
    assert answer["drawing"]["svg"].startswith("<svg")
    guesses = [row["guess"] for row in answer["drawing"]["rows"]]
    assert guesses == [2 if row.id == "housing-panel" else None for row in topic(name).rows]
    assert (answer["more"] is not None) == (topic(name).drawn is not None)


def test_it_is_in_the_catalogue_and_nothing_of_it_is_marked():
    module = load_module(MODULE)
    assert module.steps == ("before", "figures", "reflect")
    assert not module.points
    assert not module.writing


def topic(name):
    return next(topic for topic in load_figures(MODULE).topics if topic.id == name)
