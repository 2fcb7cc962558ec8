"""A simulated group in a real gradebook: handed in and autograded as everybody's work is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from toolkit.grading.autograde import Grader, GradingError
from toolkit.grading.course import prepare_course
from toolkit.trainer.group import Member

__all__ = ["hand_in"]


def hand_in(module: str, members: Iterable[Member], *, data: Path) -> Path:
    """Hand a group's work in to an nbgrader course, and have nbgrader grade it.

    Args:
        module: The module's id.
        members: Whose work; those without a response are left out.
        data: The data folder in which the course is made, or brought up to date.

    Returns:
        The course's folder, in which ``nbgrader`` and formgrader work.

    Raises:
        GradingError: If nbgrader failed, or its gradebook and the marks differ.
    """
    course = prepare_course(data)
    grader = Grader(course)
    for member in members:
        if member.response is not None:
            document = member.response.model_dump(mode="json")
            graded = grader.grade(member.id, module=module, document=document)
            if graded.marks != member.marks:
                raise GradingError(
                    f"{member.name}’s marks in the gradebook are not those on the page."
                )
            grader.make_feedback(member.id, module=module)
    return course.root
