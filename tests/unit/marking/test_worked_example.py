"""The worked example of docs/marking.md gets the marks it says, and so does its table."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.marking.restraint import Restraint

DOCS = Path(__file__).parents[3] / "docs" / "marking.md"


def test_the_worked_example(made, marks_of):
    child = {"seen": "yes"}
    case = made.small_case(
        events=[
            {"at": "school-01.3", "when": "2024-01-10", "child": child},
            {"at": "school-02.3", "when": "2024-02-10", "child": child},
            {"at": "school-03.3", "when": "2024-03-10", "essential": False, "child": child},
            {"at": "school-04.3", "when": "2024-04-10", "essential": False, "child": child},
        ],
        signs=[
            {"at": "school-01.7", "indicators": ["hungry"]},
            {"at": "school-02.7", "indicators": ["attendance"]},
            {"at": "school-03.7", "indicators": ["hungry"], "essential": False},
            {"at": "school-04.7", "indicators": ["tired"], "essential": False},
        ],
        distractors=[
            {"at": "school-05.2", "looks": "alarming"},
            {"at": "school-05.6", "looks": "reassuring", "fits": ["parent-word"]},
        ],
        decisions=[
            (made.make_decision(name, options=4), (best,))
            for name, best in (("one", "c"), ("two", "d"), ("three", "b"))
        ],
    )
    response = made.response(
        [
            made.entry("school-01.3", "2024-01-10", basis="observed"),
            made.entry("school-02.3", "2024-02", basis="observed"),
            made.entry("school-03.3", "2024-01-20"),
            made.entry("school-06.5", "2024-06-10"),
        ],
        [
            made.sign("school-01.7", "hungry"),
            made.sign("school-02.7", "soiling"),
            made.sign("school-03.7", "growth"),
            made.sign("school-05.2", "injury"),
        ],
        [made.decide("one", "c"), made.decide("two", "c"), made.decide("three", "b")],
    )
    points = {m.criterion: m.points for m in marks_of(case, response).criteria}
    said = {
        "coverage": 16.5,
        "relevance": 3.75,
        "dating": 4,
        "order": 1.67,
        "source": 3.33,
        "signs": 11,
        "discernment": 1.67,
        "decisions": 6.92,
    }
    text = DOCS.read_text(encoding="utf-8")
    for criterion, earned in said.items():
        # Hundredths are handed out so that the sum is right, which may move one by one.
        assert points[criterion] == pytest.approx(earned, abs=0.011), criterion
        assert f"**{earned:g} of {made.POINTS[criterion]}**" in text


@pytest.mark.parametrize(
    ("found", "wrong", "free", "left"),
    [(20, 5, 5, 1), (20, 15, 5, 2 / 3), (20, 25, 5, 1 / 3), (8, 8, 4, 2 / 3), (5, 15, 3, 0)],
)
def test_the_table_of_what_is_left(found, wrong, free, left):
    restraint = Restraint(size=27, found=found, wrong=wrong)
    assert restraint.free == free
    assert restraint.factor == pytest.approx(left)
    words = {1: "all", 2 / 3: "two thirds", 1 / 3: "a third", 0: "nothing"}
    row = next(
        line for line in DOCS.read_text().splitlines() if line.startswith(f"| {found} | {wrong} |")
    )
    assert row.split("|")[3].strip() == str(free)
    assert row.split("|")[4].strip().startswith(words[left])


def test_what_matters_in_the_other_part_is_free_up_to_half_of_what_was_found():
    def left(elsewhere):
        return Restraint(size=27, found=20, wrong=0, elsewhere=elsewhere).factor

    assert left(10) == 1
    assert left(25) == pytest.approx(0.5)


def test_copying_records_in_whole():
    def left(beside):
        return Restraint(size=27, found=27, wrong=0, beside=beside, background=400).factor

    assert left(100) == 1
    assert 0 < left(170) < 1
    assert left(240) == 0
