"""The resident grading process: takes what is waiting in the store to nbgrader and back.

The store is the truth and the course folder follows it: a submission is waiting until its marks
are recorded, so a process that ends at any moment loses nothing and the next one goes on.
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from toolkit.response.unlogged import UnloggedFormatter

if TYPE_CHECKING:
    from toolkit.grading.autograde import Graded, Grader
    from toolkit.response.journal import State
    from toolkit.response.store import Store, Submission

__all__ = ["MOST_TRIES", "TRIES_A_START", "Resident", "open_log"]

TRIES_A_START = 2
"""How often a submission is tried before it is put by until the next start."""

MOST_TRIES = 10
"""How often in all. A submission that ends the process each time would otherwise do so for ever."""

_LOG_BYTES = 2_000_000
_LOGS_KEPT = 5


class Resident:
    """Grades what is waiting, one submission after another.

    Args:
        store: Where submissions wait and marks are recorded.
        grader: nbgrader, ready.
        log: For the operator: each failure with its reference and traceback.
        report: Where one JSON line for each finished submission goes.
        stopped: Asked between submissions; says whether to leave the rest for the next start.
    """

    def __init__(
        self,
        store: Store,
        *,
        grader: Grader,
        log: logging.Logger,
        report: TextIO,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._store = store
        self._grader = grader
        self._log = log
        self._report = report
        self._stopped = stopped

    def begin(self) -> None:
        """What a start does: failed submissions are tried again, then all that is waiting."""
        self._store.retry_failed(most_tries=MOST_TRIES)
        self.grade_waiting()

    def grade_waiting(self) -> None:
        """Grade everything that is waiting; those that failed before come last."""
        waiting = self._store.submissions_waiting()
        for submission in sorted(waiting, key=lambda each: (each.tries, each.id)):
            if self._stopped():
                return
            self._finish(submission)

    def hear(self, line: bytes) -> None:
        """Do what a line asks: ``look <submission>``, or anything else to grade what is waiting."""
        word, _, number = line.decode("ascii", "replace").strip().partition(" ")
        if word == "look" and number.isdecimal():
            self.look_again(int(number))
        else:
            self.grade_waiting()

    def look_again(self, submission_id: int) -> None:
        """Read again what the gradebook says of a marked submission, and record what has changed.

        A person gives points in formgrader whenever they come to it, and nbgrader tells nobody.
        The gradebook keeps a learner's newest submission only, so earlier ones stay as they are.
        """
        submission = self._store.submission_with(submission_id)
        if submission is None:
            return
        try:
            self._read_again(submission)
        except Exception:  # noqa: BLE001  what was recorded before still stands
            self._log.exception("The gradebook could not be read for %s", _name(submission))
        self._tell(submission, state=submission.state)

    def _read_again(self, submission: Submission) -> None:
        learner, module = submission.learner, submission.module
        newest = max(
            (each.number for each in self._store.attempts(learner, module) if each.state != "open"),
            default=0,
        )
        if submission.state != "marked" or not submission.marks or submission.attempt != newest:
            return
        grades = self._grader.read_grades(learner, module=module, marks=submission.marks)
        if grades != submission.grades:
            self._store.record_marks(submission.id, marks=submission.marks, grades=grades)
            self._grader.make_feedback(learner, module=module)

    def _finish(self, submission: Submission) -> None:
        """Grade one submission, and record what came of it."""
        graded = None
        reference = f"G-{secrets.token_hex(3)}"
        for _ in range(TRIES_A_START):
            if (number := self._store.begin_try(submission.id)) > MOST_TRIES:
                self._log.error(
                    "%s: %s was tried %s times and grading never came to an end; it is left alone.",
                    reference,
                    _name(submission),
                    MOST_TRIES,
                )
                break
            try:
                graded = self._grade(submission)
                break
            except Exception:  # noqa: BLE001  whatever it was, the next submission must not suffer
                said = "%s: %s could not be graded (try %s)."
                self._log.exception(said, reference, _name(submission), number)
        if graded is None:
            self._store.record_failure(submission.id, reference=reference)
        else:
            marks = graded.marks.model_dump(mode="json")
            self._store.record_marks(submission.id, marks=marks, grades=graded.grades)
        state: State = "marked" if graded else "failed"
        self._tell(submission, state=state, reference="" if graded else reference)

    def _grade(self, submission: Submission) -> Graded:
        graded = self._grade_document(submission)
        # nbgrader keeps one submission of each learner. An earlier attempt that was graded late
        # must not stay in the gradebook in place of the newest.
        if newest := self._newer_marked(submission):
            self._grade_document(newest)
        return graded

    def _grade_document(self, submission: Submission) -> Graded:
        learner, module = submission.learner, submission.module
        graded = self._grader.grade(learner, module=module, document=submission.document)
        self._grader.make_feedback(learner, module=module)
        return graded

    def _newer_marked(self, submission: Submission) -> Submission | None:
        """The learner's newest marked submission of this module, if it is newer than this one."""
        learner, module = submission.learner, submission.module
        marked = [
            attempt.number
            for attempt in self._store.attempts(learner, module)
            if attempt.state == "marked"
        ]
        newest = max(marked, default=0)
        if newest <= submission.attempt:
            return None
        return self._store.submission(learner, module, newest)

    def _tell(self, submission: Submission, *, state: State, reference: str = "") -> None:
        told: dict[str, Any] = {
            "submission": submission.id,
            "learner": submission.learner,
            "module": submission.module,
            "attempt": submission.attempt,
            "state": state,
            "reference": reference,
        }
        print(json.dumps(told), file=self._report, flush=True)


def open_log(folder: Path) -> logging.Logger:
    """The operator's log of grading, ``grading.log`` in a folder; it never grows without end."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "grading.log", maxBytes=_LOG_BYTES, backupCount=_LOGS_KEPT, encoding="utf-8"
    )
    handler.setFormatter(UnloggedFormatter())
    log = logging.getLogger("toolkit.grading")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    return log


def _name(submission: Submission) -> str:
    return (
        f"submission {submission.id} (learner {submission.learner}, module {submission.module}, "
        f"attempt {submission.attempt})"
    )
