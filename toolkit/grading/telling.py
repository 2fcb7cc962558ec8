"""Marks as plain text, so that nbgrader's own feedback carries the reasons."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from toolkit.marking.models import CRITERIA, KINDS, Finding, Mark, Marks
from toolkit.response.plain_text import clean_text, say_points

__all__ = ["tell_mark"]

_WIDTH = 96  # characters; what nbgrader's feedback shows without a scroll bar
_MOST_FINDINGS = 120


def tell_mark(marks: Marks, *, criterion: str) -> str:
    """What one criterion earned and why, in lines of plain text.

    What concerns the whole response is told with the first criterion; the findings with
    ``coverage`` (those of the chronology) and ``signs``.
    """
    mark = next(mark for mark in marks.criteria if mark.criterion == criterion)
    lines = [_headline(mark), *_paragraph(mark.read), *_paragraph(mark.few), *_paragraph(mark.why)]
    if mark is marks.criteria[0]:
        lines.extend(line for note in marks.notes for line in _paragraph(f"Note: {note}"))
    findings = {"coverage": marks.chronology, "signs": marks.signs}.get(criterion, ())
    if findings:
        lines.append("")
    for finding in findings[:_MOST_FINDINGS]:
        lines.extend(_tell_finding(finding))
    if len(findings) > _MOST_FINDINGS:
        lines.append(f"… and {len(findings) - _MOST_FINDINGS} more.")
    return "\n".join(lines)


def _headline(mark: Mark) -> str:
    earned = f"{say_points(mark.points)} of {say_points(mark.maximum)}"
    says = {
        "marked": earned,
        "blank": f"nothing was handed in for this ({earned})",
        "unreadable": f"what was handed in could not be read ({earned})",
        "not-marked": "not marked yet",
    }
    return f"{CRITERIA[mark.criterion]}: {says[mark.outcome]}"


def _tell_finding(finding: Finding) -> Iterator[str]:
    title = finding.title or finding.key or finding.item
    when = f" ({finding.when})" if finding.when else ""
    yield from _paragraph(f"• {KINDS[finding.kind]}: {title}{when}", indent="  ")
    for note in finding.notes:
        yield from _paragraph(note, indent="  ", first="  ")
    report = f" (¶{', ¶'.join(map(str, finding.report))})" if finding.report else ""
    if finding.why:
        yield from _paragraph(f"{finding.why}{report}", indent="  ", first="  ")


def _paragraph(text: str, *, indent: str = "", first: str = "") -> Iterator[str]:
    """Text on lines of our width, without anything a terminal or a page could take for code."""
    cleaned = clean_text(text).strip()
    if cleaned:
        yield from fill(cleaned, _WIDTH, initial_indent=first, subsequent_indent=indent).split("\n")
