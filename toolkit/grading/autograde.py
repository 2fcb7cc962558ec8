"""nbgrader, kept ready in one process: what its command line does, without its start-up.

The same converters, configuration and gradebook as ``nbgrader autograde`` and
``nbgrader generate_feedback`` use; a test compares the two.
"""

from __future__ import annotations

import contextlib
import json
import logging
import math
import os
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Grade, Gradebook, MissingEntry, SubmittedNotebook
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.converters.base import BaseConverter
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import capture_log
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader
from traitlets.log import get_logger

from toolkit.grading.cells import EXECUTION, RESPONSE, mark_document, read_document
from toolkit.grading.course import Course, freeze
from toolkit.grading.overrides import put_given, read_reason, settle_given
from toolkit.grading.source import REASONS, WRITING, grade_id
from toolkit.marking.models import Marks

__all__ = ["Graded", "Grader", "GradingError"]

_SQLITE = "sqlite:///"


class GradingError(Exception):
    """nbgrader did not do what was asked; carries its log, for the operator."""


@dataclass(frozen=True)
class Graded:
    """What came of one submission.

    Attributes:
        marks: Our marks, with their reasons.
        grades: What the gradebook says: ``total``, ``maximum``, ``needs_review`` (a person gave a
            score to an earlier attempt, which nbgrader carries over) and for each of
            ``criteria`` its ``auto``, ``manual`` and ``points`` (the one that counts). All these
            are of what is marked by itself. ``writing`` says what a person gave on top, as
            `toolkit.response.reader_points.ReaderPoints` has it; None where none is asked for.
            ``why`` is what a trainer wrote of changed points.
    """

    marks: Marks
    grades: dict[str, Any]


