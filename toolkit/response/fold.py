"""From changes to items to the document that is marked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from toolkit.response.journal import Change, Items
from toolkit.response.models import FORMAT, Response
from toolkit.response.read import read_response
from toolkit.scenario.dates import bounds

__all__ = ["fold", "live", "newest_seq", "to_copy", "to_document", "to_response"]


def fold(changes: Iterable[Change]) -> dict[str, Change]:
    """Every item's newest version, whatever order the changes come in."""
    items: dict[str, Change] = {}
    for change in changes:
        if change.item not in items or items[change.item].seq < change.seq:
            items[change.item] = change
    return items


def live(items: Items, kind: str = "") -> dict[str, dict[str, Any]]:
    """Values of the items that are not deleted.

    Args:
        items: Every item as it stands.
        kind: ``entry``, ``sign``, ``judgement``, ``decision`` or ``writing`` for only those; all
            if empty.
    """
    prefix = f"{kind}:" if kind else ""
    return {
        item: change.value
        for item, change in items.items()
        if change.value is not None and item.startswith(prefix)
    }


def newest_seq(items: Items) -> int:
    """The seq of the newest change to any item; 0 if there is none."""
    return max((change.seq for change in items.values()), default=0)


def to_document(
    items: Items, *, module: str, scenario: str, version: str, attempt: int
) -> dict[str, Any]:
    """The response document: chronology by date, undated entries last; signs by record."""
    return {
        "format": FORMAT,
        "module": module,
        "scenario": scenario,
        "version": version,
        "attempt": attempt,
        "chronology": sorted(live(items, "entry").values(), key=_by_date),
        "signs": sorted(live(items, "sign").values(), key=_by_record),
        **{
            f"{kind}s": sorted(live(items, kind).values(), key=lambda value: str(value.get("id")))
            for kind in ("judgement", "decision", "writing")
        },
    }


def to_copy(items: Items) -> Iterator[tuple[str, dict[str, Any]]]:
    """What a new attempt begins with: everything, but what stood is open again.

    Within an attempt a decision stands, because its consequences have been seen, and so does the
    first judgement, because the other files have. A new attempt is another go; the reason that was
    given is there to be thought over.
    """
    for item, value in live(items).items():
        if item == "judgement:first":
            yield item, {**value, "stands": False}
        elif not item.startswith("decision:"):
            yield item, value
        elif value.get("why"):
            yield item, {**value, "option": ""}


def to_response(document: dict[str, Any]) -> Response:
    """The document as a response, read as the grader will read it."""
    response = read_response(json.dumps(document)).response
    if response is not None:
        return response
    return Response(module=str(document["module"]), scenario=str(document["scenario"]))


def _by_date(entry: dict[str, Any]) -> tuple[date, date, str]:
    try:
        first, last = bounds(entry["when"]["edtf"])
    except (KeyError, TypeError, ValueError):
        first = last = date.max
    return first, last, str(entry.get("id"))


def _by_record(sign: dict[str, Any]) -> tuple[str, str]:
    return str((sign.get("sentences") or [""])[0]), str(sign.get("id"))
