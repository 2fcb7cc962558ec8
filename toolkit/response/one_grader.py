"""One grading process for a store: what it has would otherwise be graded twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

from toolkit.grading.lock import TakenError, hold_lock

__all__ = ["grade_alone"]

_KEY = 5_204_860_117  # any number, as long as nothing else in the database uses it


@contextmanager
def grade_alone(engine: Engine) -> Iterator[None]:
    """Be the one process that grades what is in a store, while the block runs.

    The database lets go of it when the process ends, however it ends. Databases other than SQLite
    and PostgreSQL are left to their operator.

    Raises:
        TakenError: If another process is.
    """
    kind, path = engine.url.get_backend_name(), engine.url.database
    if kind == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.detach()  # from the pool: it is closed, and the lock with it, at the end
            query = text("SELECT pg_try_advisory_lock(:key)")
            if not connection.execute(query, {"key": _KEY}).scalar_one():
                raise TakenError
            yield
    elif kind == "sqlite" and path not in {None, "", ":memory:"}:
        with hold_lock(Path(f"{path}.grading"), wait=False):
            yield
    else:
        yield
