"""Handing in: whole or not at all, and under names that can be folders."""

import json
import subprocess
import sys

import pytest

from toolkit.grading.course import Course, find_course, freeze
from toolkit.grading.source import source_path
from toolkit.response.read import read_response

DOCUMENT = {"format": 1, "module": "neglect", "scenario": "pellow", "signs": []}


@pytest.fixture
def course(tmp_path):
    return find_course(tmp_path)


def frozen(course, learner="ada", document=DOCUMENT):
    return freeze(course, learner=learner, module="neglect", document=document)


def test_a_submission_is_a_folder_nbgrader_knows(course):
    folder = frozen(course)
    assert folder == course.root / "submitted/ada/neglect"
    assert {path.name for path in folder.iterdir()} == {
        "neglect.ipynb",
        "response.json",
        "timestamp.txt",
    }
    assert json.loads((folder / "response.json").read_text()) == DOCUMENT
    assert (folder / "timestamp.txt").read_text().endswith(" UTC")


def test_the_released_notebook_is_handed_in_where_there_is_one(course):
    assert (frozen(course) / "neglect.ipynb").read_bytes() == source_path("neglect").read_bytes()
    released = course.root / "release/neglect/neglect.ipynb"
    released.parent.mkdir(parents=True)
    released.write_text("released")
    assert (frozen(course) / "neglect.ipynb").read_text() == "released"


def test_handing_in_again_replaces_all_of_it_and_leaves_nothing_behind(course):
    (frozen(course) / "stray.txt").write_text("x")
    folder = frozen(course, document=DOCUMENT | {"attempt": 2})
    assert not (folder / "stray.txt").exists()
    assert json.loads((folder / "response.json").read_text())["attempt"] == 2
    assert list((course.root / ".half-made").iterdir()) == []


def test_bytes_are_handed_in_as_they_are(course):
    assert (frozen(course, document=b"\xff{") / "response.json").read_bytes() == b"\xff{"


def test_half_characters_do_not_stop_it(course):
    folder = frozen(course, document=DOCUMENT | {"version": "\ud800"})
    assert read_response((folder / "response.json").read_bytes()).outcome == "blank"


@pytest.mark.parametrize("learner", ["ada", "ada@example.org", "3f9a-b.c_d", "A" * 100])
def test_usual_ids_are_folders(course, learner):
    assert frozen(course, learner).parent.name == learner


@pytest.mark.parametrize(
    "learner",
    ["", ".", "..", "a/b", "../ada", ".hidden", "a*", "a[b]", "a b", "a\n", "é", "A" * 101],
)
def test_other_ids_are_refused(course, learner):
    with pytest.raises(ValueError, match=r"learner's id is .* are allowed"):
        frozen(course, learner)


def test_a_folder_is_named_by_step_learner_and_module(tmp_path):
    folder = Course(tmp_path).folder("feedback", learner="ada", module="neglect")
    assert folder == tmp_path / "feedback/ada/neglect"


def test_handing_in_imports_neither_nbgrader_nor_the_key():
    code = (
        "import sys, toolkit.grading.course, toolkit.grading.cells, toolkit.grading.source\n"
        "print([m for m in sys.modules if m.split('.')[0] in "
        "{'nbgrader', 'nbconvert', 'nbformat', 'sqlalchemy'} or m == 'toolkit.scenario.key'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
