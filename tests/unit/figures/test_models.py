"""What a module of figures may be, and what is said of one that may not."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from toolkit.figures import Figures, Row, Topic
from toolkit.module import About, Module

ROWS = (
    Row(id="one", says="One", found=3, report=(13,)),
    Row(id="two", says="Two", found=7, place="Table 1"),
)
TOPIC = {
    "id": "parts",
    "title": "Parts?",
    "asks": "How many?",
    "of": 10,
    "unit": "reviews",
    "rows": ROWS,
    "found": "Three and seven.",
    "explain": "Why?",
    "reasons": ({"says": "Because.", "report": (14,)},),
}
MODULE = {"id": "made-up", "title": "Made up", "minutes": (5, 9), "aims": ("Read.",)}
ABOUT = About(summary="Figures.", content_note="Numbers.")


def test_where_a_number_stands_is_said_in_words():
    assert [row.source for row in ROWS] == ["¶13", "Table 1"]
    assert Row(id="x", says="X", found=1, report=(82,), place="Annex A").source == "¶82, Annex A"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"of": 6}, "two is 7, more than the 6 there can be"),
        ({"whole": True, "of": 11}, "the numbers add up to 10, and as parts of a whole to 11"),
        ({"rows": (ROWS[0], ROWS[0])}, "two rows have the same id"),
        ({"reasons": ({"says": "Because."},)}, "where it stands is missing"),
        ({"drawn": "pie"}, "'months' or 'agencies'"),
    ],
)
def test_a_topic_that_cannot_be_right_is_refused(change, says):
    with pytest.raises(ValidationError, match=says):
        Topic.model_validate(TOPIC | change)


def test_two_topics_of_one_name_would_share_their_guesses():
    with pytest.raises(ValidationError, match="two topics have the same id"):
        Figures(source="A report.", topics=(Topic(**TOPIC), Topic(**TOPIC)))


def test_a_module_offers_a_scenario_or_figures():
    figures = Module(**MODULE, about=ABOUT, steps=("before", "figures", "reflect"))
    assert (figures.scenario, dict(figures.points), figures.asks) == ("", {}, frozenset())


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({}, "the step family is not one of before, figures, reflect, for figures"),
        ({"steps": ("before", "figures")}, "scenario is missing"),
        ({"steps": ("figures",), "about": ABOUT, "points": {"signs": 5}}, "go with a scenario"),
        ({"scenario": "alder"}, "points are missing"),
        ({"scenario": "alder", "points": {"signs": 5}, "about": ABOUT}, "about is for a module of"),
        (
            {"scenario": "alder", "points": {"signs": 5}, "steps": ("before", "figures")},
            "the step figures is not one of before, family, own-file",
        ),
    ],
)
def test_a_module_that_offers_neither_or_both_is_told_what_is_missing(change, says):
    with pytest.raises(ValidationError, match=says):
        Module.model_validate(MODULE | change)
