"""Points are said in one way, whatever sums they come from."""

import pytest

from toolkit.response.plain_text import say_points, say_total


@pytest.mark.parametrize(
    ("points", "said"),
    [
        (60.089999999999996, "60.09"),
        (0.1 + 0.2, "0.3"),
        (100.0, "100"),
        (100, "100"),
        (7.5, "7.5"),
        (1234.5, "1234.5"),
        (0.0, "0"),
        (-0.0, "0"),
        (-0.001, "0"),
        (-2.5, "-2.5"),
    ],
)
def test_points_are_said_to_the_hundredth(points, said):
    assert say_points(points) == said


@pytest.mark.parametrize(
    ("points", "said"),
    [
        (3.58, "3.6"),
        (0.04, "0.04"),
        (0, "0"),
        (99.96, "99.96"),
        (99.94, "99.9"),
        (100, "100"),
        (61, "61"),
    ],
)
def test_a_total_is_said_to_the_tenth_and_never_as_nothing_or_all_where_it_is_not(points, said):
    assert say_total(points, 100.0) == said
