"""What a trainer changed in formgrader, as the gradebook has it, and as an attempt brings it back.

nbgrader keeps one submission of each learner, and what a person gave to one would stay for the
next. So before another attempt takes its place, the gradebook is given what was given to that one:
nothing, where it is new.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from nbgrader.api import SubmittedNotebook

from toolkit.grading.source import REASONS, WRITING, grade_id
from toolkit.response.plain_text import clean_text

__all__ = ["given_points", "put_given", "read_reason", "settle_given"]

_LONGEST = 2_000  # characters of a reason
_CENT = 1e-6


def read_reason(notebook: SubmittedNotebook, *, cell: str) -> str:
    """What a trainer wrote in formgrader beside one cell; empty if nothing."""
    for comment in notebook.comments:
        if comment.name == cell:
            return clean_text(comment.manual_comment or "").strip()[:_LONGEST]
    return ""


def given_points(grades: Mapping[str, Any] | None) -> dict[str, float]:
    """Criterion to points, where a person's count in recorded grades and not the automatic ones.

    Args:
        grades: What the gradebook said of an attempt, as `toolkit.grading.autograde.Graded` has
            it; None if nothing was recorded.
    """
    criteria = (grades or {}).get("criteria", {})
    given = {
        name: float(grade["points"])
        for name, grade in criteria.items()
        if grade["manual"] is not None
        or not math.isclose(grade["points"], grade["auto"] or 0.0, abs_tol=_CENT)
    }
    writing = (grades or {}).get("writing") or {}
    return given | ({WRITING: float(writing["points"])} if writing.get("state") == "read" else {})


def put_given(
    notebook: SubmittedNotebook, grades: Mapping[str, Any] | None, *, module: str
) -> None:
    """Have the gradebook say what a person gave to an attempt, and nothing of another's.

    Until nbgrader has graded that attempt it has no points at all, so that whoever looks in
    between cannot take one attempt's for the other's.

    Args:
        notebook: The learner's submission in the gradebook; the caller commits.
        grades: What was recorded of the attempt that is to be graded; None if it is new.
        module: The module's id.
    """
    given = given_points(grades)
    for grade in notebook.grades:
        grade.manual_score = given.get(grade.name.removeprefix(grade_id(module, "")))
        grade.extra_credit = grade.auto_score = None
        grade.needs_manual_grade = True
    reasons = {
        grade_id(module, REASONS): (grades or {}).get("why"),
        grade_id(module, WRITING): ((grades or {}).get("writing") or {}).get("why"),
    }
    for comment in notebook.comments:
        comment.manual_comment = reasons.get(comment.name) or None


def settle_given(
    notebook: SubmittedNotebook, grades: Mapping[str, Any] | None, *, module: str
) -> None:
    """Take back nbgrader's wish that a person look again at what they gave to this very work."""
    given = given_points(grades)
    for grade in notebook.grades:
        if grade.name.removeprefix(grade_id(module, "")) in given:
            grade.needs_manual_grade = False
