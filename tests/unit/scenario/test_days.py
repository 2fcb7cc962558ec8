from __future__ import annotations

import pytest

from tests.sample import change
from toolkit.scenario.check import check_scenario


def say(folder, text):
    """What check says of a sentence in a school record: Mia was born on 10 May 2018."""
    line = change(folder / "records/school.yaml", "Her hands were red with cold.",
                  f"Her hands were red with cold. {text}")  # fmt: skip
    found = check_scenario(folder).errors
    assert all(problem.line == line for problem in found)
    return [problem.says for problem in found]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Seen on 31 February 2023 at home.", "31 February 2023"),
        ("Seen on the 31st of April.", "31st of April"),
        ("Seen on 29 Feb 2023.", "29 Feb 2023"),
        ("Seen 31/02/2023.", "31/02/2023"),
        ("Seen 12/13/2023, late.", "12/13/2023"),
        ("Seen 30.2.23.", "30.2.23"),
        ("Seen 2023-02-30 at home.", "2023-02-30"),
        ("Seen on 0 March 2023.", "0 March 2023"),
    ],
)
def test_days_no_calendar_has_are_refused(folder, text, shown):
    assert say(folder, text) == [
        f"There is no {shown} in the calendar; write a day that there was."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Seen on 28 February 2023, 29 February, 29/2/24 and 2024-02-29.",
        "Moved to 42 March Road. Ref 2024/0312, 30/2, score 7/13/24, version 1.2.3.",
        "Mia, DOB 10/05/2018, and Mia (born 10 May 2018).",
        "Mia's date of birth is 2018-05-10. Mia dob: 10/5/18.",
        "Mia was born at home. Born 3 March 2020, he is small. Mia said 3 March 2020.",
        "Mum was born 20/8/96. Kay Alder, DOB 20 August 1996.",
    ],
)
def test_days_there_were_and_numbers_that_are_no_days(folder, text):
    assert say(folder, text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mia Alder DOB 03/06/2018.", "Mia Alder DOB 03/06/2018"),
        ("Mia (born 2 July 2018) was here.", "Mia (born 2 July 2018"),
        ("Mia's date of birth is 2017-06-02.", "Mia's date of birth is 2017-06-02"),
        ("Mia, d.o.b. 2/6/17, was here.", "Mia, d.o.b. 2/6/17"),
    ],
)
def test_a_birth_date_that_is_not_the_casts_is_refused(folder, text, shown):
    assert say(folder, text) == [
        f"“{shown}” is not what scenario.yaml says: Mia Alder was born 10 May 2018."
    ]
