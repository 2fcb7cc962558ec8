"""A score is one honest number, or the submission is not graded."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.grading.scores import UNMARKED, NotMarkedError, exact_score, read_score


@given(st.floats(0, 100) | st.integers(0, 100), st.floats(0, 100))
def test_points_within_range_are_kept_exactly(points, maximum):
    if points <= maximum:
        score = exact_score(points, maximum=maximum)
        assert type(score) is float
        assert score == points


@pytest.mark.parametrize(
    "points",
    [
        None,
        True,
        False,
        "3",
        b"3",
        math.nan,
        math.inf,
        -math.inf,
        -1,
        4.1,
        np.float64(3),
        np.int64(3),
        Fraction(3),
        3 + 0j,
        [3.0],
    ],
)
def test_anything_else_is_refused_with_what_it_was(points):
    with pytest.raises(NotMarkedError, match="Marking gave"):
        exact_score(points, maximum=4)


def test_rounding_beyond_the_range_is_brought_back():
    assert exact_score(4 + 1e-9, maximum=4) == 4.0
    below = exact_score(-1e-9, maximum=4)
    assert str(below) == "0.0"
    assert str(exact_score(-0.0, maximum=4)) == "0.0"


def result(text):
    return {"output_type": "execute_result", "data": {"text/plain": text}}


@given(st.floats(0, 100))
def test_what_a_cell_says_is_read_as_it_was_meant(points):
    assert read_score([result(repr(points))], maximum=100) == points


@pytest.mark.parametrize(
    ("outputs", "says"),
    [
        ([], "0 results"),
        ([result("2.5"), result("2.5")], "2 results"),
        ([result("-1")], "'-1'"),
        ([result("nan")], "'nan'"),
        ([result(repr(UNMARKED))], "'inf'"),
        ([result("np.float64(2.5)")], "a number was expected"),
        ([result("1_000")], "a number was expected"),
        ([result("٣")], "the most is 4|a number was expected"),
        ([result("4.5")], "the most is 4"),
        ([{"output_type": "execute_result", "data": {"text/html": "4"}}], "a number was expected"),
        ([{"output_type": "display_data", "data": {"text/plain": "4"}}], "0 results"),
        ([{"output_type": "stream", "name": "stderr", "text": "oh"}, result("2.5")], "stderr: oh"),
        ([{"output_type": "error", "evalue": "broke", "traceback": []}], "failed: broke"),
    ],
)
def test_outputs_that_nbgrader_would_misread_are_refused(outputs, says):
    with pytest.raises(NotMarkedError, match=says):
        read_score(outputs, maximum=4)


def printed(text):
    return {"output_type": "stream", "name": "stdout", "text": text}


def test_a_refusal_carries_the_traceback_that_the_cell_printed():
    with pytest.raises(NotMarkedError, match="the key is broken"):
        read_score([printed("Traceback: the key is broken"), result("inf")], maximum=4)


@pytest.mark.parametrize("results", [[], [result("2.5"), result("2.5")], [result("9")]])
def test_a_refusal_does_not_carry_what_a_learner_wrote(results):
    with pytest.raises(NotMarkedError) as refused:
        read_score([printed("Entry: MY OWN WORDS"), *results], maximum=4)
    assert "MY OWN WORDS" not in str(refused.value)
