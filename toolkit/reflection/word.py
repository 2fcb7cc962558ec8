"""Word files that a screen reader can walk through: real headings, lists and table headers.

python-docx is imported here only, and this module only when somebody asks for a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from toolkit.reflection.papers import ON_SCREEN, Record, Reflection, say_time

if TYPE_CHECKING:
    from docx.document import Document as Doc

__all__ = ["record_docx", "reflection_docx"]

_LANGUAGE = "en-GB"
_A4 = (Cm(21), Cm(29.7))
_NOT_SAID = "not answered"


def reflection_docx(reflection: Reflection) -> bytes:
    """A learner's reflection as a Word file.

    Args:
        reflection: What they wrote.
    """
    document = _start(f"Reflection: {reflection.module}")
    document.add_paragraph("Written for myself. It was not handed in, and nobody marked it.")
    _add_reflection(document, reflection, level=1)
    return _bytes(document)


def record_docx(
    record: Record, *, name: str = "", made: str, reflection: Reflection | None = None
) -> bytes:
    """A record of training as a Word file.

    Args:
        record: What was done.
        name: Whose it is, as they typed it; left out if empty.
        made: The day it is made, in words.
        reflection: Their own reflection, if they want it in.
    """
    document = _start(f"Record of training: {record.module}")
    facts = [("Name", name.strip()), ("Module", record.module), ("Dates", record.dates)]
    facts += [("Time on screen", record.time), ("Record made on", made)]
    for label, text in facts:
        if text:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{label}: ").bold = True
            paragraph.add_run(text)
    document.add_heading("What it is for", level=1)
    _bullets(document, record.aims)
    if record.works:
        document.add_heading("Attempts", level=1)
        _add_tries(document, record)
    if record.rows:
        document.add_heading(f"Marks of attempt {record.marked}", level=1)
        rows = [(name, points, most) for name, points, most in record.rows]
        _table(document, ("What was marked", "Points", "Of"), rows, "Marks by criterion")
        if record.reader:
            document.add_paragraph(record.reader)
    document.add_heading("Time on screen", level=1)
    _add_time(document, record)
    if reflection is not None:
        document.add_heading("My reflection", level=1)
        _add_reflection(document, reflection, level=2)
    return _bytes(document)


def _add_tries(document: Doc, record: Record) -> None:
    if not record.tries:
        document.add_paragraph("Nothing has been handed in yet.")
        return
    rows = [
        (str(each.number), each.handed_in, each.marks or "not marked yet") for each in record.tries
    ]
    _table(document, ("Attempt", "Handed in on", "Marks"), rows, "Attempts")


def _add_time(document: Doc, record: Record) -> None:
    if not record.steps:
        document.add_paragraph("Time on screen was not measured here.")
        return
    rows = [(title, say_time(seconds)) for title, seconds in record.steps]
    _table(document, ("Step", "Time on screen"), rows, "Time on screen, step by step")
    document.add_paragraph(ON_SCREEN)


def _add_reflection(document: Doc, reflection: Reflection, *, level: int) -> None:
    for title, answers in reflection.parts:
        document.add_heading(title, level=level)
        for answer in answers:
            document.add_heading(answer.asks, level=level + 1)
            _paragraphs(document, answer.text)
            if answer.report:
                document.add_paragraph(answer.report, style="Source")
    if reflection.what or reflection.by:
        document.add_heading("One thing I will do in my own service", level=level)
        _paragraphs(document, reflection.what or "(not written)")
        if reflection.by:
            document.add_paragraph(f"By when: {reflection.by}")
    if reflection.empty:
        document.add_paragraph("Nothing is written yet.")
    if reflection.confidence:
        document.add_heading("How sure I was, from 0 to 10", level=level)
        rows = [(c.says, _said(c.before), _said(c.after), c.change) for c in reflection.confidence]
        head = ("What I can do", "Before", "After", "Change")
        _table(document, head, rows, "How sure, before and after")


def _said(answer: int | None) -> str:
    return _NOT_SAID if answer is None else str(answer)


def _start(title: str) -> Doc:
    """An empty A4 document in British English that says what it is, and not who made it."""
    document = Document()
    about = document.core_properties
    about.title, about.language = title, _LANGUAGE
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = datetime.now(UTC).replace(
        hour=0, minute=0, second=0, microsecond=0, tzinfo=None
    )
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    section = document.sections[0]
    section.page_width, section.page_height = _A4
    document.styles["Normal"].font.size = Pt(11)
    source = document.styles.add_style("Source", WD_STYLE_TYPE.PARAGRAPH)
    source.base_style, source.font.size = document.styles["Normal"], Pt(9)
    document.add_heading(title, level=0)
    return document


def _paragraphs(document: Doc, text: str) -> None:
    """A learner's text: each line a paragraph, as they wrote it."""
    for line in text.split("\n"):
        if line.strip():
            document.add_paragraph(line)


def _bullets(document: Doc, lines: Iterable[str]) -> None:
    for line in lines:
        document.add_paragraph(line, style="List Bullet")


def _table(
    document: Doc, head: Sequence[str], rows: Iterable[Sequence[str]], description: str
) -> None:
    """A table whose first row is marked as its header, and repeats on every page."""
    table = document.add_table(rows=1, cols=len(head), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    _mark(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader", "true")  # noqa: SLF001 -- no other way
    _mark(table._tbl.tblPr, "w:tblCaption", description)  # noqa: SLF001
    look = table._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001
    if look is not None:
        for name, value in (("firstRow", "1"), ("firstColumn", "0"), ("noHBand", "1")):
            look.set(qn(f"w:{name}"), value)
    document.add_paragraph()


def _mark(parent: object, name: str, value: str) -> None:
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    parent.append(element)  # type: ignore[attr-defined]


def _bytes(document: Doc) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()
