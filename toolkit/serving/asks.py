"""``POST /api/wholepicture/<module>``: what a page asks of the server, and its answer as JSON."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, authenticated

from toolkit.places import module_ids
from toolkit.response.workbook import Refused
from toolkit.serving.logs import log_error, new_reference

__all__ = ["Ask"]

_SAYS = {
    HTTPStatus.BAD_REQUEST: "The server could not read what this page sent.",
    HTTPStatus.FORBIDDEN: (
        "The server does not know this browser any more. Load the page again; what was saved is "
        "still saved."
    ),
    HTTPStatus.NOT_FOUND: "There is no such module.",
}
_WENT_WRONG = "Something went wrong on our side. Your work here is kept; try again shortly."


class Ask(JupyterHandler):  # type: ignore[misc]
    """One verb: a kind, a payload, a reply."""

    @authenticated
    async def post(self, module: str) -> None:
        """Answer with the workbook's reply, or with a sentence saying why not."""
        if module not in module_ids():
            raise HTTPError(HTTPStatus.NOT_FOUND)
        kind, payload = self._read_body()
        work, learner = self.settings["learner_server"].work, self.current_user.username
        self.waits = kind == "outcome"
        if self.waits:
            reply = await work.outcome(learner, module, payload)
        else:
            reply = await work.ask(learner, module, kind, payload)
        self._answer({"ok": True, "reply": reply})

    def _read_body(self) -> tuple[str, dict[str, Any]]:
        try:
            body = json.loads(self.request.body)
            kind, payload = body["kind"], body["payload"]
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise HTTPError(HTTPStatus.BAD_REQUEST) from error
        if not isinstance(kind, str) or not isinstance(payload, dict):
            raise HTTPError(HTTPStatus.BAD_REQUEST)
        return kind, payload

    def _answer(self, answer: dict[str, Any]) -> None:
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps(answer, ensure_ascii=False))

    def write_error(self, status_code: int, **details: Any) -> None:
        """Answer with a sentence. A traceback goes to the log, under the same reference."""
        error = (details.get("exc_info") or (None, None, None))[1]
        says, reference = _SAYS.get(HTTPStatus(status_code), _WENT_WRONG), ""
        if isinstance(error, Refused):
            self.set_status(HTTPStatus.UNPROCESSABLE_ENTITY)
            says = error.says
        elif status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            reference = new_reference()
            log_error(reference, self, error)
        self._answer({"ok": False, "error": {"says": says, "reference": reference}})

    def log_exception(self, *_: Any) -> None:
        """Left to :meth:`write_error`, which knows the reference number."""
