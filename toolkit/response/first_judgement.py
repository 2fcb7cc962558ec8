"""The first judgement: made from one agency's file, and standing once the others were opened.

Step 5 shows it beside what the learner thinks then. It is worth looking back on only if nobody
could change it after they had read the rest, and only beside the file it was made from.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.response.fold import live
from toolkit.response.journal import COPY, Items, Value
from toolkit.response.saving import Standing
from toolkit.response.sources import Sources

__all__ = ["FIRST", "STANDS", "first_after", "keep_first", "refuse_first"]

FIRST = "judgement:first"
"""The item."""

STANDS = Standing(
    "You have gone on to the other agencies’ files, so what you made of this one alone stays as it "
    "was. What you think now goes into step 5, and in a new attempt you can judge again."
)
"""Why another first judgement is not taken in place of the one that stands."""

_WORDS = ("worry", "would", "why")


def keep_first(value: Value, now: Mapping[str, Any], items: Items, *, sources: Sources) -> Value:
    """The version to keep: it goes on standing, and another file is judged anew.

    Somebody who used several agencies' files before they ever chose one can still say which agency
    is theirs, since decisions depend on it, and has no first judgement.

    Args:
        value: The version wanted.
        now: The version there is; empty if none.
        items: Every item as it stands.
        sources: Who holds which record.
    """
    if value is None:
        return value
    if not now:
        new = [change for change in items.values() if change.client != COPY]
        late = any(_goes_beyond(each.item, each.value, value["role"], sources) for each in new)
        return {**value, "worry": None, "would": "", "why": "", "stands": True} if late else value
    if now.get("stands"):
        return {**value, "stands": True}
    carried = all(value[name] == now[name] for name in _WORDS)
    if now["role"] and value["role"] != now["role"] and carried:
        return {**value, "worry": None, "would": "", "why": ""}
    return value


def refuse_first(value: Value, now: Mapping[str, Any]) -> str:
    """Why it cannot be changed any more; empty if it can."""
    if not now.get("stands"):
        return ""
    same = value is not None and all(value[name] == now[name] for name in _WORDS)
    return "" if same and value and now["role"] in ("", value["role"]) else STANDS


def first_after(chosen: Mapping[str, Value], items: Items, *, sources: Sources) -> Value:
    """The first judgement as it stands from now on, if these changes go beyond one file.

    They do if an entry or a sign rests on another agency's record, or something was decided or
    judged with all of them read. What an attempt was copied with does not count: it is another go.

    Args:
        chosen: The changes about to be saved.
        items: Every item as it stands.
        sources: Who holds which record.

    Returns:
        The item's version to save with them; None if it stays as it is.
    """
    first = chosen[FIRST] if FIRST in chosen else live(items).get(FIRST)
    if not first or first.get("stands"):
        return None
    beyond = any(
        _goes_beyond(item, value, first["role"], sources) for item, value in chosen.items()
    )
    return {**first, "stands": True} if beyond else None


def _goes_beyond(item: str, value: Value, role: str, sources: Sources) -> bool:
    if not value:
        return False
    if item.startswith("decision:"):
        return bool(value["option"])
    if item == "judgement:pooled":
        return any(value[name] not in (None, "") for name in _WORDS)
    found = (sources.of_sentence(sentence) for sentence in value.get("sentences", ()))
    return any(source.holder != role for source in found if source)
