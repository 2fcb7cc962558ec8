"""A course from before its notebook had every step, with work handed in, takes in the new one."""

import json

from tests.course.conftest import MODULE
from tests.course.programs import nbgrader
from tests.course.reading import gradebook
from toolkit.grading.autograde import Grader
from toolkit.grading.course import freeze, prepare_course
from toolkit.grading.source import make_notebook
from toolkit.scenario.modules import load_module


def make_old(course):
    """Its notebook had an introduction, the desk, and the cells that are graded."""
    notebook = make_notebook(load_module(MODULE))
    first, *others = notebook["cells"]
    known = [cell for cell in others if "nbgrader" in cell["metadata"]]
    notebook["cells"] = [first, *known]
    path = course.root / "source" / MODULE / f"{MODULE}.ipynb"
    path.write_text(json.dumps(notebook))
    (course.root / "prepared.json").unlink()
    grader = Grader(course)
    grader.generate_assignment(MODULE)
    return grader


def test_what_was_handed_in_before_keeps_its_marks_and_more_can_come(course, documents):
    old = make_old(course)
    old.grade("ada", module=MODULE, document=documents["careful"])
    before = gradebook(course)

    upgraded = prepare_course(course.root.parent)
    assert upgraded.problems == {}
    released = course.root / "release" / MODULE / f"{MODULE}.ipynb"
    assert f'Decide(\\"{MODULE}\\")' in released.read_text()
    assert gradebook(course) == before

    freeze(upgraded, learner="bea", module=MODULE, document=documents["partial"])
    nbgrader("autograde", MODULE, "--force", cwd=course.root)
    after = gradebook(course)
    assert {row for row in after if row[0] == "ada"} == before
    assert {row[0] for row in after} == {"ada", "bea"}
