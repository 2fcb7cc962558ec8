"""The learner's part of a course's notebook: what to read, and a cell for each step.

nbgrader is told of the desk's cell alone, as it always was: it takes no new cell into a gradebook
that has submissions, be it graded or only locked. The others are read-only by Jupyter's own marks,
and nothing is lost by it: while a submission is graded the course's notebook stands in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.module import Module
from toolkit.steps import STEPS, StepId

__all__ = ["code_cell", "learner_cells", "text_cell"]

_ACTIVITIES: Mapping[StepId, str] = {
    "before": "Before",
    "family": "TheFamily",
    "own-file": "OwnFile",
    "records": "Desk",
    "picture": "WholePicture",
    "decide": "Decide",
    "reflect": "Reflect",
}
"""The activity of each step. Handing in has none: in JupyterLab it is nbgrader's Submit."""

_INTRODUCTION = """\
# {title}

Each time you open this notebook choose *Run* in the menu, then *Run All Cells*, and scroll back up
to here. The steps of the module appear one under another; go through them in this order, in one go
or several.

What you do is saved as you go. Your work is in `response.json` beside this notebook, and that is
what you hand in. How sure you are and what you reflect on is kept elsewhere and is for you alone.\
"""

_HAND_IN = """\
When you are ready, open *Nbgrader*, *Assignment List* in the menu and choose *Submit* beside this
assignment. You can go on and submit again; the newest counts. Your marks, each with its reason,
come as feedback, which you fetch in the same list.\
"""

_MARKING = """\
## For marking

You are through. The cells below are for marking once you have handed in. They are locked, and there
is nothing to write in them. (*Validate*, above, only sees whether they run; it says nothing of your
marks.)\
"""


def learner_cells(module: Module) -> list[dict[str, Any]]:
    """What stands above the graded cells, as nbformat 4.5.

    Args:
        module: Whose steps it is to have, under the titles and numbers they have everywhere.
    """
    cells = [text_cell(f"{module.id}-introduction", _INTRODUCTION.format(title=module.title))]
    having = [step for step in STEPS if step.id in module.steps]
    for number, step in enumerate(having, start=1):
        says = f"## {number}. {step.title}"
        if step.id == "hand-in":
            says = f"{says}\n\n{_HAND_IN}"
        cells.append(text_cell(f"{module.id}-{step.id}-title", says))
        if activity := _ACTIVITIES.get(step.id):
            cells.append(_activity(module.id, step.id, activity, title=step.title))
    return [*cells, text_cell(f"{module.id}-marking", _MARKING)]


def text_cell(cell_id: str, text: str) -> dict[str, Any]:
    """A read-only cell to read."""
    return {
        "cell_type": "markdown",
        "id": cell_id,
        "metadata": {"deletable": False, "editable": False},
        "source": text.splitlines(keepends=True),
    }


def code_cell(
    cell_id: str, text: str, *, title: str, nbgrader: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """A read-only cell to run, folded away so that what it shows is in sight.

    Args:
        cell_id: Its id in the notebook.
        text: Its Python.
        title: What feedback and formgrader call it.
        nbgrader: What nbgrader is to know of it; None where it is to know nothing.
    """
    metadata: dict[str, Any] = {
        "deletable": False,
        "editable": False,
        "jupyter": {"source_hidden": True},
        "name": title,
    }
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": cell_id,
        "metadata": metadata | ({"nbgrader": dict(nbgrader)} if nbgrader else {}),
        "outputs": [],
        "source": text.splitlines(keepends=True),
    }


def _activity(module: str, step: StepId, activity: str, *, title: str) -> dict[str, Any]:
    text = f'from toolkit.activities import {activity}\n\n{activity}("{module}")'
    if step != "records":
        return code_cell(f"{module}-{step}", text, title=title)
    grade_id = f"{module}-desk"  # known to gradebooks by this name
    locked = {"grade": False, "locked": True, "solution": False, "task": False}
    return code_cell(
        grade_id, text, title=title, nbgrader={**locked, "grade_id": grade_id, "schema_version": 3}
    )
