"""What the graded cells of a course's notebook call: one mark each, as nbgrader reads it.

A cell says ``grade("neglect", "coverage")``. While nbgrader grades, that prints the reasons and
gives one plain float. Everywhere else (in a learner's own JupyterLab, say) it prints a sentence,
and the key is not even looked for.
"""

from __future__ import annotations

import contextlib
import io
import os
import stat
import traceback
import warnings
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.grading.scores import UNMARKED, NotMarkedError, exact_score
from toolkit.places import content_stamp

if TYPE_CHECKING:
    from toolkit.marking.models import Mark, Marks
    from toolkit.module import Module
    from toolkit.scenario.resolved import ResolvedKey, Scenario

__all__ = [
    "EXECUTION",
    "RESPONSE",
    "blank_document",
    "grade",
    "mark_document",
    "read_document",
    "try_marking",
    "written_for",
]

EXECUTION = "NBGRADER_EXECUTION"
"""The environment variable by which nbgrader says what it runs a notebook for."""

RESPONSE = "response.json"
"""The response document's file name, beside the notebook."""


def grade(module: str, criterion: str) -> float | None:
    """Mark one criterion of the response beside this notebook.

    Args:
        module: The module's id.
        criterion: One of the module's criteria.

    Returns:
        While nbgrader grades: the points, one finite built-in float from 0 to the criterion's
        maximum. If marking itself failed: `UNMARKED`, which nbgrader refuses, so that the
        submission stays ungraded; the traceback is printed for the operator.
        Otherwise None.
    """
    if os.environ.get(EXECUTION) != "autograde":
        print(_outside_grading())  # noqa: T201
        return None
    with _silence():
        try:
            points, text = _points(module, criterion)
        except BaseException:  # noqa: BLE001  an error here would count as a mark of nothing
            points, text = UNMARKED, traceback.format_exc()
    print(text)  # noqa: T201
    return points


def mark_document(module: str, document: bytes) -> Marks:
    """Mark a response document against its module's key, as the graded cells do.

    Args:
        module: The module's id.
        document: The document as it was handed in.

    Raises:
        NotMarkedError: If marking gave something that cannot be a score.
    """
    from toolkit.marking import mark
    from toolkit.response.read import read_response

    read, scenario, key = _content(module)
    marks: Marks = mark(scenario, key, read_response(document), read.points)
    marked = {each.criterion: each for each in marks.criteria}
    for criterion in read.points:
        _score(marked.get(criterion), of=criterion, module=read)
    return marks


def try_marking(module: str) -> None:
    """Mark a response with nothing in it, to see that this module's work can be marked.

    Raises:
        ContentError: If the module, its scenario or its key cannot be used.
        NotMarkedError: If marking gave something that cannot be a score.
    """
    mark_document(module, blank_document(module))


def read_document(folder: Path, *, module: str) -> bytes:
    """The response document in a folder, never longer than may be.

    Where there is none nobody began, and that is a blank response. What is no file at all is read
    as an empty one, which is unreadable. A document over the limit is cut one byte beyond it,
    which reading then tells as too long.
    """
    from toolkit.response.models import LIMITS

    path = folder / RESPONSE
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return b""
        with path.open("rb") as file:
            return file.read(LIMITS["bytes"] + 1)
    except FileNotFoundError:
        return blank_document(module)


def written_for(module: str, document: bytes) -> str:
    """What a response document has for a person to read, as Markdown; empty if nothing.

    Args:
        module: The module's id.
        document: The document as it was handed in.
    """
    from toolkit.grading.written import tell_writing
    from toolkit.response.read import read_response

    return tell_writing(read_response(document).response, scenario=_content(module)[1])


def blank_document(module: str) -> bytes:
    """The response document of somebody who did not begin."""
    from toolkit.response.models import Response

    scenario = _content(module)[0].scenario
    return Response(module=module, scenario=scenario).model_dump_json().encode()


def _points(module: str, criterion: str) -> tuple[float, str]:
    """Points and reasons of one criterion."""
    from toolkit.grading.telling import tell_mark

    marks = _marks_of(module, read_document(Path(), module=module), content_stamp(module))
    mark = next((each for each in marks.criteria if each.criterion == criterion), None)
    points = _score(mark, of=criterion, module=_content(module)[0])
    return points, tell_mark(marks, criterion=criterion)


def _score(mark: Mark | None, *, of: str, module: Module) -> float:
    if mark is None:
        raise NotMarkedError(f"Marking said nothing of {of!r}, which is worth points.")
    if mark.outcome == "not-marked":
        raise NotMarkedError(f"{of!r} was not marked: {mark.why}")
    return exact_score(mark.points, maximum=module.points[mark.criterion])


@lru_cache(maxsize=2)
def _marks_of(module: str, document: bytes, _stamp: object) -> Marks:
    """The notebook's cells ask one after another; marking is done for the first of them."""
    return mark_document(module, document)


def _content(module: str) -> tuple[Module, Scenario, ResolvedKey]:
    return _read_content(module, content_stamp(module))


@lru_cache(maxsize=8)
def _read_content(module: str, _stamp: object) -> tuple[Module, Scenario, ResolvedKey]:
    from toolkit.scenario.key import load_key
    from toolkit.scenario.load import load_scenario
    from toolkit.scenario.modules import load_module

    read = load_module(module)
    scenario = load_scenario(read.scenario)
    return read, scenario, load_key(read.scenario, scenario)


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Nothing on stderr and no warning: nbgrader would take either for a mark of nothing."""
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


def _outside_grading() -> str:
    if Path(RESPONSE).is_file():
        return "Your work is saved beside this notebook. It is marked after you have handed it in."
    return "There is nothing to mark yet: what you build at the desk above is saved here first."
