"""The resident process and nbgrader's own command line give the same gradebook, and our marks."""

import json

import pytest

from tests.course.conftest import MODULE
from tests.course.programs import STOCK_EXECUTE, nbgrader
from tests.course.reading import Page, gradebook, unwritten
from toolkit.grading.autograde import Grader, GradingError
from toolkit.grading.cells import mark_document
from toolkit.grading.course import freeze
from toolkit.marking import CRITERIA


@pytest.fixture(scope="module")
def by_resident(shared, documents):
    """Each example handed in by a learner of its name."""
    graded = {n: shared.grade(n, module=MODULE, document=d) for n, d in documents.items()}
    for name in documents:
        shared.make_feedback(name, module=MODULE)
    return graded


def test_the_gradebook_has_our_marks_to_the_last_digit(by_resident, documents):
    for name, graded in by_resident.items():
        marks = mark_document(MODULE, documents[name])
        assert graded.marks == marks
        found = {c: grade["auto"] for c, grade in graded.grades["criteria"].items()}
        assert found == {mark.criterion: mark.points for mark in marks.criteria}
        assert graded.grades["total"] == pytest.approx(marks.total, abs=1e-3)
        assert graded.grades["maximum"] == marks.maximum
        assert not graded.grades["needs_review"]


def test_the_examples_are_not_all_alike(by_resident):
    totals = {graded.grades["total"] for graded in by_resident.values()}
    assert len(totals) > 2
    assert by_resident["blank"].grades["total"] == 0


def test_stock_autograde_gives_the_same_gradebook(course, shared, by_resident, documents):
    for name, document in documents.items():
        freeze(course, learner=name, module=MODULE, document=document)
    nbgrader("autograde", MODULE, cwd=course.root)
    resident = {row for row in gradebook(shared._course) if row[0] in documents}
    assert gradebook(course) == resident
    written = 1  # the cell that a person marks
    assert len(resident) == len(documents) * (len(mark_document(MODULE, b"{}").criteria) + written)

    nbgrader("generate_feedback", MODULE, cwd=course.root)
    for name in documents:
        pages = [
            (c.folder("feedback", learner=name, module=MODULE) / f"{MODULE}.html").read_text()
            for c in (course, shared._course)
        ]
        assert pages[0] == pages[1]


def test_a_kernel_of_stock_nbgrader_gives_the_same_gradebook(course, by_resident, documents):
    (course.root / "local_config.py").write_text(STOCK_EXECUTE)
    freeze(course, learner="careful", module=MODULE, document=documents["careful"])
    nbgrader("autograde", MODULE, cwd=course.root)
    marks = by_resident["careful"].marks
    ours = {("careful", f"{MODULE}-{m.criterion}", m.points, None, False) for m in marks.criteria}
    assert gradebook(course) == ours | {unwritten("careful", MODULE)}


def test_feedback_has_every_reason_and_asks_nobody_for_anything(shared, by_resident):
    folder = shared._course.folder("feedback", learner="everything", module=MODULE)
    page = Page((folder / f"{MODULE}.html").read_text())
    assert page.active == []
    text = " ".join(page.text.split())
    for mark in by_resident["everything"].marks.criteria:
        assert CRITERIA[mark.criterion] in text
        assert " ".join(mark.why.split()) in text
    for finding in by_resident["everything"].marks.signs[:20]:
        assert " ".join(finding.why.split()) in text


def test_grading_again_changes_nothing(shared, documents, by_resident):
    before = gradebook(shared._course)
    again = shared.grade("careful", module=MODULE, document=documents["careful"])
    assert again == by_resident["careful"]
    assert gradebook(shared._course) == before


def test_a_new_attempt_replaces_the_one_before(shared, documents):
    shared.grade("second-try", module=MODULE, document=documents["careful"])
    graded = shared.grade("second-try", module=MODULE, document=documents["blank"])
    assert graded.grades["total"] == 0


def test_a_trainers_score_stands_and_is_told(shared, documents):
    from nbgrader.api import Gradebook

    first = shared.grade("overridden", module=MODULE, document=documents["blank"])
    with Gradebook(shared._db_url) as book:
        grade = book.find_grade(f"{MODULE}-signs", MODULE, MODULE, "overridden")
        grade.manual_score = 7.0
        book.db.commit()
    grades = shared.read_grades("overridden", module=MODULE)
    assert grades["criteria"]["signs"] == {
        **first.grades["criteria"]["signs"],
        "manual": 7.0,
        "points": 7.0,
    }
    assert grades["total"] == 7.0
    again = shared.grade("overridden", module=MODULE, document=documents["blank"])
    assert again.grades["criteria"]["signs"]["points"] == 7.0
    assert again.grades["needs_review"]


def test_marks_and_gradebook_that_differ_are_a_failure(shared, documents, monkeypatch):
    marks = mark_document(MODULE, documents["careful"])
    monkeypatch.setattr("toolkit.grading.autograde.mark_document", lambda *_: marks)
    with pytest.raises(GradingError, match="Marks and gradebook differ"):
        shared.grade("differs", module=MODULE, document=documents["blank"])


def test_a_module_the_course_could_not_prepare_says_why(course):
    broken = Grader(type(course)(course.root, {MODULE: "cells were taken away"}))
    with pytest.raises(GradingError, match="cells were taken away"):
        broken.grade("ada", module=MODULE, document=b"{}")


def test_grades_can_be_kept_as_json(by_resident):
    for graded in by_resident.values():
        assert json.loads(json.dumps(graded.grades)) == graded.grades
