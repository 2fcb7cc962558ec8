"""The resident process as the server runs it: told by lines, killed at will, never losing work."""

import json
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest

from tests.course.conftest import MODULE, copy_course
from tests.course.reading import gradebook
from toolkit.grading.cells import mark_document
from toolkit.grading.course import find_course
from toolkit.response.store import Store


@pytest.fixture
def store(course):
    with Store(url(course)) as opened:
        yield opened


def url(course):
    return f"sqlite:///{course.root.parent / 'responses.db'}"


def hand_in(store, learner, document, *, attempt=1):
    store.journal(learner, MODULE).start_attempt(after=attempt - 1)
    made = json.loads(document) | {"attempt": attempt}
    return store.submit(learner, MODULE, attempt, lambda _: made)


@contextmanager
def process(course, *program, store=None):
    """The process, and whatever it still says when its stdin is closed.

    How long any of it takes is left to the test's own limit of time.
    """
    program = program or ("-m", "toolkit.grading")
    command = [sys.executable, *program, "--data", str(course.root.parent)]
    pipe = subprocess.PIPE
    errors = (course.root.parent / "stderr.txt").open("ab")
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=errors, text=True, start_new_session=True
    ) as running:
        try:
            running.stdin.write(f"{store or url(course)}\n")
            running.stdin.flush()
            yield running
        finally:
            if running.poll() is None:
                running.stdin.close()
                running.wait()
            errors.close()


def told(running):
    return json.loads(running.stdout.readline())


def check_graded(store, course, learner, document, *, attempt=1):
    """What is recorded of a submission is what marking says, and the gradebook agrees."""
    submission = store.submission(learner, MODULE, attempt)
    marks = mark_document(MODULE, document)
    assert submission.state == "marked"
    assert submission.marks == marks.model_dump(mode="json")
    assert submission.grades["maximum"] == marks.maximum
    rows = {row[1]: row[2] for row in gradebook(course) if row[0] == learner}
    ours = {f"{MODULE}-{mark.criterion}": mark.points for mark in marks.criteria}
    assert rows == ours | {f"{MODULE}-writing": 0.0}


def test_it_takes_what_waits_then_each_line_and_ends_with_its_stdin(course, store, documents):
    first = hand_in(store, "ada", documents["careful"])
    with process(course) as running:
        assert told(running) == {
            "submission": first.id,
            "learner": "ada",
            "module": MODULE,
            "attempt": 1,
            "state": "marked",
            "reference": "",
        }
        for learner in ("ben", "cy"):
            second = hand_in(store, learner, documents["blank"])
            running.stdin.write("wake\n")
            running.stdin.flush()
            assert told(running)["submission"] == second.id
        running.send_signal(signal.SIGINT)  # Ctrl-C is for the server; it closes stdin
        running.stdin.close()
        assert running.stdout.read() == ""
        assert running.wait() == 0
    check_graded(store, course, "ada", documents["careful"])
    check_graded(store, course, "ben", documents["blank"])
    feedback = course.folder("feedback", learner="ada", module=MODULE) / f"{MODULE}.html"
    assert feedback.is_file()


def test_a_failure_is_kept_told_logged_and_tried_again_at_the_next_start(course, store, documents):
    with process(course) as running:
        hand_in(store, "warm-up", documents["blank"])
        running.stdin.write("wake\n")
        running.stdin.flush()
        assert told(running)["state"] == "marked"
        (course.root / "release" / MODULE / f"{MODULE}.ipynb").unlink()
        hand_in(store, "ada", documents["careful"])
        running.stdin.write("wake\n")
        running.stdin.flush()
        report = told(running)
    assert report["state"] == "failed"
    failed = store.submission("ada", MODULE, 1)
    assert (failed.state, failed.tries, failed.marks) == ("failed", 1, None)
    assert failed.reference == report["reference"] != ""
    assert failed.document == json.loads(documents["careful"])

    log = (course.root.parent / "log/grading.log").read_text()
    assert f"ERROR {failed.reference}: submission {failed.id} (learner ada, module" in log
    assert "Traceback" in log
    assert "run `nbgrader generate_assignment neglect`" in log
    assert {row[2] for row in gradebook(course) if row[0] == "ada"} == {None}

    with process(course) as running:  # and this start makes the release again
        assert told(running)["state"] == "marked"
    check_graded(store, course, "ada", documents["careful"])


def test_one_that_fails_or_never_ends_does_not_hold_up_the_others(course, store, documents):
    failing = hand_in(store, "not/a/folder", documents["careful"])
    endless = hand_in(store, "cy", documents["careful"])
    for _ in range(10):  # as if each try had been killed
        store.begin_try(endless.id)
    hand_in(store, "ben", documents["blank"])
    with process(course) as running:
        reports = [told(running) for _ in range(3)]
    states = [(report["learner"], report["state"]) for report in reports]
    assert states == [("not/a/folder", "failed"), ("ben", "marked"), ("cy", "failed")]
    log = (course.root.parent / "log/grading.log").read_text()
    assert "learner's id is 'not/a/folder'" in log
    assert f"{reports[2]['reference']}: submission {endless.id} (learner cy" in log
    assert "grading never came to an end" in log

    with process(course) as running:
        assert told(running)["submission"] == failing.id  # tried again; the endless one is not
        running.stdin.close()
        assert running.stdout.read() == ""


