"""Marking: pure functions from scenario, key and response to marks with reasons.

``mark(scenario, key, reading, points)`` is all that grading calls. docs/marking.md tells the
rules to a trainer. The function is looked up when it is first asked for, because a learner's
kernel imports the names of the criteria and never marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.marking.models import CRITERIA, Criterion, Finding, Mark, Marks, Outcome

if TYPE_CHECKING:
    from toolkit.marking.marker import mark

__all__ = ["CRITERIA", "Criterion", "Finding", "Mark", "Marks", "Outcome", "mark"]


def __getattr__(name: str) -> Any:
    if name == "mark":
        from toolkit.marking.marker import mark

        return mark
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
