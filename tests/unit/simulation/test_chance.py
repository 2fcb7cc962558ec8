from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.simulation.chance import Chance

TRIES = range(2_000)


@given(st.text(max_size=20), st.integers(), st.text(max_size=20))
def test_a_question_has_one_answer_whatever_else_was_asked(seed, number, about):
    first = Chance(seed, number).roll(about)
    other = Chance(seed, number)
    other.roll("something else")
    assert other.roll(about) == first
    assert 0 <= first < 1


def test_seeds_and_questions_do_not_run_into_one_another():
    assert Chance("a", "b").roll("c") != Chance("a").roll("b", "d")
    assert Chance("ab").roll("c") != Chance("a").roll("bc")


def test_more_chance_never_turns_yes_into_no():
    chance = Chance("seed")
    for n in range(200):
        answers = [chance.happens(step / 20, n) for step in range(21)]
        assert answers == sorted(answers)


def test_it_comes_about_as_often_as_it_says():
    chance = Chance("seed")
    assert sum(chance.happens(0.3, n) for n in TRIES) == pytest.approx(600, abs=75)


def test_options_come_as_their_weights_say_and_one_without_weight_never():
    chance = Chance("seed")
    found = Counter(chance.pick("abc", n, weights=[3, 0, 1]) for n in TRIES)
    assert found["b"] == 0
    assert found["a"] == pytest.approx(1_500, abs=75)


@pytest.mark.parametrize(("options", "weights"), [("", None), ("ab", [0, 0])])
def test_there_must_be_something_to_pick(options, weights):
    with pytest.raises(ValueError, match="nothing to pick from"):
        Chance("seed").pick(options, "which", weights=weights)


def test_a_bell_has_its_middle_and_its_spread():
    rolls = [Chance("seed").bell(5, 2, n) for n in TRIES]
    middle = sum(rolls) / len(rolls)
    assert middle == pytest.approx(5, abs=0.2)
    assert sum((roll - middle) ** 2 for roll in rolls) / len(rolls) == pytest.approx(4, abs=0.5)
