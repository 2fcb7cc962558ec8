"""How a module offers a scenario: points add up, and what it calls enough can be reached."""

from __future__ import annotations

import pytest

from tests.sample import change
from toolkit.places import OWN_CONTENT
from toolkit.scenario.check import check_scenario
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_scenario
from toolkit.scenario.models import PROTECTS
from toolkit.scenario.modules import load_module
from toolkit.scenario.new import begin_scenario


def told(folder, start):
    return [w for w in check_scenario(folder).warnings if w.says.startswith(start)]


@pytest.mark.parametrize(("signs", "total"), [("30", "105"), ("20.5", "95.5")])
def test_points_that_are_not_a_hundred_together_are_told(folder, module, signs, total):
    assert told(folder, "The points") == []
    line = change(module, "signs: 25}", f"signs: {signs}}}")
    [problem] = told(folder, "The points")
    assert (problem.file.endswith("modules/cold/module.yaml"), problem.line) == (True, line)
    assert problem.says == (
        f"The points add up to {total}; together they are 100, so that learners can read them as "
        "per cent ('writing' comes on top)."
    )


def test_points_with_fractions_and_writing_on_top_are_a_hundred(folder, module):
    change(
        module,
        "{coverage: 50, child: 25, signs: 25}",
        "{coverage: 33.3, child: 33.3, signs: 33.4}\nwriting: 10",
    )
    assert told(folder, "The points") == []


def test_enough_that_the_key_has_is_right(folder, module):
    assert told(folder, "'enough' is") == []


@pytest.mark.parametrize("asked", ["{signs: 6, groups: 3}", "{signs: 5, groups: 4}"])
def test_enough_that_no_reader_can_reach_is_told_with_what_there_is(folder, module, asked):
    line = change(module, "{signs: 5, groups: 3}", asked)
    [problem] = told(folder, "'enough' is")
    signs, groups = asked[8], asked[-2]
    assert (problem.file.endswith("modules/cold/module.yaml"), problem.line) == (True, line)
    assert problem.says == (
        f"'enough' is {signs} signs of {groups} groups, and the key has 5 of 3 (strengths are not "
        "counted), so whoever finds them all is still told that they are not enough. Write at most "
        "what there is, such as enough: {signs: 4, groups: 3}, or add signs."
    )


def test_enough_that_nobody_wrote_is_told_as_well(folder, module):
    change(module, "enough: {signs: 5, groups: 3}\n", "")
    [problem] = told(folder, "'enough' is")
    assert problem.says.startswith("'enough' is 8 signs of 4 groups, which is so if not written, ")


def test_strengths_do_not_make_enough(folder, module):
    indicators = folder.parent / "indicators.yaml"
    change(indicators, "  - id: home\n    name: Home", f"  - id: {PROTECTS}\n    name: Home")
    [problem] = told(folder, "'enough' is")
    assert ", and the key has 4 of 2 (" in problem.says


def test_a_module_that_draws_no_whole_picture_is_let_be(folder, module):
    change(module, "enough: {signs: 5", "steps: [before, records, hand-in]\nenough: {signs: 9")
    assert told(folder, "'enough' is") == []


def test_what_a_beginning_calls_enough_can_be_reached(tmp_path, monkeypatch):
    monkeypatch.setenv(OWN_CONTENT, str(tmp_path))
    begin_scenario("maple")
    assert told(tmp_path / "scenarios/maple", "'enough' is") == []
    enough, scenario = load_module("maple").enough, load_scenario("maple")
    groups = [scenario.group_of[s.sign.indicators[0]] for s in load_key("maple", scenario).signs]
    reasons = [group for group in groups if group != PROTECTS]
    assert (enough.signs, enough.groups) == (4, 3)
    assert len(reasons) > enough.signs
    assert len(set(reasons)) > enough.groups
