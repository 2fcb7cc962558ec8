from __future__ import annotations

import pytest

from tests.sample import change, nth
from toolkit.scenario.check import check_scenario
from toolkit.scenario.key import load_key
from toolkit.scenario.problems import ContentError


def refuse(folder, scenario):
    with pytest.raises(ContentError) as refused:
        load_key(folder, scenario)
    return refused.value.problems


def test_a_quote_stands_for_the_sentences_it_touches(folder, scenario):
    change(
        folder / "key.yaml",
        "quote: plimsolls and a summer dress in the snow",
        "quote: in the snow for the third day. Her hands",
    )
    key = load_key(folder, scenario)
    [passage] = key.events[3].passages
    assert passage.sentences == (nth(scenario, "school-02.1"), nth(scenario, "school-02.2"))
    assert (passage.record, passage.agency) == ("school-02", "school")


def test_quotes_forgive_typing_but_not_capitals(folder, scenario):
    change(
        folder / "key.yaml",
        "quote: asked twice for toast",
        "quote: She told me “there was\n          nothing  in the cupboard”.",
    )
    [passage] = load_key(folder, scenario).events[0].passages
    assert passage.sentences == (nth(scenario, "school-01.2"),)
    change(folder / "key.yaml", "quote: plimsolls", "quote: Plimsolls")
    assert len(refuse(folder, scenario)) == 1


def test_marks_that_an_editor_put_round_a_quote_are_named(folder, scenario):
    change(folder / "key.yaml", "quote: asked twice for toast", "quote: “asked twice for toast”")
    [problem] = refuse(folder, scenario)
    assert "but it is without the quotation marks round it" in problem.says


def test_a_quote_that_is_not_there_is_told_with_the_nearest_sentence(folder, scenario):
    line = change(
        folder / "key.yaml", "quote: plimsolls and a summer", "quote: sandals and a summer"
    )
    [problem] = refuse(folder, scenario)
    assert problem.line == line
    assert problem.file.endswith("alder/key.yaml")
    assert "In 'summer-clothes': “sandals and a summer dress in the snow” is not in school-02" in (
        problem.says
    )
    assert "the nearest sentence there is “Mia wore plimsolls and a summer dress" in problem.says


def test_a_quote_that_is_there_twice_is_told(folder, scenario):
    change(folder / "key.yaml", "quote: asked twice for toast", "quote: in")
    [problem] = refuse(folder, scenario)
    assert "“in” is in school-01 2 times; quote more words" in problem.says


def test_only_whole_words_count(folder, scenario):
    change(folder / "key.yaml", "quote: asked twice for toast", "quote: sked twice for toast")
    [problem] = refuse(folder, scenario)
    assert "is not in school-01" in problem.says


def test_an_unknown_record_is_told_with_the_likely_one(folder, scenario):
    change(folder / "key.yaml", "record: school-02", "record: scool-02")
    [problem] = refuse(folder, scenario)
    assert "There is no record 'scool-02'; did you mean 'school-02'?" in problem.says


def test_every_bad_quote_is_told_at_once(folder, scenario):
    for old in ("asked twice for toast", "No heating in the flat", "one day off with a cold"):
        change(folder / "key.yaml", f"quote: {old}", "quote: these words are nowhere")
    assert len(refuse(folder, scenario)) == 3


def test_the_version_follows_the_key(folder, scenario, key):
    change(folder / "key.yaml", "tolerance_days: 7", "tolerance_days: 8")
    assert load_key(folder, scenario).version != key.version


@pytest.mark.parametrize(
    ("part", "following", "one", "n"),
    [("events", "signs", "event", 4), ("signs", "distractors", "sign", 5)],
)
def test_a_key_in_which_nothing_is_essential_is_told(folder, part, following, one, n):
    def told():
        return [w for w in check_scenario(folder).warnings if " is essential, so " in w.says]

    assert told() == []
    path = folder / "key.yaml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index(f"\n{part}:\n"), text.index(f"\n{following}:\n")
    spoilt = text[start:end].replace("essential: true", "essential: false")
    path.write_text(text[:start] + spoilt + text[end:], encoding="utf-8")
    [problem] = told()
    assert problem.file.endswith("key.yaml")
    assert text.splitlines()[problem.line - 1] == f"{part}:"
    assert problem.says == (
        f"No {one} is essential, so all {n} count the same, and nothing says what nobody should "
        "miss; write essential: true beside what that is."
    )
