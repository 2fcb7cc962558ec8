"""What is still blank in a response, named before it is handed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["name_blanks"]

_ENTRY_PARTS = (
    ("what", "What happened is empty"),
    ("basis", "How it is known is not answered"),
    ("seen", "Whether the child was seen is not answered"),
    ("alone", "Whether the child was seen alone is not answered"),
    ("significance", "Significance is not given"),
    ("why", "Why it matters is empty"),
)
"""Parts of an entry that can always be answered, and what to say where they are not. How the
child looked, what the child said, opinion and what was done are often not in the record."""


def name_blanks(
    entries: Sequence[Mapping[str, Any]],
    signs: Sequence[Mapping[str, Any]],
    *,
    undecided: Sequence[str] = (),
    unwritten: Sequence[str] = (),
) -> list[str]:
    """Sentences naming what is blank; none if nothing is.

    Args:
        entries: Entries of the chronology, as JSON data.
        signs: Marked signs, as JSON data.
        undecided: Titles of the decisions that the module asks for and are not made.
        unwritten: Titles of the decisions whose writing the module asks for and is not there.

    Example:
        >>> name_blanks([], [])
        ['The chronology is empty.', 'No signs are marked.']
    """
    blanks = []
    if entries:
        blanks += _dates(entries)
        blanks += _count(entries, [not e["sentences"] for e in entries], "No passage is picked")
        for part, says in _ENTRY_PARTS:
            missing = [_is_blank(entry, part) for entry in entries]
            blanks += _count(entries, missing, says)
    else:
        blanks.append("The chronology is empty.")
    if not signs:
        blanks.append("No signs are marked.")
    blanks += [f"Not decided yet: {title}." for title in undecided]
    blanks += [f"Nothing is written yet: {title}." for title in unwritten]
    return blanks


def _dates(entries: Sequence[Mapping[str, Any]]) -> list[str]:
    none = [not entry["when"]["typed"].strip() for entry in entries]
    unclear = [
        not entry["when"]["edtf"] and not blank for entry, blank in zip(entries, none, strict=True)
    ]
    return [
        *_count(entries, none, "There is no date"),
        *_count(entries, unclear, "The date is not understood"),
    ]


def _is_blank(entry: Mapping[str, Any], part: str) -> bool:
    # Seen alone is only a question where the child was seen.
    if part == "alone" and entry["seen"] != "yes":
        return False
    value = entry[part]
    return value is None or (isinstance(value, str) and not value.strip())


def _count(entries: Sequence[Mapping[str, Any]], missing: list[bool], says: str) -> list[str]:
    count, all_ = sum(missing), len(entries)
    if not count:
        return []
    if all_ == 1:
        return [f"{says} in your one entry."]
    return [f"{says} in {count} of {all_} entries."]
