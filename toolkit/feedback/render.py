"""Marks to HTML: a fragment for the desk and for the catalogue's feedback page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from toolkit.feedback.view import make_view
from toolkit.look.templates import read_template
from toolkit.marking.models import Criterion, Marks
from toolkit.response.models import Response
from toolkit.response.reader_points import ReaderPoints
from toolkit.scenario.resolved import Scenario

__all__ = ["STYLES", "render_feedback"]

_HERE = Path(__file__).resolve().parent
_TEMPLATE = _HERE / "feedback.html.j2"

STYLES = _HERE / "feedback.css"
"""The fragment's stylesheet; it needs the tokens of ``toolkit/look/tokens.css``."""


def render_feedback(
    marks: Marks,
    response: Response | None,
    scenario: Scenario,
    *,
    grades: Mapping[Criterion, float] | None = None,
    reader: ReaderPoints | None = None,
    attempts: Mapping[int, Mapping[Criterion, float]] | None = None,
    why: str = "",
) -> str:
    """Tell a learner what was found, missed and over-read, beside their own work.

    Args:
        marks: What marking said.
        response: What was handed in; None if it could not be read.
        scenario: The scenario, for passages, agencies and the names of indicators.
        grades: Points in the gradebook by criterion. Where they differ from the marks a trainer
            has changed them: they are shown instead, and the page says so.
        reader: What a person gave for the writing; None where none is asked for.
        attempts: Attempt's number to its points by criterion, this one's too; compared where
            there are two or more.
        why: What a trainer wrote of the marks they changed; empty if nothing.

    Returns:
        HTML: one ``<div class="wp-fb">`` whose headings begin at ``h2``, without scripts or inline
        styles. Everything a learner wrote is escaped. A button with ``data-sentence`` is shown
        only inside the desk, which takes the reader to that sentence.
    """
    view = make_view(
        marks, response, scenario, grades=grades, reader=reader, attempts=attempts, why=why
    )
    return read_template(_TEMPLATE).render(view=view)
