"""What is still blank in a response, named before it is handed in, and where to fill it in."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

__all__ = ["Blank", "name_blanks"]

_ENTRY_PARTS = (
    ("what", "What happened is empty"),
    ("basis", "How it is known is not answered"),
    ("seen", "Whether the child was seen is not answered"),
    ("alone", "Whether the child was seen alone is not answered"),
    ("significance", "How much it matters is not said"),
    ("why", "Why it matters is empty"),
)
"""Parts of an entry that can always be answered, and what to say where they are not. How the
child looked, what the child said, opinion and what was done are often not in the record."""


class Blank(NamedTuple):
    """One thing that is blank.

    Attributes:
        says: A sentence naming it.
        part: Where it is: one entry, the chronology or the signs as a whole, a decision, or what is
            to be written with one.
        at: Id of the first such entry, or of the decision; empty for a whole part.
        field: The field of the entry; empty otherwise.
    """

    says: str
    part: Literal["entry", "chronology", "signs", "decision", "writing"]
    at: str = ""
    field: str = ""


def name_blanks(
    entries: Sequence[Mapping[str, Any]],
    signs: Sequence[Mapping[str, Any]],
    *,
    known: Container[str],
    undecided: Mapping[str, str] | None = None,
    unwritten: Mapping[str, str] | None = None,
) -> list[Blank]:
    """What is blank, in the order it is worked on; none if nothing is.

    Args:
        entries: Entries of the chronology, as JSON data.
        signs: Marked signs, as JSON data.
        known: Ids of the sentences there are; records may have been revised since one was picked.
        undecided: Id to title of the decisions that the module asks for and are not made.
        unwritten: The same of the decisions whose writing the module asks for and is not there.

    Example:
        >>> [blank.says for blank in name_blanks([], [], known=())]
        ['The chronology is empty.', 'No signs are marked.']
    """
    blanks = list(_of_entries(entries, known))
    if not entries:
        blanks.append(Blank("The chronology is empty.", "chronology"))
    if not signs:
        blanks.append(Blank("No signs are marked.", "signs"))
    lost = sum(not _rests(sign, known) for sign in signs)
    if lost:
        where = "your one sign" if len(signs) == 1 else f"{lost} of {len(signs)} signs"
        says = f"The passage has been rewritten in the records since, in {where}."
        blanks.append(Blank(says, "signs"))
    blanks += [
        Blank(f"Not decided yet: {title}.", "decision", id_)
        for id_, title in (undecided or {}).items()
    ]
    blanks += [
        Blank(f"Nothing is written yet: {title}.", "writing", id_)
        for id_, title in (unwritten or {}).items()
    ]
    return blanks


def _rests(item: Mapping[str, Any], known: Container[str]) -> bool:
    return any(sentence in known for sentence in item["sentences"])


def _of_entries(entries: Sequence[Mapping[str, Any]], known: Container[str]) -> Iterator[Blank]:
    undated = [not entry["when"]["typed"].strip() for entry in entries]
    unclear = [
        not entry["when"]["edtf"] and not none for entry, none in zip(entries, undated, strict=True)
    ]
    yield from _some(entries, undated, "when", "There is no date")
    yield from _some(entries, unclear, "when", "The date is not understood")
    yield from _some(
        entries, [not _rests(e, known) for e in entries], "sentences", "No passage is picked"
    )
    for part, says in _ENTRY_PARTS:
        yield from _some(entries, [_is_blank(entry, part) for entry in entries], part, says)


def _is_blank(entry: Mapping[str, Any], part: str) -> bool:
    # Seen alone is only a question where the child was seen.
    if part == "alone" and entry["seen"] != "yes":
        return False
    value = entry[part]
    return value is None or (isinstance(value, str) and not value.strip())


def _some(
    entries: Sequence[Mapping[str, Any]], missing: list[bool], field: str, says: str
) -> Iterator[Blank]:
    """The blank that some entries have alike, leading to the first of them; none if none has."""
    count, all_ = sum(missing), len(entries)
    if not count:
        return
    where = "your one entry" if all_ == 1 else f"{count} of {all_} entries"
    first = str(entries[missing.index(True)]["id"])
    yield Blank(f"{says} in {where}.", "entry", first, field)
