"""One process at a time in a folder; the lock goes when its holder does, however it ends."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

__all__ = ["TakenError", "hold_lock"]


class TakenError(Exception):
    """Another process holds the lock."""


@contextlib.contextmanager
def hold_lock(path: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold a lock while the block runs.

    The system lets go of it when the process ends, also when it is killed; the file that stays
    behind locks nobody out.

    Args:
        path: The lock's file; made if it is not there, and left there.
        wait: Wait until nobody else holds it, rather than raise.

    Raises:
        TakenError: If another process holds it and there was to be no waiting.
        OSError: If the file cannot be made, or files in its folder cannot be locked.
    """
    with path.open("ab") as file:
        while not _take(file.fileno(), wait=wait):
            if not wait:
                raise TakenError
        yield


if os.name == "nt":  # pragma: no cover
    import msvcrt

    def _take(handle: int, *, wait: bool) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            time.sleep(0.2 * wait)
            return False
        return True

else:
    import fcntl

    def _take(handle: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
