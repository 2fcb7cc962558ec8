"""When each child was seen, and for how long not: worked out by hand on a small family.

The sample's records run from 12 January to 20 May 2024. Mia is in three of them, Tom in two, and
what housing holds is about their mother alone.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.sample import change, write_sample
from toolkit.picture import find_sightings, longest_gaps
from toolkit.picture.say_sightings import say_longest, say_notes, say_seen, say_sightings
from toolkit.scenario.load import load_scenario

MIA, BOTH, TOM, NOBODY = "school-01.1", "school-03.1", "health-02.1", "housing-01.1"
"""A sentence of a record about Mia, about both children, about Tom, about no child."""


@pytest.fixture
def folder(tmp_path):
    folder = write_sample(tmp_path)
    school = folder / "records/school.yaml"
    text = school.read_text(encoding="utf-8")
    start = text.index("school-03")
    text = text[:start] + text[start:].replace("about: [mia]", "about: [mia, tom]", 1)
    school.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def scenario(folder):
    return load_scenario(folder)


@pytest.fixture
def find(scenario):
    return lambda *entries: find_sightings(entries, scenario=scenario)


def child(found, name):
    return next(each for each in found.children if each.name == name)


def days(seen):
    return [gap.days for gap in seen.gaps]


def test_a_sister_who_was_seen_does_not_hide_a_brother_who_was_not(find, entry):
    found = find(entry("2024-02-01", MIA, seen="yes"), entry("2024-05-01", MIA, seen="yes"))
    assert days(child(found, "Mia")) == [20, 90, 19]
    tom = child(found, "Tom")
    assert tom.sightings == ()
    assert days(tom) == [129]
    assert say_longest(tom) == (
        "129 days, about 4 months, from the first record to the end of the records",
    )
    assert "Unseen for longest: Tom, 129 days" in say_sightings(found)


def test_time_after_the_last_sighting_is_a_gap_to_the_end_of_the_records(entry):
    """What a tester found: unseen from 3 March 2023 to June 2025, and 92 days were named."""
    scenario = load_scenario("pellow")
    entries = [
        entry("2022-10-05", "primary-01.1", seen="yes", alone="no"),
        entry("2022-12-01", "hospital-01.1", seen="yes", alone="yes"),
        entry("2023-01-11", "housing-01.1", seen="no"),
        entry("2023-03-03~", "primary-03.1", seen="yes", alone="yes"),
        entry("2025-06-01", "social-care-09.1", seen="no"),
    ]
    found = find_sightings(entries, scenario=scenario)
    assert (found.since, found.until) == (date(2022, 9, 12), date(2025, 6, 12))
    callum = child(found, "Callum")
    assert days(callum) == [23, 57, 92, 832]
    assert say_longest(callum)[0] == (
        "about 832 days, or 27 months, from around 3 March 2023 to the end of the records, "
        "with 1 entry about Callum between"
    )
    assert days(child(found, "Isla")) == [1004]
    assert "Unseen for longest: Isla, 1004 days, about 33 months" in say_sightings(found)


def test_time_before_the_first_sighting_runs_from_the_first_record(find, entry):
    found = find(entry("2024-03-18", TOM, seen="yes"))
    tom = child(found, "Tom")
    assert days(tom) == [66, 63]
    assert say_longest(tom)[0] == "66 days, about 2 months, from the first record to 18 March 2024"


def test_a_child_born_in_between_could_not_be_seen_before(folder, entry):
    change(folder / "scenario.yaml", "born: 2023-02-01", "born: 2024-01-20")
    tom = child(find_sightings([], scenario=load_scenario(folder)), "Tom")
    assert [gap.after.said for gap in tom.gaps] == ["their birth"]
    assert days(tom) == [121]


def test_one_record_about_two_children_counts_for_both_and_says_so(find, entry):
    found = find(entry("2024-05-01", BOTH, seen="yes", alone="yes"))
    for name, other in (("Mia", "tom"), ("Tom", "mia")):
        (one,) = child(found, name).sightings
        assert (one.with_, one.alone) == ((other,), True)
    assert say_seen(child(found, "Tom")) == (
        "Seen on 1 day, alone on 1; that record is about another child too."
    )
    (note,) = say_notes(child(found, "Tom"))
    assert note == (
        "If only records about Tom and no other child counted, the longest would be 129 days, "
        "about 4 months, from the first record to the end of the records."
    )


def test_a_record_of_ones_own_on_the_same_day_makes_it_sure(find, entry):
    found = find(entry("2024-05-01", BOTH, seen="yes"), entry("2024-05-01", TOM, seen="yes"))
    assert [one.with_ for one in child(found, "Tom").sightings] == [()]
    assert [one.with_ for one in child(found, "Mia").sightings] == [("tom",)]


@pytest.mark.parametrize("sentences", [(NOBODY,), (), ("nothing-01.1",)])
def test_where_no_record_names_a_child_it_is_nobodys_sighting(find, entry, sentences):
    found = find(entry("2024-02-08", *sentences, seen="yes"))
    assert days(child(found, "Mia")) == days(child(found, "Tom")) == [129]
    unsaid = child(found, "A child, not said which")
    assert (len(unsaid.sightings), unsaid.gaps) == (1, ())
    assert "shortens nobody’s time unseen" in say_notes(unsaid)[0]


def test_an_imprecise_date_leaves_out_all_the_days_it_may_be(find, entry):
    found = find(entry("2024-02", MIA, seen="yes"), entry("2024-04-30", MIA, seen="yes"))
    mia = child(found, "Mia")
    assert days(mia) == [20, 61, 20]
    assert say_longest(mia) == ("about 61 days, or 2 months, from February 2024 to 30 April 2024",)


def test_a_date_from_one_day_to_another_is_told_from_the_words_around_it(find, entry):
    mia = child(find(entry("2024-02-05/2024-02-09", MIA, seen="yes")), "Mia")
    assert "from “5 to 9 February 2024” to the end" in say_longest(mia)[0]
    assert say_notes(mia) == ()
    wide = child(find(entry("2024-02/2024-04", MIA, seen="yes")), "Mia")
    assert "Mia may have been unseen for most of it" in say_notes(wide)[0]


def test_one_sighting_within_another_neither_shortens_nor_lengthens(find, entry):
    found = find(entry("2024-02", MIA, seen="yes"), entry("2024-02-03", MIA, seen="yes"))
    assert days(child(found, "Mia")) == [20, 81]


def test_only_entries_about_this_child_lie_between(find, entry):
    found = find(
        entry("2024-02-01", MIA, seen="yes"),
        entry("2024-02-20", MIA, seen="no"),
        entry("2024-03-01", TOM, seen="yes"),
        entry("2024-03-02", NOBODY, seen="no"),
        entry("2024-05-01", MIA, seen="yes"),
    )
    assert [gap.between for gap in child(found, "Mia").gaps] == [0, 1, 0]


def test_dates_outside_the_records_do_not_count_and_it_is_said(find, entry):
    found = find(entry("2052-02-01", MIA, seen="yes"), entry("", MIA, seen="yes"))
    assert not found.any
    assert found.outside == 1
    assert "1 entry in which you said that a child was seen has a date outside" in say_sightings(
        found
    )


def test_with_nothing_seen_it_is_said_plainly(find, entry):
    found = find(entry("2024-03-01", MIA, seen="no"))
    assert say_sightings(found) == (
        "In no entry of your chronology that has a date have you said that a child was seen. "
        "The records run from 12 January 2024 to 20 May 2024."
    )
    assert say_seen(child(found, "Mia")) == "Seen on no day of your chronology."


def test_only_the_three_longest_from_four_weeks_are_named(find, entry):
    seen = ("2024-01-20", "2024-02-16", "2024-03-16", "2024-04-16")
    mia = child(find(*(entry(day, MIA, seen="yes") for day in seen)), "Mia")
    assert days(mia) == [8, 27, 29, 31, 34]
    assert [gap.days for gap in longest_gaps(mia.gaps)] == [34, 31, 29]


def test_a_child_never_unseen_for_long_is_not_named(find, entry):
    often = [f"2024-{month:02}-{day:02}" for month in range(1, 6) for day in (1, 15)]
    found = find(*(entry(day, BOTH, seen="yes") for day in [*often, "2024-05-18"]))
    assert say_longest(child(found, "Mia")) == ()
    assert "No child was unseen for as long as four weeks" in say_sightings(found)
