from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.places import scenario_ids
from toolkit.scenario.load import load_scenario
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


def test_a_sentence_is_named_by_its_words_wherever_it_stands():
    first, second = split_sentences("school-07", text="One. Two.")
    assert re.fullmatch(r"school-07\.[0-9a-f]{6}", first.id)
    assert (second.record, second.text) == ("school-07", "Two.")
    revised = split_sentences("school-07", text="Zero.\nTwo!\n“One”.")
    assert [each.id for each in revised][1:] == [second.id, first.id]


def test_the_same_words_twice_are_two_sentences():
    ids = [each.id for each in split_sentences("school-07", text="No reply.\nCalled.\nNo reply.")]
    assert len(set(ids)) == 3
    assert split_sentences("school-07", text="No reply.")[0].id == ids[0]


@pytest.mark.parametrize("name", scenario_ids())
def test_in_every_scenario_no_two_sentences_share_an_id(name):
    scenario = load_scenario(name)
    assert len(scenario.sentence) == sum(map(len, scenario.sentences.values()))


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
