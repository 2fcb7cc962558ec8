"""How well picked sentences fit a passage."""

from __future__ import annotations

import pytest

from toolkit.marking.passages import Target, place

# Record a, sentences 1 to 9; the passage is 4 and 5.
TARGET = Target(core=frozenset({"a.4", "a.5"}), near=frozenset({"a.3", "a.4", "a.5", "a.6"}))


@pytest.mark.parametrize(
    ("picked", "worth"),
    [
        ("4 5", 1),
        ("4", 1),  # part of the passage is the passage
        ("3 4 5 6", 1),  # its neighbours are forgiven
        ("3 6", 0),  # but are not the passage
        ("4 5 8 9", 1),
        ("4 8", 1),
        ("4 8 9", 2 / 3),
        ("4 5 1 2 8 9", 2 / 3),
        ("4 1 8 9", 0),  # mostly elsewhere
        ("1 2 4 7 8 9", 0),
        ("", 0),
    ],
)
def test_place(picked, worth):
    assert place(frozenset(f"a.{n}" for n in picked.split()), TARGET) == pytest.approx(worth)
