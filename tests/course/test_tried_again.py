"""What fails is tried again by itself, and marks that were given are not lost to what follows."""

import io
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass

import pytest

from tests.course.conftest import MODULE
from toolkit.grading.autograde import Grader, GradingError
from toolkit.grading.resident import AGAIN_S, Resident, open_log
from toolkit.response.store import Store


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@dataclass
class Process:
    """A grading process's inside."""

    store: Store
    grader: Grader
    resident: Resident
    clock: Clock


@pytest.fixture
def process(course, tmp_path):
    grader, clock = Grader(course), Clock()
    with Store(f"sqlite:///{tmp_path / 'responses.db'}") as store:
        log, report = open_log(tmp_path / "log"), io.StringIO()
        resident = Resident(store, grader=grader, log=log, report=report, clock=clock)
        yield Process(store, grader, resident, clock)


def hand_in(store, document, *, learner="ada", attempt=1):
    store.journal(learner, MODULE).start_attempt(after=attempt - 1)
    made = json.loads(document) | {"attempt": attempt}
    return store.submit(learner, MODULE, attempt, lambda _: made)


def feedback_of(grader, learner="ada"):
    return grader._course.folder("feedback", learner=learner, module=MODULE) / f"{MODULE}.html"


def test_a_gradebook_that_was_locked_for_a_while_costs_a_while(
    course, process, documents, monkeypatch
):
    monkeypatch.setattr("toolkit.grading.resident.TRIES_AT_ONCE", 1)
    hand_in(process.store, documents["careful"])
    with closing(sqlite3.connect(course.root / "gradebook.db", isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        process.resident.begin()
        assert process.store.submission("ada", MODULE, 1).state == "failed"
        assert process.resident.wait_s == AGAIN_S[0]
        process.clock.now += AGAIN_S[0]
        process.resident.hear(b"again")
        assert process.resident.wait_s == AGAIN_S[1]
        held.execute("ROLLBACK")
    process.clock.now += AGAIN_S[1] - 0.1
    process.resident.hear(b"wake")
    assert process.store.submission("ada", MODULE, 1).state == "failed"
    process.clock.now += 0.1
    process.resident.hear(b"wake")
    assert process.store.submission("ada", MODULE, 1).state == "marked"
    assert feedback_of(process.grader).is_file()
    assert process.resident.wait_s is None


def test_what_fails_politely_is_never_given_up(process, documents):
    hand_in(process.store, documents["careful"], learner="not/a/folder")
    process.resident.begin()
    for _ in range(30):
        process.clock.now += process.resident.wait_s
        process.resident.hear(b"again")
    assert process.store.submission("not/a/folder", MODULE, 1).state == "failed"
    assert process.resident.wait_s == AGAIN_S[-1]


def broken(*_, **__):
    raise GradingError("the disk is full")


def test_feedback_that_cannot_be_made_costs_no_marks(process, documents, monkeypatch):
    hand_in(process.store, documents["careful"])
    with monkeypatch.context() as patched:
        patched.setattr(process.grader, "make_feedback", broken)
        process.resident.begin()
        assert process.store.submission("ada", MODULE, 1).state == "marked"
        assert not feedback_of(process.grader).exists()
    process.clock.now += process.resident.wait_s
    process.resident.hear(b"again")
    assert feedback_of(process.grader).is_file()
    assert process.resident.wait_s is None


def test_feedback_that_was_not_made_before_the_end_is_made_at_the_next_start(
    process, documents, monkeypatch
):
    hand_in(process.store, documents["careful"])
    with monkeypatch.context() as patched:
        patched.setattr(process.grader, "make_feedback", broken)
        process.resident.begin()
    process.resident.begin()
    assert feedback_of(process.grader).is_file()


def test_the_gradebook_comes_back_to_the_newest_attempt_at_the_next_start(
    process, documents, monkeypatch
):
    late = hand_in(process.store, documents["careful"])
    hand_in(process.store, documents["blank"], attempt=2)
    process.store.begin_try(late.id)  # so the other comes first
    with monkeypatch.context() as patched:
        patched.setattr(process.resident, "_follow", lambda _: None)
        process.resident.begin()
    assert process.grader.held_attempt("ada", module=MODULE) == 1
    process.resident.begin()
    assert process.grader.held_attempt("ada", module=MODULE) == 2
    assert process.grader.read_grades("ada", module=MODULE)["total"] == 0
