from __future__ import annotations

import pytest

from tests.sample import change
from toolkit.marking.signs import PROTECTS as PROTECTS_IN_MARKING
from toolkit.places import content_folder
from toolkit.scenario.checks.pooling import shares_of_key, threshold_day
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_scenario
from toolkit.scenario.model_files import read_model
from toolkit.scenario.models import PROTECTS, Indicators


def test_shares_count_what_an_agency_could_find_alone(folder, scenario, key):
    assert shares_of_key(key, scenario=scenario) == pytest.approx(
        {"school": 3 / 7, "health": 2 / 7, "housing": 2 / 7}
    )
    change(folder / "key.yaml", "      - record: housing-01\n        quote: No heating",
           "      - record: health-02\n        quote: Kay says he is a fussy eater\n"
           "      - record: housing-01\n        quote: No heating")  # fmt: skip
    shared = shares_of_key(load_key(folder, scenario), scenario=scenario)
    assert shared == pytest.approx({"health": 4 / 7, "school": 3 / 7, "housing": 2 / 7})


def test_the_threshold_needs_weight_and_kinds(folder, scenario, key):
    assert threshold_day(key, scenario=scenario) == "2024-01-30"
    assert threshold_day(key, scenario=scenario, agency="health") == "2024-03-18"
    assert threshold_day(key, scenario=scenario, agency="school") is None
    change(folder / "key.yaml", "weight: 4\n  groups: 2", "weight: 4\n  groups: 3")
    assert threshold_day(load_key(folder, scenario), scenario=scenario) == "2024-02-08"
    change(folder / "key.yaml", "weight: 4\n  groups: 3", "weight: 99\n  groups: 1")
    assert threshold_day(load_key(folder, scenario), scenario=scenario) is None


def test_strengths_are_no_reason_to_refer(folder):
    indicators = folder.parent / "indicators.yaml"
    change(indicators, "  - id: home\n    name: Home", f"  - id: {PROTECTS}\n    name: Home")
    scenario = load_scenario(folder)
    key = load_key(folder, scenario)
    # The mouldy bedroom is now of the group of strengths: its 2 are missing until 6 March.
    assert threshold_day(key, scenario=scenario) == "2024-01-30"
    change(folder / "key.yaml", "weight: 4\n  groups: 2", "weight: 5\n  groups: 2")
    key = load_key(folder, scenario)
    assert threshold_day(key, scenario=scenario) == "2024-03-06"
    assert threshold_day(key, scenario=scenario, agency="housing") is None
    change(folder / "key.yaml", "weight: 5\n  groups: 2", "weight: 5\n  groups: 3")
    assert threshold_day(load_key(folder, scenario), scenario=scenario) is None


def test_the_group_of_strengths_is_there_and_is_the_one_marking_knows():
    file = read_model(content_folder() / "scenarios" / "indicators.yaml", model=Indicators)
    assert PROTECTS in {group.id for group in file.value.groups}
    assert PROTECTS == PROTECTS_IN_MARKING
