"""One learner's work in one module, in the store's tables."""

from __future__ import annotations

from contextlib import AbstractContextManager, suppress
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, func, insert, select
from sqlalchemy.exc import IntegrityError

from toolkit.response.fold import to_copy
from toolkit.response.journal import (
    COPY,
    Attempt,
    Change,
    Choose,
    ClosedError,
    Items,
    NotKeptError,
)
from toolkit.response.reader_points import ReaderPoints
from toolkit.response.room import charge, size_of
from toolkit.response.tables import attempts, changes, submissions

__all__ = ["Database", "StoreJournal", "items_of", "lock", "of_attempt"]

_HANDED_IN = (
    "This attempt was handed in, so it can no longer be changed. "
    "To go on, start a new attempt from a copy of it."
)
_MOST_CHANGES = 50_000
_MOST_ATTEMPTS = 100


class Database(Protocol):
    """What a journal needs of the store it belongs to."""

    def now(self) -> str:
        """The time, ISO 8601 in UTC."""

    def wipe(self) -> None:
        """Leave nothing of what was deleted in the database's own files."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one moment."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection whose changes are committed when the block ends well."""


class StoreJournal:
    """A `toolkit.response.journal.Journal` in the database.

    Args:
        store: Where it is kept.
        learner: Whose work it is.
        module: The module's id.
    """

    def __init__(self, store: Database, learner: str, module: str) -> None:
        self._store = store
        self.learner = learner
        self.module = module
        self.problems: tuple[str, ...] = ()

    def attempts(self) -> tuple[Attempt, ...]:
        """Every attempt, oldest first, with its state and what it earned."""
        with self._store.reading() as connection:
            started = connection.execute(
                select(attempts).where(self._mine(attempts)).order_by(attempts.c.attempt)
            ).all()
            newest = (
                select(changes.c.attempt, func.max(changes.c.at).label("saved_at"))
                .where(self._mine(changes))
                .group_by(changes.c.attempt)
            )
            saved = {row.attempt: row.saved_at for row in connection.execute(newest)}
            handed_in = {
                row.attempt: row
                for row in connection.execute(select(submissions).where(self._mine(submissions)))
            }
        return tuple(
            _attempt(row, saved.get(row.attempt, ""), handed_in.get(row.attempt)) for row in started
        )

    def start_attempt(self, *, after: int, copy_of: int | None = None) -> Attempt:
        """The attempt that follows ``after``, with a copy of another's items if wished."""
        number = after + 1
        if number > _MOST_ATTEMPTS:
            raise NotKeptError(f"There can be {_MOST_ATTEMPTS} attempts and no more.")
        # Another tab may start it first; then that one is it.
        with suppress(IntegrityError), self._store.writing() as connection:
            now = self._store.now()
            connection.execute(
                insert(attempts).values(
                    learner=self.learner,
                    module=self.module,
                    attempt=number,
                    started_at=now,
                    copy_of=copy_of,
                )
            )
            charge(connection, self.learner, size_of([None]))
            if copy_of is not None:
                items = items_of(connection, self.learner, self.module, copy_of)
                copies = list(to_copy(items))
                charge(connection, self.learner, size_of(value for _, value in copies))
                self._add(connection, number, copies, client=COPY, at=now)
        return next(attempt for attempt in self.attempts() if attempt.number == number)

    def items(self, attempt: int) -> Items:
        """Every item of an attempt as it stands, deleted ones too."""
        with self._store.reading() as connection:
            return items_of(connection, self.learner, self.module, attempt)

    def versions(self, attempt: int, item: str, *, since: int) -> tuple[Change, ...]:
        """Every version of one item newer than ``since``, oldest first."""
        this = and_(
            of_attempt(changes, self.learner, self.module, attempt),
            changes.c.item == item,
            changes.c.seq > since,
        )
        with self._store.reading() as connection:
            rows = connection.execute(select(changes).where(this).order_by(changes.c.seq))
            return tuple(_change(row) for row in rows)

    def write(self, attempt: int, *, client: str, choose: Choose) -> tuple[Items, Items]:
        """Save new versions and return once they are committed."""
        with self._store.writing() as connection:
            if not lock(connection, self.learner, self.module, attempt):
                raise ClosedError("There is no such attempt; reload the page.")
            this = of_attempt(submissions, self.learner, self.module, attempt)
            if connection.execute(select(submissions.c.id).where(this)).first():
                raise ClosedError(_HANDED_IN)
            before = items_of(connection, self.learner, self.module, attempt)
            chosen = list(choose(before))
            self._refuse_floods(connection, attempt, len(chosen))
            charge(connection, self.learner, size_of(value for _, value in chosen))
            now = self._store.now()
            added = self._add(connection, attempt, chosen, client=client, at=now)
        return before, {**before, **added}

    def _add(
        self,
        connection: Connection,
        attempt: int,
        versions: list[tuple[str, Any]],
        *,
        client: str,
        at: str,
    ) -> dict[str, Change]:
        added = {}
        for item, value in versions:
            result = connection.execute(
                insert(changes).values(
                    learner=self.learner,
                    module=self.module,
                    attempt=attempt,
                    item=item,
                    value=value,
                    client=client,
                    at=at,
                )
            )
            key = result.inserted_primary_key
            added[item] = Change(item, value, int(key[0]) if key else 0, client, at)
        return added

    def _refuse_floods(self, connection: Connection, attempt: int, more: int) -> None:
        """Nobody types this much; a page gone wrong must not fill the disk."""
        this = of_attempt(changes, self.learner, self.module, attempt)
        count = connection.execute(select(func.count()).select_from(changes).where(this))
        if count.scalar_one() + more > _MOST_CHANGES:
            raise NotKeptError(
                f"This attempt was changed {_MOST_CHANGES:,} times and takes no more changes; "
                "hand it in, and go on in a new attempt."
            )

    def _mine(self, table: Table) -> ColumnElement[bool]:
        return and_(table.c.learner == self.learner, table.c.module == self.module)


