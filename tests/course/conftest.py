"""One prepared course for the whole session; tests that change its files work in a copy."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from toolkit.grading.autograde import Grader
from toolkit.grading.cells import EXECUTION
from toolkit.grading.course import Course, find_course, prepare_course
from toolkit.scenario.examples import load_examples
from toolkit.scenario.load import folder_of, load_scenario
from toolkit.scenario.modules import load_module

MODULE = "neglect"


@pytest.fixture(scope="session")
def data(tmp_path_factory) -> Path:
    """A data folder whose course is ready, with nothing handed in yet."""
    folder = tmp_path_factory.mktemp("data")
    course = prepare_course(folder)
    assert course.problems == {}
    return folder


@pytest.fixture(autouse=True)
def _no_word_of_grading_left_behind():
    """nbgrader tells its kernels by an environment variable what it is doing; see `grade`."""
    assert EXECUTION not in os.environ
    yield
    assert EXECUTION not in os.environ


@pytest.fixture(scope="session")
def shared(data, tmp_path_factory) -> Grader:
    """A grader for tests that use learners of their own and mind nobody else's."""
    return Grader(copy_course(data, tmp_path_factory.mktemp("shared") / "data"))


@pytest.fixture
def course(data, tmp_path) -> Course:
    """A course of the test's own."""
    return copy_course(data, tmp_path / "data")


@pytest.fixture(scope="session")
def documents() -> dict[str, bytes]:
    """Example id to response document: every example of the module's scenario."""
    folder = folder_of(load_module(MODULE).scenario)
    examples = load_examples(folder, scenario=load_scenario(folder), module=MODULE)
    return {e.id: json.dumps(e.response.model_dump(mode="json")).encode() for e in examples}


def copy_course(data: Path, to: Path) -> Course:
    shutil.copytree(data, to)
    return find_course(to)
