"""A scenario of an author's own is graded as the project's are, with nothing more to do."""

from __future__ import annotations

import json

import pytest

from tests.course.reading import gradebook
from tests.sample import change
from toolkit.grading.autograde import Grader
from toolkit.grading.course import prepare_course
from toolkit.places import OWN_CONTENT
from toolkit.scenario.examples import load_examples
from toolkit.scenario.load import load_scenario
from toolkit.scenario.new import begin_scenario


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv(OWN_CONTENT, str(tmp_path / "mine"))
    return tmp_path / "mine"


def test_a_careful_reader_of_it_has_full_marks_in_the_gradebook(own, tmp_path):
    begin_scenario("maple")
    # Points changed since: the course's notebook follows the module by itself.
    change(own / "modules/maple/module.yaml", "signs: 22", "signs: 20")
    change(own / "modules/maple/module.yaml", "coverage: 22", "coverage: 24")
    course = prepare_course(tmp_path / "data")
    assert course.problems == {}
    folder = own / "scenarios/maple"
    examples = load_examples(folder, scenario=load_scenario("maple"), module="maple")
    careful = next(example for example in examples if example.id == "careful")
    document = json.dumps(careful.response.model_dump(mode="json")).encode()
    graded = Grader(course).grade("ada", module="maple", document=document)
    assert graded.grades["total"] == pytest.approx(100)
    points = {cell: auto for learner, cell, auto, _, _ in gradebook(course) if learner == "ada"}
    assert (points["maple-signs"], points["maple-coverage"]) == (20, 24)


def test_a_key_that_cannot_be_read_withholds_that_module_alone(own, tmp_path):
    begin_scenario("elm")
    change(own / "scenarios/elm/key.yaml", "format: 1", "format: 2")
    assert set(prepare_course(tmp_path / "data").problems) == {"elm"}
