"""Rows of somebody's file read into entries, as forgivingly as can be, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from toolkit.response.columns import COLUMNS, Column, as_field
from toolkit.response.fields import longest
from toolkit.response.models import LIMITS, Entry
from toolkit.response.plain_text import show
from toolkit.response.saving import RefusedItemError
from toolkit.response.sound_items import sound_value
from toolkit.response.sources import Sources
from toolkit.response.typed_dates import explain_date, read_date
from toolkit.scenario.dates import say_date

__all__ = ["RowReader"]

_MOST_PROBLEMS = 50
_SENTENCE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[0-9]{1,3})?")
_TEXTS = frozenset({"what", "opinion", "looked", "said", "why", "done"})

# Excel keeps a day as a number of days, and shows that where its cell has lost its format. Five
# digits are no date that anybody types; these are the days from 1954 to 2064.
_SERIAL = re.compile(r"([2-5][0-9]{4})(?:\.[0-9]+)?")
_SERIAL_FROM = date(1899, 12, 30)


class RowReader:
    """Reads the rows of one file.

    Args:
        columns: Which column stands at which place of a row.
        sources: Which sentences there are, and when their records were written.
        new_id: Makes an entry's id.
    """

    def __init__(
        self, columns: dict[int, Column], sources: Sources, new_id: Callable[[], str]
    ) -> None:
        self._columns = columns
        self._ours = len(columns) == len(COLUMNS)
        self._sources = sources
        self._new_id = new_id
        self._agencies_lost = 0
        self._problems: dict[str, None] = {}

    def problem(self, sentence: str) -> None:
        """Note what was left out or changed, to be told once."""
        self._problems[sentence] = None

    def told(self) -> tuple[str, ...]:
        """What was left out or changed: first what is true of many rows, then row by row."""
        lost = [_say_agencies(self._agencies_lost)] if self._agencies_lost else []
        told = tuple(self._problems)
        more = len(told) - _MOST_PROBLEMS
        rest = (f"{more} more problems are not listed here.",) if more > 0 else ()
        return (*lost, *told[:_MOST_PROBLEMS], *rest)

    def headers(self, row: list[str]) -> None:
        """Note the columns nobody will read."""
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
        if self._says_nothing(cells):
            self.problem(f"{where}: {_say_nothing(cells)}")
            return None
        parts: dict[str, Any] = {"sentences": self._sentences(cells, where)}
        for column in self._columns.values():
            cell = cells.get(column.field)
            if cell is not None and column.words:
                parts[column.field] = self._choice(column, cell, where)
            elif cell is not None and column.field in _TEXTS:
                parts[column.field] = self._text(column, cell, where)
        parts["when"] = {"typed": self._typed(cells, parts["sentences"], where)}
        name = self._new_id()
        try:
            entry = sound_value(f"entry:{name}", parts, sources=self._sources)
        except RefusedItemError as error:
            self.problem(f"{where}: {error} The row was left out.")
            return None
        self._agencies_lost += "agency" in cells and not parts["sentences"]
        return entry

    def _says_nothing(self, cells: Mapping[str, str]) -> bool:
        """Whether a row has neither words nor a passage nor a date: a total, or a line between.

        Learners' own entries may be as empty as that, so a row of our own file is one all the same,
        unless it has a date that was not written there by us.
        """
        if any(cells.get(field, "").strip() for field in (*_TEXTS, "sentences")):
            return False
        if self._ours and ("typed" in cells or "date" not in cells):
            return False
        if _SERIAL.fullmatch(cells.get("date", "").strip()):
            return False
        # Whether a date without a year can be placed is for later: it is a date.
        some_day = date(2000, 1, 1)
        return not any(
            read_date(cells.get(field, ""), near=some_day).edtf for field in ("typed", "date")
        )

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
        if serial := _SERIAL.fullmatch(cells.get("date", "").strip()):
            day = _SERIAL_FROM + timedelta(days=int(serial[1]))
            self.problem(
                f"{where}: Date was the number {serial[0]}, by which Excel means "
                f"{say_date(day.isoformat())}; it was read as that."
            )
            cells = {**cells, "date": f"{day:%d/%m/%Y}"}
        written = [cells[field] for field in ("typed", "date") if cells.get(field, "").strip()]
        for words in written:
            if read_date(words, near=near).edtf:
                return words
        if not written:
            return ""
        self.problem(f"{where}: {explain_date(written[0], near=near)}")
        return written[0][:200]


def _say_nothing(cells: Mapping[str, str]) -> str:
    words = (cells.get("typed") or cells.get("date") or "").strip()
    what = f"{show(words)} is not a date we understand" if words else "There is no date"
    return f"{what}, and nothing says what happened; the row was left out."


def _say_agencies(many: int) -> str:
    rows = "1 row" if many == 1 else f"{many} rows"
    entries = "that entry" if many == 1 else "those entries"
    return (
        f"The agency named in {rows} is not kept, because an entry is shown under the agencies of "
        f"the passages it rests on. Pick passages for {entries}, and the agency is there."
    )
