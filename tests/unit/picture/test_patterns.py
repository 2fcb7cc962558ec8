"""Questions put to all the records: words, whole, wherever they stand."""

from __future__ import annotations

import pytest

from toolkit.picture import find_pattern
from toolkit.picture.patterns import MOST_WORDS, _as_pattern
from toolkit.picture.questions import load_questions


@pytest.mark.parametrize(
    ("word", "text", "there"),
    [
        ("ate", "She ate four slices.", True),
        ("ate", "She was late.", False),
        ("cancel*", "Cancelled by text.", True),
        ("not in", "Mum was not  in.", True),
        ("step* down", "Stepped down to early help.", True),
        ("%", "Attendance 84%.", True),
        ("was not brought", "Callum was not brought.", True),
        ("a.b", "axb", False),
    ],
)
def test_words_are_whole_unless_they_end_in_an_asterisk(word, text, there):
    import re

    assert bool(re.search(_as_pattern(word), text, re.IGNORECASE)) is there


def test_every_record_found_says_which_sentences(scenario):
    found = find_pattern(["toast", "breakfast"], scenario=scenario)
    assert found.matches
    for match in found.matches:
        for sentence in match.sentences:
            text = scenario.sentence[sentence].text.lower()
            assert "toast" in text or "breakfast" in text
    assert sum(found.by_agency.values()) == len(found.matches)
    assert list(found.matches) == sorted(found.matches, key=lambda match: match.date)


@pytest.mark.parametrize("words", [[], ["  "], ["*"], ["("], ["[a-z]+"], ["x" * 9_000] * 99])
def test_nonsense_finds_nothing_and_breaks_nothing(scenario, words):
    found = find_pattern(words, scenario=scenario)
    assert found.matches == ()
    assert len(found.words) <= MOST_WORDS


def test_each_question_offered_finds_something_in_some_scenario(scenario):
    silent = [
        question.id
        for question in load_questions()
        if not find_pattern(question.words, scenario=scenario).matches
    ]
    assert silent == []
