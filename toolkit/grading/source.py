"""The course's notebooks, made from the modules: steps, a graded cell a criterion, and a person's.

``python -m toolkit.grading.source`` writes ``grading/source/<module>/<module>.ipynb`` for every
module; with ``--check`` it only says which of them are out of date.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from toolkit.grading.learner_cells import code_cell, learner_cells
from toolkit.marking.models import CRITERIA, Criterion
from toolkit.module import Module
from toolkit.places import course_folder, module_ids

__all__ = [
    "ASKED_WHY",
    "REASONS",
    "UNWRITTEN",
    "WRITING",
    "grade_id",
    "main",
    "make_notebook",
    "notebook_text",
    "source_path",
]

WRITING = "writing"
"""What the cell that a person marks is called, as criteria are by their ids."""

REASONS = "reasons"
"""What the cell is called beside which a trainer writes why points were changed. formgrader has a
box for a comment at such cells only, and none at a cell that is graded by itself."""

ASKED_WHY = "# For a trainer: if you change points above, write why in the comment to this cell."
"""What that cell says; the same words stand in ``nbgrader_config.py`` too."""

UNWRITTEN = "What was written is put here once it is handed in, for a person to read."
"""What that cell says until then; nbgrader gives nothing for a cell that still says so. The same
words stand in ``nbgrader_config.py``, because nbgrader puts its own stub into such a cell."""


def grade_id(module: str, criterion: str) -> str:
    """What nbgrader calls the graded cell of one criterion: ``neglect-coverage``."""
    return f"{module}-{criterion}"


def make_notebook(module: Module) -> dict[str, Any]:
    """The notebook nbgrader keeps a module's grades by, as nbformat 4.5.

    The steps a learner goes through; a graded cell for each criterion, so that the gradebook, its
    overrides and its feedback speak of the same things as marking does; where a module asks for
    writing, a cell that a person marks; and one for a trainer's reasons. Criteria that shared a
    cell could not be overridden one at a time.
    """
    cells = [
        *learner_cells(module),
        *(
            _graded(
                grade_id(module.id, criterion),
                f'from toolkit.grading.cells import grade\n\ngrade("{module.id}", "{criterion}")',
                title=CRITERIA[criterion],
                points=module.points[criterion],
            )
            for criterion in _criteria(module)
        ),
        _reasons(module.id),
        *([_writing(module.id, module.writing)] if module.writing else []),
    ]
    return {
        "cells": cells,
        "metadata": {
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
            "title": module.title,
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def notebook_text(module: Module) -> str:
    """The same as the text of an ``.ipynb`` file, laid out as Jupyter lays it out."""
    return json.dumps(make_notebook(module), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def source_path(module: str) -> Path:
    """Where the course keeps a module's notebook."""
    return course_folder(module) / f"{module}.ipynb"


def main(arguments: Sequence[str]) -> int:
    """Write every notebook that is out of date, or with ``--check`` name them.

    Returns:
        The exit status: 1 if ``--check`` found a notebook out of date.
    """
    from toolkit.scenario.modules import load_module

    stale = 0
    for module in module_ids():
        loaded = load_module(module)
        if not loaded.points:  # nothing of it is marked
            continue
        path, text = source_path(module), notebook_text(loaded)
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if "--check" in arguments:
            print(f"{path}: out of date; run python -m toolkit.grading.source")  # noqa: T201
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path)  # noqa: T201
    return int(bool(stale) and "--check" in arguments)


def _criteria(module: Module) -> list[Criterion]:
    """The module's criteria in the order learners are shown them."""
    return [criterion for criterion in CRITERIA if criterion in module.points]


def _graded(cell_id: str, text: str, *, title: str, points: float | None) -> dict[str, Any]:
    """A locked cell: nbgrader puts its text back, whatever a learner made of it."""
    nbgrader: dict[str, Any] = {
        "grade": points is not None,
        "grade_id": cell_id,
        "locked": True,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }
    if points is not None:
        nbgrader["points"] = _number(points)
    return code_cell(cell_id, text, title=title, nbgrader=nbgrader)


def _reasons(module: str) -> dict[str, Any]:
    """The cell that a trainer's reasons stand beside: a comment, which does nothing when run."""
    cell = _graded(grade_id(module, REASONS), ASKED_WHY, title="A trainer’s reasons", points=None)
    cell["metadata"]["nbgrader"] |= {"locked": False, "solution": True}
    return cell


def _writing(module: str, points: float) -> dict[str, Any]:
    """The cell that a person marks: `toolkit.grading.written` fills it while it is graded."""
    return {
        "cell_type": "markdown",
        "id": grade_id(module, WRITING),
        "metadata": {
            "deletable": False,
            "editable": False,
            "name": "Writing",
            "nbgrader": {
                "grade": True,
                "grade_id": grade_id(module, WRITING),
                "locked": False,
                "points": _number(points),
                "schema_version": 3,
                "solution": True,
                "task": False,
            },
        },
        "source": UNWRITTEN.splitlines(keepends=True),
    }


def _number(points: float) -> float:
    return int(points) if float(points).is_integer() else points


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
