"""What every page of ours has in common, and the pages that need no kernel."""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, Environment, FileSystemLoader
from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from markupsafe import Markup
from tornado.web import HTTPError, StaticFileHandler

from toolkit.feedback import STYLES
from toolkit.look import TOKENS
from toolkit.look.templates import make_environment
from toolkit.response.plain_text import say_points, say_total
from toolkit.serving.identity import is_forwarded
from toolkit.serving.logs import LOG, log_error, new_reference
from toolkit.serving.protection import HEADERS
from toolkit.serving.room import NoRoomError

if TYPE_CHECKING:
    from toolkit.serving.app import LearnerServer

__all__ = [
    "HERE",
    "SHARED",
    "STATIC",
    "TEMPLATES",
    "Health",
    "NoSuchPage",
    "Page",
    "StaticFile",
    "asset",
    "make_templates",
]

HERE = Path(__file__).parent
STATIC = HERE / "static"
TEMPLATES = FileSystemLoader(HERE / "templates" / "wholepicture")
"""The templates of a learner's pages."""
SHARED = (TOKENS, STYLES)
"""Style sheets that live beside what they are for, and not in ``static``."""

_SAYS = {
    HTTPStatus.FORBIDDEN: "This page cannot be opened from here.",
    HTTPStatus.NOT_FOUND: "It may have moved, or the address may be mistyped.",
}
_SAYS_FOR_ONE = (
    "It runs for one person at one machine, and was asked for from somewhere else. Whoever runs it "
    "finds in its log how to open it to others. Nothing you have saved is lost."
)
_AGAIN_S = 60
_SAYS_OTHERWISE = "Something went wrong on our side, not yours. All that was saved is still saved."


@cache
def asset(name: str) -> str:
    """The address of a static file, which changes when the file does, so that it may be kept."""
    path = next((path for path in SHARED if path.name == name), STATIC / name)
    return f"/static/{name}?v={hashlib.sha256(path.read_bytes()).hexdigest()[:12]}"


def make_templates(loader: BaseLoader = TEMPLATES) -> Environment:
    """What makes pages of templates, with what every page can say.

    Args:
        loader: Where they are found.
    """
    environment = make_environment(loader)
    environment.globals |= {
        "asset": asset,
        "moment": _moment,
        "points": say_points,
        "total": say_total,
    }
    return environment


def _moment(at: str) -> Markup:
    """A time, which the page's script then says in the reader's own zone."""
    when = datetime.fromisoformat(at)
    words = f"{when.day} {when:%B %Y, %H:%M} UTC"
    return Markup('<time datetime="{}">{}</time>').format(at, words)


class Page(JupyterHandler):  # type: ignore[misc]
    """A page a learner sees. Opening one is how a browser becomes known."""

    introduces = True
    refused = ""
    """Why a page was refused, where that is not what its status always means."""

    @property
    def server(self) -> LearnerServer:
        """The server this handler belongs to."""
        server: LearnerServer = self.settings["learner_server"]
        return server

    @property
    def learner(self) -> str:
        """The id of the learner who asks."""
        return str(self.current_user.username)

    async def prepare(self) -> None:
        """Refuse to be a picture or a frame: no other site may make this server work unseen.

        And refuse to be somebody else's: to a server for this machine alone everybody is the one
        learner there is, so whatever comes by a proxy must not reach it.
        """
        if self.server.local and is_forwarded(self):
            LOG.error(
                "A request came by a proxy and was refused: this server is for one person at this "
                "machine. %s",
                self.server.for_others,
            )
            self.introduces = False  # nobody is known yet, and nobody is to become known
            self.refused = _SAYS_FOR_ONE
            raise HTTPError(HTTPStatus.FORBIDDEN)
        await super().prepare()
        if self.request.headers.get("Sec-Fetch-Dest", "document") != "document":
            raise HTTPError(HTTPStatus.FORBIDDEN)

    def show(self, template: str, **values: Any) -> None:
        """Answer with a page made from one of our templates."""
        if self.introduces:
            self.xsrf_token  # noqa: B018 - reading it sets the cookie that what is posted needs
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        page = self.server.templates.get_template(template)
        self.finish(page.render(here=self.request.path, **values))

    def write_error(self, status_code: int, **details: Any) -> None:
        """Answer with a calm page. The traceback goes to the log, under the same reference."""
        reference, error = "", (details.get("exc_info") or (None, None, None))[1]
        if isinstance(error, NoRoomError):
            self._ask_to_wait(error)
            return
        if status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            reference = new_reference()
            log_error(reference, self, error)
        says = self.refused or _SAYS.get(HTTPStatus(status_code), _SAYS_OTHERWISE)
        self.show("error.html.j2", says=says, reference=reference, status=status_code)

    def _ask_to_wait(self, error: NoRoomError) -> None:
        whose = "one learner's pages" if error.own else "all learners' pages"
        LOG.warning("A page was refused: %s are as many as there may be.", whose)
        status = HTTPStatus.TOO_MANY_REQUESTS if error.own else HTTPStatus.SERVICE_UNAVAILABLE
        self.set_status(status)
        self.set_header("Retry-After", str(_AGAIN_S))
        self.show("error.html.j2", says=error.says, reference="", status=status)

    def log_exception(self, *_: Any) -> None:
        """Left to :meth:`write_error`, which knows the reference number."""


class Health(JupyterHandler):  # type: ignore[misc]
    """Answers 200 as long as this process can answer at all."""

    @allow_unauthenticated  # type: ignore[untyped-decorator]
    def get(self) -> None:
        """Answer."""
        self.set_header("Cache-Control", "no-store")
        self.finish("ok\n")


class NoSuchPage(Page):
    """Every address that is not one of ours."""

    introduces = False

    async def prepare(self) -> None:
        """Refuse, whatever the method and whoever asks."""
        raise HTTPError(HTTPStatus.NOT_FOUND if self.check_host() else HTTPStatus.FORBIDDEN)


class StaticFile(StaticFileHandler):
    """Our style sheets and scripts."""

    def set_default_headers(self) -> None:
        """Say the same as every page, so that a file opened by itself is no way in."""
        for name, value in HEADERS.items():
            self.set_header(name, value)
