"""What the course adds to nbgrader's autograde, named in ``nbgrader_config.py``.

While a submission is sanitized, `CourseNotebook` puts the course's own notebook in place of the
one that was submitted. While it is graded, `OnlyData` clears its folder of everything that could
run, `RunGradedCells` runs the graded cells, and `RefuseBrokenScores` stops a submission whose
scores nbgrader would misread. A stop leaves a submission ungraded, which nbgrader reports by name.
"""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution
from traitlets import Float

from toolkit.grading.cells import RESPONSE, read_document, written_for
from toolkit.grading.execution import run_cell
from toolkit.grading.overrides import read_reason
from toolkit.grading.scores import NotMarkedError, read_score
from toolkit.grading.source import REASONS, WRITING, grade_id
from toolkit.look import TOKENS
from toolkit.response.models import LIMITS
from toolkit.response.plain_text import clean_text, say_points

__all__ = [
    "CourseNotebook",
    "InlineLook",
    "OnlyData",
    "RefuseBrokenScores",
    "RunGradedCells",
    "WaitingWriting",
]

_KEPT = {RESPONSE, "timestamp.txt", "submission_secret.txt"}
"""All that is kept of a submission's files: the response, and two that nbgrader reads as text."""

_LONGEST_ANSWER = 20_000  # characters of a written answer

_Resources = dict[str, Any]


class CourseNotebook(NbGraderPreprocessor):  # type: ignore[misc]
    """Puts the released notebook in place of the submitted one.

    Nothing a learner could have changed is run. What the response says was written is put, as text,
    into the cell that a person marks. Of the submitted notebook only answers to written questions
    of an organisation's own (manually graded Markdown cells) are carried over, as text.
    """

    def preprocess(
        self, nb: NotebookNode, resources: _Resources
    ) -> tuple[NotebookNode, _Resources]:
        """Replace the notebook; take back what the gradebook says of an earlier submission."""
        about = resources["nbgrader"]
        _withhold_scores(about)
        answers = {_grade_id(cell): cell.source for cell in nb.cells if _grade_id(cell)}
        course = self._released(about["assignment"], about["notebook"])
        for cell in course.cells:
            answer = answers.get(_grade_id(cell))
            if _grade_id(cell) == grade_id(about["assignment"], WRITING):
                cell.source = self._written(resources) or cell.source
            elif cell.cell_type == "markdown" and is_solution(cell) and isinstance(answer, str):
                cell.source = clean_text(answer)[:_LONGEST_ANSWER]
        return course, resources

    def _written(self, resources: _Resources) -> str:
        """What the submitted response has for a person to read; empty if nothing."""
        module = resources["nbgrader"]["assignment"]
        document = read_document(_folder(resources), module=module)
        return written_for(module, document)

    def _released(self, assignment: str, notebook: str) -> NotebookNode:
        course: CourseDirectory = self.parent.parent.coursedir  # exporter, converter
        folder = course.format_path(course.release_directory, ".", assignment)
        path = Path(folder) / f"{notebook}.ipynb"
        if not path.is_file():
            raise NotMarkedError(
                f"{path} is not there; run `nbgrader generate_assignment {assignment}`."
            )
        return nbformat.read(path, as_version=4)


class OnlyData(NbGraderPreprocessor):  # type: ignore[misc]
    """Removes everything but data from the folder a submission is graded in.

    That folder is a copy; what was submitted stays where it is. Without this, a kernel started
    there could import a learner's ``toolkit/`` or ``sitecustomize.py`` for the course's own.
    """

    def preprocess(
        self, nb: NotebookNode, resources: _Resources
    ) -> tuple[NotebookNode, _Resources]:
        """Clear the folder of all but the notebook, the response and nbgrader's own two files."""
        kept = {*_KEPT, f"{resources['nbgrader']['notebook']}.ipynb"}
        for path in _folder(resources).iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
                if path.name == RESPONSE:
                    path.touch()  # something was handed in that cannot be read: not a blank
            elif path.name not in kept or path.is_symlink() or _is_oversized(path):
                path.unlink()
        return nb, resources


