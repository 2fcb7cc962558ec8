from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.scenario.dates import bounds, say_date


@pytest.mark.parametrize(
    ("edtf", "first", "last", "said"),
    [
        ("2024", "2024-01-01", "2024-12-31", "2024"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2023-02", "2023-02-01", "2023-02-28", "February 2023"),
        ("2024-03-02", "2024-03-02", "2024-03-02", "2 March 2024"),
        ("2024-03-03~", "2024-03-03", "2024-03-03", "around 3 March 2024"),
        ("2024-03?", "2024-03-01", "2024-03-31", "perhaps March 2024"),
        ("2024%", "2024-01-01", "2024-12-31", "perhaps around 2024"),
        ("2024-21", "2024-03-01", "2024-05-31", "spring 2024"),
        ("2024-23~", "2024-09-01", "2024-11-30", "around autumn 2024"),
        ("2024-01/2024-04", "2024-01-01", "2024-04-30", "January to April 2024"),
        ("2024-03-02/2024-03-05", "2024-03-02", "2024-03-05", "2 to 5 March 2024"),
        ("2023-11/2024-01-03", "2023-11-01", "2024-01-03", "November 2023 to 3 January 2024"),
        ("2024-01~/2024-04-02?", "2024-01-01", "2024-04-02",
         "around January 2024 to perhaps 2 April 2024"),
        ("2024-XX", "2024-01-01", "2024-12-31", "between 1 January 2024 and 31 December 2024"),
    ],
)  # fmt: skip
def test_a_date_has_bounds_and_can_be_said(edtf, first, last, said):
    assert bounds(edtf) == (date.fromisoformat(first), date.fromisoformat(last))
    assert say_date(edtf) == said


@pytest.mark.parametrize(
    ("edtf", "says"),
    [
        ("0000", "outside the years 1900 to 2100"),
        ("0000-01-01", "outside the years 1900 to 2100"),
        ("1812-06", "outside the years 1900 to 2100"),
        ("2101", "outside the years 1900 to 2100"),
        ("Y170000002", "outside the years 1900 to 2100"),
        ("2024-13", "no month 13"),
        ("2024-02-30", "no day 30; February 2024 has 29 days"),
        ("2024-00", "no month 00"),
        ("2024-03-00", "no day 00"),
        ("2024-05/2024-03", "ends before it begins"),
        ("2024-03-02/..", "not a date we can read"),
        ("around March", "not a date we can read; write 2024"),
        ("٢٠٢٤", "not a date we can read"),
        ("", "not a date we can read"),
        ("[" * 40, "not a date we can read"),
        ("2024-03-02" * 1000, "not a date we can read"),
        ("2024-03-02\n", "not a date we can read"),
    ],
)
def test_what_is_not_a_date_is_refused_with_a_sentence(edtf, says):
    for ask in (bounds, say_date):
        with pytest.raises(ValueError, match=says):
            ask(edtf)


def test_a_refusal_does_not_repeat_a_long_text():
    with pytest.raises(ValueError, match="not a date") as refusal:
        bounds("x" * 10_000)
    assert len(str(refusal.value)) < 250


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
hedges = st.sampled_from(["", "~", "?", "%"])
points = st.one_of(
    st.builds(lambda day, hedge: f"{day:%Y-%m-%d}{hedge}", days, hedges),
    st.builds(lambda day, hedge: f"{day:%Y-%m}{hedge}", days, hedges),
    st.builds(lambda day, hedge: f"{day:%Y}{hedge}", days, hedges),
    st.builds(lambda day, season: f"{day:%Y}-{season}", days, st.integers(21, 24)),
)

# The library's first parse builds its grammar, which a busy machine may take long over.
unhurried = settings(deadline=None)


def from_library(edtf: str) -> tuple[date, date]:
    parsed = parse_edtf(edtf)
    return date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])


@unhurried
@given(points)
def test_common_dates_mean_what_the_library_says(edtf):
    assert bounds(edtf) == from_library(edtf)


@unhurried
@given(points, points)
def test_intervals_mean_what_the_library_says(one, other):
    first, last = sorted([one, other], key=lambda point: from_library(point)[0])
    edtf = f"{first}/{last}"
    expected = from_library(edtf)
    if expected[0] <= expected[1]:
        assert bounds(edtf) == expected
    else:
        with pytest.raises(ValueError, match="ends before it begins"):
            bounds(edtf)


@unhurried
@given(st.one_of(st.text(max_size=45), st.text("0123456789-/~?%XYSE.,[]{}", max_size=45)))
def test_any_text_is_a_date_or_a_sentence(text):
    try:
        first, last = bounds(text)
    except ValueError as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017
    else:
        assert first <= last
        assert say_date(text)


def test_common_dates_do_not_import_the_library():
    code = (
        "import sys; from toolkit.scenario.dates import bounds, say_date;"
        "[say_date(d) for d in ('2024', '2024-03-02~', '2024-01/2024-04?')];"
        "raise SystemExit('edtf' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
