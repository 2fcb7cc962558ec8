"""The tables of the store, and a connection to them that keeps what it says it kept."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Engine,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    StaticPool,
    String,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
    insert,
    make_url,
    select,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

__all__ = [
    "VERSION",
    "StoreError",
    "attempts",
    "changes",
    "connect",
    "notes",
    "overrides",
    "schema",
    "submissions",
]

VERSION = 1
"""Version of these tables. A later one brings a step that turns the one before into it."""

_BUSY_TIMEOUT_S = 20

_metadata = MetaData()
_JSON = JSON(none_as_null=True)

schema = Table("schema_version", _metadata, Column("version", Integer, primary_key=True))
"""One row for each version these tables have been brought to."""

attempts = Table(
    "attempt",
    _metadata,
    Column("learner", String(200), primary_key=True),
    Column("module", String(60), primary_key=True),
    Column("attempt", Integer, primary_key=True, autoincrement=False),
    Column("started_at", String(40), nullable=False),
    Column("copy_of", Integer),
)

_of_attempt = ("learner", "module", "attempt")
_whose = [attempts.c.learner, attempts.c.module, attempts.c.attempt]

changes = Table(
    "change",
    _metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("learner", String(200), nullable=False),
    Column("module", String(60), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("item", String(80), nullable=False),
    Column("value", _JSON),
    Column("client", String(64), nullable=False),
    Column("at", String(40), nullable=False),
    ForeignKeyConstraint(_of_attempt, _whose),
    Index("change_of_item", *_of_attempt, "item", "seq"),
    # Without this SQLite gives the number of a lost last row to the next one.
    sqlite_autoincrement=True,
)
"""Rows are added and never altered: the newest of an item is what it is now."""

notes = Table(
    "note",
    _metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("learner", String(200), nullable=False),
    Column("module", String(60), nullable=False),
    Column("item", String(80), nullable=False),
    Column("value", _JSON),
    Column("client", String(64), nullable=False),
    Column("at", String(40), nullable=False),
    Index("note_of_item", "learner", "module", "item", "seq"),
    sqlite_autoincrement=True,
)
"""Private notes: apart from the work that is handed in, and nothing refers from there to here."""

submissions = Table(
    "submission",
    _metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("learner", String(200), nullable=False),
    Column("module", String(60), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("document", _JSON, nullable=False),
    Column("state", String(10), nullable=False, index=True),
    Column("at", String(40), nullable=False),
    Column("marks", _JSON),
    Column("grades", _JSON),
    Column("reference", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    ForeignKeyConstraint(_of_attempt, _whose),
    UniqueConstraint(*_of_attempt),
    sqlite_autoincrement=True,
)


overrides = Table(
    "override",
    _metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("submission", Integer, ForeignKey("submission.id"), nullable=False, index=True),
    Column("criterion", String(60), nullable=False),
    Column("before", Float),
    Column("points", Float, nullable=False),
    Column("by_trainer", Boolean, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", String(40), nullable=False),
    sqlite_autoincrement=True,
)
"""What trainers changed of an attempt's points. Rows are added and never altered."""


class StoreError(Exception):
    """The store cannot be used. Its text is a sentence for the operator."""


def connect(url: str) -> Engine:
    """An engine on the store, its tables made or checked.

    On SQLite a commit returns only once the change is on the disk (write-ahead log,
    ``synchronous=FULL``), and a writer waits for another's turn instead of failing. An error of
    the database never says what was to be written: errors are logged, and learners' words are not.

    Args:
        url: Any SQLAlchemy URL: ``sqlite:////data/store.db``, ``postgresql+psycopg://…``.

    Raises:
        StoreError: If the URL is not one, the database cannot be reached, or its tables were
            made by a newer version.
    """
    try:
        engine = _engine(url)
        _prepare(engine)
    except ModuleNotFoundError as error:
        raise StoreError(
            f"The store needs the Python package {error.name!r} for this kind of database; "
            "install it, or leave --store out to keep work in a file."
        ) from error
    except ArgumentError as error:
        raise StoreError(
            "The store's address is not a SQLAlchemy URL; it should look like "
            "sqlite:////folder/store.db or postgresql+psycopg://user@host/name."
        ) from error
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(f"The store cannot be opened: {error}") from error
    return engine


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True, hide_parameters=True)
    options: dict[str, Any] = {"connect_args": {"timeout": _BUSY_TIMEOUT_S}}
    if parsed.database in {None, "", ":memory:"}:
        options = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
    else:
        _make_private(Path(str(parsed.database)))
    engine = create_engine(parsed, hide_parameters=True, **options)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_private(path: Path) -> None:
    """A new database file that only its owner can read: it holds people's work."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _set_up_sqlite(connection: Any, _: object) -> None:
    # Python's own BEGIN comes too late, after the reads that a write rests on; see below.
    connection.isolation_level = None
    # secure_delete: what a learner deletes is overwritten, not only forgotten about.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its turn before it reads, or two could both read and then both write.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(engine: Engine) -> None:
    try:
        try:
            _make_tables(engine)
        except DBAPIError:
            # Two processes starting at once may both make the tables; the second finds them made.
            _make_tables(engine)
    except BaseException:
        engine.dispose()
        raise


def _make_tables(engine: Engine) -> None:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        _metadata.create_all(connection)
        versions = connection.execute(select(schema.c.version)).scalars().all()
        if not versions:
            connection.execute(insert(schema).values(version=VERSION))
        elif max(versions) > VERSION:
            raise StoreError(
                f"The store was made by a newer version (tables {max(versions)}, "
                f"this one knows {VERSION}); update the software, or use another store."
            )
