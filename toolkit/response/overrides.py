"""What a trainer changed in the gradebook since it was last looked at: a history's new lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Override", "changes_between"]


@dataclass(frozen=True)
class Override:
    """One change that a trainer made to one attempt's points.

    Attributes:
        criterion: Which points: a criterion's id, or ``writing``.
        before: The points before, None for writing that nobody had read.
        points: The points now.
        by_trainer: Whether these are a trainer's; False where one took theirs back.
        why: What the trainer wrote beside them; empty if nothing.
        at: When it was seen, ISO 8601 in UTC: the gradebook does not say when it was done.
    """

    criterion: str
    before: float | None
    points: float
    by_trainer: bool
    why: str
    at: str = ""


def changes_between(
    before: Mapping[str, Any] | None, after: Mapping[str, Any]
) -> Iterator[Override]:
    """What is new in one look at the gradebook, beside the look before.

    Args:
        before: What was recorded, as ``grades``; None if nothing was.
        after: What the gradebook says now.
    """
    before = before or {}
    why, said = after.get("why", ""), before.get("why", "")
    earlier = before.get("criteria", {})
    for name, grade in after["criteria"].items():
        own = grade["manual"] is not None
        was = earlier.get(name, {"points": grade["auto"], "manual": None})
        changed = (grade["points"], grade["manual"]) != (was["points"], was["manual"])
        if changed or (own and why != said):
            yield Override(name, was["points"], grade["points"], own, why)
    yield from _writing_between(before.get("writing") or {}, after.get("writing") or {})


def _writing_between(was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Override]:
    if now.get("state") == "read" and now != was:
        before = was["points"] if was.get("state") == "read" else None
        yield Override("writing", before, now["points"], by_trainer=True, why=now.get("why", ""))
