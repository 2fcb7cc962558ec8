"""One process at a time in a course folder; the lock goes when its holder does, however it ends."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

__all__ = ["hold_lock"]


@contextlib.contextmanager
def hold_lock(path: Path) -> Iterator[None]:
    """Wait until nobody else holds the lock, and hold it.

    Args:
        path: The lock's file; made if it is not there, and left there.
    """
    with path.open("ab") as file:
        _wait_for(file.fileno())
        yield


if os.name == "nt":  # pragma: no cover
    import msvcrt

    def _wait_for(handle: int) -> None:
        while True:
            with contextlib.suppress(OSError):
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
                return
            time.sleep(0.2)

else:
    import fcntl

    def _wait_for(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)
