"""Room for one learner's work: nobody fills the disk that everybody's work is on."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from toolkit.response.journal import NotKeptError
from toolkit.response.tables import written

__all__ = ["MOST_BYTES", "charge", "size_of"]

MOST_BYTES = 100_000_000
"""What one learner can have written in all, over every attempt and module: fifty times the longest
response there may be. Somebody who types all day comes to a few million."""

_ROW = 300  # bytes of a row beside what it holds: ids, times, index


def size_of(values: Iterable[object]) -> int:
    """About how many bytes it takes to keep these."""
    return sum(len(json.dumps(value).encode()) + _ROW for value in values)


def charge(
    connection: Connection, learner: str, size: int, *, most: int | None = MOST_BYTES
) -> None:
    """Count what is about to be written for a learner.

    Args:
        connection: It is counted when this connection's transaction is committed.
        learner: Whose it is.
        size: Bytes.
        most: What they may come to; None where what is written must never be refused.

    Raises:
        NotKeptError: If there is no room for it, with a sentence for the learner.
    """
    this = written.c.learner == learner
    before = connection.execute(select(written.c.bytes).where(this).with_for_update()).scalar()
    if most is not None and (before or 0) + size > most:
        raise NotKeptError(
            "There is no room for more of your work on this server. All that is saved is safe and "
            "can be handed in; your trainer can tell whoever runs the server."
        )
    if before is None:
        try:
            with connection.begin_nested():
                connection.execute(insert(written).values(learner=learner, bytes=0))
        except IntegrityError:
            pass  # another of their tabs was the first
    connection.execute(update(written).where(this).values(bytes=written.c.bytes + size))
