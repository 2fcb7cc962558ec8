"""The columns of a multi-agency chronology, and what their cells may say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["BY_HEADER", "COLUMNS", "Column", "as_field", "as_words", "find_columns"]


@dataclass(frozen=True)
class Column:
    """One column: the field it holds, its header, and other headers people use for it.

    Attributes:
        field: Field of `toolkit.response.models.Entry`, or ``date``, ``typed``, ``agency``.
        header: As it is written.
        others: Other headers it is known by.
        words: For a field with few values: value to what its cell says.
        others_for: Other words for those values, in small letters.
        width: In characters, for a spreadsheet.
    """

    field: str
    header: str
    others: tuple[str, ...] = ()
    words: Mapping[str, str] | None = None
    others_for: Mapping[str, str] | None = None
    width: int = 14


_YES_NO = {"yes": "Yes", "no": "No", "not-recorded": "Not recorded", "": ""}
_YES_NO_OTHERS = {
    "y": "yes",
    "true": "yes",
    "n": "no",
    "false": "no",
    **dict.fromkeys(
        ("not known", "unknown", "n/k", "nk", "n/r", "nr", "not stated", "not recorded in record"),
        "not-recorded",
    ),
}

COLUMNS: tuple[Column, ...] = (
    Column(
        "date",
        "Date",
        ("Date of event", "Event date", "Date of incident", "When", "Date and time", "Date/time"),
    ),
    Column("typed", "Date as written", ("As written", "Date as recorded", "Date typed"), width=18),
    Column(
        "agency",
        "Agency",
        ("Source", "Organisation", "Service", "Agency/source", "Source of information"),
        width=22,
    ),
    Column(
        "sentences",
        "Record(s)",
        ("Record", "Record id", "Record ids", "Sentences", "Record reference", "Passages"),
        width=18,
    ),
    Column(
        "what",
        "What happened (fact)",
        (
            *("What happened", "Fact", "Facts", "Event", "Events", "Significant event", "Incident"),
            *("Details", "Event details", "Details of event", "Description", "Summary"),
        ),
        width=50,
    ),
    Column("opinion", "Opinion", ("Interpretation", "Professional opinion"), width=30),
    Column(
        "basis",
        "How known",
        ("Basis", "How is it known", "How it is known", "Fact or opinion"),
        {"observed": "Observed", "reported": "Reported", "opinion": "Opinion", "": ""},
        {
            **dict.fromkeys(("seen", "witnessed", "fact", "first-hand", "first hand"), "observed"),
            **dict.fromkeys(("told", "second-hand", "second hand", "hearsay"), "reported"),
        },
    ),
    Column(
        "seen",
        "Child seen",
        ("Was the child seen", "Seen", "Child(ren) seen", "Children seen"),
        _YES_NO,
        _YES_NO_OTHERS,
    ),
    Column(
        "alone",
        "Seen alone",
        ("Child seen alone", "Was the child seen alone", "Alone"),
        _YES_NO,
        _YES_NO_OTHERS,
    ),
    Column(
        "looked",
        "How the child looked",
        ("Appearance", "Presentation", "Child's presentation", "How the child looked or was"),
        width=30,
    ),
    Column(
        "said",
        "What the child said",
        ("Voice of the child", "Child's voice", "Child's words", "Child said"),
        width=30,
    ),
    Column(
        "significance",
        "Significance",
        ("Level of significance", "Weight"),
        {
            "0": "0 Routine",
            "1": "1 Worth noting",
            "2": "2 Significant",
            "3": "3 Turning point",
            "": "",
        },
        {"routine": "0", "worth noting": "1", "significant": "2", "turning point": "3"},
        width=18,
    ),
    Column(
        "why",
        "Why it matters",
        ("Why", "Analysis", "Comment", "Comments", "Impact on child", "Why is it significant"),
        width=40,
    ),
    Column(
        "done",
        "What was done",
        ("Outcome", "Action", "Actions", "Action taken", "Actions taken", "Response"),
        width=40,
    ),
)
"""In the order they are written."""


def _letters(header: object) -> str:
    """A header without case, spaces and marks: "Child seen?" and "CHILD  SEEN" are one."""
    return re.sub(r"[^a-z]", "", str(header).casefold())


BY_HEADER: dict[str, Column] = {
    _letters(name): column for column in COLUMNS for name in (column.header, *column.others)
}
"""Every header a column is known by, letters only."""


def find_columns(cells: Iterable[object]) -> dict[int, Column]:
    """Which cells of a row are headers, each column once."""
    found: dict[int, Column] = {}
    for place, cell in enumerate(cells):
        column = BY_HEADER.get(_letters(cell))
        if column and column not in found.values():
            found[place] = column
    return found


def as_words(column: Column, value: object) -> str:
    """What a cell says for a field's value."""
    text = "" if value is None else str(value)
    return (column.words or {}).get(text, text)


def as_field(column: Column, cell: str) -> str | None:
    """The value a cell stands for, in a column of few values; None if it is none of them."""
    said = " ".join(cell.split()).casefold().rstrip(".")
    for value, words in (column.words or {}).items():
        if said in {value, words.casefold(), value.replace("-", " ")}:
            return value
    return (column.others_for or {}).get(said)
