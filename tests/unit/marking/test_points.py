"""Points that nbgrader can hold: two decimals, in range, and a sum that never falls."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.marking.points import share_points

SHARES = st.lists(st.floats(0, 1), min_size=3, max_size=3)
MAXIMA = st.lists(st.floats(0.01, 100), min_size=3, max_size=3)
CRITERIA = ("coverage", "dating", "child")


@given(SHARES, MAXIMA)
def test_in_range_with_two_decimals(shares, maxima):
    maximum = dict(zip(CRITERIA, maxima, strict=True))
    points = share_points(dict(zip(CRITERIA, shares, strict=True)), maxima=maximum)
    for criterion, earned in points.items():
        assert type(earned) is float
        assert math.isfinite(earned)
        assert 0 <= earned <= maximum[criterion]
        assert earned in (pytest.approx(round(earned, 2)), maximum[criterion])


@given(st.lists(st.integers(0, 1000), min_size=3, max_size=3))
def test_the_sum_is_what_was_earned_to_the_nearest_hundredth(thousandths):
    maxima = {"coverage": 25, "dating": 10, "child": 5}
    shares = {c: n / 1000 for c, n in zip(CRITERIA, thousandths, strict=True)}
    earned = sum(share_points(shares, maxima=maxima).values())
    assert abs(earned - sum(maxima[c] * shares[c] for c in maxima)) <= 0.0051


def test_moving_credit_between_criteria_never_lowers_the_sum():
    maxima = {"coverage": 10, "dating": 10}
    before = share_points({"coverage": 0.1, "dating": 0.1}, maxima=maxima)
    after = share_points({"coverage": 0.1004, "dating": 0.0996}, maxima=maxima)
    assert sum(after.values()) >= sum(before.values())
    assert after == {"coverage": 1.0, "dating": 1.0}


def test_everything_and_nothing_are_exact():
    maxima = {"coverage": 33.3, "dating": 1 / 3}
    assert share_points({"coverage": 1.0, "dating": 1.0}, maxima=maxima)["coverage"] == 33.3
    assert share_points({"coverage": 0.0, "dating": 0.0}, maxima=maxima) == {
        "coverage": 0.0,
        "dating": 0.0,
    }