def test_the_gradebook_keeps_the_newest_attempt_when_an_older_one_is_graded_late(
    course, store, documents
):
    late = hand_in(store, "ada", documents["careful"])
    hand_in(store, "ada", documents["blank"], attempt=2)
    store.begin_try(late.id)  # it failed once, so the other comes first
    with process(course) as running:
        assert [told(running)["attempt"] for _ in range(2)] == [2, 1]
    check_graded(store, course, "ada", documents["blank"], attempt=2)
    assert store.submission("ada", MODULE, 1).marks["outcome"] == "marked"


DIES = """
import os, signal, sys
from importlib import import_module
from toolkit.grading.__main__ import main

_, where, when, call, *arguments = sys.argv
module, _, name = where.partition(":")
*path, last = name.split(".")
owner = import_module(module)
for part in path:
    owner = getattr(owner, part)
does, calls = getattr(owner, last), []

def deadly(*args, **options):
    calls.append(1)
    doomed = len(calls) == int(call)
    if doomed and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    done = does(*args, **options)
    if doomed:
        os.kill(os.getpid(), signal.SIGKILL)
    return done

setattr(owner, last, deadly)
main(arguments)
"""
"""The process, killed as if from outside before or after one call of one function of its own."""


def killed(course, where, when, call):
    with process(course, "-c", DIES, where, when, str(call)) as running:
        assert running.wait() == -signal.SIGKILL


WHILE_GRADING = [
    ("toolkit.response.store:Store.begin_try", "after", 2),
    ("toolkit.grading.autograde:freeze", "after", 2),
    ("toolkit.grading.preprocessors:_withhold_scores", "after", 2),
    ("toolkit.grading.preprocessors:run_cell", "after", 12),
    ("toolkit.grading.autograde:Grader.make_feedback", "before", 2),
    ("toolkit.response.store:Store.record_marks", "before", 2),
    ("toolkit.response.store:Store.record_marks", "after", 2),
]


@pytest.mark.timeout(600)  # a process for each, and one to finish
def test_killed_while_grading_it_goes_on_at_the_next_start(course, store, documents):
    learners = {}
    for n, (where, when, call) in enumerate(WHILE_GRADING):
        for name in ("careful", "wrong"):
            hand_in(store, f"{name}-{n}", documents[name])
            learners[f"{name}-{n}"] = name
        before = len(store.submissions_waiting())
        killed(course, where, when, call)
        assert len(store.submissions_waiting()) < before  # the first call was let pass
    waiting = len(store.submissions_waiting())
    with process(course) as running:
        assert [told(running)["state"] for _ in range(waiting)] == ["marked"] * waiting
    for learner, name in learners.items():
        check_graded(store, course, learner, documents[name])
    assert not any(to_be_reviewed for *_, to_be_reviewed in gradebook(course))


WHILE_PREPARING = [
    ("toolkit.grading.course:_write", "before", 1),
    ("toolkit.grading.autograde:Grader.make_gradebook", "before", 1),
    ("toolkit.grading.autograde:Gradebook.close", "before", 1),
    ("toolkit.grading.autograde:Grader.generate_assignment", "before", 1),
    ("toolkit.grading.autograde:Grader.generate_assignment", "after", 1),
]


@pytest.mark.timeout(600)
def test_killed_while_the_course_is_made_it_is_made_by_the_next_start(tmp_path, documents):
    course = find_course(tmp_path / "data")
    (tmp_path / "data").mkdir()
    with Store(url(course)) as store:
        hand_in(store, "ada", documents["careful"])
        for where, when, call in WHILE_PREPARING:
            killed(course, where, when, call)
        with process(course) as running:
            assert told(running)["state"] == "marked"
        check_graded(store, course, "ada", documents["careful"])


def test_two_servers_with_one_store_grade_each_submission_once(
    data, course, store, documents, tmp_path
):
    other = copy_course(data, tmp_path / "other")
    with process(course) as first:
        hand_in(store, "ada", documents["careful"])
        first.stdin.write("wake\n")
        first.stdin.flush()
        assert told(first)["learner"] == "ada"
        with process(other, store=url(course)) as second:
            log = other.root.parent / "log" / "grading.log"
            while not (log.is_file() and "Another server" in log.read_text()):
                assert second.poll() is None
            hand_in(store, "ben", documents["blank"])
            assert told(first)["learner"] == "ben"  # it looks by itself
            first.stdin.close()
            first.wait()
            hand_in(store, "cy", documents["blank"])
            assert told(second)["learner"] == "cy"
    assert {row[0] for row in gradebook(course)} == {"ada", "ben"}
    assert {row[0] for row in gradebook(other)} == {"cy"}
