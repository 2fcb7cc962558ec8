"""The steps: their order, and how long is left."""

import pytest

from toolkit.steps import OF_FIGURES, OF_SCENARIOS, STEPS, minutes_left, step_of

ALL = list(OF_SCENARIOS)


def test_there_are_eight_in_the_order_they_are_done():
    assert ALL == [
        "before",
        "family",
        "own-file",
        "records",
        "picture",
        "decide",
        "hand-in",
        "reflect",
    ]


def test_a_module_of_figures_has_three_of_its_own_in_the_same_order():
    every = [step.id for step in STEPS]
    assert list(OF_FIGURES) == ["before", "figures", "reflect"]
    assert [step for step in every if step in OF_FIGURES] == list(OF_FIGURES)
    assert set(every) == {*OF_FIGURES, *OF_SCENARIOS}


def test_a_step_is_found_by_its_name_and_nothing_else_is():
    assert step_of("own-file").title == "Your agency’s file"
    assert step_of("record") is None
    assert step_of("") is None


@pytest.mark.parametrize(
    ("done", "left"), [((), 75), (("before",), 70), (ALL, 0), (ALL[:-1], 5), (("nonsense",), 75)]
)
def test_what_is_left_is_said_to_five_minutes(done, left):
    assert minutes_left(ALL, done=done, minutes=75) == left


def test_it_never_grows_as_steps_are_done_and_is_never_nothing_before_the_end():
    left = [minutes_left(ALL, done=ALL[:n], minutes=90) for n in range(len(ALL) + 1)]
    assert left == sorted(left, reverse=True)
    assert left[-2] >= 5


def test_a_module_with_fewer_steps_shares_its_minutes_among_those():
    assert minutes_left(["records", "hand-in"], done=(), minutes=50) == 50
    assert minutes_left(["records", "hand-in"], done=("records",), minutes=50) == 10
