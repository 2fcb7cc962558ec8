"""Days on which a child was seen, and the days between."""

from __future__ import annotations

from toolkit.picture import find_sightings, longest_gaps


def test_gaps_are_between_days_on_which_a_child_was_seen(entry):
    found = find_sightings(
        [
            entry(0, seen="yes"),
            entry(40, seen="no"),
            entry(100, seen="yes", alone="yes"),
            entry(100, seen="yes"),
            entry(105, seen="yes"),
            entry("", seen="yes"),
        ]
    )
    assert [gap.days for gap in found.gaps] == [100, 5]
    assert [gap.between for gap in found.gaps] == [1, 0]
    assert len(found.alone) == 1
    assert "on 3 days, alone on 1." in found.says
    assert "The longest gap was 100 days from 1 January 2024 to 10 April 2024" in found.says
    assert "with 1 entry between" in found.says


def test_an_inexact_date_counts_from_its_first_day(entry):
    found = find_sightings([entry("2024-03", seen="yes"), entry("2024-05-01", seen="yes")])
    assert [gap.days for gap in found.gaps] == [61]


def test_only_the_three_longest_from_four_weeks_are_named(entry):
    days = (0, 10, 40, 71, 110, 150)
    found = find_sightings([entry(day, seen="yes") for day in days])
    assert [gap.days for gap in longest_gaps(found.gaps)] == [40, 39, 31]


def test_nobody_seen_and_one_day_are_said_plainly(entry):
    assert "In no entry" in find_sightings([entry(3, seen="no")]).says
    assert "seen on one day, 4 January 2024" in find_sightings([entry(3, seen="yes")]).says
    often = find_sightings([entry(day, seen="yes") for day in (0, 5, 9)])
    assert "Never were there more than four weeks" in often.says
