"""What the server says to its operator: on stderr, and in ``log/`` of the data folder.

A learner who meets an error gets a calm sentence and a reference number; the traceback is here
under the same reference. Nothing a learner wrote is ever logged.
"""

from __future__ import annotations

import logging
import secrets
import sys
import traceback
from http import HTTPStatus
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.response.unlogged import UnloggedFormatter
from toolkit.scenario.problems import ContentError, say_briefly

if TYPE_CHECKING:
    from tornado.web import RequestHandler

__all__ = ["LOG", "log_error", "log_request", "log_to", "new_reference"]

LOG = logging.getLogger("wholepicture")

_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"  # none that is misheard or misread over a telephone
_SLOW_MS = 2_000


def log_to(folder: Path) -> None:
    """Send every log of this process to stderr and to ``folder/server.log``."""
    folder.mkdir(parents=True, exist_ok=True)
    form = UnloggedFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handlers: list[logging.Handler] = [
        logging.StreamHandler(sys.stderr),
        RotatingFileHandler(
            folder / "server.log", maxBytes=5_000_000, backupCount=3, encoding="utf-8"
        ),
    ]
    for handler in handlers:
        handler.setFormatter(form)
    logging.basicConfig(level=logging.WARNING, handlers=handlers, force=True)
    LOG.setLevel(logging.INFO)


def new_reference() -> str:
    """A number that a learner can read out and an operator can find: ``WP-7F3K2M``."""
    return "WP-" + "".join(secrets.choice(_LETTERS) for _ in range(6))


def log_error(reference: str, handler: RequestHandler, error: BaseException | None) -> None:
    """Log what went wrong with a request, under the reference that its learner was given.

    With a traceback, except where content cannot be read: that is a sentence with file and line,
    whether it was read here or in a kernel.
    """
    name = type(error).__name__ if isinstance(error, ContentError) else getattr(error, "ename", "")
    if name == ContentError.__name__:
        trace = say_briefly(str(getattr(error, "evalue", error)))
    else:
        trace = "".join(traceback.format_exception(error)) if error else ""
    request = handler.request
    LOG.error("%s: %s %s\n%s", reference, request.method, request.path, trace)


def log_request(handler: RequestHandler) -> None:
    """Log one answered request: method, path without its query, status and time.

    What went well and quickly is not worth a line, nor is what waited because it was asked to.
    """
    status, milliseconds = handler.get_status(), 1_000 * handler.request.request_time()
    quick = milliseconds < _SLOW_MS or getattr(handler, "waits", False)
    if status < HTTPStatus.BAD_REQUEST and quick:
        level = logging.DEBUG
    else:
        level = logging.ERROR if status >= HTTPStatus.INTERNAL_SERVER_ERROR else logging.INFO
    request = handler.request
    LOG.log(level, "%s %s -> %d in %.0f ms", request.method, request.path, status, milliseconds)
