"""What a trainer gives in formgrader reaches the attempt it was given to, and no other."""

import io
import json
from dataclasses import dataclass
from itertools import pairwise

import pytest
from nbgrader.api import Gradebook

from tests.course.conftest import MODULE
from tests.course.reading import Page
from toolkit.grading.autograde import Grader
from toolkit.grading.resident import Resident, open_log
from toolkit.grading.source import REASONS, WRITING
from toolkit.response.store import Store

WHY = "You said at the desk why you left this <b>out</b>."


@dataclass
class Process:
    """A grading process's inside."""

    store: Store
    grader: Grader
    resident: Resident

    def hand_in(self, document, attempt=1):
        journal = self.store.journal("ada", MODULE)
        journal.start_attempt(after=attempt - 1)
        made = json.loads(document) | {"attempt": attempt}
        return self.store.submit("ada", MODULE, attempt, lambda _: made)

    def look(self, attempt=1):
        submission = self.store.submission("ada", MODULE, attempt)
        self.resident.hear(f"look {submission.id}".encode())
        return self.store.submission("ada", MODULE, attempt).grades

    def give(self, points, *, criterion="coverage", why=None):
        """What formgrader does when a trainer types points, and a comment to the reasons' cell."""
        with Gradebook(self.grader._db_url) as book:
            grade = book.find_grade(f"{MODULE}-{criterion}", MODULE, MODULE, "ada")
            grade.manual_score = points
            grade.needs_manual_grade = False
            cell = WRITING if criterion == WRITING else REASONS
            comment = book.find_comment(f"{MODULE}-{cell}", MODULE, MODULE, "ada")
            comment.manual_comment = why
            book.db.commit()

    def gradebook(self):
        return self.grader.read_grades("ada", module=MODULE)


@pytest.fixture
def process(course, tmp_path):
    grader = Grader(course)
    with Store(f"sqlite:///{tmp_path / 'responses.db'}") as store:
        log, report = open_log(tmp_path / "log"), io.StringIO()
        yield Process(store, grader, Resident(store, grader=grader, log=log, report=report))


@pytest.fixture(scope="module")
def document(documents):
    made = json.loads(documents["careful"])
    made["writings"] = [{"id": "the-breakfast-book", "text": "In my own words.", "met": []}]
    return json.dumps(made).encode()


def test_it_reaches_its_attempt_with_its_reason_and_is_added_to_a_history(process, document):
    process.hand_in(document)
    process.resident.begin()
    first = process.gradebook()["criteria"]["coverage"]["auto"]
    process.give(2, why=WHY)
    grades = process.look()
    assert grades["criteria"]["coverage"]["points"] == 2
    assert grades["why"] == WHY
    process.give(None)
    process.look()
    process.give(3.5, criterion=WRITING, why="Clear and to the point.")
    process.look()
    process.look()  # nothing is new, and nothing is added
    history = process.store.overrides("ada", MODULE, 1)
    assert [(h.criterion, h.before, h.points, h.by_trainer, h.why) for h in history] == [
        ("coverage", first, 2, True, WHY),
        ("coverage", 2, first, False, ""),
        ("writing", None, 3.5, True, "Clear and to the point."),
    ]
    assert all(one.at <= other.at for one, other in pairwise(history))


def test_nbgraders_own_feedback_has_the_reason_as_text(process, document):
    process.hand_in(document)
    process.resident.begin()
    process.give(2, why=WHY)
    process.look()
    folder = process.grader._course.folder("feedback", learner="ada", module=MODULE)
    page = Page((folder / f"{MODULE}.html").read_text())
    assert WHY in page.text
    assert page.active == []


def test_a_new_attempt_starts_without_it_and_it_stays_where_it_was(process, document, documents):
    process.hand_in(document)
    process.resident.begin()
    process.give(25, why=WHY)  # nobody looked before the next one was handed in
    process.give(4, criterion=WRITING, why="Well put.")
    process.hand_in(documents["blank"], attempt=2)
    process.resident.hear(b"wake")
    second = process.store.submission("ada", MODULE, 2).grades
    assert (second["total"], second["why"]) == (0, "")
    assert {grade["manual"] for grade in second["criteria"].values()} == {None}
    assert second["writing"] == {"state": "none", "points": 0, "maximum": 10}
    first = process.store.submission("ada", MODULE, 1).grades
    assert first["criteria"]["coverage"]["points"] == 25
    assert (first["why"], first["writing"]["points"]) == (WHY, 4)
    assert len(process.store.overrides("ada", MODULE, 1)) == 2
    assert process.store.overrides("ada", MODULE, 2) == ()


def test_a_late_attempt_that_was_in_between_leaves_the_newest_as_it_was(
    process, document, documents
):
    late = process.hand_in(documents["blank"])
    for _ in range(11):  # as if it had ended every process
        process.store.begin_try(late.id)
    process.hand_in(document, attempt=2)
    process.resident.begin()
    process.give(25, why=WHY)
    process.give(4, criterion=WRITING)
    before = process.look(2)
    process.store.record_failure(late.id, reference="G-1")  # an operator has mended it
    process.store.queue_again(late.id)
    process.resident.hear(b"wake")
    assert process.store.submission("ada", MODULE, 1).grades["total"] == 0
    assert process.gradebook() | {"needs_review": False} == before | {"needs_review": False}
    assert process.look(2) == before
    assert process.store.overrides("ada", MODULE, 1) == ()


def stopped(*_, **__):
    raise KeyboardInterrupt


def test_a_stop_between_two_attempts_takes_nothing_back(process, document, documents, monkeypatch):
    process.hand_in(document)
    process.resident.begin()
    process.give(25, why=WHY)
    process.hand_in(documents["blank"], attempt=2)
    with monkeypatch.context() as patched:
        patched.setattr("toolkit.grading.autograde.freeze", stopped)
        with pytest.raises(KeyboardInterrupt):
            process.resident.hear(b"wake")
    assert process.look(1)["criteria"]["coverage"]["points"] == 25
    process.resident.hear(b"wake")
    assert process.store.submission("ada", MODULE, 2).grades["total"] == 0
    assert process.look(1)["criteria"]["coverage"]["points"] == 25
    assert len(process.store.overrides("ada", MODULE, 1)) == 1
