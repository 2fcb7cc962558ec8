"""While nbgrader runs a notebook nobody looks at it, and no activity is made."""

import pytest

from toolkit import activities
from toolkit.activities.activity import Activity
from toolkit.grading.cells import EXECUTION


@pytest.mark.parametrize("name", activities.__all__)
@pytest.mark.parametrize("what", ["autograde", "validate"])
def test_nothing_is_made_or_read(name, what, monkeypatch):
    monkeypatch.setenv(EXECUTION, what)
    made = getattr(activities, name)("no-such-module")
    assert not isinstance(made, Activity)
    assert "not opened while nbgrader runs" in repr(made)


def test_a_learner_gets_the_activity(monkeypatch):
    monkeypatch.delenv(EXECUTION, raising=False)
    assert isinstance(activities.Before("neglect"), Activity)
