"""Starting a server: its folder, its port and its store, or why it cannot be started."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tornado.netutil import bind_sockets

from toolkit.grading.lock import TakenError, hold_lock
from toolkit.response.store import StoreError
from toolkit.serving.identity import SecretError, read_secret
from toolkit.serving.logs import log_to

if TYPE_CHECKING:
    from toolkit.serving.app import LearnerServer

__all__ = ["start"]

_OURS_ALONE = 0o077  # what learners wrote is no other user's of this machine to read


def start(kind: type[LearnerServer], *, folder: Path, host: str, port: int, **traits: Any) -> int:
    """Start a server and keep it until asked to stop.

    Args:
        kind: Which server.
        folder: Its data folder; made if it is not there.
        host: The address to listen on.
        port: 0 picks a free one.
        traits: More of what it is to know.

    Returns:
        Exit status: 0 after a stop that was asked for, 1 if it could not start.
    """
    os.umask(_OURS_ALONE)  # for all that is written from here on, by every process we start
    with ExitStack() as held:
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            held.enter_context(hold_lock(folder / ".serving", wait=False))
            log_to(folder / "log")
            secret = read_secret(folder / "secret")
        except TakenError:
            return _refuse(_already_running(folder))
        except SecretError as error:
            return _refuse(str(error))
        except OSError as error:
            return _refuse(
                f"Nothing can be saved in {folder}: {error.strerror}. Choose another with --data."
            )
        try:
            sockets = bind_sockets(port, host)
        except OSError as error:
            return _refuse(_cannot_listen(error, host=host, port=port))
        server = kind.instance(
            host=host,
            port=sockets[0].getsockname()[1],
            folder=folder,
            cookie_secret=secret,
            **traits,
        )
        try:
            server.work  # noqa: B018 - opens the store
        except StoreError as error:
            return _refuse(str(error))
        server.initialize()
        server.sockets = sockets
        server.start()
    return 0


def _cannot_listen(error: OSError, *, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} on {host} is taken by another program, perhaps by a Whole Picture that "
            "is already running. Choose another with --port; --port 0 picks a free one."
        )
    if error.errno == errno.EACCES:
        return f"Listening on port {port} is not permitted. Choose one above 1023 with --port."
    return f"Listening on {host}, port {port}, is not possible: {error.strerror or error}."


def _already_running(folder: Path) -> str:
    return (
        f"Whole Picture is already running with the folder {folder}: use that one, stop it first, "
        "or choose another folder with --data."
    )


def _refuse(says: str) -> int:
    sys.stderr.write(f"{says}\n")
    return 1
