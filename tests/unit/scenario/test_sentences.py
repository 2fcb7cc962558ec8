from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.scenario.sentences import plain, split_sentences, split_text


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mia came in. She was cold.", ["Mia came in.", "She was cold."]),
        ("Was she cold? Yes! Very.", ["Was she cold?", "Yes!", "Very."]),
        ('She said "I am cold." Then she ate.', ['She said "I am cold."', "Then she ate."]),
        ("“I'm cold.” “Have mine.”", ["“I'm cold.”", "“Have mine.”"]),
        ("One line\nand another", ["One line", "and another"]),
        ("One line\n\n  and   another\n", ["One line", "and another"]),
        ("Seen by Dr. Lund and Mrs. Alder.", ["Seen by Dr. Lund and Mrs. Alder."]),
        ("Mr K. Alder rang.", ["Mr K. Alder rang."]),
        ("Told us, e.g. Monday, approx. 10 times.", ["Told us, e.g. Monday, approx. 10 times."]),
        ("Flat No. 12 is damp.", ["Flat No. 12 is damp."]),
        ("Did he eat? No. He slept.", ["Did he eat?", "No.", "He slept."]),
        ("Weight 9.4 kg. 3 visits missed.", ["Weight 9.4 kg.", "3 visits missed."]),
        ("1. Weigh again.\n2. Ring mother.", ["1. Weigh again.", "2. Ring mother."]),
        ("She went home... nobody came.", ["She went home... nobody came."]),
        ("So do I. She left.", ["So do I.", "She left."]),
        ("(Seen at home.) Then left.", ["(Seen at home.)", "Then left."]),
        ("", []),
    ],
)
def test_where_sentences_end(text, sentences):
    assert split_text(text) == sentences


def test_sentences_are_numbered_from_one():
    first, second = split_sentences("school-07", text="One. Two.")
    assert (first.id, second.id) == ("school-07.1", "school-07.2")
    assert (second.record, second.text) == ("school-07", "Two.")


@settings(deadline=None)
@given(st.text())
def test_nothing_of_a_text_is_lost(text):
    assert " ".join(split_text(text)).split() == text.split()


@settings(deadline=None)
@given(st.text())
def test_cutting_is_the_same_for_each_line_alone(text):
    lines = [sentence for line in text.splitlines() for sentence in split_text(line)]
    assert split_text(text) == lines


def test_plain_folds_what_typing_differs_in():
    assert plain("“It’s  cold” –\nagain…") == '"It\'s cold" - again...'
