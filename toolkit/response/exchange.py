"""Chronologies to and from other people's files, in the columns agencies use between them."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from toolkit.response.columns import COLUMNS, Column, as_words, find_columns
from toolkit.response.models import LIMITS
from toolkit.response.row_reader import RowReader
from toolkit.response.sheets import SheetError, read_rows, write_csv, write_xlsx
from toolkit.response.sources import Sources
from toolkit.scenario.dates import bounds

__all__ = ["File", "Imported", "export_chronology", "import_chronology"]

_MIMES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_HEADER_WITHIN = 20
_NO_COLUMNS = (
    "No column of a chronology was found; the first row should name them: "
    "Date, Agency, What happened, and so on."
)


@dataclass(frozen=True)
class File:
    """A file for the learner to keep: its bytes and what kind they are."""

    data: bytes
    mime: str


@dataclass(frozen=True)
class Imported:
    """What came of a file.

    Attributes:
        entries: Entries found in it, as JSON data.
        problems: A sentence for each thing left out or changed.
        says: Why there are no entries, in a sentence; empty if there are some.
    """

    entries: tuple[dict[str, Any], ...] = ()
    problems: tuple[str, ...] = ()
    says: str = ""


def export_chronology(
    entries: Iterable[Mapping[str, Any]],
    *,
    format: Literal["csv", "xlsx"],  # noqa: A002 -- the page's own word
    sources: Sources,
) -> File:
    """A chronology as a file.

    Args:
        entries: Entries as JSON data, in the order they are to be written.
        format: ``csv`` or ``xlsx``.
        sources: For the agencies' names.

    Returns:
        The file. Its columns are `toolkit.response.columns.COLUMNS`. In CSV, text that a
        spreadsheet might run as a formula begins with an apostrophe; in Excel its cell is text.
    """
    rows: list[list[str | date]] = [[column.header for column in COLUMNS]]
    rows += [[_cell(column, entry, sources) for column in COLUMNS] for entry in entries]
    if format == "csv":
        data = write_csv(rows)
    else:
        data = write_xlsx(rows, title="Chronology", widths=[column.width for column in COLUMNS])
    return File(data, _MIMES[format])


def import_chronology(
    data: bytes,
    *,
    sources: Sources,
    already: Sequence[Mapping[str, Any]] = (),
    new_id: Callable[[], str] | None = None,
) -> Imported:
    """Entries read from a file, as forgivingly as can be. Never raises.

    Args:
        data: A CSV or Excel file, from us or from somebody else.
        sources: Which sentences there are, and when their records were written.
        already: Entries the chronology has; rows equal to one of them are left out.
        new_id: Makes an entry's id; random if left out.

    Returns:
        Entries with new ids, not saved yet, and what was left out and why.
    """
    try:
        rows = read_rows(data)
    except SheetError as error:
        return Imported(says=str(error))
    place, columns = _header(rows)
    if not columns:
        return Imported(says=_NO_COLUMNS)
    reader = RowReader(columns, sources, new_id or (lambda: f"row-{secrets.token_hex(6)}"))
    reader.headers(rows[place])
    known = [_content(entry) for entry in already]
    entries: list[dict[str, Any]] = []
    repeated = 0
    for number, row in enumerate(rows[place + 1 :], start=place + 2):
        entry = reader.entry(row, number)
        if entry is None:
            continue
        if _content(entry) in known:
            repeated += 1
        elif len(already) + len(entries) >= LIMITS["entries"]:
            reader.problem(
                f"A chronology holds {LIMITS['entries']} entries; "
                f"row {number} and those after it were left out."
            )
            break
        else:
            entries.append(entry)
    told = reader.told()
    if entries:
        return Imported(tuple(entries), (*_say_repeated(repeated), *told))
    return Imported(problems=told, says=_say_nothing(repeated))


def _say_repeated(many: int) -> list[str]:
    if not many:
        return []
    rows = "1 row is" if many == 1 else f"{many} rows are"
    return [f"{rows} in your chronology already and {'was' if many == 1 else 'were'} left out."]


def _say_nothing(repeated: int) -> str:
    match repeated:
        case 0:
            return "No entries were found in that file."
        case 1:
            return "The entry in that file is in your chronology already; there is nothing to add."
    return (
        f"All {repeated} entries in that file are in your chronology already; "
        "there is nothing to add."
    )


def _cell(column: Column, entry: Mapping[str, Any], sources: Sources) -> str | date:
    when = entry["when"]
    match column.field:
        case "date":
            return _day(when["edtf"]) or when["said"]
        case "typed":
            return str(when["typed"])
        case "agency":
            return "; ".join(sources.agencies(entry["sentences"]))
        case "sentences":
            return "; ".join(entry["sentences"])
    return as_words(column, entry[column.field])


def _day(edtf: str) -> date | None:
    """The day, if the date is one day and nothing hedged."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", edtf):
        return None
    try:
        return bounds(edtf)[0]
    except ValueError:
        return None


def _header(rows: list[list[str]]) -> tuple[int, dict[int, Column]]:
    """The row that names the columns, which may come after a title."""
    found = [(place, find_columns(row)) for place, row in enumerate(rows[:_HEADER_WITHIN])]
    return max(found, key=lambda one: len(one[1]), default=(0, {}))


def _content(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in entry.items() if field != "id"}
