"""The key in words: what each item accepts, and its reason."""

from __future__ import annotations

import pytest

from tests.sample import change
from toolkit.preview.items import say_items
from toolkit.scenario.key import load_key, resolve_key
from toolkit.scenario.model_files import read_model
from toolkit.scenario.models import Key


@pytest.fixture
def items(scenario, key):
    return {item.id: item for item in say_items(key, scenario=scenario)}


def test_an_event_says_what_a_learner_may_answer(items):
    event = items["no-heating"]
    assert (event.tag, event.title, event.weight) == (
        "E3",
        "No heating, and mould over the bed",
        "essential",
    )
    assert dict(event.facts) == {
        "Happened": "Around 8 February 2024",
        "Dates accepted": "1 to 15 February 2024",
        "How it is known": "The writer saw or heard it",
        "A child seen": "Yes",
        "Seen alone": "The record does not say",
        "How the child looked": "In a cot with no bedding",
        "How much it matters": "Significant to turning point",
    }
    assert event.report == "¶72 of the 2008 report"


def test_a_day_without_tolerance_is_one_day(folder, scenario):
    change(folder / "key.yaml", "tolerance_days: 7", "tolerance_days: 0")
    items = say_items(load_key(folder, scenario), scenario=scenario)
    assert dict(items[2].facts)["Dates accepted"] == "8 February 2024"


def test_a_sign_says_its_names_the_best_first_and_those_that_are_near(folder, scenario):
    change(folder / "key.yaml", "indicators: [hungry]", "indicators: [hungry, unsafe-home]")
    items = {i.id: i for i in say_items(load_key(folder, scenario), scenario=scenario)}
    sign = items["asks-for-food"]
    assert sign.title == "Hungry or looking for food"
    assert sign.says == "Sign, essential"
    assert dict(sign.facts) == {
        "Best name": "Hungry or looking for food",
        "Also accepted": "A home that is unsafe or unfit",
        "Related, for part of the points": "Clothes that do not keep them warm or dry",
    }
    assert items["cold-hands"].says == "Sign, desirable"


def test_distractors_are_of_two_kinds_each_counted_by_itself(items):
    alarming, reassuring = items["a-cold"], items["tidy-front-room"]
    assert (alarming.tag, reassuring.tag) == ("A1", "R1")
    assert alarming.title == "“one day off with a cold”"
    assert alarming.facts == ()
    assert dict(reassuring.facts) == {"A good catch, if named": "A home that is unsafe or unfit"}
    assert reassuring.why == "One tidy room says nothing of the rooms that were not seen."


def test_a_quote_that_is_nowhere_is_counted(folder, scenario):
    change(folder / "key.yaml", "asked twice for toast", "asked thrice for toast")
    file = read_model(folder / "key.yaml", model=Key)
    key, problems = resolve_key(file, scenario=scenario)
    items = say_items(key, scenario=scenario)
    assert len(problems) == 1
    assert [(item.id, item.lost) for item in items if item.lost] == [("hungry-at-school", 1)]
    assert items[0].places == ()
