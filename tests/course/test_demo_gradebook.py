"""A simulated group handed in by the real path: nbgrader's gradebook has the marks on the page."""

import csv
import io

import pytest

from tests.course.conftest import MODULE, copy_course
from tests.course.programs import nbgrader
from tests.course.reading import gradebook, unwritten
from toolkit.grading.autograde import Grader, GradingError
from toolkit.trainer.demo import make_demo
from toolkit.trainer.demo_gradebook import hand_in


@pytest.fixture
def demo():
    return make_demo(MODULE, learners=3, seed=1)


@pytest.fixture
def course(data, tmp_path, demo):
    course = copy_course(data, tmp_path / "data")
    assert hand_in(MODULE, demo.picture.members, data=tmp_path / "data") == course.root
    return course


def test_the_gradebook_has_the_marks_of_the_page(course, demo):
    marks = {
        (member.id, f"{MODULE}-{mark.criterion}", mark.points, None, False)
        for member in demo.picture.members
        for mark in member.marks.criteria
    }
    assert gradebook(course) == marks | {unwritten(m.id, MODULE) for m in demo.picture.members}


def test_nbgrader_exports_them(course, demo):
    nbgrader("export", cwd=course.root)
    rows = list(csv.DictReader(io.StringIO((course.root / "grades.csv").read_text())))
    exported = {r["student_id"]: float(r["score"]) for r in rows if r["assignment"] == MODULE}
    assert exported == {m.id: pytest.approx(m.marks.total, abs=1e-6) for m in demo.picture.members}


def test_each_has_nbgraders_own_feedback(course, demo):
    for member in demo.picture.members:
        folder = course.folder("feedback", learner=member.id, module=MODULE)
        assert (folder / f"{MODULE}.html").is_file()


def test_handing_in_again_changes_nothing(course, demo):
    before = gradebook(course)
    hand_in(MODULE, demo.picture.members, data=course.root.parent)
    assert gradebook(course) == before


def test_marks_that_are_not_those_of_the_page_are_a_failure(course, demo, monkeypatch):
    first, second, _ = demo.picture.members
    swapped = type(first)(first.id, first.name, second.marks, first.response)
    with pytest.raises(GradingError, match="are not those on the page"):
        hand_in(MODULE, [swapped], data=course.root.parent)
    assert Grader(course).held_attempt(first.id, module=MODULE) == 1
