"""A small nbgrader course of our configuration and any graded cells a test wants."""

import json
import shutil
from pathlib import Path

from toolkit.grading.autograde import Grader
from toolkit.grading.course import Course
from toolkit.places import content_folder

MAXIMUM = 4


def make_toy(root: Path, cells: dict[str, str]) -> tuple[Course, Grader]:
    """A course with one assignment a cell, each worth four points, ready to grade."""
    root.mkdir()
    shutil.copy(content_folder() / "grading/nbgrader_config.py", root)
    for name, text in cells.items():
        path = root / "source" / name / f"{name}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook(graded(f"{name}-cell", text))))
    course = Course(root)
    grader = Grader(course)
    grader.make_gradebook()
    for name in cells:
        grader.generate_assignment(name)
    return course, grader


def submit(course: Course, name: str, *, learner: str = "ada", files: dict | None = None) -> Path:
    """Put the released notebook into ``submitted``, and whatever files a test wants there."""
    place = course.folder("submitted", learner=learner, module=name)
    place.mkdir(parents=True, exist_ok=True)
    shutil.copy(course.root / "release" / name / f"{name}.ipynb", place)
    for path, text in (files or {}).items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(text)
    return place


def graded(grade_id: str, text: str, **changes: object) -> dict:
    about = {
        "grade": True,
        "grade_id": grade_id,
        "locked": True,
        "points": MAXIMUM,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": grade_id,
        "metadata": {"nbgrader": about | changes},
        "outputs": [],
        "source": text,
    }


def notebook(*cells: dict) -> dict:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel}
    return {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
