from __future__ import annotations

import pytest

from tests.sample import change
from toolkit.scenario.checks.pooling import shares_of_key, threshold_day
from toolkit.scenario.key import load_key


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