class Grader:
    """Grades submissions of one course, one after another.

    Args:
        course: A prepared course.
    """

    def __init__(self, course: Course) -> None:
        _add_programs_to_path()
        self._course = course
        self._config: Config = PyFileConfigLoader(
            "nbgrader_config.py", path=str(course.root)
        ).load_config()
        self._db_url: str = CourseDirectory(config=self._config).db_url
        get_logger().setLevel(logging.INFO)

    def grade(
        self,
        learner: str,
        *,
        module: str,
        document: Mapping[str, Any] | bytes,
        recorded: Mapping[str, Any] | None = None,
    ) -> Graded:
        """Hand a response in, have nbgrader autograde it, and read the gradebook.

        Done again it gives the same; stopped half way, the gradebook says that the submission
        has not been graded. What a trainer gave to another attempt is not carried over.

        Args:
            learner: The learner's id.
            module: The module's id.
            document: The response document.
            recorded: What the gradebook said of this attempt before, if it was graded once: what
                a trainer gave to it is given to it again.

        Raises:
            GradingError: If nbgrader failed, or the gradebook and our marks are not the same.
        """
        if problem := self._course.problems.get(module):
            raise GradingError(f"The course has no graded notebook of {module!r}.\n{problem}")
        if self.held_attempt(learner, module=module) != _attempt_of(document):
            self._give(put_given, recorded, learner=learner, module=module)
        folder = freeze(self._course, learner=learner, module=module, document=document)
        self._run(Autograde, learner=learner, module=module)
        if recorded is not None:
            self._give(settle_given, recorded, learner=learner, module=module)
        marks = mark_document(module, read_document(folder, module=module))
        grades = self.read_grades(learner, module=module)
        _check_agreement(marks, grades)
        return Graded(marks, grades)

    def make_feedback(self, learner: str, *, module: str) -> None:
        """Make nbgrader's own feedback of what was graded last, for formgrader and the exchange.

        Raises:
            GradingError: If nbgrader failed.
        """
        self._run(GenerateFeedback, learner=learner, module=module)

    def held_attempt(self, learner: str, *, module: str) -> int | None:
        """Which attempt the course folder has of a learner's; None if none, or none can be told."""
        try:
            folder = self._course.folder("submitted", learner=learner, module=module)
            return _attempt_of((folder / RESPONSE).read_bytes())
        except OSError:
            return None

    def is_behind(self, learner: str, *, module: str, attempt: int) -> bool:
        """Whether the course folder has another attempt than this, or no feedback on it yet.

        A course folder that has nothing at all of the learner's is somebody's wish.
        """
        held = self.held_attempt(learner, module=module)
        if held is None or held != attempt:
            return held is not None
        graded, told = (
            self._course.folder(step, learner=learner, module=module) / f"{module}.{kind}"
            for step, kind in (("autograded", "ipynb"), ("feedback", "html"))
        )
        return graded.is_file() and not (told.is_file() and _is_newer(told, graded))

    def read_grades(
        self, learner: str, *, module: str, marks: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """What the gradebook says of one learner's work in one module; see `Graded`.

        Args:
            learner: The learner's id.
            module: The module's id.
            marks: What marking said of the submission that is asked about, as JSON data.

        Raises:
            GradingError: If the gradebook does not have that submission.
        """
        grades = self._read_grades(learner, module=module)
        if marks is not None:
            _check_agreement(Marks.model_validate(marks), grades)
        return grades

    def _read_grades(self, learner: str, *, module: str) -> dict[str, Any]:
        with Gradebook(self._db_url) as gradebook:
            try:
                notebook = gradebook.find_submission_notebook(module, module, learner)
            except MissingEntry as error:
                raise GradingError(f"The gradebook has nothing of {learner}'s.") from error
            named = {
                grade.name.removeprefix(grade_id(module, "")): grade for grade in notebook.grades
            }
            writing = named.pop(WRITING, None)
            return {
                "total": round(notebook.score - (writing.score if writing else 0), 4),
                "maximum": notebook.max_score - (writing.max_score if writing else 0),
                "needs_review": any(grade.needs_manual_grade for grade in named.values()),
                "criteria": {
                    name: {
                        "auto": grade.auto_score,
                        "manual": grade.manual_score,
                        "points": grade.score,
                        "maximum": grade.max_score,
                    }
                    for name, grade in named.items()
                },
                "writing": _read_writing(writing, notebook) if writing else None,
                "why": read_reason(notebook, cell=grade_id(module, REASONS)),
            }

    def _give(
        self,
        give: Callable[..., None],
        recorded: Mapping[str, Any] | None,
        *,
        learner: str,
        module: str,
    ) -> None:
        """Change what the gradebook says a person gave, if it has a submission of the learner's."""
        with Gradebook(self._db_url) as gradebook:
            try:
                notebook = gradebook.find_submission_notebook(module, module, learner)
            except MissingEntry:
                return
            give(notebook, recorded, module=module)
            gradebook.db.commit()

    def has_assignment(self, module: str) -> bool:
        """Whether the gradebook knows the module's notebook."""
        with Gradebook(self._db_url) as gradebook:
            try:
                gradebook.find_notebook(module, module)
            except MissingEntry:
                return False
        return True

    def make_gradebook(self) -> None:
        """Make an empty gradebook where there is none, whole or not at all."""
        path = Path(self._db_url.removeprefix(_SQLITE))
        if not self._db_url.startswith(_SQLITE) or path.exists():
            return
        part = path.with_name(".gradebook.part")
        part.unlink(missing_ok=True)
        Gradebook(f"{_SQLITE}{part}").close()
        part.replace(path)

    def generate_assignment(self, module: str) -> None:
        """Put a module's notebook into the gradebook and make what learners are given.

        Raises:
            GradingError: If nbgrader refused, as it does when graded cells were added or taken
                away after the first submission.
        """
        self._run(GenerateAssignment, learner=".", module=module)

    def _run(self, converter: type[BaseConverter], *, learner: str, module: str) -> None:
        place = CourseDirectory(config=self._config, assignment_id=module, student_id=learner)
        with warnings.catch_warnings():
            # SQLAlchemy's of how nbgrader adds a submission, nbformat's of a learner's notebook:
            # neither says anything of the grades.
            warnings.simplefilter("ignore")
            with _same_environment():
                done = capture_log(converter(coursedir=place, config=self._config, force=True))
        if not done["success"]:
            raise GradingError(f"{converter.__name__} failed.\n{done.get('log') or done['error']}")


def _add_programs_to_path() -> None:
    """Let nbgrader find the ``alembic`` program of this environment: a new gradebook runs it."""
    programs = str(Path(sys.executable).parent)
    places = os.environ.get("PATH", os.defpath).split(os.pathsep)
    if programs not in places:
        os.environ["PATH"] = os.pathsep.join([programs, *places])


@contextlib.contextmanager
def _same_environment() -> Iterator[None]:
    """Undo what nbgrader does to the environment: after a failure it leaves that to others."""
    before = os.environ.get(EXECUTION)
    try:
        yield
    finally:
        os.environ.pop(EXECUTION, None)
        if before is not None:
            os.environ[EXECUTION] = before


def _attempt_of(document: Mapping[str, Any] | bytes) -> int | None:
    """The number of the attempt that a response document says it is; None if it does not."""
    if isinstance(document, bytes):
        try:
            document = json.loads(document)
        except (ValueError, RecursionError):
            return None
    number = document.get("attempt", 1) if isinstance(document, Mapping) else None
    return number if type(number) is int else None


def _is_newer(one: Path, other: Path) -> bool:
    return one.stat().st_mtime_ns >= other.stat().st_mtime_ns


def _read_writing(grade: Grade, notebook: SubmittedNotebook) -> dict[str, Any]:
    """What the gradebook says of the cell that a person marks.

    nbgrader gives such a cell 0 where nothing was written, and waits for a person otherwise, also
    where one gave points to an earlier attempt: those count until somebody looks again.
    """
    untouched = grade.auto_score is not None and grade.manual_score is None
    state = "waiting" if grade.needs_manual_grade else "none" if untouched else "read"
    says = {"state": state, "points": grade.score, "maximum": grade.max_score}
    why = read_reason(notebook, cell=grade.name)
    return {**says, "why": why} if why else says


def _check_agreement(marks: Marks, grades: dict[str, Any]) -> None:
    """Marks and gradebook must say the same; anything else is a fault in grading."""
    ours = {mark.criterion: mark.points for mark in marks.criteria}
    theirs = {name: grade["auto"] for name, grade in grades["criteria"].items()}
    same = ours.keys() == theirs.keys() and all(
        theirs[name] is not None and math.isclose(points, theirs[name], abs_tol=1e-6)
        for name, points in ours.items()
    )
    if not same:
        raise GradingError(f"Marks and gradebook differ. Marks: {ours}. Gradebook: {theirs}.")
