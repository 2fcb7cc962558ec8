"""One learner's private notes on one module, in a table of the store that holds nothing else."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, text

from toolkit.response.journal import Change, Choose, Items, NotKeptError
from toolkit.response.store_journal import Database
from toolkit.response.tables import notes

__all__ = ["StoreNotes"]

_MOST_CHANGES = 50_000


class StoreNotes:
    """A `toolkit.response.journal.Kept` in the database; notes have no attempts.

    Args:
        store: Where they are kept.
        learner: Whose they are.
        module: The module's id.
    """

    def __init__(self, store: Database, learner: str, module: str) -> None:
        self._store = store
        self._whose = {"learner": learner, "module": module}
        self._mine = and_(notes.c.learner == learner, notes.c.module == module)
        self.problems: tuple[str, ...] = ()

    def items(self, attempt: int) -> Items:  # noqa: ARG002 -- the protocol's
        """Every note as it stands."""
        with self._store.reading() as connection:
            return self._items(connection)

    def versions(self, attempt: int, item: str, *, since: int) -> tuple[Change, ...]:  # noqa: ARG002
        """Every version of one note newer than ``since``, oldest first."""
        this = and_(self._mine, notes.c.item == item, notes.c.seq > since)
        with self._store.reading() as connection:
            rows = connection.execute(select(notes).where(this).order_by(notes.c.seq))
            return tuple(Change(r.item, r.value, r.seq, r.client, r.at) for r in rows)

    def write(self, attempt: int, *, client: str, choose: Choose) -> tuple[Items, Items]:  # noqa: ARG002
        """Save new versions and return once they are committed."""
        with self._store.writing() as connection:
            self._lock(connection)
            before = self._items(connection)
            chosen = list(choose(before))
            self._refuse_floods(connection, len(chosen))
            added, now = {}, self._store.now()
            for item, value in chosen:
                row = {"item": item, "value": value, "client": client, "at": now}
                result = connection.execute(insert(notes).values(**self._whose, **row))
                key = result.inserted_primary_key
                added[item] = Change(item, value, int(key[0]) if key else 0, client, now)
        return before, {**before, **added}

    def forget(self, beginnings: tuple[str, ...], *, client: str) -> int:
        """Delete every version of some notes, and leave only that they were deleted.

        What marks them as deleted is newer than all there was, so that another tab hears of it.
        The database is told to overwrite what it deletes (`toolkit.response.tables`).
        """
        these = and_(self._mine, or_(*(notes.c.item.startswith(name) for name in beginnings)))
        with self._store.writing() as connection:
            self._lock(connection)
            items = self._items(connection)
            live = [
                item
                for item, change in items.items()
                if change.value is not None and item.startswith(beginnings)
            ]
            gone = set(connection.execute(select(notes.c.item).where(these)).scalars())
            connection.execute(delete(notes).where(these))
            for item in sorted(gone):
                mark = {"item": item, "value": None, "client": client, "at": self._store.now()}
                connection.execute(insert(notes).values(**self._whose, **mark))
        self._store.wipe()
        return len(live)

    def _lock(self, connection: Connection) -> None:
        """Keep every other writer from these notes until the commit, as `store_journal.lock` does.

        There is no row of an attempt to hold, so on PostgreSQL a number made of whose they are is.
        SQLite has one writer at a time anyway.
        """
        if connection.dialect.name == "postgresql":
            whose = "\n".join(("notes", *self._whose.values()))
            key = int.from_bytes(hashlib.sha256(whose.encode()).digest()[:8], signed=True)
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})

    def _items(self, connection: Connection) -> dict[str, Change]:
        newest = select(func.max(notes.c.seq)).where(self._mine).group_by(notes.c.item)
        query = select(notes).where(notes.c.seq.in_(newest)).order_by(notes.c.seq)
        rows = connection.execute(query)
        return {r.item: Change(r.item, r.value, r.seq, r.client, r.at) for r in rows}

    def _refuse_floods(self, connection: Connection, more: int) -> None:
        count = connection.execute(select(func.count()).select_from(notes).where(self._mine))
        if count.scalar_one() + more > _MOST_CHANGES:
            raise NotKeptError("These notes were changed so often that no more can be kept.")
