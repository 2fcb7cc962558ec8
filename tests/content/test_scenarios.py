"""Every scenario the project ships is right, and its examples get the marks they must."""

from __future__ import annotations

import re
from functools import cache

import pytest

from toolkit.marking import Criterion, mark
from toolkit.module import Module
from toolkit.places import (
    content_folder,
    module_folder,
    module_ids,
    scenario_folder,
    scenario_ids,
)
from toolkit.response.models import Decision, Judgement, Response
from toolkit.response.read import Reading
from toolkit.scenario.check import Checked, check_scenario
from toolkit.scenario.checks.pooling import LARGEST_SHARE
from toolkit.scenario.dates import say_date
from toolkit.scenario.examples import Example, load_examples
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_scenario
from toolkit.scenario.modules import load_module
from toolkit.scenario.new import make_module_notebook
from toolkit.scenario.resolved import ResolvedKey, Scenario
from toolkit.scenario.strategies import make_response

pytestmark = pytest.mark.skipif(not scenario_ids(), reason="there are no scenarios")


@cache
def checked(scenario_id: str) -> Checked:
    return check_scenario(scenario_id)


@cache
def loaded(scenario_id: str) -> tuple[Scenario, ResolvedKey, tuple[Example, ...]]:
    scenario = load_scenario(scenario_id)
    key = load_key(scenario_id, scenario)
    return scenario, key, load_examples(scenario_folder(scenario_id), scenario=scenario)


@cache
def module_of(scenario_id: str) -> Module:
    return next(m for m in map(load_module, module_ids()) if m.scenario == scenario_id)


def example_ids() -> list[tuple[str, str]]:
    return [
        (scenario_id, path.stem)
        for scenario_id in scenario_ids()
        for path in sorted((scenario_folder(scenario_id) / "examples").glob("*.yaml"))
    ]


@pytest.mark.parametrize("scenario_id", scenario_ids())
class TestScenario:
    def test_there_is_nothing_to_put_right(self, scenario_id):
        assert "\n".join(map(str, checked(scenario_id).errors)) == ""

    def test_the_content_standard_is_met(self, scenario_id):
        short = [
            problem.says
            for problem in checked(scenario_id).warnings
            if problem.says.startswith(("The content standard", "No event, sign"))
        ]
        assert short == []
        assert checked(scenario_id).counts.largest_share <= LARGEST_SHARE

    def test_pooling_shows_it_earlier_than_any_agency_alone(self, scenario_id):
        counts = checked(scenario_id).counts
        assert counts.pooled_day
        assert counts.pooled_day < (counts.alone_day or "9999")

    def test_the_words_on_the_threshold_name_the_day_it_is_reached(self, scenario_id):
        _, key, _ = loaded(scenario_id)
        assert say_date(checked(scenario_id).counts.pooled_day) in key.key.threshold.why

    def test_it_can_be_got_wrong_both_ways(self, scenario_id):
        _, key, _ = loaded(scenario_id)
        looks = [d.distractor.looks for d in key.distractors]
        assert min(looks.count("alarming"), looks.count("reassuring")) >= 2

    def test_siblings_and_the_child_are_in_it(self, scenario_id):
        counts = checked(scenario_id).counts
        assert counts.seen["yes"]
        assert counts.seen.get("no", 0) + counts.seen.get("not-recorded", 0)
        assert counts.told

    def test_it_has_examples_of_every_kind(self, scenario_id):
        _, _, examples = loaded(scenario_id)
        assert len(examples) >= 7
        assert any(example.must_get.get("total", (0, 0))[0] >= 90 for example in examples)
        assert any(example.response.is_empty for example in examples)
        gaming = [
            example
            for example in examples
            if example.response.chronology and example.must_get.get("total", (0, 100))[1] <= 10
        ]
        assert len(gaming) >= 3

    def test_a_module_offers_it(self, scenario_id):
        module = module_of(scenario_id)
        assert sum(module.points.values()) == pytest.approx(100)
        _, key, _ = loaded(scenario_id)
        assert ("decisions" in module.points) == bool(key.key.decisions)
        counts = checked(scenario_id).counts
        assert (module.writing is not None) == bool(counts.writings)


