from __future__ import annotations

import pytest

from toolkit.response.journal import Attempt
from toolkit.serving.catalogue import next_step


@pytest.mark.parametrize(
    ("states", "words", "leads"),
    [
        ([], "Start", "/modules/neglect"),
        (["open"], "Continue", "/modules/neglect"),
        (["waiting"], "See how far marking has come", "/modules/neglect/attempts/1"),
        (["failed"], "See how far marking has come", "/modules/neglect/attempts/1"),
        (["marked"], "Read your feedback", "/modules/neglect/attempts/1"),
        (["marked", "open"], "Continue", "/modules/neglect"),
        (["marked", "marked"], "Read your feedback", "/modules/neglect/attempts/2"),
    ],
)
def test_there_is_one_thing_to_do_next(states, words, leads):
    attempts = tuple(Attempt(number, state) for number, state in enumerate(states, 1))
    assert next_step("neglect", attempts) == (words, leads)
