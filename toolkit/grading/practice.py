"""Grading nobody's work once, so that the first learner to hand in does not wait for a cold start.

nbgrader, its database and its page of feedback load and compile most of what they need when they
first need it: several times what a submission takes after that. So a response with nothing in it
is graded in a copy of the course, which is removed again.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.grading.cells import blank_document
from toolkit.grading.course import find_course, half_made_folder, prepare_course
from toolkit.places import module_ids
from toolkit.scenario.modules import load_module

if TYPE_CHECKING:
    from toolkit.grading.course import Course

__all__ = ["practise"]

_LEARNER = "practice"
_GRADEBOOK = "gradebook.db"
_MOST_BYTES = 50_000_000  # a larger gradebook takes longer to copy than is gained


def practise(course: Course, *, stopped: Callable[[], bool] = lambda: False) -> str:
    """Grade a response with nothing in it, away from the course.

    Args:
        course: A prepared course; what is made on the way is beside it and removed at the end.
        stopped: Asked between steps; says whether to leave the rest.

    Returns:
        The id of the module that was graded; empty if there is none, if the gradebook is not the
        course's own file or is very large, or if it was stopped.
    """
    from toolkit.grading.autograde import Grader

    module = next((each for each in module_ids() if _is_graded(course, each)), "")
    gradebook = course.root / _GRADEBOOK
    small = gradebook.is_file() and gradebook.stat().st_size <= _MOST_BYTES
    if not module or not small or stopped():
        return ""
    with tempfile.TemporaryDirectory(dir=half_made_folder(course)) as folder:
        _copy(course, Path(folder), module=module)
        # Without an organisation's own settings, so that no other gradebook is reached from there.
        alone = prepare_course(Path(folder), modules=(module,))
        if stopped() or alone.problems:
            return ""
        grader = Grader(alone)
        grader.grade(_LEARNER, module=module, document=blank_document(module))
        if stopped():
            return ""
        grader.make_feedback(_LEARNER, module=module)
    return module


def _copy(course: Course, data: Path, *, module: str) -> None:
    """What there is of a module's notebook, so that nbgrader need not make it anew."""
    to = find_course(data).root
    for step in ("source", "release"):
        shutil.copytree(course.root / step / module, to / step / module)
    shutil.copyfile(course.root / "prepared.json", to / "prepared.json")
    with (
        contextlib.closing(sqlite3.connect(course.root / _GRADEBOOK)) as here,
        contextlib.closing(sqlite3.connect(to / _GRADEBOOK)) as there,
    ):
        here.backup(there)


def _is_graded(course: Course, module: str) -> bool:
    return module not in course.problems and bool(load_module(module).points)
