"""The first judgement: of one file, and standing once the learner has gone beyond it."""

from dataclasses import replace

import pytest

from toolkit.response.file_journal import FileJournal
from toolkit.response.first_judgement import STANDS
from toolkit.response.models import Response
from toolkit.response.workbook import Workbook

FIRST = "judgement:first"
SAID = {"role": "school", "worry": 2, "would": "ask", "why": "No coat."}
OWN = ("entry:own", {"sentences": ["school-01.1"]})
ANOTHERS = ("entry:another", {"sentences": ["school-01.1", "gp-01.1"]})


@pytest.fixture(scope="session")
def sources(sources):
    return replace(sources, roles=frozenset({"school", "gp"}))


def first(page):
    return page.items[FIRST]


def test_it_can_be_changed_while_only_its_own_file_is_used(tab):
    page = tab()
    page.save((FIRST, SAID), OWN)
    assert page.save((FIRST, {**SAID, "worry": 4}))["refused"] == []
    assert (first(page)["worry"], first(page)["stands"]) == (4, False)


@pytest.mark.parametrize(
    "beyond",
    [
        ANOTHERS,
        ("sign:s1", {"sentences": ["gp-01.1"], "indicator": "not-brought"}),
        ("judgement:pooled", {"role": "school", "worry": 4}),
    ],
)
def test_it_stands_once_something_rests_on_more_than_its_file(tab, beyond):
    one, other = tab("a"), tab("b")
    one.save((FIRST, SAID))
    one.save(beyond)
    reply = other.save((FIRST, {**SAID, "worry": 4}))
    assert reply["refused"] == [{"item": FIRST, "says": STANDS}]
    assert reply["items"][FIRST]["value"] == {"id": "first", **SAID, "stands": True}
    assert reply["conflicts"] == []
    assert "in a new attempt you can judge again" in STANDS


@pytest.mark.parametrize("value", [{**SAID, "role": "gp"}, {**SAID, "role": ""}, None])
def test_neither_whose_file_it_was_nor_itself_can_be_taken_away(tab, value):
    page = tab()
    page.save((FIRST, {**SAID, "stands": True}))
    assert page.save((FIRST, value))["refused"][0]["says"] == STANDS


def test_a_window_that_has_not_heard_that_it_stands_does_not_open_it_again(tab):
    page = tab()
    page.save((FIRST, {**SAID, "stands": True}))
    reply = page.save((FIRST, SAID))
    assert reply["refused"] == []
    assert reply["items"][FIRST]["value"]["stands"] is True


def test_another_file_is_judged_anew(tab):
    page = tab()
    page.save((FIRST, SAID))
    page.save((FIRST, {**SAID, "role": "gp"}))
    assert first(page) == {
        "id": "first", "role": "gp", "worry": None, "would": "", "why": "", "stands": False,
    }  # fmt: skip


def test_a_file_chosen_after_the_others_were_used_comes_without_a_judgement(tab):
    page = tab()
    page.save(ANOTHERS)
    page.save((FIRST, {"role": "gp", "worry": 4}))
    assert first(page) == {
        "id": "first", "role": "gp", "worry": None, "would": "", "why": "", "stands": True,
    }  # fmt: skip
    assert page.save((FIRST, {"role": "gp", "worry": 4}))["refused"][0]["says"] == STANDS
    assert page.save((FIRST, {"role": "school"}))["refused"][0]["says"] == STANDS


def test_a_new_attempt_opens_it_again_until_the_learner_goes_on(workbook, open_tab):
    page = open_tab(workbook, "a")
    page.save((FIRST, SAID), ANOTHERS)
    workbook.handle("hand-in", {"attempt": 1})
    workbook.handle("new-attempt", {"copy_of": 1})
    again = open_tab(workbook, "a", attempt=2)
    assert first(again) == {"id": "first", **SAID, "stands": False}
    assert again.save((FIRST, {**SAID, "worry": 3}))["refused"] == []
    again.save(("entry:another", {**again.items["entry:another"], "what": "Not brought."}))
    assert first(again)["stands"] is True
    assert again.save((FIRST, {**SAID, "worry": 0}))["refused"][0]["says"] == STANDS


def test_an_attempt_copied_without_one_can_still_begin_with_one(workbook, open_tab):
    open_tab(workbook, "a").save(ANOTHERS)
    workbook.handle("hand-in", {"attempt": 1})
    workbook.handle("new-attempt", {"copy_of": 1})
    again = open_tab(workbook, "a", attempt=2)
    again.save((FIRST, SAID))
    assert (first(again)["worry"], first(again)["stands"]) == (2, False)


def test_in_a_file_it_stands_for_another_kernel_too(tmp_path, sources, open_tab):
    def workbook():
        path = tmp_path / "response.json"
        journal = FileJournal(path, module="neglect", scenario="made-up", version="v1")
        return Workbook(journal, sources=sources, module="neglect")

    page = open_tab(workbook(), "a")
    page.save((FIRST, SAID))
    page.save(ANOTHERS)
    reply = open_tab(workbook(), "b").save((FIRST, {**SAID, "worry": 4}))
    assert reply["refused"] == [{"item": FIRST, "says": STANDS}]


def test_standing_by_itself_is_nothing_handed_in():
    bare = {"id": "first", "stands": True}

    def response(first):
        made = {"module": "m", "scenario": "s", "judgements": [first]}
        return Response.model_validate(made)

    assert response(bare).is_empty
    assert not response({**bare, "worry": 0}).is_empty