@pytest.mark.parametrize(("scenario_id", "example_id"), example_ids())
def test_an_example_gets_the_marks_it_must(scenario_id, example_id):
    scenario, key, examples = loaded(scenario_id)
    example = next(e for e in examples if e.id == example_id)
    blank = example.response.is_empty
    reading = Reading(example.response, (), "blank" if blank else "readable")
    marks = mark(scenario, key, reading, module_of(scenario_id).points)
    got = {m.criterion: 100 * m.points / m.maximum for m in marks.criteria}
    got["total"] = 100 * marks.total / marks.maximum
    outside = {
        criterion: (round(got[criterion], 2), span)
        for criterion, span in example.must_get.items()
        if not span[0] - 1e-9 <= got[criterion] <= span[1] + 1e-9
    }
    assert outside == {}


def by_chance(scenario_id: str, points: dict[Criterion, float]) -> list[float]:
    """Per cent of some points that 200 responses made by chance earn, the least first."""
    scenario, key, _ = loaded(scenario_id)
    readings = (
        Reading(make_response("random", scenario=scenario, seed=seed), (), "readable")
        for seed in range(200)
    )
    totals = (mark(scenario, key, reading, points).total for reading in readings)
    return sorted(100 * total / sum(points.values()) for total in totals)


@pytest.mark.parametrize("module_id", module_ids())
def test_a_modules_notebook_has_a_cell_for_each_of_its_steps(module_id):
    written = (module_folder(module_id) / f"{module_id}.ipynb").read_text(encoding="utf-8")
    assert written == make_module_notebook(load_module(module_id))


@pytest.mark.parametrize("scenario_id", scenario_ids())
def test_chance_earns_next_to_nothing(scenario_id):
    points = module_of(scenario_id).points
    earned = by_chance(scenario_id, {c: p for c, p in points.items() if c != "decisions"})
    assert earned[100] <= 4
    assert earned[197] <= 10
    assert by_chance(scenario_id, points)[100] <= 4


@pytest.mark.parametrize("scenario_id", scenario_ids())
def test_decisions_taken_by_chance_earn_little_on_average(scenario_id):
    # A few of them can all be guessed, as coins can all fall heads; so the mean must bear.
    if "decisions" in module_of(scenario_id).points:
        earned = by_chance(scenario_id, {"decisions": 10})
        assert sum(earned) / len(earned) <= 20


@pytest.mark.parametrize("scenario_id", scenario_ids())
def test_no_look_of_an_option_gives_away_which_is_best(scenario_id):
    scenario, key, _ = loaded(scenario_id)
    rules = {
        "the longest": lambda options: max(options, key=lambda option: len(option.text)),
        "the shortest": lambda options: min(options, key=lambda option: len(option.text)),
        "the first": lambda options: options[0],
        "the last": lambda options: options[-1],
        "the middle": lambda options: options[len(options) // 2],
    }
    roles = {point.role for point in scenario.decisions if point.role} or {""}
    for rule, pick in rules.items():
        taken = tuple(
            Decision(id=point.id, option=pick(point.options).id) for point in scenario.decisions
        )
        earned = []
        for role in sorted(roles):
            judged = (Judgement(id="first", role=role),)
            response = Response(module="", scenario=scenario_id, decisions=taken, judgements=judged)
            marks = mark(scenario, key, Reading(response, (), "readable"), {"decisions": 100})
            earned.append(marks.total)
        assert max(earned) < 90, rule
        assert sum(earned) / len(earned) <= 50, rule


@pytest.mark.parametrize(("scenario_id", "example_id"), example_ids())
def test_the_dates_a_careful_reader_types_are_understood(scenario_id, example_id):
    _, _, examples = loaded(scenario_id)
    example = next(e for e in examples if e.id == example_id)
    if example.must_get.get("total", (0, 0))[0] < 90:
        return  # a hurried reader may type what nobody understands
    odd = [e.when.typed for e in example.response.chronology if e.when.typed and not e.when.edtf]
    assert odd == []


def test_the_neglect_scenario_is_as_large_as_it_must_be():
    counts = checked("pellow").counts
    assert 5 <= counts.agencies <= 8
    assert 40 <= counts.records <= 70
    assert counts.events >= 25
    assert counts.signs >= 25
    assert counts.distractors >= 8
    assert {34, 36, 37, 38, 39, 48, 65, 66, 67, 70, 71, 72, 73, 74, 78} <= set(counts.report)


def test_no_file_of_content_tells_where_it_was_made():
    strange = re.compile(r"/work/|/tmp/|localhost|https?://(?!www\.loc\.gov)")
    told = [
        path.name
        for path in (content_folder() / "scenarios").rglob("*.yaml")
        if strange.search(path.read_text(encoding="utf-8"))
    ]
    assert told == []
