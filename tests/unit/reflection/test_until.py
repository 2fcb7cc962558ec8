"""By when: days to come as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.reflection.until import read_until

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Friday", "Friday 27 November 2026"),
        ("by this Friday.", "Friday 27 November 2026"),
        ("coming Friday", "Friday 27 November 2026"),
        ("monday", "Monday 30 November 2026"),
        ("tomorrow", "Tuesday 24 November 2026"),
        ("in two weeks", "Monday 7 December 2026"),
        ("Within a fortnight", "Monday 7 December 2026"),
        ("in 3 months", "Tuesday 23 February 2027"),
        ("in a year", "Tuesday 23 November 2027"),
        ("by the end of the month", "Monday 30 November 2026"),
        ("end of next week", "Friday 4 December 2026"),
        ("next month", "Thursday 31 December 2026"),
        ("end of the year", "Thursday 31 December 2026"),
        ("12/3/27", "Friday 12 March 2027"),
        ("by 12 March", "Friday 12 March 2027"),
        ("the 5th of January", "Tuesday 5 January 2027"),
        ("20 November", "Saturday 20 November 2027"),
        ("end of March", "the end of March 2027 (21 to 31 March 2027)"),
        ("before Christmas", "Christmas 2026 (24 to 26 December 2026)"),
        ("spring term", "spring term 2027 (January to Easter)"),
    ],
)
def test_what_people_type_is_understood(typed, said):
    assert read_until(typed, today=MONDAY).said == said
    assert read_until(typed, today=MONDAY).says == ""


@pytest.mark.parametrize(
    ("day", "typed", "said", "nearer"),
    [
        (26, "next Friday", "Friday 4 December 2026", "Friday 27 November 2026, type “Friday”"),
        (23, "by next fri", "Friday 4 December 2026", "Friday 27 November 2026, type “Friday”"),
        (27, "next Friday", "Friday 4 December 2026", ""),
        (29, "next Monday", "Monday 30 November 2026", ""),
        (26, "next Thursday", "Thursday 3 December 2026", ""),
    ],
)
def test_next_friday_is_that_of_next_week_and_the_nearer_one_is_offered(day, typed, said, nearer):
    until = read_until(typed, today=date(2026, 11, day))
    assert until.said == said
    assert (nearer in until.says) if nearer else until.says == ""


def test_a_month_on_from_its_last_day_is_the_last_day_of_a_shorter_one():
    assert read_until("in a month", today=date(2027, 1, 31)).said == "Sunday 28 February 2027"


def test_end_of_the_week_at_a_weekend_is_still_to_come():
    saturday = date(2026, 11, 28)
    assert read_until("end of this week", today=saturday).said == "Sunday 29 November 2026"
    assert read_until("end of next week", today=saturday).said == "Friday 4 December 2026"


def test_a_day_that_has_passed_is_read_and_said_to_have_passed():
    past = read_until("20 November 2025", today=MONDAY)
    assert (past.said, past.says) == ("Thursday 20 November 2025", "That day has passed.")


@pytest.mark.parametrize(
    "typed", ["soon", "end of term", "when I can", "31 February", "in 900 years"]
)
def test_what_is_no_day_is_kept_and_says_what_would_be(typed):
    until = read_until(typed, today=MONDAY)
    assert until.said == ""
    assert "kept as you typed it" in until.says


def test_nothing_typed_is_no_remark():
    assert read_until("  ", today=MONDAY).says == ""


@given(st.text(max_size=60), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_nothing_that_can_be_typed_breaks_it(typed, today):
    until = read_until(typed, today=today)
    assert isinstance(until.said, str)


@given(
    st.integers(1, 400),
    st.sampled_from(["day", "week", "month"]),
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
)
def test_what_is_counted_from_today_lies_ahead(number, unit, today):
    assert read_until(f"in {number} {unit}s", today=today).says == ""