class RunGradedCells(NbGraderPreprocessor):  # type: ignore[misc]
    """Runs the graded cells in this process, in place of nbgrader's ``Execute``.

    The other cells are for learners and are left alone. A notebook that has not been through
    `CourseNotebook` must not come here.
    """

    timeout_s = Float(60.0, help="Seconds one graded cell may take.").tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: _Resources
    ) -> tuple[NotebookNode, _Resources]:
        """Run each graded code cell from the submission's folder and keep its outputs."""
        names: dict[str, Any] = {"__name__": "__main__"}
        with contextlib.chdir(_folder(resources)):
            for cell in nb.cells:
                if _is_autograded(cell):
                    cell.outputs = run_cell(cell.source, names=names, timeout_s=self.timeout_s)
        return nb, resources


class RefuseBrokenScores(NbGraderPreprocessor):  # type: ignore[misc]
    """Stops a submission whose graded cells did not each end in one honest number.

    nbgrader would give most of what can go wrong full marks, and the rest none.
    """

    def preprocess_cell(
        self, cell: NotebookNode, resources: _Resources, _index: int
    ) -> tuple[NotebookNode, _Resources]:
        """Check one cell's outputs."""
        if _is_autograded(cell):
            try:
                read_score(cell.outputs, maximum=float(cell.metadata.nbgrader["points"]))
            except NotMarkedError as error:
                raise NotMarkedError(f"{_grade_id(cell)}: {error}") from error
        return cell, resources


class WaitingWriting(NbGraderPreprocessor):  # type: ignore[misc]
    """Tells the feedback's template what a person said, and which cells still wait for one."""

    def preprocess(
        self, nb: NotebookNode, resources: _Resources
    ) -> tuple[NotebookNode, _Resources]:
        """Mark each cell that a person marks and nobody has; add why points were changed."""
        about = resources["nbgrader"]
        with Gradebook(about["db_url"]) as gradebook:
            notebook = gradebook.find_submission_notebook(
                about["notebook"], about["assignment"], about["student"]
            )
            waiting = {grade.name for grade in notebook.grades if grade.needs_manual_grade}
            reason = read_reason(notebook, cell=grade_id(about["assignment"], REASONS))
        for cell in nb.cells:
            if reason and _grade_id(cell) == grade_id(about["assignment"], REASONS):
                cell.metadata.nbgrader["reason"] = reason
            if is_solution(cell) and _grade_id(cell) in waiting:
                cell.metadata.nbgrader["waiting"] = True
                about["waiting"] = True
        return nb, resources


class InlineLook(NbGraderPreprocessor):  # type: ignore[misc]
    """Hands the shared look to the feedback's template, so that feedback is one file."""

    def preprocess(
        self, nb: NotebookNode, resources: _Resources
    ) -> tuple[NotebookNode, _Resources]:
        """Put the tokens, and how points are said, beside what the template reads."""
        look = TOKENS.read_text(encoding="utf-8")
        return nb, {**resources, "look": look, "say_points": say_points}


def _withhold_scores(about: dict[str, str]) -> None:
    """Say in the gradebook that this submission is not marked yet.

    nbgrader keeps an earlier submission's scores until new ones are saved. If grading stopped
    half way they would stand beside the new submission's time as if they were its own.
    """
    with Gradebook(about["db_url"]) as gradebook:
        submission = gradebook.find_submission(about["assignment"], about["student"])
        for notebook in submission.notebooks:
            for grade in notebook.grades:
                grade.auto_score = None
                grade.needs_manual_grade = True
        gradebook.db.commit()


def _grade_id(cell: NotebookNode) -> str:
    """A cell's grade id; empty if it has none, or nothing that could be one."""
    about = cell.metadata.get("nbgrader", {})
    found = about.get("grade_id", "") if isinstance(about, dict) else ""
    return found if isinstance(found, str) else ""


def _is_autograded(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)


def _is_oversized(path: Path) -> bool:
    """Whether a file is longer than any text of ours; a response is read to its limit."""
    return path.name != RESPONSE and path.stat().st_size > LIMITS["bytes"]


def _folder(resources: _Resources) -> Path:
    return Path(resources["metadata"]["path"])
