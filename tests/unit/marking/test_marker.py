"""Blank, unreadable, marked and not marked are four different things, and say so."""

from __future__ import annotations

import json

import pytest

from toolkit.marking import CRITERIA, mark
from toolkit.marking.models import Marks
from toolkit.response.plain_text import say_points
from toolkit.response.read import read_response


def outcomes(marks):
    return {m.criterion: m.outcome for m in marks.criteria}


def test_criteria_come_in_their_order_with_their_points(made, case, marks_of):
    marks = marks_of(case, made.careful(case))
    assert [m.criterion for m in marks.criteria] == list(CRITERIA)
    assert {m.criterion: m.maximum for m in marks.criteria} == made.POINTS
    assert marks.scenario == "made"
    assert marks.version == f"{case.scenario.version}-made"


def test_only_the_criteria_asked_for_are_marked(made, case, marks_of):
    marks = marks_of(case, made.careful(case), {"dating": 3.0, "signs": 1.5})
    assert [(m.criterion, m.points) for m in marks.criteria] == [("dating", 3.0), ("signs", 1.5)]


def test_blank(made, case, marks_of):
    marks = marks_of(case, made.response())
    assert marks.outcome == "blank"
    assert set(outcomes(marks).values()) == {"blank"}
    assert marks.total == 0
    assert "Nothing was handed in" in marks.criteria[0].why
    assert not marks.chronology  # the key is not told to someone who tried nothing
    assert not marks.signs


def test_one_part_blank(made, case, marks_of):
    marks = marks_of(case, made.response(signs=[made.right_sign(case, 0)]))
    assert marks.outcome == "marked"
    assert outcomes(marks)["coverage"] == "blank"
    assert outcomes(marks)["signs"] == "marked"
    assert not marks.chronology
    assert len(marks.signs) == 27


@pytest.mark.parametrize("document", [b"", b"{", b"[]", b"\xff", b'{"format": 9}'])
def test_unreadable(made, case, document):
    marks = mark(case.scenario, case.key, read_response(document), made.POINTS)
    assert marks.outcome == "unreadable"
    assert set(outcomes(marks).values()) == {"unreadable"}
    assert marks.total == 0
    assert marks.notes[0] in marks.criteria[0].why
    assert "no judgement" in marks.criteria[0].why


def test_a_part_of_which_nothing_could_be_kept_is_unreadable_not_blank(made, case):
    document = {
        "format": 1,
        "module": "made",
        "scenario": "made",
        "chronology": [17],
        "signs": [made.right_sign(case, 0).model_dump(mode="json")],
    }
    marks = mark(case.scenario, case.key, read_response(json.dumps(document)), made.POINTS)
    assert outcomes(marks)["coverage"] == "unreadable"
    assert outcomes(marks)["signs"] == "marked"
    assert "Entry 1" in marks.notes[0]


def test_entries_that_rest_on_nothing_are_unreadable_not_wrong(made, case, marks_of):
    marks = marks_of(case, made.response([made.entry("", "2024-01-10", id="e1", what="Late")]))
    assert marks.outcome == "unreadable"
    assert [(f.kind, f.title) for f in marks.chronology] == [("unreadable", "Late")]


def test_another_scenarios_response_is_unreadable(made, case, marks_of):
    other = made.careful(case).model_copy(update={"scenario": "other"})
    marks = marks_of(case, other)
    assert marks.outcome == "unreadable"
    assert "another scenario" in marks.notes[0]


def test_a_response_on_earlier_records_is_marked_and_told(made, case, marks_of):
    earlier = made.careful(case).model_copy(update={"version": "earlier"})
    marks = marks_of(case, earlier)
    assert marks.total == 100
    assert "revised" in marks.notes[0]


def test_a_key_with_nothing_to_mark_a_criterion_by_leaves_it_unmarked(made, marks_of):
    case = made.small_case(events=[{"at": "school-01.3", "when": "2024-01-10"}])
    marks = marks_of(case, made.response([made.entry("school-01.3", "2024-01-10")]))
    assert outcomes(marks)["coverage"] == "marked"
    assert outcomes(marks)["order"] == "not-marked"
    assert outcomes(marks)["child"] == "not-marked"


def test_the_words_say_what_was_read(made, case, marks_of):
    said = {m.criterion: m.read for m in marks_of(case, made.careful(case)).criteria}
    assert said["coverage"].startswith("27 of 27 key events found")
    assert said["signs"].startswith("27 of 27 signs found and named")
    assert "9 of 9 misleading passages did not mislead you" in said["discernment"]


def test_someone_who_put_in_too_much_is_told_what_that_did(made, case, marks_of):
    stray = made.beside_the_point(case)[:30]
    entries = [made.right_entry(case, n) for n in range(10)]
    entries += [made.entry(s, "2023-01-01", id=f"w{n}") for n, s in enumerate(stray)]
    marks = marks_of(case, made.response(entries))
    assert "There are 30 entries that no key event rests on" in marks.criteria[0].few
    dates = next(mark for mark in marks.criteria if mark.criterion == "dating")
    assert "After what was put in too much" in dates.few


def test_a_row_says_why_there_is_little_though_what_is_there_is_right(made, case, marks_of):
    entries = [made.right_entry(case, n) for n in range(7)]
    marks = {m.criterion: m for m in marks_of(case, made.response(entries)).criteria}
    dates = marks["dating"]
    assert dates.read == "Of the 7 events you found, 7 have a close date."
    found = f"so there is {say_points(dates.points)} of {say_points(dates.maximum)} to earn here."
    assert dates.few == f"This counts for the events found: 7 of 27 key events, {found}"
    assert marks["coverage"].few == ""
    assert marks["relevance"].few.startswith("Less than half of the key events are found")


def test_a_whole_response_is_told_of_nothing_that_kept_it_low(made, case, marks_of):
    marks = marks_of(case, made.careful(case))
    assert {m.criterion: m.few for m in marks.criteria if m.few} == {}


def test_marks_survive_being_written_down(made, case, marks_of):
    marks = marks_of(case, made.muddle(case, 5))
    assert Marks.model_validate_json(marks.model_dump_json()) == marks
