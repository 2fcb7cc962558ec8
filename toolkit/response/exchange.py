"""Chronologies to and from other people's files, in the columns agencies use between them."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from toolkit.response.columns import COLUMNS, Column, as_field, as_words, find_columns
from toolkit.response.fields import longest
from toolkit.response.models import LIMITS, Entry
from toolkit.response.plain_text import show
from toolkit.response.saving import RefusedItemError
from toolkit.response.sheets import SheetError, read_rows, write_csv, write_xlsx
from toolkit.response.sound_items import sound_value
from toolkit.response.sources import Sources
from toolkit.response.typed_dates import explain_date, read_date
from toolkit.scenario.dates import bounds

__all__ = ["File", "Imported", "export_chronology", "import_chronology"]

_MIMES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_MOST_PROBLEMS = 50
_HEADER_WITHIN = 20
_SENTENCE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[0-9]{1,3})?")
_NO_COLUMNS = (
    "No column of a chronology was found; the first row should name them: "
    "Date, Agency, What happened, and so on."
)
_TEXTS = frozenset({"what", "opinion", "looked", "said", "why", "done"})


@dataclass(frozen=True)
class File:
    """A file for the learner to keep: its bytes and what kind they are."""

    data: bytes
    mime: str


@dataclass(frozen=True)
class Imported:
    """Entries found in a file, as JSON data, and a sentence for each thing left out."""

    entries: tuple[dict[str, Any], ...]
    problems: tuple[str, ...]


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
        The file. Its columns are `toolkit.response.columns.COLUMNS`; text that a spreadsheet
        might run as a formula begins with an apostrophe.
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
        return Imported((), (str(error),))
    place, columns = _header(rows)
    if not columns:
        return Imported((), (_NO_COLUMNS,))
    reading = _Reading(columns, sources, new_id or (lambda: f"row-{secrets.token_hex(6)}"))
    reading.headers(rows[place])
    known = [_content(entry) for entry in already]
    entries: list[dict[str, Any]] = []
    for number, row in enumerate(rows[place + 1 :], start=place + 2):
        entry = reading.entry(row, number)
        if entry is None:
            continue
        if _content(entry) in known:
            reading.problem(f"Row {number} is in your chronology already; it was left out.")
        elif len(already) + len(entries) >= LIMITS["entries"]:
            reading.problem(
                f"A chronology holds {LIMITS['entries']} entries; "
                f"row {number} and those after it were left out."
            )
            break
        else:
            entries.append(entry)
    return Imported(tuple(entries), reading.told())


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


class _Reading:
    """Rows of one file being read into entries, with what was left out."""

    def __init__(
        self, columns: dict[int, Column], sources: Sources, new_id: Callable[[], str]
    ) -> None:
        self._columns = columns
        self._sources = sources
        self._new_id = new_id
        self._problems: dict[str, None] = {}

    def problem(self, sentence: str) -> None:
        self._problems[sentence] = None

    def told(self) -> tuple[str, ...]:
        told = tuple(self._problems)
        more = len(told) - _MOST_PROBLEMS
        rest = (f"{more} more problems are not listed here.",) if more > 0 else ()
        return told[:_MOST_PROBLEMS] + rest

    def headers(self, row: list[str]) -> None:
        """Name the columns nobody will read."""
        for place, header in enumerate(row):
            if header.strip() and place not in self._columns:
                self.problem(f"The column {show(header)} is not one we know; it was left out.")

    def entry(self, row: list[str], number: int) -> dict[str, Any] | None:
        """The entry of one row; None if the row is blank or cannot be used."""
        cells = {
            column.field: row[place]
            for place, column in self._columns.items()
            if place < len(row) and row[place]
        }
        if not any(cell.strip() for cell in cells.values()):
            return None
        where = f"Row {number}"
        parts: dict[str, Any] = {"sentences": self._sentences(cells, where)}
        for column in self._columns.values():
            cell = cells.get(column.field)
            if cell is not None and column.words:
                parts[column.field] = self._choice(column, cell, where)
            elif cell is not None and column.field in _TEXTS:
                parts[column.field] = self._text(column, cell, where)
        parts["when"] = {"typed": self._typed(cells, parts["sentences"], where)}
        if "agency" in cells and not parts["sentences"]:
            self.problem(
                "Agencies are shown from the passages an entry rests on; "
                "pick passages for the entries that have none."
            )
        name = self._new_id()
        try:
            return sound_value(f"entry:{name}", parts, sources=self._sources)
        except RefusedItemError as error:
            self.problem(f"{where}: {error} The row was left out.")
            return None

    def _choice(self, column: Column, cell: str, where: str) -> str | int | None:
        value = as_field(column, cell)
        if value is None:
            allowed = ", ".join(words for words in (column.words or {}).values() if words)
            self.problem(
                f"{where}: {column.header} was {show(cell)}; it can be {allowed}. "
                "It was left empty."
            )
        if column.field == "significance":
            return int(value) if value else None
        return value or ""

    def _text(self, column: Column, cell: str, where: str) -> str:
        most = longest(Entry, column.field) or 0
        if len(cell) > most:
            self.problem(
                f"{where}: {column.header} was cut from {len(cell):,} characters to {most:,}."
            )
        return cell[:most]

    def _sentences(self, cells: Mapping[str, str], where: str) -> list[str]:
        found: list[str] = []
        for word in re.split(r"[\s,;]+", cells.get("sentences", "").strip()):
            if word in self._sources.sentences:
                found.append(word)
            elif _SENTENCE.fullmatch(word) and word in self._sources.records:
                self.problem(f"{where}: {word} is a whole record; pick the passage it rests on.")
            elif word:
                self.problem(f"{where}: {show(word)} is not a sentence of these records.")
        if len(found) > LIMITS["sentences"]:
            self.problem(f"{where}: only the first {LIMITS['sentences']} sentences were kept.")
        return found[: LIMITS["sentences"]]

    def _typed(self, cells: Mapping[str, str], sentences: Sequence[str], where: str) -> str:
        """The date as it was written, or else as it was put in order."""
        near = self._sources.near(sentences)
        written = [cells[field] for field in ("typed", "date") if cells.get(field, "").strip()]
        for words in written:
            if read_date(words, near=near).edtf:
                return words
        if not written:
            return ""
        self.problem(f"{where}: {explain_date(written[0], near=near)}")
        return written[0][:200]
