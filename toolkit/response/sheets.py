"""Tables as files: CSV and Excel, written safely and read forgivingly."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from toolkit.response.columns import find_columns
from toolkit.response.plain_text import clean_text

__all__ = ["SheetError", "read_rows", "write_csv", "write_xlsx"]

_MOST_BYTES = 2_000_000
_MOST_UNPACKED = 20_000_000
_MOST_PARTS = 200
_MOST_ROWS = 1_000
_MOST_COLUMNS = 60
_XLS = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"

# What a spreadsheet may take for a formula, perhaps after apostrophes we put there ourselves.
_FORMULA = re.compile(r"'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")


class SheetError(Exception):
    """A file is not a table we can read. Its text is a sentence for the learner."""


def write_csv(rows: Sequence[Sequence[str | date]]) -> bytes:
    """Rows as CSV that Excel opens with the right letters (UTF-8 with its mark)."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[_safe(_said(cell)) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(rows: Sequence[Sequence[str | date]], *, title: str, widths: Sequence[int]) -> bytes:
    """Rows as an Excel workbook of one sheet; the first row is its header.

    Args:
        rows: Cells of text, and days, which Excel can then sort.
        title: The sheet's name.
        widths: Of the columns, in characters.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.properties.creator = "Whole Picture"
    sheet = book.active or book.create_sheet()
    sheet.title = title
    wrapped, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            cell.alignment = wrapped
            if number == 1:
                cell.font = bold
            if isinstance(value, date):
                cell.value, cell.number_format = value, "DD/MM/YYYY"
            elif value:
                cell.value = _safe(value) if value.startswith("'") else value
                cell.data_type = "s"  # openpyxl takes some texts for formulas or errors: "#N/A"
                cell.quotePrefix = True  # text also once somebody has edited it
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read_rows(data: bytes) -> list[list[str]]:
    """The rows of a CSV or Excel file, as text; days come as 2/3/2024.

    Reads 1,000 rows and 60 columns at most, whatever the file claims to hold.

    Raises:
        SheetError: If it is too large, or neither kind of file.
    """
    if len(data) > _MOST_BYTES:
        raise SheetError("That file is larger than 2 MB, more than a chronology needs.")
    if data.startswith(_XLS):
        raise SheetError("That is an old Excel file; save it as .xlsx or as CSV, and try again.")
    rows = _xlsx_rows(data) if data.startswith(_ZIP) else _csv_rows(data)
    return [[_plain(cell) for cell in row[:_MOST_COLUMNS]] for row in rows]


def _csv_rows(data: bytes) -> list[list[str]]:
    text = _decoded(data)
    if "\x00" in text:
        raise SheetError("That is not a CSV or Excel file; save it as one, and try again.")
    first, _, rest = text.partition("\n")
    told = re.fullmatch(r"sep=(.)\r?", first)
    choices = told[1] if told else ",;\t"
    # The line that told the separator stays as a blank row, so that rows are counted as shown.
    tables = [_split(f"\n{rest}" if told else text, separator) for separator in choices]
    return max(tables, key=_headers)


def _decoded(data: bytes) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # what Excel on Windows saves as plain CSV


def _split(text: str, separator: str) -> list[list[str]]:
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        return list(islice(reader, _MOST_ROWS))
    except csv.Error as error:
        raise SheetError(
            "That file could not be read as CSV: one of its cells is too long."
        ) from error


def _headers(rows: list[list[str]]) -> int:
    """How many columns we know are found with a separator."""
    return max((len(find_columns(row)) for row in rows[:20]), default=0)


def _xlsx_rows(data: bytes) -> list[list[str]]:
    """Rows of the first sheet that has any."""
    try:
        unpacked, parts = _weigh(data)
        rows = list(_cells(data)) if unpacked <= _MOST_UNPACKED and parts <= _MOST_PARTS else None
    except Exception as error:  # the readers answer a broken file with any kind of exception
        raise SheetError("That file could not be read as an Excel workbook.") from error
    if rows is None:
        raise SheetError("That workbook is far larger inside than a chronology needs.")
    return rows


def _weigh(data: bytes) -> tuple[int, int]:
    """Bytes once unpacked, and parts: a small file may unpack to a huge one."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    return sum(part.file_size for part in parts), len(parts)


def _cells(data: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions we do not use
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets[:5]:
            limits: Any = {"max_row": _MOST_ROWS, "max_col": _MOST_COLUMNS, "values_only": True}
            rows = [[_said(cell) for cell in row] for row in sheet.iter_rows(**limits)]
            if any(any(row) for row in rows):
                yield from rows
                return


def _said(cell: object) -> str:
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _safe(text: str) -> str:
    """Text no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _plain(cell: str) -> str:
    """The text that was made safe, in CSV, or in an Excel file that was made of that."""
    cell = clean_text(cell)
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