def of_attempt(table: Table, learner: str, module: str, attempt: int) -> ColumnElement[bool]:
    """The rows of one attempt."""
    return and_(table.c.learner == learner, table.c.module == module, table.c.attempt == attempt)


def lock(connection: Connection, learner: str, module: str, attempt: int) -> bool:
    """Keep every other writer from an attempt until the commit; False if there is none.

    SQLite has one writer at a time anyway. Elsewhere this makes the order of an attempt's
    changes the order of their commits, so a page that asks "since 41" never misses a 40.
    """
    this = of_attempt(attempts, learner, module, attempt)
    return (
        connection.execute(select(attempts.c.attempt).where(this).with_for_update()).first()
        is not None
    )


def items_of(connection: Connection, learner: str, module: str, attempt: int) -> dict[str, Change]:
    """Every item of an attempt as it stands."""
    this = of_attempt(changes, learner, module, attempt)
    newest = select(func.max(changes.c.seq)).where(this).group_by(changes.c.item)
    query = select(changes).where(changes.c.seq.in_(newest)).order_by(changes.c.seq)
    return {row.item: _change(row) for row in connection.execute(query)}


def _change(row: Row[Any]) -> Change:
    return Change(row.item, row.value, row.seq, row.client, row.at)


def _attempt(row: Row[Any], saved_at: str, submission: Row[Any] | None) -> Attempt:
    if submission is None:
        return Attempt(row.attempt, "open", row.started_at, saved_at, row.copy_of)
    grades = submission.grades or {}
    return Attempt(
        row.attempt,
        submission.state,
        row.started_at,
        saved_at,
        row.copy_of,
        total=_number(grades.get("total")),
        maximum=_number(grades.get("maximum")),
        reference=submission.reference,
        reader=ReaderPoints.of(grades),
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
