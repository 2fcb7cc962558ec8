from __future__ import annotations

from datetime import date

import pytest

from tests.sample import change
from toolkit.scenario.check import check_scenario
from toolkit.scenario.checks.ages import months_old


def warn(folder, text):
    """What check says of a sentence in a school record of 6 March 2024: Mia is 5, Tom 1."""
    change(folder / "records/school.yaml", "Her hands were red with cold.",
           f"Her hands were red with cold. {text}")  # fmt: skip
    return [(p.level, p.says) for p in check_scenario(folder).problems if " born " in p.says]


@pytest.mark.parametrize(
    "text",
    [
        "Mia (aged 5) was here.",
        "Mia (5) was here.",
        "Mia, 5, was here.",
        "Mia Alder, aged five, was here.",
        "Mia is 5 years 9 months.",
        "Mia is 5 years and 10 months old.",
        "Saw 5-year-old Mia with Tom (13 months).",
        "Tom is 14 months old.",
        "Tom, now 1 year old, was here.",
        "Mia was 4 when they moved.",
        "Mia is 4 stone, in class 3, table 12.",
        "Mia and 3 others; Mia, 2 plates of toast.",
        "Mia 18/30 in spelling. Mia 7 out of 10.",
        "Mia is five and Tom is one.",
        "Mia is two minutes late, Mia is one of three. Mia is ten pence short.",
        "Mia is 4, table 12.",
    ],
)
def test_ages_that_agree_and_numbers_that_are_no_ages(folder, text):
    assert warn(folder, text) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Mia (aged 4) was here.", "Mia (aged 4"),
        ("Mia (6) was here.", "Mia (6)"),
        ("Mia, 4, was here.", "Mia, 4,"),
        ("Brought in with Mia, 7.", "Mia, 7."),
        ("Mia Alder, aged seven, was here.", "Mia Alder, aged seven"),
        ("Mia is 4 years 2 months.", "Mia is 4 years 2 months"),
        ("Saw 4-year-old Mia.", "4-year-old Mia"),
        ("Tom is 18 months old.", "Tom is 18 months"),
        ("Saw 20 month old Tom.", "20 month old Tom"),
        ("Tom, now 2 years old, was here.", "Tom, now 2 years"),
        ("Mia is fifteen and a help to her mum.", "Mia is fifteen"),
        ("Mia is only seven.", "Mia is only seven"),
        ("Today Mia is 4 and at the big table.", "Mia is 4"),
    ],
)
def test_ages_that_the_birth_date_contradicts(folder, text, quoted):
    [(level, says)] = warn(folder, text)
    assert level == "error"
    assert says.startswith(f"school-02 says “{quoted}”, but ")


def test_an_age_that_may_be_right_after_all_is_a_warning(folder):
    change(folder / "scenario.yaml", "born: 2018-05-10", "born: 2018-04-01")
    assert [level for level, _ in warn(folder, "Mia (aged 6) was here.")] == ["warning"]
    change(folder / "scenario.yaml", "born: 2018-04-01", 'born: "2018"')
    assert {level for level, _ in warn(folder, "Mia (aged 9) was here.")} == {"warning"}


def test_months_are_completed_months():
    assert months_old(date(2023, 2, 1), on=date(2024, 3, 1)) == 13
    assert months_old(date(2023, 2, 2), on=date(2024, 3, 1)) == 12
    assert months_old(date(2023, 2, 2), on=date(2023, 2, 1)) == -1
