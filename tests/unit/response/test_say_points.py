"""Points are said in one way, whatever sums they come from."""

import pytest

from toolkit.response.plain_text import say_points


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
