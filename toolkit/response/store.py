"""The store: every learner's changes, attempts and submissions, in a database.

Changes are added, never overwritten, and a call that saves returns only after the commit: what
the page then calls saved is there after any crash. Several processes may use one store;
one of them at a time grades what is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import Any, Literal, Self

from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, select, update

from toolkit.response.journal import Attempt, ClosedError, Items
from toolkit.response.one_grader import grade_alone
from toolkit.response.overrides import Override, changes_between
from toolkit.response.store_journal import StoreJournal, items_of, lock, of_attempt
from toolkit.response.store_notes import StoreNotes
from toolkit.response.tables import StoreError, connect, overrides, submissions

__all__ = ["Store", "StoreError", "StoreJournal", "Submission"]


@dataclass(frozen=True)
class Submission:
    """What a learner handed in, and what came of it.

    Attributes:
        id: Number in the store.
        learner: Whose it is.
        module: The module's id.
        attempt: Which attempt, from 1.
        document: The response document as it was frozen.
        state: ``waiting``, ``marked`` or ``failed``.
        at: When it was handed in, ISO 8601 in UTC.
        marks: `toolkit.marking.models.Marks` as JSON data, once marked.
        grades: What nbgrader's gradebook says, once graded: ``total``, ``maximum`` and more.
        reference: What the operator's log calls the last failure; empty if there was none.
        tries: How often grading it was begun and did not come to an end; 1 once it failed.
    """

    id: int
    learner: str
    module: str
    attempt: int
    document: dict[str, Any]
    state: Literal["waiting", "marked", "failed"]
    at: str
    marks: dict[str, Any] | None
    grades: dict[str, Any] | None
    reference: str
    tries: int


class Store:
    """All learners' work in one database.

    Args:
        url: Any SQLAlchemy URL; see `toolkit.response.tables.connect`.
        clock: Says what time it is, for tests.

    Raises:
        StoreError: If the store cannot be opened, with a sentence for the operator.
    """

    def __init__(self, url: str, *, clock: Callable[[], datetime] | None = None) -> None:
        self._engine = connect(url)
        self._clock = clock or (lambda: datetime.now(UTC))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database's connections."""
        self._engine.dispose()

    def journal(self, learner: str, module: str) -> StoreJournal:
        """One learner's work in one module."""
        return StoreJournal(self, learner, module)

    def notes(self, learner: str, module: str) -> StoreNotes:
        """One learner's private notes on one module."""
        return StoreNotes(self, learner, module)

    def grading(self) -> AbstractContextManager[None]:
        """Be the one process that grades what is here; raises `TakenError` if another is."""
        return grade_alone(self._engine)

    def attempts(self, learner: str, module: str) -> tuple[Attempt, ...]:
        """Every attempt of one learner at one module, oldest first."""
        return self.journal(learner, module).attempts()

    def submit(
        self,
        learner: str,
        module: str,
        attempt: int,
        document: Callable[[Items], dict[str, Any]],
    ) -> Submission:
        """Freeze an attempt and queue it for grading; the attempt takes no change after this.

        Args:
            learner: Whose it is.
            module: The module's id.
            attempt: Which attempt.
            document: Makes the response document of the items. It is called while no change
                can be saved, so the document holds every change that was ever called saved.

        Returns:
            The submission; the first one, if this attempt was handed in before.

        Raises:
            ClosedError: If there is no such attempt.
        """
        with self.writing() as connection:
            if not lock(connection, learner, module, attempt):
                raise ClosedError("There is no such attempt; reload the page.")
            found = _find(connection, of_attempt(submissions, learner, module, attempt))
            if found:
                return found
            items = items_of(connection, learner, module, attempt)
            connection.execute(
                insert(submissions).values(
                    learner=learner,
                    module=module,
                    attempt=attempt,
                    document=document(items),
                    state="waiting",
                    at=self.now(),
                    reference="",
                    tries=0,
                )
            )
            return _one(connection, of_attempt(submissions, learner, module, attempt))

    def submission(self, learner: str, module: str, attempt: int) -> Submission | None:
        """What was handed in of one attempt, or None."""
        with self.reading() as connection:
            return _find(connection, of_attempt(submissions, learner, module, attempt))

    def submission_with(self, submission_id: int) -> Submission | None:
        """The submission of one number in the store, or None."""
        with self.reading() as connection:
            return _find(connection, submissions.c.id == submission_id)

    def submissions_waiting(self) -> tuple[Submission, ...]:
        """Every submission still to be graded, oldest first."""
        with self.reading() as connection:
            query = select(submissions).where(submissions.c.state == "waiting")
            rows = connection.execute(query.order_by(submissions.c.id))
            return tuple(_submission(row) for row in rows)

    def retry_failed(self, *, most_tries: int = 10) -> int:
        """Queue failed submissions again, for a grader that starts.

        Args:
            most_tries: Those begun this often already are left for the operator.

        Returns:
            How many were queued.
        """
        failed = and_(submissions.c.state == "failed", submissions.c.tries < most_tries)
        with self.writing() as connection:
            query = update(submissions).where(failed).values(state="waiting")
            return connection.execute(query).rowcount

    def queue_again(self, submission_id: int) -> Submission:
        """Queue a submission again if it failed; the submission as it then is."""
        failed = and_(submissions.c.id == submission_id, submissions.c.state == "failed")
        with self.writing() as connection:
            connection.execute(update(submissions).where(failed).values(state="waiting"))
            return _one(connection, submissions.c.id == submission_id)

    def newest_marked(self) -> tuple[tuple[str, str, int], ...]:
        """Learner, module and number of each learner's newest marked attempt at each module."""
        whose = (submissions.c.learner, submissions.c.module)
        query = select(*whose, func.max(submissions.c.attempt)).group_by(*whose)
        with self.reading() as connection:
            rows = connection.execute(query.where(submissions.c.state == "marked").order_by(*whose))
            return tuple((learner, module, attempt) for learner, module, attempt in rows)

    def begin_try(self, submission_id: int) -> int:
        """Count one more try at grading, before it begins, so that one that kills is counted.

        Returns:
            Which try this is, from 1.
        """
        tries = submissions.c.tries + 1
        return self._update(submission_id, tries=tries).tries

    def record_marks(
        self, submission_id: int, *, marks: Mapping[str, Any], grades: Mapping[str, Any]
    ) -> Submission:
        """Keep what marking and nbgrader said of a submission.

        Args:
            submission_id: Which one.
            marks: `toolkit.marking.models.Marks` as JSON data.
            grades: JSON data of nbgrader's gradebook; ``total`` and ``maximum`` are shown.
        """
        return self._update(
            submission_id, state="marked", marks=dict(marks), grades=dict(grades), reference=""
        )

    def record_grades(self, submission_id: int, *, grades: Mapping[str, Any]) -> Submission:
        """Keep what the gradebook says now of a marked submission, and what is new of it.

        Args:
            submission_id: Which one.
            grades: As for `record_marks`.
        """
        this = submissions.c.id == submission_id
        with self.writing() as connection:
            found = _one(connection, this)
            for change in changes_between(found.grades, grades):
                row = asdict(change) | {"submission": submission_id, "at": self.now()}
                connection.execute(insert(overrides).values(**row))
            connection.execute(update(submissions).where(this).values(grades=dict(grades)))
            return _one(connection, this)

    def overrides(self, learner: str, module: str, attempt: int) -> tuple[Override, ...]:
        """What trainers changed of one attempt's points, oldest first."""
        columns = [overrides.c[field.name] for field in fields(Override)]
        query = select(*columns).join(submissions).order_by(overrides.c.id)
        with self.reading() as connection:
            rows = connection.execute(
                query.where(of_attempt(submissions, learner, module, attempt))
            )
            return tuple(Override(**row._asdict()) for row in rows)

    def record_failure(
        self, submission_id: int, *, reference: str, ended: bool = True
    ) -> Submission:
        """Keep that grading failed, and under what reference the operator's log tells why.

        Args:
            submission_id: Which one.
            reference: What the log calls it.
            ended: Whether it came to an end: only those that never do are given up at last.
        """
        tries: dict[str, Any] = {"tries": 1} if ended else {}
        return self._update(submission_id, state="failed", reference=reference, **tries)

    def _update(self, submission_id: int, **values: Any) -> Submission:
        this = submissions.c.id == submission_id
        with self.writing() as connection:
            connection.execute(update(submissions).where(this).values(**values))
            return _one(connection, this)

    def now(self) -> str:
        """The time, ISO 8601 in UTC to the millisecond."""
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds")

    def wipe(self) -> None:
        """Take what was deleted out of SQLite's write-ahead log, which holds pages as they were.

        Another database has ways of its own to reuse what is deleted; see DECISIONS.md.
        """
        if self._engine.dialect.name != "sqlite":
            return
        connection = self._engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the store as it is at one moment."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are committed, to the disk, when the block ends well."""
        connecting = self._engine.connect().execution_options(writes=True)
        with connecting as connection, connection.begin():
            yield connection


def _submission(row: Row[Any]) -> Submission:
    return Submission(**row._asdict())


def _find(connection: Connection, which: ColumnElement[bool]) -> Submission | None:
    row = connection.execute(select(submissions).where(which)).one_or_none()
    return _submission(row) if row else None


def _one(connection: Connection, which: ColumnElement[bool]) -> Submission:
    found = _find(connection, which)
    if found is None:
        raise LookupError("There is no such submission.")
    return found
