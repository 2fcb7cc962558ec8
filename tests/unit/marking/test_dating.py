"""Dates: tolerance, imprecision, and dates too wide to mean anything."""

from __future__ import annotations

import pytest

from toolkit.marking.dating import date_credit, span_of


def credit(given, event, tolerance_days=2):
    return date_credit(span_of(given), span_of(event), tolerance_days=tolerance_days)


@pytest.mark.parametrize(
    ("given", "earns"),
    [
        ("2024-03-12", 1),
        ("2024-03-10", 1),  # two days early: within tolerance
        ("2024-03-14", 1),
        ("2024-03-09", 0),  # three days early
        ("2024-03-15", 0),
        ("2024-03-12~", 1),
        ("2024-03-11/2024-03-17", 1),  # a week
        ("2024-03", 0.5),
        ("2024-04", 0),
        ("2024-21", 0.25),  # spring
        ("2024-01/2024-04", 0.25),  # a term
        ("2024", 0),  # a year would fit anything
        ("2000/2050", 0),
    ],
)
def test_a_day_within_two_days(given, earns):
    assert credit(given, "2024-03-12") == earns


@pytest.mark.parametrize(
    ("given", "earns"),
    [("2024-03", 1), ("2024-03-20", 1), ("2024-02/2024-03", 0.5), ("2023", 0)],
)
def test_what_is_imprecise_in_the_key_may_be_imprecise(given, earns):
    assert credit(given, "2024-03") == earns


@pytest.mark.parametrize("given", ["", "soon", "0000-00-00", "9999-12-31", "2024-02-30"])
def test_no_date_and_no_such_date_earn_nothing(given):
    assert credit(given, "2024-03-12") == 0


def test_tolerance_at_the_end_of_the_calendar_is_no_error():
    assert credit("2100-12-31", "2100-12-31", tolerance_days=366) == 1
