"""The course folder: what nbgrader works in, made from the package's content.

``DATA/grading`` is an ordinary nbgrader course: ``nbgrader`` and formgrader work in it as in any
other. The server imports this module to hand work in,
so only `prepare_course`, which the grading process calls, imports nbgrader.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import time
import traceback
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.grading.cells import RESPONSE, try_marking
from toolkit.grading.lock import hold_lock
from toolkit.grading.scores import NotMarkedError
from toolkit.grading.source import notebook_text
from toolkit.places import content_folder, module_ids
from toolkit.scenario.modules import load_module
from toolkit.scenario.problems import ContentError

if TYPE_CHECKING:
    from toolkit.grading.autograde import Grader

__all__ = ["Course", "find_course", "freeze", "half_made_folder", "prepare_course"]

_PREPARED = "prepared.json"
_HALF_MADE = ".half-made"
_LEFTOVER_AGE_S = 3600.0
_LEARNER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@-]{0,99}")


@dataclass(frozen=True)
class Course:
    """An nbgrader course folder.

    Attributes:
        root: The folder with ``nbgrader_config.py`` and the gradebook.
        problems: Module id to what is wrong, for each module whose work cannot be graded. It may
            quote the key: it is for the operator's log and nobody else.
    """

    root: Path
    problems: Mapping[str, str] = field(default_factory=dict)

    def folder(self, step: str, *, learner: str, module: str) -> Path:
        """Where nbgrader keeps one learner's work of one module in one of its steps."""
        return self.root / step / learner / module


def find_course(data: Path) -> Course:
    """The course in a data folder, whether or not it has been prepared."""
    return Course((data / "grading").resolve())


def prepare_course(data: Path, *, modules: Sequence[str] | None = None) -> Course:
    """Make ``DATA/grading`` a working nbgrader course, or bring it up to date.

    The configuration is copied from the package's content, notebooks are made from the modules, and
    a module whose notebook is new or has changed is put into the gradebook by nbgrader's own
    ``generate_assignment``. Each module's key is tried on a response with nothing in it: a key that
    cannot be read or marked by is found now, and not by the first learner who hands in. Done again
    it does nothing; stopped at any moment, it is finished by the next call.

    Args:
        data: The folder for saved work.
        modules: Ids of the modules whose work is graded there; every module if left out.

    Returns:
        The course, with what cannot be graded and why, module by module.
    """
    course = find_course(data)
    course.root.mkdir(parents=True, exist_ok=True)
    problems = {}
    with hold_lock(course.root / ".preparing"):
        _clear_leftovers(course)
        config = "nbgrader_config.py"
        _put(course, course.root / config, (content_folder() / "grading" / config).read_bytes())
        from toolkit.grading.autograde import Grader, GradingError

        grader = Grader(course)
        grader.make_gradebook()
        for module in module_ids() if modules is None else modules:
            try:
                if not load_module(module).points:  # nothing of it is handed in
                    continue
                try_marking(module)
                _prepare_module(grader, course, module)
            except (ContentError, GradingError, NotMarkedError) as error:
                problems[module] = str(error)
            except Exception:  # noqa: BLE001  a key can break marking in any way; others go on
                problems[module] = traceback.format_exc()
    return Course(course.root, problems)


def freeze(
    course: Course, *, learner: str, module: str, document: Mapping[str, Any] | bytes
) -> Path:
    """Put a response into nbgrader's ``submitted`` tree, as it is at this moment.

    What was there for this learner and module is replaced as a whole.

    Args:
        course: The course.
        learner: The learner's id; nbgrader's student.
        module: The module's id; nbgrader's assignment.
        document: The response document, or its bytes where it was handed in as a file.

    Returns:
        The folder of the submission.

    Raises:
        ValueError: If the learner's id cannot be a folder's name.
    """
    if not _LEARNER.fullmatch(learner):
        raise ValueError(
            f"The learner's id is {learner!r}; up to 100 letters, digits and _ . @ - are allowed, "
            "beginning with a letter or a digit."
        )
    if not isinstance(document, bytes):
        document = json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    made = _half_made(course)
    made.mkdir()
    released = course.root / "release" / module / f"{module}.ipynb"
    notebook = released.read_bytes() if released.is_file() else _make_notebook(module)
    (made / f"{module}.ipynb").write_bytes(notebook)
    (made / RESPONSE).write_bytes(document)
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")
    (made / "timestamp.txt").write_text(now, encoding="ascii")
    place = course.folder("submitted", learner=learner, module=module)
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        place.rename(earlier := _half_made(course))
        made.rename(place)
        shutil.rmtree(earlier)
    else:
        made.rename(place)
    return place


def _prepare_module(grader: Grader, course: Course, module: str) -> None:
    notebook = _make_notebook(module)
    fingerprint = hashlib.sha256(notebook + version("nbgrader").encode()).hexdigest()
    released = course.root / "release" / module / f"{module}.ipynb"
    done = _prepared(course)
    if done.get(module) == fingerprint and released.is_file() and grader.has_assignment(module):
        return
    _put(course, course.root / "source" / module / f"{module}.ipynb", notebook)
    grader.generate_assignment(module)
    _write(course, course.root / _PREPARED, json.dumps({**done, module: fingerprint}).encode())


def _prepared(course: Course) -> dict[str, str]:
    """Module id to the fingerprint of the notebook that is in the gradebook."""
    try:
        done = json.loads((course.root / _PREPARED).read_bytes())
    except (OSError, ValueError):
        return {}
    return done if isinstance(done, dict) else {}


def _make_notebook(module: str) -> bytes:
    """The course's notebook of a module, made from ``module.yaml`` and so never behind it."""
    return notebook_text(load_module(module)).encode()


def _put(course: Course, target: Path, content: bytes) -> None:
    if not target.is_file() or target.read_bytes() != content:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(course, target, content)


def _write(course: Course, path: Path, content: bytes) -> None:
    """Write a file so that nobody ever reads half of it."""
    (part := _half_made(course)).write_bytes(content)
    part.replace(path)


def half_made_folder(course: Course) -> Path:
    """A folder in the course for what is not ready yet, or not to stay; nbgrader never looks there.

    What is left in it by a process that was killed goes with a later start.
    """
    folder = course.root / _HALF_MADE
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _half_made(course: Course) -> Path:
    """A new path for what is not ready yet."""
    return half_made_folder(course) / uuid.uuid4().hex


def _clear_leftovers(course: Course) -> None:
    """Remove what stopped processes left half made; what is new may be another's work of now."""
    for path in (course.root / _HALF_MADE).glob("*"):
        if path.stat().st_mtime < time.time() - _LEFTOVER_AGE_S:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
