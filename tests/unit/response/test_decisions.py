"""Judgements, decisions and writing: saved, fixed once decided, handed in, and named when blank."""

import json
from dataclasses import replace

import pytest

from toolkit.response.file_journal import FileJournal
from toolkit.response.models import LIMITS
from toolkit.response.read import read_response
from toolkit.response.sound_items import DECIDED
from toolkit.response.workbook import Workbook
from toolkit.scenario.decision_models import DecisionPoint

ENTRY = {"sentences": ["school-01.1"], "what": "No coat."}
FIRST = {"role": "school", "worry": 2, "would": "ask", "why": "No coat."}
CALL = ("decision:call", {"option": "ring", "why": "It cannot wait."})
WROTE = ("writing:call", {"text": "Mia said, <b>cold</b>.", "met": ["words"]})


def point(id_, *options, **given):
    made = [{"id": option, "text": f"Do {option}.", "then": "So it goes."} for option in options]
    return DecisionPoint.model_validate(
        {
            "id": id_,
            "when": "2024-03-04",
            "seat": "school",
            "title": f"About the {id_}",
            "situation": "That day.",
            "question": "What now?",
            "options": made,
        }
        | given
    )


@pytest.fixture(scope="session")
def sources(sources):
    """The usual ones, with three decisions: one with writing, one for the surgery only."""
    rubric = [{"id": name, "says": name} for name in ("facts", "words", "who", "plain")]
    writing = {"kind": "record", "task": "Write.", "rubric": rubric}
    points = (
        point("call", "wait", "ask", "ring", writing=writing),
        point("letter", "wait", "send", "visit"),
        point("clinic", "wait", "send", "visit", role="gp"),
    )
    roles = frozenset({"school", "gp"})
    return replace(sources, roles=roles, decisions={each.id: each for each in points})


def test_each_kind_is_saved_and_handed_in(workbook, store, tab):
    page = tab()
    reply = page.save(("judgement:first", FIRST), CALL, WROTE)
    assert reply["refused"] == []
    workbook.handle("hand-in", {"attempt": 1})
    document = store.submission("ann", "neglect", 1).document
    assert document["judgements"] == [{"id": "first", **FIRST, "stands": True}]
    assert document["decisions"] == [{"id": "call", **CALL[1]}]
    assert document["writings"] == [{"id": "call", **WROTE[1]}]
    read = read_response(json.dumps(document))
    assert (read.outcome, read.problems) == ("readable", ())
    assert read.response.role == "school"


def test_a_decision_stands_and_its_reason_can_still_be_changed(tab):
    page = tab()
    page.save(CALL)
    reply = page.save(("decision:call", {"option": "wait", "why": "On reflection."}))
    assert reply["refused"] == [{"item": "decision:call", "says": DECIDED}]
    assert "in a new attempt you can decide again" in DECIDED
    assert reply["items"]["decision:call"]["value"]["option"] == "ring"  # the page shows it again
    assert reply["items"]["decision:call"]["value"]["why"] == "It cannot wait."
    assert page.save(("decision:call", None))["refused"]
    reply = page.save(("decision:call", {"option": "ring", "why": "On reflection."}))
    assert reply["refused"] == []
    assert reply["items"]["decision:call"]["value"]["why"] == "On reflection."


def test_another_windows_decision_comes_first_and_is_shown(tab):
    one, other = tab("a"), tab("b")
    one.save(CALL)
    reply = other.save(("decision:call", {"option": "wait"}))
    assert reply["refused"][0]["says"] == DECIDED
    assert reply["items"]["decision:call"]["value"]["option"] == "ring"
    assert reply["conflicts"] == []


def test_a_reason_typed_in_a_window_that_has_not_heard_changes_only_the_reason(tab):
    one, other = tab("a"), tab("b")
    one.save(CALL)
    reply = other.save(("decision:call", {"option": "", "why": "Perhaps."}))
    assert reply["refused"] == []
    kept = {"id": "call", "option": "ring", "why": "Perhaps."}
    assert reply["items"]["decision:call"]["value"] == kept


def test_a_reason_may_come_before_the_decision(tab):
    page = tab()
    assert page.save(("decision:call", {"why": "Perhaps."}))["refused"] == []
    assert page.save(CALL)["refused"] == []


@pytest.mark.parametrize(
    ("item", "value", "says"),
    [
        ("decision:gone", {"option": "ring"}, "There is no such decision"),
        ("decision:call", {"option": "shout"}, "“shout” is not one of the options"),
        ("decision:call", {"option": "RING"}, "Option was “RING”; it can be the id of an option"),
        ("decision:call", {"option": "ring", "why": "w" * 4001}, "Why is too long"),
        ("writing:gone", {"text": "x"}, "There is no such decision"),
        ("writing:call", {"text": "x", "met": ["luck"]}, "lines of the rubric are not there"),
        ("writing:call", {"text": "x" * 4001}, "Text is too long: 4,001 characters"),
        ("judgement:first", {"role": "zoo"}, "“zoo” is not an agency here"),
        ("judgement:second", {"worry": 1}, "Id was “second”"),
        ("judgement:first", {"worry": 5}, "How worried was 5; it can be 0, 1, 2, 3, 4"),
    ],
)
def test_what_cannot_be_kept_is_told(tab, item, value, says):
    [refused] = tab().save((item, value))["refused"]
    assert says in refused["says"]


