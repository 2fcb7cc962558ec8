"""Answer what a page asks of its kernel, as JSON, whatever happens."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["Answers", "answer"]

Answers = Callable[[str, dict[str, Any]], dict[str, Any]]
"""Given what is asked and what comes with it, the reply; raises `Refused` for a no."""

_log = logging.getLogger(__name__)

_WENT_WRONG = "Something went wrong here. Your saved work is safe; please try again."
_NOBODY = "This page saves with the learner's server, which does not answer here."


def answer(
    kind: object,
    payload: object,
    *,
    own: Mapping[str, Answers],
    otherwise: Answers | None,
) -> dict[str, Any]:
    """Answer one ask.

    Args:
        kind: What is asked: 'timeline', 'save', 'read-date' and so on.
        payload: What comes with it, straight from the page.
        own: What the activity itself answers, by kind.
        otherwise: Answers the rest; nothing under a server, which the page asks itself.

    Returns:
        ``{"ok": True, "reply": ...}`` or ``{"ok": False, "error": {"says", "reference"}}``,
        whose sentence is for the learner. The log has the traceback under the reference.
    """
    given: dict[str, Any] = payload if isinstance(payload, dict) else {}
    try:
        answers = own.get(str(kind), otherwise)
        if answers is None:
            return _refusal(_NOBODY)
        return {"ok": True, "reply": answers(str(kind), given)}
    except Exception as error:  # noqa: BLE001 -- the page waits for an answer, whatever fails
        says = getattr(error, "says", "")  # a Refused is a sentence for the learner already
        if says:
            return _refusal(str(says))
        reference = secrets.token_hex(4)
        _log.exception("A page asked for %.40r and it failed (reference %s).", kind, reference)
        return _refusal(_WENT_WRONG, reference=reference)


def _refusal(says: str, *, reference: str = "") -> dict[str, Any]:
    return {"ok": False, "error": {"says": says, "reference": reference}}
