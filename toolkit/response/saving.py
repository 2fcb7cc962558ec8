"""Saving what a page sends: newest wins item by item, and nothing goes without being told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from toolkit.response.asks import SaveAsk
from toolkit.response.fold import newest_seq
from toolkit.response.journal import Items, Kept, Value

__all__ = ["Fit", "RefusedItemError", "Sound", "Standing", "save_changes"]

Sound = Callable[[str, object], Value]
"""An item's new version as it may be kept; raises `RefusedItemError` if it may not."""

Fit = Callable[[Mapping[str, Value], Items, dict[str, str]], Iterable[tuple[str, Value]]]
"""Of the wanted versions, those that change something and fit beside what is there. The others
are put into the dictionary, each with a sentence."""


class RefusedItemError(Exception):
    """One item cannot be saved. Its text is a sentence for the learner."""


class Standing(str):
    """A no that leaves in its place what was saved before; the page is given that again."""

    __slots__ = ()


def save_changes(ask: SaveAsk, *, journal: Kept, sound: Sound, fit: Fit) -> dict[str, Any]:
    """Save one tab's changes and tell it what everybody changed since it last heard.

    Args:
        ask: The tab, what it knows, and its changes; none to hear only.
        journal: Where the work is kept.
        sound: Makes each version sound, or refuses it.
        fit: Says which of them can be kept.

    Returns:
        ``seq`` (the newest change), ``at`` (when), ``items`` (each item changed since, and each
        of this tab's as it is now), ``conflicts`` (items another tab had changed meanwhile, with
        its version), ``refused`` (items not saved, and why).

    Raises:
        ClosedError: If the attempt takes no changes.
        NotKeptError: If nothing could be saved.
    """
    refused: dict[str, str] = {}
    wanted: dict[str, Value] = {}
    bases: dict[str, int] = {}
    for change in ask.changes:
        refused.pop(change.item, None)
        wanted.pop(change.item, None)
        try:
            wanted[change.item] = sound(change.item, change.value)
        except RefusedItemError as error:
            refused[change.item] = str(error)
        bases.setdefault(change.item, change.base)
    if wanted:
        before, items = journal.write(
            ask.attempt,
            client=ask.client,
            choose=lambda now: fit(wanted, now, refused),
        )
    else:
        before = items = journal.items(ask.attempt)
    standing = {item for item, says in refused.items() if isinstance(says, Standing)}
    own = {item: base for item, base in bases.items() if item not in refused}
    overtaken = {
        item: _overtaken(ask, item, base, journal=journal, before=before, items=items)
        for item, base in own.items()
    }
    return {
        "seq": newest_seq(items),
        "at": max((change.at for change in items.values()), default=""),
        "items": {
            item: {"value": change.value, "seq": change.seq}
            for item, change in items.items()
            if change.seq > ask.since or item in own or item in standing
        },
        "conflicts": [
            {"item": item, "theirs": theirs[0]} for item, theirs in overtaken.items() if theirs
        ],
        "refused": [{"item": item, "says": says} for item, says in refused.items()],
    }


def _overtaken(
    ask: SaveAsk, item: str, base: int, *, journal: Kept, before: Items, items: Items
) -> list[Value]:
    """What another tab made of an item since the version this tab began from: one or none.

    Its versions are looked up, not only the newest, because a tab that asks again after a lost
    reply has by then made the newest itself.
    """
    last = before.get(item)
    if last is None or last.seq == base:
        return []
    newer = journal.versions(ask.attempt, item, since=base)
    theirs = [one for one in newer if one.client != ask.client and one.seq <= last.seq]
    if not theirs or theirs[-1].value == items[item].value:
        return []
    return [theirs[-1].value]
