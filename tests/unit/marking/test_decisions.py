"""Decisions: near is half, chance is nothing, another role's are left out."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.marking import mark
from toolkit.response.models import Judgement
from toolkit.response.read import read_response

NAMES = ("one", "two", "three", "four")


@pytest.fixture(scope="session")
def four(made):
    """Four decisions of five options; the best are c, d, b or c, and e."""
    best = (("c",), ("d",), ("b", "c"), ("e",))
    return made.small_case(
        decisions=[(made.make_decision(n, options=5), b) for n, b in zip(NAMES, best, strict=True)]
    )


@pytest.fixture(scope="session")
def earned(made, share, four):
    """What options for the four decisions earn, 0 to 1; '-' leaves one undecided."""

    def earned(options, case=four, **given):
        taken = [made.decide(n, o) for n, o in zip(NAMES, options, strict=True) if o != "-"]
        return share(case, made.response(decisions=taken, **given), "decisions")

    return earned


def test_the_best_earns_all_a_step_away_half_further_nothing(earned):
    assert earned("cdce") == earned("cdbe") == 1
    # Chance is worth (2 + 2 + 3 + 1.5) / 5 of the four.
    chance, room = 1.7, 4 - 1.7
    assert earned("bdce") == earned("ddce") == pytest.approx((3.5 - chance) / room, abs=0.001)
    assert earned("adce") == earned("-dce") == pytest.approx((3 - chance) / room, abs=0.001)


def test_nothing_that_chance_would_give_earns_anything(earned):
    assert earned("aaaa") == 0
    assert earned("c---") == 0
    assert earned("eeee") == 0  # a half and a whole are less than chance gives


def test_picking_blindly_earns_next_to_nothing_on_average(made, earned):
    chance = made.make_chance(0)
    picked = [earned([chance.choice("abcde") for _ in NAMES]) for _ in range(400)]
    assert sum(picked) / len(picked) < 0.15


OPTIONS = st.lists(st.sampled_from("abcde-"), min_size=4, max_size=4)


@given(OPTIONS, st.integers(0, 3))
def test_one_more_right_never_lowers_and_one_more_wrong_never_raises(earned, options, number):
    undecided = [*options[:number], "-", *options[number + 1 :]]
    right = [*options[:number], "cdce"[number], *options[number + 1 :]]
    wrong = [*options[:number], "aaea"[number], *options[number + 1 :]]
    assert earned(right) >= earned(undecided)
    assert earned(right) >= earned(options)
    assert earned(wrong) <= earned(undecided)


def test_decisions_for_another_role_are_left_out(made, share):
    case = made.small_case(
        decisions=[
            (made.make_decision("one", options=4), ("c",)),
            (made.make_decision("two", options=4, role="gp"), ("c",)),
        ]
    )
    own = [made.decide("one", "c")]

    def earns(decisions, role):
        judged = [Judgement(id="first", role=role)] if role else []
        return share(case, made.response(decisions=decisions, judgements=judged), "decisions")

    assert earns(own, "") == earns(own, "school") == 1
    assert earns(own, "gp") < 1
    both = [*own, made.decide("two", "a")]
    assert earns(both, "school") == 1
    assert earns(both, "gp") < 1


def test_each_decision_is_told_with_reasons(made, marks_of, four):
    taken = [made.decide("one", "b"), made.decide("two", "d"), made.decide("four", "a")]
    findings = marks_of(four, made.response(decisions=taken)).decisions
    assert [f.kind for f in findings] == ["close", "sound", "undecided", "astray"]
    assert [f.item for f in findings] == ["one", "two", "", "four"]
    assert findings[0].notes == ("A word on b.",)
    assert findings[0].careful == (("Decides", "Do c. A word on c."),)
    assert findings[1].notes == ()
    assert [name for name, _ in findings[2].careful] == ["Decides", "Or"]
    assert all(f.why and f.report == (73,) for f in findings)
    read = marks_of(four, made.response(decisions=taken)).criteria[-1].read
    assert read == "1 of 4 decisions as a good supervisor would, 1 a step away, 1 not decided."


def test_what_is_not_in_this_scenario_is_unreadable_and_costs_nothing(made, marks_of, four):
    strange = [made.decide("gone", "a"), made.decide("one", "z")]
    marks = marks_of(four, made.response(decisions=strange))
    assert marks.criteria[-1].outcome == "unreadable"
    right = [made.decide("two", "d"), made.decide("three", "b"), made.decide("four", "e")]
    alone = marks_of(four, made.response(decisions=right)).criteria[-1].points
    marks = marks_of(four, made.response(decisions=[*right, *strange]))
    assert marks.criteria[-1].points == alone
    told = {f.item for f in marks.decisions if f.kind == "unreadable"}
    assert told == {"gone", "one"}


def test_no_decision_is_blank_and_one_that_was_lost_is_unreadable(made, marks_of, four):
    blank = marks_of(four, made.response(decisions=[made.decide("one", "")]))
    assert blank.criteria[-1].outcome == "blank"
    assert blank.decisions == ()
    document = {"format": 1, "module": "made", "scenario": "made", "decisions": [7]}
    document["judgements"] = [{"id": "first", "worry": 2}]
    read = read_response(json.dumps(document))
    marks = mark(four.scenario, four.key, read, made.POINTS)
    assert marks.criteria[-1].outcome == "unreadable"


def test_a_key_without_decisions_has_nothing_to_mark_them_by(made, marks_of):
    case = made.small_case()
    marks = marks_of(case, made.response(decisions=[made.decide("one", "a")]), {"decisions": 10})
    assert marks.criteria[0].outcome == "unreadable"
    assert marks.total == 0
