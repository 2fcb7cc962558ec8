"""What an entry says of the child, against what the record says."""

from __future__ import annotations

import pytest

from toolkit.marking.child import judge_child, prepare_child
from toolkit.response.models import Entry
from toolkit.scenario.models import ChildInEvent

PASSAGE = "Kit came in grey with tiredness and a torn coat."


def credit(child, **entry):
    words = prepare_child(ChildInEvent.model_validate(child), passage=PASSAGE)
    return judge_child(Entry(id="e", **entry), words)[0]


def test_each_part_the_record_has_counts_the_same():
    child = {"seen": "yes", "alone": "yes", "said": "I made the tea", "looked": "tired"}
    assert credit(child, seen="yes") == 0.25
    assert credit(child, seen="yes", alone="yes", said="I made the tea", looked="tired") == 1


@pytest.mark.parametrize(
    ("said", "earns"),
    [
        ("I made the tea", 1),
        ("She told me, “I MADE the tea!”", 1),
        ("made tea", 1),
        ("tea", 0.5),
        ("nothing much", 0),
        ("", 0),
        ("I made the tea " + "and all else that the record holds " * 9, 0),
    ],
)
def test_the_childs_own_words(said, earns):
    child = {"seen": "not-recorded", "said": "I made the tea"}
    assert credit(child, said=said) == earns


@pytest.mark.parametrize(
    ("looked", "earns"),
    [
        ("tired", 1),
        ("very tiring day", 1),  # endings are forgiven
        ("in a torn coat", 1),  # words of the passage itself
        ("happy", 0),
        ("the and of", 0),
        ("tired " + "word " * 60, 0),
    ],
)
def test_how_the_child_looked(looked, earns):
    child = {"seen": "not-recorded", "looked": "worn and tired"}
    assert credit(child, looked=looked) == earns


def test_alone_is_not_asked_for_where_the_record_is_silent_nor_may_it_be_made_up():
    assert credit({"seen": "yes"}, seen="yes") == 1
    assert credit({"seen": "yes"}, seen="yes", alone="not-recorded") == 1
    assert credit({"seen": "yes"}, seen="yes", alone="yes") == 0.5


def test_a_child_who_was_not_seen_may_be_said_not_to_have_been_seen_alone():
    assert credit({"seen": "no"}, seen="no", alone="no") == 1
    assert credit({"seen": "no"}, seen="no", alone="yes") == 0.5


def test_a_record_that_says_nothing_of_the_child_has_nothing_to_mark():
    words = prepare_child(ChildInEvent(seen="not-recorded"), passage=PASSAGE)
    assert not words.speaks
    assert judge_child(Entry(id="e", seen="yes"), words) == (0.0, ())


def test_not_seen_is_something_the_record_says():
    assert credit({"seen": "no"}, seen="no") == 1
    assert credit({"seen": "no"}, seen="not-recorded") == 0
