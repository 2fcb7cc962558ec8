"""How much earlier: worked out by hand on responses small enough to do it."""

from __future__ import annotations

from datetime import date

import pytest

from toolkit.module import Enough
from toolkit.picture import pool
from toolkit.picture.pooling import PROTECTS, day_reached

RULE = Enough(signs=3, groups=2)


@pytest.fixture
def records(scenario):
    """Agency to its records, oldest first."""
    held: dict[str, list[str]] = {}
    for record in scenario.records:
        held.setdefault(scenario.agency_of[record.id], []).append(record.id)
    return held


@pytest.fixture
def day(scenario):
    return lambda record: date.fromisoformat(scenario.record[record].date)


@pytest.fixture
def names(by_group):
    """Indicators of two groups: two of the first, one of the second, and a strength."""
    first, second = (group for group in list(by_group)[:2])
    return (*by_group[first][:2], by_group[second][0], by_group[PROTECTS][0])


def test_the_day_is_that_of_the_record_which_makes_it_enough(scenario, records, day, sign, names):
    one, two, three, _ = names
    school = records["primary"]
    signs = [sign(school[0], one), sign(school[4], two), sign(school[9], three)]
    assert day_reached(signs, scenario=scenario, rule=RULE) == day(school[9])
    assert day_reached(signs[:2], scenario=scenario, rule=RULE) is None


def test_so_many_signs_of_one_group_are_not_enough(scenario, records, sign, names):
    one, two, *_ = names
    school = records["primary"]
    signs = [sign(school[n], name) for n in range(4) for name in (one, two)]
    assert day_reached(signs, scenario=scenario, rule=RULE) is None


def test_a_strength_and_a_sign_named_twice_do_not_count(scenario, records, sign, names):
    one, two, three, strength = names
    school = records["primary"]
    signs = [sign(school[0], one), sign(school[0], one), sign(school[1], strength)]
    signs += [sign(school[2], three)]
    assert day_reached(signs, scenario=scenario, rule=RULE) is None
    assert day_reached([*signs, sign(school[3], two)], scenario=scenario, rule=RULE)


def test_a_sign_on_two_agencies_records_counts_for_each_from_its_own_day(
    scenario, records, day, sign, names
):
    one, two, three, _ = names
    school, police = records["primary"], records["police"]
    signs = [sign(school[0], one), sign(school[1], two), sign(school[12], three, police[0])]
    assert day(police[0]) < day(school[12])
    rule = {"scenario": scenario, "rule": RULE}
    assert day_reached(signs, **rule) == day(police[0])
    assert day_reached(signs, agency="primary", **rule) == day(school[12])
    assert day_reached(signs, agency="police", **rule) is None


def test_days_earlier_are_counted_from_one_day_to_the_other(scenario, records, day, sign, names):
    one, two, three, _ = names
    school, police = records["primary"], records["police"]
    signs = [sign(school[0], one), sign(school[1], two), sign(police[0], three)]
    signs += [sign(school[12], three)]
    found = pool([], signs, role="primary", scenario=scenario, rule=RULE)
    assert (found.own, found.together) == (day(school[12]), day(police[0]))
    assert found.days == (day(school[12]) - day(police[0])).days
    assert f"{found.days} days" in found.says


def test_where_it_is_not_reached_it_says_so(scenario, records, sign, names):
    one, two, three, _ = names
    school, police = records["primary"], records["police"]
    signs = [sign(school[0], one), sign(school[1], two), sign(police[0], three)]
    never = pool([], signs, role="primary", scenario=scenario, rule=RULE)
    assert (never.own, never.days) == (None, None)
    assert "alone they never do" in never.says
    nowhere = pool([], signs[:1], role="primary", scenario=scenario, rule=RULE)
    assert (nowhere.together, nowhere.days) == (None, None)
    assert "do not reach this point yet" in nowhere.says
    nobody = pool([], signs, role="", scenario=scenario, rule=RULE)
    assert nobody.own is None
    assert "You took no agency’s file" in nobody.says


def test_what_the_own_file_could_not_have_shown_is_named(scenario, records, entry, sign, names):
    school, police, housing = (records[agency] for agency in ("primary", "police", "housing"))
    own = entry(1, f"{school[0]}.1")
    both = entry(2, f"{school[1]}.1", f"{police[0]}.1")
    other = entry(3, f"{police[1]}.1")
    shared = entry(4, f"{housing[0]}.1", f"{police[1]}.1")
    by_hand = entry(5)
    seen, missed = sign(school[2], names[0]), sign(police[2], names[1])
    entries = [own, both, other, shared, by_hand]
    found = pool(entries, [seen, missed], role="primary", scenario=scenario, rule=RULE)
    assert [(group.agencies, group.entries, group.signs) for group in found.apart] == [
        (("police",), (other,), (missed,)),
        (("housing", "police"), (shared,), ()),
    ]
    assert found.unseen == (other, shared)
    assert found.unseen_signs == (missed,)
    assert found.entries == {"primary": 2, "police": 3, "housing": 1}


def test_without_an_own_file_nothing_is_set_apart_from_it(scenario, records, entry):
    found = pool([entry(1, f"{records['police'][0]}.1")], [], role="", scenario=scenario, rule=RULE)
    assert found.apart == ()


def test_the_signs_say_that_no_agency_held_them_all(scenario, records, sign, names):
    school, police = records["primary"], records["police"]
    rule = {"role": "primary", "scenario": scenario, "rule": RULE}
    at_school = [sign(school[n], names[0]) for n in range(2)]
    at_police = sign(police[0], names[0])
    assert pool([], [*at_school, at_police], **rule).share == (
        "No single agency holds more than 2 of your 3 signs; "
        "Saltpan Lane Primary School holds most."
    )
    assert pool([], [at_school[0], at_police], **rule).share == (
        "No single agency holds more than 1 of your 2 signs; "
        "Saltpan Lane Primary School and Haverwold Police hold most."
    )
    assert pool([], at_school, **rule).share == (
        "So far Saltpan Lane Primary School holds every sign you have marked."
    )
    assert pool([], [], **rule).share == ""
