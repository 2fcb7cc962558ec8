"""Writing is read by a person: it waits in formgrader, counts once given, and is told calmly."""

import io
import json

import nbformat
import pytest
from nbgrader.api import Gradebook

from tests.course.conftest import MODULE
from tests.course.programs import nbgrader
from tests.course.reading import Page, gradebook
from toolkit.grading.autograde import Grader
from toolkit.grading.course import freeze
from toolkit.grading.resident import Resident, open_log
from toolkit.response.store import Store

CELL = f"{MODULE}-writing"
WORDS = 'Callum said, <script>alert(1)</script> "Nobody was up."'


@pytest.fixture(scope="session")
def document(documents):
    """A careful reader's response, with the referral written."""
    made = json.loads(documents["careful"])
    made["writings"] = [{"id": "the-breakfast-book", "text": WORDS, "met": ["own-words"]}]
    return json.dumps(made).encode()


def give(grader, learner, points):
    """What formgrader does when a person types points and goes on."""
    with Gradebook(grader._db_url) as book:
        grade = book.find_grade(CELL, MODULE, MODULE, learner)
        grade.manual_score = points
        grade.needs_manual_grade = False
        book.db.commit()


def feedback(grader, learner):
    folder = grader._course.folder("feedback", learner=learner, module=MODULE)
    return Page((folder / f"{MODULE}.html").read_text())


def test_it_waits_for_a_person_and_the_rest_is_marked(shared, document):
    graded = shared.grade("writer", module=MODULE, document=document)
    assert graded.grades["writing"] == {"state": "waiting", "points": 0.0, "maximum": 10.0}
    assert graded.grades["maximum"] == 100
    assert graded.grades["total"] == pytest.approx(graded.marks.total)
    assert not graded.grades["needs_review"]
    notebook = shared._course.folder("autograded", learner="writer", module=MODULE)
    cell = nbformat.read(notebook / f"{MODULE}.ipynb", as_version=4).cells[-1]
    assert "    Callum said, <script>alert(1)</script>" in cell.source
    assert "(the learner ticked this)" in cell.source

    shared.make_feedback("writer", module=MODULE)
    page = feedback(shared, "writer")
    assert page.active == []
    assert "waits for a person to read it" in page.text


def test_what_a_person_gives_counts_on_top(shared, document):
    first = shared.grade("read", module=MODULE, document=document)
    give(shared, "read", 7.5)
    grades = shared.read_grades("read", module=MODULE)
    assert grades["writing"] == {"state": "read", "points": 7.5, "maximum": 10.0}
    assert grades["total"] == first.grades["total"]
    shared.make_feedback("read", module=MODULE)
    assert "Writing 7.5 of 10" in " ".join(feedback(shared, "read").text.split())
    again = shared.grade("read", module=MODULE, document=document)
    assert again.grades["writing"]["state"] == "waiting"  # somebody should look at the new text


def test_nothing_written_is_nothing_to_read(shared, documents):
    graded = shared.grade("no-words", module=MODULE, document=documents["careful"])
    assert graded.grades["writing"] == {"state": "none", "points": 0.0, "maximum": 10.0}


def test_what_was_typed_into_the_notebook_itself_is_not_used(course, document):
    folder = freeze(course, learner="ada", module=MODULE, document=document)
    path = folder / f"{MODULE}.ipynb"
    made = nbformat.read(path, as_version=4)
    made.cells[-1].source = "<script>alert(2)</script>"
    nbformat.write(made, path)
    nbgrader("autograde", MODULE, cwd=course.root)
    graded = course.folder("autograded", learner="ada", module=MODULE) / f"{MODULE}.ipynb"
    source = nbformat.read(graded, as_version=4).cells[-1].source
    assert "alert(2)" not in source
    assert "Nobody was up" in source


def test_stock_autograde_waits_for_a_person_too(course, shared, document):
    shared.grade("stock", module=MODULE, document=document)
    freeze(course, learner="stock", module=MODULE, document=document)
    nbgrader("autograde", MODULE, cwd=course.root)
    assert gradebook(course) == {row for row in gradebook(shared._course) if row[0] == "stock"}
    (row,) = (row for row in gradebook(course) if row[1] == CELL)
    assert row == ("stock", CELL, None, None, True)


@pytest.fixture
def resident(course, tmp_path):
    """A grading process's inside, with its store and what it reports."""
    report = io.StringIO()
    with Store(f"sqlite:///{tmp_path / 'responses.db'}") as store:
        grader = Grader(course)
        yield (
            Resident(store, grader=grader, log=open_log(tmp_path / "log"), report=report),
            store,
            grader,
            report,
        )


def hand_in(store, document, attempt=1):
    store.journal("ada", MODULE).start_attempt(after=attempt - 1)
    made = json.loads(document) | {"attempt": attempt}
    return store.submit("ada", MODULE, attempt, lambda _: made)


def test_a_look_brings_what_a_person_gave_since(resident, document):
    process, store, grader, report = resident
    submission = hand_in(store, document)
    process.begin()
    marked = store.submission("ada", MODULE, 1)
    assert marked.grades["writing"]["state"] == "waiting"
    give(grader, "ada", 8)
    process.hear(f"look {submission.id}\n".encode())
    now = store.submission("ada", MODULE, 1)
    assert now.grades["writing"] == {"state": "read", "points": 8.0, "maximum": 10.0}
    assert now.marks == marked.marks
    (attempt,) = store.attempts("ada", MODULE)
    assert attempt.reader.says() == "A person has read your writing and gave 8 of 10."
    assert attempt.total == marked.grades["total"]
    assert len(report.getvalue().splitlines()) == 2
    assert "8 of 10" in feedback(grader, "ada").text


def test_a_look_at_an_earlier_attempt_leaves_it_as_it_was(resident, document, documents):
    process, store, grader, _ = resident
    first = hand_in(store, document)
    process.begin()
    hand_in(store, documents["blank"], attempt=2)
    before = store.submission("ada", MODULE, 1)
    process.hear(f"look {first.id}".encode())  # while the second still waits
    process.hear(b"wake")
    give(grader, "ada", 3)
    process.hear(f"look {first.id}".encode())
    assert store.submission("ada", MODULE, 1) == before
    process.hear(b"look 999")
    process.hear(b"look none")
    assert store.submission("ada", MODULE, 2).marks["outcome"] == "blank"
