"""Dates as people type them are understood, said back, and never guessed in silence."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.response.typed_dates import explain_date, read_date
from toolkit.response.uk_year import NAMED, easter
from toolkit.scenario.dates import bounds

NEAR = date(2024, 5, 1)

UNDERSTOOD = [
    # Days
    ("2024-03-02", "2024-03-02", "2 March 2024"),
    ("2/3/24", "2024-03-02", "2 March 2024"),
    ("02/03/2024", "2024-03-02", "2 March 2024"),
    ("2.3.2024", "2024-03-02", "2 March 2024"),
    ("2-3-24", "2024-03-02", "2 March 2024"),
    ("2 / 3 / 24", "2024-03-02", "2 March 2024"),
    ("2 3 24", "2024-03-02", "2 March 2024"),
    ("020324", "2024-03-02", "2 March 2024"),
    ("02032024", "2024-03-02", "2 March 2024"),
    ("20240302", "2024-03-02", "2 March 2024"),
    ("2nd March 2024", "2024-03-02", "2 March 2024"),
    ("the 2nd of March, 2024.", "2024-03-02", "2 March 2024"),
    ("2-Mar-24", "2024-03-02", "2 March 2024"),
    ("02Mar2024", "2024-03-02", "2 March 2024"),
    ("March 2nd, 2024", "2024-03-02", "2 March 2024"),
    ("2 MARCH 2024", "2024-03-02", "2 March 2024"),
    ("on 2 March \u201924", "2024-03-02", "2 March 2024"),
    ("3 Sept. 2023", "2023-09-03", "3 September 2023"),
    ("12 Febuary 2024", "2024-02-12", "12 February 2024"),
    ("Sat 2 March 2024", "2024-03-02", "2 March 2024"),
    ("2/3/24 (Saturday)", "2024-03-02", "2 March 2024"),
    ("Monday 2 March 2024", "2024-03-02", "2 March 2024 (a Saturday)"),
    ("29/2/24", "2024-02-29", "29 February 2024"),
    # With a time, which a chronology does not need
    ("02/03/2024 14:30", "2024-03-02", "2 March 2024"),
    ("2024-03-02T14:30:00+00:00", "2024-03-02", "2 March 2024"),
    ("2024-03-02 00:00:00", "2024-03-02", "2 March 2024"),
    ("9.30am on 2 March 2024", "2024-03-02", "2 March 2024"),
    ("9.30 a.m. on 2 March 2024", "2024-03-02", "2 March 2024"),
    ("2/3/24 1430hrs", "2024-03-02", "2 March 2024"),
    ("early evening of 2 March 2024", "2024-03-02", "2 March 2024"),
    # No year: nearest to 1 May 2024
    ("Sat 2 March", "2024-03-02", "2 March 2024"),
    ("2/3", "2024-03-02", "2 March 2024"),
    ("March 2", "2024-03-02", "2 March 2024"),
    ("Mar 31st", "2024-03-31", "31 March 2024"),
    ("12 December", "2023-12-12", "12 December 2023"),
    ("January", "2024-01", "January 2024"),
    ("29 Feb", "2024-02-29", "29 February 2024"),
    ("Thursday 2 March", "2023-03-02", "2 March 2023"),
    # Months and years
    ("2024-03", "2024-03", "March 2024"),
    ("March 2024", "2024-03", "March 2024"),
    ("Mar 24", "2024-03", "March 2024"),
    ("the month of March 2024", "2024-03", "March 2024"),
    ("03/2024", "2024-03", "March 2024"),
    ("03/24", "2024-03", "March 2024"),
    ("xx/03/24", "2024-03", "March 2024"),
    ("??/3/2024", "2024-03", "March 2024"),
    ("2024", "2024", "2024"),
    ("'24", "2024", "2024"),
    ("March \u201924", "2024-03", "March 2024"),
    ("2023-2024", "2023/2024", "2023 to 2024"),
    # Parts of them
    ("early March 2024", "2024-03-01/2024-03-10", "early March 2024 (1 to 10 March 2024)"),
    ("mid-March 2024", "2024-03-11/2024-03-20", "mid March 2024 (11 to 20 March 2024)"),
    ("late Feb 24", "2024-02-21/2024-02-29", "late February 2024 (21 to 29 February 2024)"),
    (
        "the end of March 2024",
        "2024-03-21/2024-03-31",
        "the end of March 2024 (21 to 31 March 2024)",
    ),
    ("end of march", "2024-03-21/2024-03-31", None),
    (
        "mid to end of March",
        "2024-03-11/2024-03-31",
        "mid to late March 2024 (11 to 31 March 2024)",
    ),
    ("around the end of May 24", "2024-05-21~/2024-05-31~", None),
    ("beginning of March", "2024-03-01/2024-03-10", "early March 2024 (1 to 10 March 2024)"),
    ("early to mid March 2024", "2024-03-01/2024-03-20", None),
    ("early 2024", "2024-01/2024-04", "early 2024 (January to April 2024)"),
    ("mid 2024", "2024-05/2024-08", None),
    ("late 2023", "2023-09/2023-12", None),
    ("first week of March 2024", "2024-03-01/2024-03-07", "1 to 7 March 2024"),
    ("last week of March 2024", "2024-03-25/2024-03-31", "25 to 31 March 2024"),
    ("w/c 4 March 2024", "2024-03-04/2024-03-10", "4 to 10 March 2024"),
    ("W/C Mon 4th March", "2024-03-04/2024-03-10", "4 to 10 March 2024"),
    ("week commencing 4/3/24", "2024-03-04/2024-03-10", "4 to 10 March 2024"),
    ("week beginning 4/3/24", "2024-03-04/2024-03-10", "4 to 10 March 2024"),
    ("week of 4/3/24", "2024-03-04/2024-03-10", "4 to 10 March 2024"),
    ("week ending 10/3/24", "2024-03-04/2024-03-10", "4 to 10 March 2024"),
    ("w/e 10/3/24", "2024-03-04/2024-03-10", "4 to 10 March 2024"),
    ("weekend of 2 March 2024", "2024-03-02/2024-03-03", "2 to 3 March 2024"),
    # Around and perhaps
    ("around 3/3/24", "2024-03-03~", "around 3 March 2024"),
    ("about 3rd March 2024", "2024-03-03~", "around 3 March 2024"),
    ("circa 3/3/24", "2024-03-03~", "around 3 March 2024"),
    ("c. 3/3/24", "2024-03-03~", "around 3 March 2024"),
    ("c2024", "2024~", "around 2024"),
    ("approx 3/3/24", "2024-03-03~", "around 3 March 2024"),
    ("3/3/24 approx.", "2024-03-03~", "around 3 March 2024"),
    ("3/3/24 or so", "2024-03-03~", "around 3 March 2024"),
    ("some time around March 2024", "2024-03~", "around March 2024"),
    ("March 2024-ish", "2024-03~", "around March 2024"),
    ("~2024-03-03", "2024-03-03~", "around 3 March 2024"),
    ("2024-03-03~", "2024-03-03~", "around 3 March 2024"),
    ("March 2024?", "2024-03?", "perhaps March 2024"),
    ("possibly 3/3/24", "2024-03-03?", "perhaps 3 March 2024"),
    ("probably around March 2024", "2024-03%", "perhaps around March 2024"),
    ("around spring term 2024", "2024-01~/2024-03~", None),
    # Terms, holidays, feasts and seasons
    ("spring term", "2024-01/2024-03", "spring term 2024 (January to Easter)"),
    ("Spring Term 2023", "2023-01-01/2023-04-09", "spring term 2023 (January to Easter)"),
    ("summer term 2023", "2023-04-10/2023-07-31", "summer term 2023 (Easter to July)"),
    ("autumn term 2023", "2023-09-01/2023-12-24", "autumn term 2023 (September to Christmas)"),
    ("2023 autumn term", "2023-09-01/2023-12-24", None),
    ("autumn term 2023/24", "2023-09-01/2023-12-24", None),
    ("spring term 2023/24", "2024-01/2024-03", "spring term 2024 (January to Easter)"),
    ("school year 2023/24", "2023-09/2024-08", None),
    ("school year 23/24", "2023-09/2024-08", None),
    ("spring term 23/24", "2024-01/2024-03", None),
    ("2023/24", "2023-09/2024-08", "school year 2023/24 (September 2023 to August 2024)"),
    ("2023-24", "2023-09/2024-08", None),
    ("financial year 2023/24", "2023-04/2024-03", None),
    ("academic year 2023", "2023-09/2024-08", None),
    ("first half of the autumn term 2023", "2023-09-01/2023-10-28", None),
    ("mid spring term 2024", "2024-02", "mid spring term 2024 (February 2024)"),
    ("autumn half term 2023", "2023-10-20/2023-11-03", "autumn half term 2023 (late October)"),
    ("October half-term 2023", "2023-10-20/2023-11-03", None),
    ("October 2023 half term", "2023-10-20/2023-11-03", None),
    ("half term", "2024-05-24/2024-06-06", "summer half term 2024 (late May)"),
    ("Feb half term holiday 2024", "2024-02-10/2024-02-25", None),
    ("summer holidays 2023", "2023-07-20/2023-09-05", None),
    ("the school summer holidays", "2024-07-20/2024-09-05", None),
    ("Christmas holidays 2023", "2023-12-18/2024-01-06", None),
    ("Easter hols 2024", "2024-03-15/2024-04-15", None),
    ("Christmas 2023", "2023-12-24/2023-12-26", "Christmas 2023 (24 to 26 December 2023)"),
    ("over Xmas", "2023-12-24/2023-12-26", None),
    ("Christmas Eve 2023", "2023-12-24", None),
    ("New Year's Eve 2023", "2023-12-31", "New Year's Eve 2023 (31 December 2023)"),
    ("New Year 2024", "2023-12-31/2024-01-02", None),
    ("Easter 2024", "2024-03-29/2024-04-01", "Easter 2024 (29 March to 1 April 2024)"),
    ("Good Friday 2024", "2024-03-29", None),
    ("Easter Monday 2024", "2024-04-01", None),
    ("bonfire night 2023", "2023-11-05", None),
    ("August bank holiday 2023", "2023-08-28", None),
    ("summer 2023", "2023-06/2023-08", "summer 2023 (June to August)"),
    ("in the autumn of 2022", "2022-09/2022-11", "autumn 2022 (September to November)"),
    ("winter 2023/24", "2023-12/2024-02", "winter 2023/24 (December 2023 to February 2024)"),
    ("winter 2023", "2023-12/2024-02", "winter 2023/24 (December 2023 to February 2024)"),
    # From one date to another
    ("between 3 and 10 March 2024", "2024-03-03/2024-03-10", "3 to 10 March 2024"),
    ("march 3rd\u20135th 2024", "2024-03-03/2024-03-05", "3 to 5 March 2024"),
    ("March 24 - 26, 2023", "2023-03-24/2023-03-26", "24 to 26 March 2023"),
    ("March 30 to 31", "2024-03-30/2024-03-31", None),
    ("between march '23 and april '24", "2023-03/2024-04", "March 2023 to April 2024"),
    ("from 3rd to 10th March 2024", "2024-03-03/2024-03-10", "3 to 10 March 2024"),
    ("3 - 10 March 2024", "2024-03-03/2024-03-10", "3 to 10 March 2024"),
    ("3\u201310 March 2024", "2024-03-03/2024-03-10", "3 to 10 March 2024"),
    ("3-10/3/24", "2024-03-03/2024-03-10", "3 to 10 March 2024"),
    ("3/3/24-10/3/24", "2024-03-03/2024-03-10", "3 to 10 March 2024"),
    ("Mon 4 to Fri 8 March 2024", "2024-03-04/2024-03-08", "4 to 8 March 2024"),
    ("28 Feb to 3 March", "2024-02-28/2024-03-03", "28 February to 3 March 2024"),
    ("Jan to Mar 2024", "2024-01/2024-03", "January to March 2024"),
    ("Jan-Mar 24", "2024-01/2024-03", "January to March 2024"),
    ("Dec to Feb 2024", "2023-12/2024-02", "December 2023 to February 2024"),
    ("Dec 2023 to Feb", "2023-12/2024-02", "December 2023 to February 2024"),
    ("March or April 2024", "2024-03/2024-04", "March to April 2024"),
    ("night of 2/3 March 2024", "2024-03-02/2024-03-03", "2 to 3 March 2024"),
    ("Christmas 2023 to Easter 2024", "2023-12-24/2024-04-01", None),
    ("between around 3 and 10 March 2024", "2024-03-03~/2024-03-10~", "around 3 to 10 March 2024"),
    ("2024-01/2024-04", "2024-01/2024-04", "January to April 2024"),
    # Just before and after: two weeks, and said to be
    ("just before Christmas 2023", "2023-12-10/2023-12-23", None),
    ("shortly after 2 March 2024", "2024-03-03/2024-03-16", None),
]

NOT_UNDERSTOOD = [
    ("", "no date here yet"),
    ("   ", "no date here yet"),
    ("before March 2024", "has no beginning"),
    ("by Easter", "has no beginning"),
    ("until 3/3/24", "has no beginning"),
    ("after Easter 2024", "has no end"),
    ("since 2022", "has no end"),
    ("from 3 March 2024", "has no end"),
    ("3 March 2024 onwards", "has no end"),
    ("yesterday", "type the date itself"),
    ("last week", "type the date itself"),
    ("three days later", "type the date itself"),
    ("Saturday", "type the date itself"),
    ("31/2/24", "There is no 31 February 2024"),
    ("29 Feb 2023", "There is no 29 February 2023"),
    ("31 February", "There is no 31 February"),
    ("0/3/24", "There is no day 0; if nobody knows the day, type March 2024."),
    ("0 March", "There is no day 0; if nobody knows the day, type March and the year."),
    ("March 3 to 0", "There is no day 0"),
    ("March 24 to 26 24", "not a date we understand"),
    ("2023/22", "not a date we understand"),
    ("3/25/24", "There is no month 25"),
    ("3/0/24", "There is no month 0"),
    ("half term 2024", "Say which"),
    ("3 and 9 March 2024", "two dates"),
    ("10 March to 3 March 2024", "earlier first"),
    ("2024-03-10/2024-03-03", "ends before it begins"),
    ("2 March 1824", "outside the years 1900 to 2100"),
    ("0000-01-01", "outside the years"),
    ("9999-12-31", "outside the years"),
    ("w/c 9999-12-31", "outside the years"),
    ("unknown", "not a date we understand"),
    ("?", "not a date we understand"),
    ("<script>alert(1)</script>", "not a date we understand"),
    ("seven", "not a date we understand"),
    ("45353", "not a date we understand"),
    ("1" * 201, "at most 200 characters"),
]


@pytest.mark.parametrize(("typed", "edtf", "said"), UNDERSTOOD)
def test_what_people_type_is_understood_and_said_back(typed, edtf, said):
    when = read_date(typed, near=NEAR)
    assert when.edtf == edtf
    assert when.typed == typed
    if said is not None:
        assert when.said == said
    assert explain_date(typed, near=NEAR) == ""


@pytest.mark.parametrize(("typed", "says"), NOT_UNDERSTOOD)
def test_what_is_not_understood_says_why(typed, says):
    when = read_date(typed, near=NEAR)
    assert (when.edtf, when.said) == ("", "")
    assert when.typed == typed[:200]
    assert says in explain_date(typed, near=NEAR)


def test_a_day_of_two_noughts_is_an_unknown_day():
    assert read_date("00/03/2024", near=None).said == "March 2024"


@pytest.mark.parametrize(
    ("typed", "edtf"), [("12 December", "2022-12-12"), ("2 Mar", "2023-03-02")]
)
def test_a_missing_year_is_the_nearest(typed, edtf):
    assert read_date(typed, near=date(2023, 1, 20)).edtf == edtf


@pytest.mark.parametrize("typed", ["12 December", "spring term", "half term", "Jan to Mar"])
def test_without_a_record_the_year_is_needed(typed):
    assert read_date(typed, near=None).edtf == ""
    assert "The year is missing" in explain_date(typed, near=None)


def test_easter_of_known_years():
    known = {
        1961: (4, 2),
        2000: (4, 23),
        2008: (3, 23),
        2011: (4, 24),
        2024: (3, 31),
        2038: (4, 25),
    }
    assert {year: (easter(year).month, easter(year).day) for year in known} == known


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
MODERN = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))
NEARS = st.none() | st.dates()


@given(DAYS, NEARS)
def test_every_iso_day_comes_back(day, near):
    assert read_date(day.isoformat(), near=near).edtf == day.isoformat()


@given(MODERN, NEARS, st.sampled_from(["{d}/{m}/{y}", "{d}.{m}.{Y}", "{d:02}-{m:02}-{Y}"]))
def test_every_day_in_numbers_is_day_month_year(day, near, form):
    typed = form.format(d=day.day, m=day.month, y=f"{day:%y}", Y=day.year)
    assert read_date(typed, near=near).edtf == day.isoformat()


@given(DAYS, NEARS)
def test_what_is_said_is_understood_again(day, near):
    when = read_date(day.isoformat(), near=near)
    assert read_date(when.said, near=near).edtf == when.edtf


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)), st.integers(-180, 180))
def test_a_day_without_its_year_is_found_within_half_a_year(near, distance):
    day = near + timedelta(days=distance)
    if (day.month, day.day) != (2, 29):
        assert read_date(f"{day.day}/{day.month}", near=near).edtf == day.isoformat()


VOCABULARY = """
2 3 10 31 29 2024 24 1900 0 march feb mon sat w/c week weekend early mid late end to and between
from before just after around c ? ~ % - / . 2/3/24 2024-03 spring term half christmas holidays
easter new year first last second of the st nd until or in 2023/24 2024-03-02 9999 school at 14:30
"""
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=9).map(" ".join)


@settings(max_examples=600, deadline=None)
@given(st.text(max_size=300) | WORDS, NEARS)
@example("w/c 31/12/2100", None)
@example("just after 31/12/2100", date.max)
@example("29 Feb", date(9999, 12, 31))
@example("mon", date.min)
@example("\u0662\u0664/\u0663/\u0662\u0664", None)
@example("\ud800", None)
def test_anything_typed_is_a_date_or_a_reason(typed, near):
    when = read_date(typed, near=near)
    assert len(when.typed) <= 200
    assert bool(when.edtf) == bool(when.said)
    assert bool(when.edtf) != bool(explain_date(typed, near=near))
    if when.edtf:
        first, last = bounds(when.edtf)
        assert first <= last
        again = read_date(when.edtf, near=None)
        assert again.edtf == when.edtf
    assert read_date(typed, near=near) == when


@pytest.mark.parametrize("name", NAMED)
@given(year=st.integers(1901, 2099))
def test_every_named_part_of_the_year_is_read_by_its_name(name, year):
    when = read_date(f"{name} {year}", near=None)
    first, last = bounds(when.edtf)
    assert abs(first.year - year) <= 1
    assert 0 <= (last - first).days <= 366
    assert str(year) in when.said
