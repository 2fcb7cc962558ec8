"""Grading is tried on nobody's work in the first quiet moment, and nothing is left of it."""

import queue

import pytest

from tests.course.reading import gradebook
from toolkit.grading.__main__ import _attend
from toolkit.grading.practice import practise
from toolkit.places import module_ids


def files(course):
    return {path: path.read_bytes() for path in sorted(course.root.rglob("*")) if path.is_file()}


def test_practice_grades_in_a_course_of_its_own_and_leaves_this_one_alone(course):
    (course.root / "local_config.py").write_text("raise SystemExit('another gradebook')")
    before = files(course)
    assert practise(course) in module_ids()
    assert files(course) == before
    assert gradebook(course) == set()


def test_practice_stops_when_it_is_to_stop_and_leaves_nothing(course):
    before = files(course)
    asked = iter([False, False, True])
    assert practise(course, stopped=lambda: next(asked)) == ""
    assert files(course) == before


class Quiet:
    """Who hears the lines, with something due at once."""

    def __init__(self):
        self.heard = []
        self.wait_s = 0.0
        self.lines = queue.SimpleQueue()

    def hear(self, line):
        self.heard.append(line)
        if len(self.heard) > 3:
            self.lines.put(b"")


@pytest.mark.parametrize(
    ("first", "rests"), [([], 1), ([b"look 1\n"], 1), ([b"wake\n"], 0)], ids=str
)
def test_the_first_quiet_moment_is_used_once_unless_something_was_handed_in(first, rests):
    quiet, rested = Quiet(), []
    for line in first:
        quiet.lines.put(line)
    _attend(quiet, quiet.lines, rest=lambda: rested.append(True))
    assert len(rested) == rests
