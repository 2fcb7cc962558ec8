"""When there is enough to refer, and what the key says of decisions."""

from __future__ import annotations

from tests.sample import change
from toolkit.preview.days import find_enough, say_decisions
from toolkit.scenario.checks.counts import count
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_scenario
from toolkit.scenario.source import read_source


def test_enough_is_what_the_check_says(folder, scenario, key):
    source, _ = read_source(folder)
    assert source is not None
    counts = count(source, key=key)
    enough = find_enough(key, scenario=scenario)
    assert enough.pooled == counts.pooled_day == "2024-01-30"
    assert enough.alone == {"school": "", "health": "2024-03-18", "housing": ""}
    assert counts.alone_day == "2024-03-18"
    assert (enough.weight, enough.groups) == (4, 2)


def test_a_decision_says_which_options_are_accepted_and_why(scenario, key):
    [decision] = say_decisions(key, scenario=scenario)
    assert (decision.day, decision.seat, decision.role) == (
        "6 March 2024",
        "Thornfield Primary School",
        "",
    )
    assert [choice.best for choice in decision.choices] == [False, False, True]
    assert decision.choices[2].why == (
        "Each service holds one piece, and asking costs a telephone call."
    )
    assert decision.why.startswith("A coat can be bought")


def test_a_decision_of_which_the_key_says_nothing_is_shown_all_the_same(folder):
    change(folder / "key.yaml", "decision: coat-in-the-snow", "decision: coat-in-the-rain")
    scenario = load_scenario(folder)
    [decision] = say_decisions(load_key(folder, scenario), scenario=scenario)
    assert decision.why == ""
    assert [(choice.best, choice.why) for choice in decision.choices] == [(False, "")] * 3
