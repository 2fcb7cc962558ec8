"""The resident grading process: takes what is waiting in the store to nbgrader and back.

The store is the truth and the course folder follows it: a submission is waiting until its marks
are recorded, so a process that ends at any moment loses nothing and the next one goes on. Marks
are recorded as soon as nbgrader has given them; what only follows from them, such as nbgrader's own
page of feedback, is done afterwards, and again if it fails.
"""

from __future__ import annotations

import json
import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from toolkit.response.unlogged import UnloggedFormatter

if TYPE_CHECKING:
    from toolkit.grading.autograde import Graded, Grader
    from toolkit.response.journal import State
    from toolkit.response.store import Store, Submission

__all__ = ["AGAIN_S", "MOST_TRIES", "TRIES_AT_ONCE", "Resident", "open_log"]

TRIES_AT_ONCE = 2
"""How often a submission is tried before it is put off."""

AGAIN_S = (5.0, 20.0, 60.0, 300.0, 900.0)
"""Seconds until what failed is tried again; the last one repeated, for as long as it fails."""

MOST_TRIES = 10
"""How often one is begun that never comes to an end: it would end every process for ever."""

_LOG_BYTES = 2_000_000
_LOGS_KEPT = 5


@dataclass(frozen=True)
class _PutOff:
    """What failed, and is to be tried again."""

    failures: int
    due: float


class Resident:
    """Grades what is waiting, one submission after another.

    Args:
        store: Where submissions wait and marks are recorded.
        grader: nbgrader, ready.
        log: For the operator: each failure with its reference and traceback.
        report: Where one JSON line for each finished submission goes.
        stopped: Asked between submissions; says whether to leave the rest for the next start.
        clock: Seconds that only ever grow, for tests.
    """

    def __init__(
        self,
        store: Store,
        *,
        grader: Grader,
        log: logging.Logger,
        report: TextIO,
        stopped: Callable[[], bool] = lambda: False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._grader = grader
        self._log = log
        self._report = report
        self._stopped = stopped
        self._clock = clock
        self._put_off: dict[int, _PutOff] = {}

    def begin(self) -> None:
        """What a start does: all that is waiting or failed, then what should have followed."""
        self._store.retry_failed(most_tries=MOST_TRIES)
        self.grade_waiting()
        for learner, module, attempt in self._store.newest_marked():
            if self._stopped():
                return
            if self._grader.is_behind(learner, module=module, attempt=attempt):
                submission = self._store.submission(learner, module, attempt)
                if submission is not None:
                    self._follow(submission)

    @property
    def wait_s(self) -> float | None:
        """Seconds until something is to be tried again; None if nothing is."""
        if not self._put_off:
            return None
        return max(0.0, min(each.due for each in self._put_off.values()) - self._clock())

    def grade_waiting(self) -> None:
        """Grade everything that is waiting or due; those that failed before come last."""
        self._try_again()
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
        The gradebook keeps one submission of a learner's, so other ones stay as they are.
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
        held = self._grader.held_attempt(learner, module=module)
        if submission.state != "marked" or not submission.marks or submission.attempt != held:
            return
        grades = self._grader.read_grades(learner, module=module, marks=submission.marks)
        if grades != submission.grades:
            self._store.record_grades(submission.id, grades=grades)
            self._grader.make_feedback(learner, module=module)

    def _keep_given(self, submission: Submission) -> None:
        """Record what a person gave to the attempt whose place this one takes in the gradebook."""
        learner, module = submission.learner, submission.module
        held = self._grader.held_attempt(learner, module=module)
        if held is None or held == submission.attempt:
            return
        other = self._store.submission(learner, module, held)
        if other is None:
            return
        from toolkit.grading.autograde import GradingError

        try:
            self._read_again(other)
        except GradingError:  # it was not graded to the end since it came there: it has nothing
            self._log.warning("The gradebook has nothing whole on %s", _name(other))

    def _finish(self, submission: Submission) -> None:
        """Grade one submission, and record what came of it."""
        reference = f"G-{secrets.token_hex(3)}"
        for _ in range(TRIES_AT_ONCE):
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
            except Exception:  # noqa: BLE001  whatever it was, the next submission must not suffer
                said = "%s: %s could not be graded (try %s)."
                self._log.exception(said, reference, _name(submission), number)
            else:
                self._record(submission, graded)
                return
        self._fail(submission, reference, ended=number <= MOST_TRIES)

    def _grade(self, submission: Submission) -> Graded:
        learner, module = submission.learner, submission.module
        self._keep_given(submission)
        return self._grader.grade(
            learner, module=module, document=submission.document, recorded=submission.grades
        )

    def _record(self, submission: Submission, graded: Graded) -> None:
        marks = graded.marks.model_dump(mode="json")
        self._store.record_marks(submission.id, marks=marks, grades=graded.grades)
        self._put_off.pop(submission.id, None)
        self._tell(submission, state="marked")
        self._follow(submission)

    def _fail(self, submission: Submission, reference: str, *, ended: bool) -> None:
        self._store.record_failure(submission.id, reference=reference, ended=ended)
        if ended:
            self._later(submission.id)
        self._tell(submission, state="failed", reference=reference)

    def _follow(self, submission: Submission) -> None:
        """Bring the course folder to where the store is; later, if it cannot be done now.

        nbgrader keeps one submission of each learner. An earlier attempt that was graded late must
        not stay in the gradebook in place of the newest.
        """
        learner, module = submission.learner, submission.module
        try:
            newest = self._newest_marked(submission)
            if self._grader.held_attempt(learner, module=module) != newest.attempt:
                self._grade(newest)
            self._grader.make_feedback(learner, module=module)
        except Exception:  # noqa: BLE001  the marks are recorded, and stand
            said = "The gradebook or nbgrader's feedback is not up to date with %s; tried again."
            self._log.exception(said, _name(submission))
            self._later(submission.id)
        else:
            self._put_off.pop(submission.id, None)

    def _newest_marked(self, submission: Submission) -> Submission:
        """The learner's newest marked submission of this module."""
        learner, module = submission.learner, submission.module
        marked = [
            attempt.number
            for attempt in self._store.attempts(learner, module)
            if attempt.state == "marked"
        ]
        return self._store.submission(learner, module, max(marked)) or submission

    def _later(self, submission_id: int) -> None:
        before = self._put_off.get(submission_id)
        failures = before.failures + 1 if before else 1
        wait_s = AGAIN_S[min(failures, len(AGAIN_S)) - 1]
        self._put_off[submission_id] = _PutOff(failures, self._clock() + wait_s)

    def _try_again(self) -> None:
        """Queue what failed, and do what should have followed, where that is due."""
        now = self._clock()
        for submission_id in [each for each, put in self._put_off.items() if put.due <= now]:
            submission = self._store.queue_again(submission_id)
            if submission.state == "marked":
                self._follow(submission)

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
    handler.setFormatter(UnloggedFormatter("%(asctime)s %(levelname)s %(message)s"))
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
