"""Answer what a page asks of its kernel, as JSON, whatever happens."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["answer"]

_log = logging.getLogger(__name__)

_WENT_WRONG = "Something went wrong here. Your saved work is safe; please try again."
_NOBODY = "This page saves with the learner's server, which does not answer here."


def answer(
    kind: object,
    payload: object,
    *,
    agencies: Mapping[str, str],
    workbook: Callable[[], Any] | None,
) -> dict[str, Any]:
    """Answer one ask.

    The timeline is always drawn here. The rest is the workbook's: under the learner's server
    the page asks the server for it, and here there is no workbook.

    Args:
        kind: What is asked: 'timeline', 'save', 'read-date' and so on.
        payload: What comes with it, straight from the page.
        agencies: Record id to the name of the agency that holds it.
        workbook: Opens the learner's workbook; none under a server.

    Returns:
        ``{"ok": True, "reply": ...}`` or ``{"ok": False, "error": {"says", "reference"}}``,
        whose sentence is for the learner. The log has the traceback under the reference.
    """
    given: dict[str, Any] = payload if isinstance(payload, dict) else {}
    try:
        if kind == "timeline":
            from toolkit.charts.timeline import draw_timeline, read_entries

            entries = read_entries(given.get("entries"))
            drawn = draw_timeline(entries, agencies=agencies, width=given.get("width"))
            return {"ok": True, "reply": drawn}
        if workbook is None:
            return _refusal(_NOBODY)
        return {"ok": True, "reply": workbook().handle(str(kind), given)}
    except Exception as error:  # noqa: BLE001 -- the page waits for an answer, whatever fails
        says = getattr(error, "says", "")  # a Refused is a sentence for the learner already
        if says:
            return _refusal(str(says))
        reference = secrets.token_hex(4)
        _log.exception("A page asked for %.40r and it failed (reference %s).", kind, reference)
        return _refusal(_WENT_WRONG, reference=reference)


def _refusal(says: str, *, reference: str = "") -> dict[str, Any]:
    return {"ok": False, "error": {"says": says, "reference": reference}}