def test_a_copy_keeps_the_work_and_opens_the_decisions_again(workbook, tab):
    tab().save(("entry:e1", ENTRY), CALL, WROTE, ("decision:letter", {"option": "send"}))
    workbook.handle("hand-in", {"attempt": 1})
    items = workbook.handle("new-attempt", {"copy_of": 1})["items"]
    assert items["entry:e1"]["value"]["what"] == "No coat."
    assert items["writing:call"]["value"]["met"] == ["words"]
    assert items["decision:call"]["value"] == {"id": "call", "option": "", "why": "It cannot wait."}
    assert "decision:letter" not in items
    change = {"item": "decision:call", "value": {"option": "ask"}}
    save = {"attempt": 2, "client": "a", "changes": [change]}
    assert workbook.handle("save", save)["refused"] == []


def blanks(store, sources, asks, changes=()):
    workbook = Workbook(
        store.journal("bo", "neglect"), sources=sources, module="neglect", asks=frozenset(asks)
    )
    workbook.handle("open", {"attempt": None})
    made = [{"item": item, "value": value} for item, value in changes]
    workbook.handle("save", {"attempt": 1, "client": "a", "changes": made})
    found = workbook.handle("check", {"attempt": 1})["blanks"]
    return [(blank["says"], blank["part"], blank["at"]) for blank in found]


def test_blank_decisions_and_writing_are_named_only_where_they_are_asked_for(store, sources):
    assert [part for _, part, _ in blanks(store, sources, ())] == ["chronology", "signs"]
    assert blanks(store, sources, ("decisions", "writing"))[2:] == [
        ("Not decided yet: About the call.", "decision", "call"),
        ("Not decided yet: About the letter.", "decision", "letter"),
        ("Nothing is written yet: About the call.", "writing", "call"),
    ]
    some = (("judgement:first", {"role": "gp"}), CALL, ("writing:call", {"text": "  "}))
    assert blanks(store, sources, ("decisions", "writing"), some)[2:] == [
        ("Not decided yet: About the letter.", "decision", "letter"),
        ("Not decided yet: About the clinic.", "decision", "clinic"),
        ("Nothing is written yet: About the call.", "writing", "call"),
    ]


def test_a_file_beside_the_notebook_keeps_them_too(tmp_path, sources):
    def opened():
        journal = FileJournal(
            tmp_path / "response.json", module="neglect", scenario="made-up", version="v1"
        )
        return Workbook(journal, sources=sources, module="neglect")

    changes = [{"item": i, "value": v} for i, v in (("judgement:first", FIRST), CALL, WROTE)]
    opened().handle("save", {"attempt": 1, "client": "a", "changes": changes})
    again = opened()
    items = again.handle("open", {"attempt": None})["items"]
    assert set(items) == {"judgement:first", "decision:call", "writing:call"}
    change = {"item": "decision:call", "value": {"option": "wait"}}
    reply = again.handle("save", {"attempt": 1, "client": "b", "changes": [change]})
    assert reply["refused"][0]["says"] == DECIDED


def document(**parts):
    return json.dumps({"format": 1, "module": "m", "scenario": "s", **parts})


def test_a_document_without_these_parts_is_as_it_was():
    read = read_response(document())
    assert (read.outcome, read.problems) == ("blank", ())
    assert read.response.is_empty


def test_one_spoilt_field_costs_that_field():
    spoilt = [{"id": "call", "option": 7, "why": "w" * 5000}, {"id": "letter", "option": "send"}]
    met = ["words", "No Such", 3, *["plain"] * 40]
    read = read_response(
        document(decisions=spoilt, writings=[{"id": "call", "text": "t", "met": met}])
    )
    first, second = read.response.decisions
    assert (first.option, len(first.why)) == ("", 4000)
    assert second.option == "send"
    assert read.response.writings[0].met == ("words", "plain")
    assert any(problem.startswith("Decision 1: Option was 7") for problem in read.problems)


def test_a_flood_is_cut_and_a_part_that_is_lost_is_told():
    flood = [{"id": f"d{n}", "option": "a"} for n in range(LIMITS["decisions"] + 9)]
    read = read_response(document(decisions=flood, judgements=7))
    assert len(read.response.decisions) == LIMITS["decisions"]
    assert "A list of judgements was expected; 7 was found." in read.problems
    assert read_response(document(writings=[1])).outcome == "unreadable"
