"""The workbook answers a page: saving, several tabs, refusing, handing in."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.response.models import LIMITS, Response
from toolkit.response.read import read_response
from toolkit.response.store import Store
from toolkit.response.workbook import Refused, Workbook

ENTRY = {"sentences": ["school-01.1"], "what": "No coat.", "when": {"typed": "4 March"}}
SIGN = {"sentences": ["school-01.2"], "indicator": "hungry"}


def refusal(workbook, kind, payload):
    with pytest.raises(Refused) as caught:
        workbook.handle(kind, payload)
    return caught.value.says


# Opening


def test_the_first_opening_starts_attempt_one(workbook):
    opened = workbook.handle("open", {"attempt": None})
    assert (opened["attempt"], opened["state"], opened["seq"]) == (1, "open", 0)
    assert opened["items"] == {}
    assert opened["saved_at"] is None
    assert opened["attempts"] == [
        {"attempt": 1, "state": "open", "saved_at": None, "total": None, "maximum": None}
    ]


def test_opening_again_finds_everything(workbook, tab):
    saved = tab().save(("entry:e1", ENTRY), ("sign:s1", SIGN))
    opened = workbook.handle("open", {"attempt": None})
    assert opened["items"] == saved["items"]
    assert opened["seq"] == saved["seq"]
    assert opened["saved_at"] == saved["at"]


def test_an_attempt_that_is_not_there(workbook):
    assert "There is no attempt 7" in refusal(workbook, "open", {"attempt": 7})
    save = {"attempt": 7, "client": "a", "changes": [{"item": "entry:e1", "value": ENTRY}]}
    assert "There is no attempt 7" in refusal(workbook, "save", save)


def test_another_learner_sees_nothing_of_it(store, sources, workbook, tab):
    tab().save(("entry:e1", ENTRY))
    bob = Workbook(store.journal("bob", "neglect"), sources=sources, module="neglect")
    assert bob.handle("open", {"attempt": None})["items"] == {}


# Saving


def test_a_saved_entry_comes_back_whole_and_with_its_date_understood(tab):
    reply = tab().save(("entry:e1", ENTRY))
    value = reply["items"]["entry:e1"]["value"]
    assert value["when"] == {"typed": "4 March", "edtf": "2024-03-04", "said": "4 March 2024"}
    assert value["significance"] is None
    assert value["id"] == "e1"


def test_the_page_is_not_believed_about_dates(tab):
    when = {"typed": "March 2024", "edtf": "2024-03-02", "said": "2 March 2024"}
    value = tab().save(("entry:e1", {**ENTRY, "when": when}))["items"]["entry:e1"]["value"]
    assert value["when"]["edtf"] == "2024-03"
    lone = {"edtf": "2024-03-02", "said": "2 March 2024"}
    value = tab().save(("entry:e2", {**ENTRY, "when": lone}))["items"]["entry:e2"]["value"]
    assert value["when"] == {"typed": "", "edtf": "", "said": ""}


def test_a_date_without_a_year_is_near_the_first_sentences_record(tab):
    entry = {**ENTRY, "sentences": ["gp-01.1", "school-01.1"]}
    value = tab().save(("entry:e1", entry))["items"]["entry:e1"]["value"]
    assert value["when"]["edtf"] == "2023-03-04"


def test_a_deleted_item_is_told_as_deleted_and_not_opened(workbook, tab):
    page = tab()
    page.save(("entry:e1", ENTRY))
    reply = page.save(("entry:e1", None))
    assert reply["items"]["entry:e1"]["value"] is None
    assert workbook.handle("open", {"attempt": None})["items"] == {}
    assert page.save(("entry:e1", ENTRY))["items"]["entry:e1"]["value"]["what"] == "No coat."


def test_saying_the_same_again_saves_nothing_and_answers_the_same(tab):
    page = tab()
    first = page.send(("entry:e1", ENTRY))
    assert page.send(("entry:e1", ENTRY)) == first
    assert page.send(("entry:never-there", None))["items"].keys() == {"entry:e1"}


def test_a_pull_saves_nothing_and_hears_what_others_did(tab):
    one, other = tab("a"), tab("b")
    one.save(("entry:e1", ENTRY))
    heard = other.save()
    assert heard["items"]["entry:e1"]["value"]["what"] == "No coat."
    assert heard["conflicts"] == []
    assert other.save()["items"] == {}


def test_script_and_emoji_are_text_and_controls_go(tab):
    what = "<script>alert(1)</script> \U0001f600 {{x}}\x00\x07\r\nnext"
    value = tab().save(("entry:e1", {**ENTRY, "what": what}))["items"]["entry:e1"]["value"]
    assert value["what"] == "<script>alert(1)</script> \U0001f600 {{x}}\nnext"


# Two tabs


def test_the_newest_wins_and_the_other_version_is_offered(tab):
    one, other = tab("a"), tab("b")
    one.save(("entry:e1", {**ENTRY, "what": "first"}))
    other.save()
    one.save(("entry:e1", {**ENTRY, "what": "mine"}))
    reply = other.save(("entry:e1", {**ENTRY, "what": "newest"}))
    assert reply["items"]["entry:e1"]["value"]["what"] == "newest"
    (conflict,) = reply["conflicts"]
    assert conflict["item"] == "entry:e1"
    assert conflict["theirs"]["what"] == "mine"
    heard = one.save()
    assert heard["items"]["entry:e1"]["value"]["what"] == "newest"


def test_two_tabs_on_different_items_do_not_disturb_each_other(tab):
    one, other = tab("a"), tab("b")
    one.save(("entry:e1", ENTRY))
    reply = other.save(("entry:e2", ENTRY), ("sign:s1", SIGN))
    assert reply["conflicts"] == []
    assert set(reply["items"]) == {"entry:e1", "entry:e2", "sign:s1"}


def test_changing_what_another_tab_deleted_is_a_conflict_with_nothing(tab):
    one, other = tab("a"), tab("b")
    one.save(("entry:e1", ENTRY))
    other.save()
    one.save(("entry:e1", None))
    reply = other.save(("entry:e1", {**ENTRY, "what": "still here"}))
    assert reply["conflicts"] == [{"item": "entry:e1", "theirs": None}]
    assert reply["items"]["entry:e1"]["value"]["what"] == "still here"


def test_deleting_what_another_tab_changed_offers_the_change(tab):
    one, other = tab("a"), tab("b")
    one.save(("entry:e1", ENTRY))
    other.save()
    one.save(("entry:e1", {**ENTRY, "what": "better"}))
    reply = other.save(("entry:e1", None))
    assert reply["conflicts"][0]["theirs"]["what"] == "better"


def test_both_doing_the_same_is_no_conflict(tab):
    one, other = tab("a"), tab("b")
    one.save(("entry:e1", ENTRY))
    assert other.save(("entry:e1", ENTRY))["conflicts"] == []


def test_ones_own_earlier_version_is_no_conflict_after_a_lost_reply(tab):
    page = tab()
    page.send(("entry:e1", {**ENTRY, "what": "sent"}))
    reply = page.save(("entry:e1", {**ENTRY, "what": "sent again, and more"}))
    assert reply["conflicts"] == []


def test_a_conflict_is_told_even_if_its_first_telling_was_lost(tab):
    one, other = tab("a"), tab("b")
    other.save(("entry:e1", {**ENTRY, "what": "theirs"}))
    one.send(("entry:e1", {**ENTRY, "what": "mine"}))
    reply = one.save(("entry:e1", {**ENTRY, "what": "mine, later"}))
    assert reply["conflicts"][0]["theirs"]["what"] == "theirs"


def test_a_second_process_sees_what_was_saved(url, sources, tab):
    tab().save(("entry:e1", ENTRY))
    with Store(url) as second:
        other = Workbook(second.journal("ann", "neglect"), sources=sources, module="neglect")
        assert set(other.handle("open", {"attempt": 1})["items"]) == {"entry:e1"}


TEXTS = st.sampled_from(["one", "two", "three", None])
STEPS = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.sampled_from(["hear", "lose", "pull"]),
        st.lists(st.tuples(st.sampled_from(["entry:x", "entry:y"]), TEXTS), max_size=2),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_tabs_in_any_order_agree_and_every_overwritten_version_is_offered(steps, sources, open_tab):
    with Store("sqlite://") as store:
        journal = store.journal("ann", "neglect")
        workbook = Workbook(journal, sources=sources, module="neglect")
        workbook.handle("open", {"attempt": None})
        tabs = {name: open_tab(workbook, name) for name in "ab"}
        for name, how, changes in steps:
            tab = tabs[name]
            known = dict(tab.bases)
            values = [(item, what and {**ENTRY, "what": what}) for item, what in changes]
            before = journal.items(1)
            reply = tab.send(*([] if how == "pull" else values))
            offered = {conflict["item"] for conflict in reply["conflicts"]}
            for item, value in dict(values).items():
                last = before.get(item)
                if how == "pull" or last is None or last.client == name:
                    continue
                overwritten = (last.value or {}).get("what") != (value or {}).get("what")
                if overwritten and last.seq != known.get(item, 0):
                    assert item in offered
            if how != "lose":
                tab.hear(reply)
        final = {
            item: found["value"] for item, found in workbook.handle("open", {})["items"].items()
        }
        for tab in tabs.values():
            tab.save()
            assert {item: value for item, value in tab.items.items() if value} == final


# Refusing


REFUSED = [
    ("entry:E1", ENTRY, "not the name of anything kept here"),
    ("note:e1", ENTRY, "not the name of anything kept here"),
    ("entry:" + "e" * 80, ENTRY, "not the name"),
    ("entry:e1", "text", "“text” was found"),
    ("entry:e1", [ENTRY], "a list was found"),
    ("entry:e1", {**ENTRY, "id": "e2"}, "mixed up two items"),
    ("entry:e1", {**ENTRY, "score": 9}, "not a field"),
    ("entry:e1", {**ENTRY, "what": "w" * 4001}, "What happened is too long: 4,001 characters"),
    ("entry:e1", {**ENTRY, "what": 5}, "What happened was 5"),
    ("entry:e1", {**ENTRY, "seen": "maybe"}, "Child seen was “maybe”; it can be yes, no"),
    ("entry:e1", {**ENTRY, "significance": 4}, "Significance was 4; it can be 0, 1, 2, 3"),
    ("entry:e1", {**ENTRY, "significance": True}, "Significance was true"),
    ("entry:e1", {**ENTRY, "when": "2024"}, "A date's words were expected"),
    ("entry:e1", {**ENTRY, "when": {"typed": 2024}}, "A date's words were expected"),
    ("entry:e1", {**ENTRY, "when": {"typed": "2" * 201}}, "Date as written is too long"),
    ("entry:e1", {**ENTRY, "sentences": ["nobody-01.1"]}, "not a sentence of these records"),
    ("entry:e1", {**ENTRY, "sentences": [["school-01.1"]]}, "Sentences was a list"),
    ("entry:e1", {**ENTRY, "sentences": "school-01.1"}, "Sentences was “school-01.1”"),
    ("sign:s1", {**SIGN, "sentences": []}, "pick at least one sentence"),
    ("sign:s1", {**SIGN, "indicator": "nonsense"}, "not one of the signs to choose from"),
    ("sign:s1", {"sentences": ["school-01.1"]}, "Indicator is missing"),
    ("sign:s1", {**SIGN, "when": {"typed": "2024"}, "what": "x"}, "not a field"),
]


@pytest.mark.parametrize(("item", "value", "says"), REFUSED)
def test_a_refused_item_is_told_and_does_not_stop_the_others(tab, item, value, says):
    reply = tab().save(("entry:good", ENTRY), (item, value), ("sign:good", SIGN))
    assert set(reply["items"]) == {"entry:good", "sign:good"}
    (refused,) = reply["refused"]
    assert refused["item"] == item
    assert says in refused["says"]


def test_a_refused_change_leaves_the_saved_version(workbook, tab):
    page = tab()
    page.save(("entry:e1", ENTRY))
    page.save(("entry:e1", {**ENTRY, "seen": "perhaps"}))
    opened = workbook.handle("open", {"attempt": 1})
    assert opened["items"]["entry:e1"]["value"]["what"] == "No coat."


def test_sentences_taken_out_of_the_records_do_not_lock_earlier_work(store, sources, tab):
    tab().save(("entry:e1", ENTRY), ("sign:s1", SIGN))
    from dataclasses import replace

    fewer = replace(sources, sentences={"gp-01.1": "Not brought."}, indicators=frozenset())
    edited = Workbook(store.journal("ann", "neglect"), sources=fewer, module="neglect")
    changes = [
        {"item": "entry:e1", "value": {**ENTRY, "what": "Cold."}, "base": 1},
        {"item": "sign:s1", "value": {**SIGN, "note": "Twice."}, "base": 2},
        {"item": "entry:new", "value": ENTRY, "base": 0},
    ]
    payload = {"attempt": 1, "since": 2, "client": "a", "changes": changes}
    reply = edited.handle("save", payload)
    assert set(reply["items"]) == {"entry:e1", "sign:s1"}
    assert [refused["item"] for refused in reply["refused"]] == ["entry:new"]
    says = [blank["says"] for blank in edited.handle("check", {"attempt": 1})["blanks"]]
    assert "No passage is picked in your one entry." in says
    assert "The passage has been rewritten in the records since, in your one sign." in says


def test_there_is_room_for_two_hundred_entries(tab):
    page = tab()
    page.save(*((f"entry:e{n}", ENTRY) for n in range(LIMITS["entries"] - 1)))
    reply = page.save(("entry:last", ENTRY), ("entry:over", ENTRY), ("sign:s1", SIGN))
    assert set(reply["items"]) == {"entry:last", "sign:s1"}
    assert "200 entries and no more" in reply["refused"][0]["says"]
    reply = page.save(("entry:last", None), ("entry:over", ENTRY))
    assert reply["refused"] == []


def test_all_together_stays_within_what_can_be_marked(workbook, tab):
    page = tab()
    long = {
        **ENTRY,
        **dict.fromkeys(("what", "opinion", "looked", "said", "why", "done"), "\u20ac" * 4000),
    }
    reply = page.save(*((f"entry:e{n}", long) for n in range(30)))
    assert reply["refused"]
    assert all("too long to keep" in refused["says"] for refused in reply["refused"])
    items = workbook._journal.items(1)
    document = json.dumps(workbook.document(1, items), indent=1)
    reading = read_response(document)
    assert reading.problems == ()
    assert len(reading.response.chronology) == 30 - len(reply["refused"])


MALFORMED = [
    None,
    [],
    "save",
    {},
    {"attempt": 1},
    {"attempt": "1", "client": "a"},
    {"attempt": True, "client": "a"},
    {"attempt": 1.0, "client": "a"},
    {"attempt": 0, "client": "a"},
    {"attempt": 10**30, "client": "a"},
    {"attempt": 1, "client": ""},
    {"attempt": 1, "client": "x" * 65},
    {"attempt": 1, "client": "<script>"},
    {"attempt": 1, "client": "a", "since": -1},
    {"attempt": 1, "client": "a", "since": None},
    {"attempt": 1, "client": "a", "changes": "all"},
    {"attempt": 1, "client": "a", "changes": [None]},
    {"attempt": 1, "client": "a", "changes": [{"item": "entry:e1"}]},
    {"attempt": 1, "client": "a", "changes": [{"item": 5, "value": None}]},
    {"attempt": 1, "client": "a", "changes": [{"item": "entry:\ud800", "value": None}]},
    {"attempt": 1, "client": "a", "changes": [{"item": "entry:e1", "value": None, "base": "x"}]},
]


@pytest.mark.parametrize("payload", MALFORMED)
def test_a_save_that_makes_no_sense_is_refused_with_a_sentence(workbook, payload):
    assert "reload the page" in refusal(workbook, "save", payload)


def test_too_many_changes_at_once_are_refused(workbook):
    changes = [{"item": "entry:e1", "value": None}] * 1325
    payload = {"attempt": 1, "client": "a", "changes": changes}
    assert "smaller parts" in refusal(workbook, "save", payload)


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


def test_deep_nesting_is_refused_item_by_item(tab):
    deep = {**ENTRY, "what": nested(5_000)}
    deeper = {**ENTRY, "sentences": [nested(5_000), nested(5_000)]}
    reply = tab().save(("entry:e1", deep), ("entry:e2", deeper), ("entry:e3", ENTRY))
    assert [refused["item"] for refused in reply["refused"]] == ["entry:e1", "entry:e2"]
    assert set(reply["items"]) == {"entry:e3"}


@pytest.mark.parametrize("kind", ["", "timeline", "drop", "__init__", "_save", "handle"])
def test_other_kinds_are_refused(workbook, kind):
    assert "does not know" in refusal(workbook, kind, {})


@pytest.mark.parametrize(
    "kind", ["open", "check", "hand-in", "outcome", "new-attempt", "export", "import", "read-date"]
)
@pytest.mark.parametrize("payload", [{"attempt": "x", "copy_of": "x"}, 5, None, []])
def test_every_kind_refuses_nonsense(workbook, kind, payload):
    assert refusal(workbook, kind, payload)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    ["id", "when", "sentences", "what", "seen", "significance", "indicator", "note", "why"]
)


@settings(max_examples=100, deadline=None)
@given(
    item=st.sampled_from(["entry:e1", "sign:s1", "entry:x"]) | st.text(max_size=20),
    value=st.dictionaries(FIELDS, ANYTHING) | ANYTHING,
)
def test_whatever_a_page_sends_the_document_stays_sound(item, value, sources):
    with Store("sqlite://") as store:
        journal = store.journal("ann", "neglect")
        workbook = Workbook(journal, sources=sources, module="neglect")
        workbook.handle("open", {})
        changes = [{"item": item, "value": value}, {"item": "entry:ok", "value": ENTRY}]
        try:
            reply = workbook.handle("save", {"attempt": 1, "client": "a", "changes": changes})
        except Refused:
            return
        json.dumps(reply, allow_nan=False, ensure_ascii=False).encode()
        document = workbook.document(1, journal.items(1))
        Response.model_validate_json(json.dumps(document))
        assert read_response(json.dumps(document)).problems == ()


# Dates, checking, handing in


def test_reading_a_date(workbook):
    asked = {"typed": "2 Mar", "near": "2024-05-01"}
    understood = {"typed": "2 Mar", "edtf": "2024-03-02", "said": "2 March 2024"}
    assert workbook.handle("read-date", asked) == understood
    reply = workbook.handle("read-date", {"typed": "2 Mar", "near": ""})
    assert reply["edtf"] == ""
    assert "The year is missing" in reply["says"]
    assert workbook.handle("read-date", {"typed": "2 Mar", "near": "soon"})["edtf"] == ""


def test_checking_names_what_is_blank(workbook, tab):
    reply = workbook.handle("check", {"attempt": 1})
    assert reply["counts"] == {"entries": 0, "signs": 0}
    assert [(blank["says"], blank["part"]) for blank in reply["blanks"]] == [
        ("The chronology is empty.", "chronology"),
        ("No signs are marked.", "signs"),
    ]
    whole = {
        **ENTRY,
        "basis": "observed",
        "seen": "yes",
        "alone": "no",
        "significance": 0,
        "why": "Cold.",
    }
    page = tab()
    page.save(("entry:e1", whole), ("sign:s1", SIGN))
    assert workbook.handle("check", {"attempt": 1})["blanks"] == []
    page.save(("entry:e2", {"when": {"typed": "in the cold"}, "seen": "no"}))
    found = workbook.handle("check", {"attempt": 1})["blanks"]
    assert [(blank["says"], blank["field"]) for blank in found] == [
        ("The date is not understood in 1 of 2 entries.", "when"),
        ("No passage is picked in 1 of 2 entries.", "sentences"),
        ("What happened is empty in 1 of 2 entries.", "what"),
        ("How it is known is not answered in 1 of 2 entries.", "basis"),
        ("How much it matters is not said in 1 of 2 entries.", "significance"),
        ("Why it matters is empty in 1 of 2 entries.", "why"),
    ]
    assert {(blank["part"], blank["at"]) for blank in found} == {("entry", "e2")}


def test_handing_in_freezes_the_attempt_and_keeps_it_readable(workbook, store, tab):
    page = tab()
    page.save(("entry:e1", ENTRY), ("sign:s1", SIGN))
    assert workbook.handle("hand-in", {"attempt": 1}) == {"state": "waiting"}
    assert workbook.handle("hand-in", {"attempt": 1}) == {"state": "waiting"}
    save = {"attempt": 1, "client": "a", "changes": [{"item": "entry:e1", "value": None}]}
    assert "handed in, so it can no longer be changed" in refusal(workbook, "save", save)
    opened = workbook.handle("open", {"attempt": 1})
    assert (opened["state"], set(opened["items"])) == ("waiting", {"entry:e1", "sign:s1"})
    document = store.submission("ann", "neglect", 1).document
    reading = read_response(json.dumps(document))
    assert reading.problems == ()
    assert (reading.response.module, reading.response.scenario) == ("neglect", "made-up")
    assert (reading.response.version, reading.response.attempt) == ("v1", 1)


def test_a_blank_response_may_be_handed_in(workbook, store):
    workbook.handle("hand-in", {"attempt": 1})
    document = store.submission("ann", "neglect", 1).document
    assert read_response(json.dumps(document)).outcome == "blank"


def test_the_document_is_in_order_of_date(workbook, store, tab):
    dates = {"e1": "May 2024", "e2": "2/3/24", "e3": "", "e4": "between 1 and 9 March 2024"}
    tab().save(*((f"entry:{id_}", {"when": {"typed": typed}}) for id_, typed in dates.items()))
    document = workbook.document(1, store.journal("ann", "neglect").items(1))
    assert [entry["id"] for entry in document["chronology"]] == ["e4", "e2", "e1", "e3"]


def test_outcomes_are_told_calmly(workbook, store):
    assert workbook.outcome(1)["says"] == "This attempt is not handed in yet."
    workbook.handle("hand-in", {"attempt": 1})
    waiting = workbook.handle("outcome", {"attempt": 1})
    assert (waiting["state"], waiting["html"], waiting["total"]) == ("waiting", "", None)
    (submission,) = store.submissions_waiting()
    store.record_failure(submission.id, reference="G-77")
    failed = workbook.outcome(1)
    assert failed["state"] == "failed"
    assert "safe" in failed["says"]
    assert "G-77" in failed["says"]
    store.record_marks(
        submission.id, marks={}, grades={"total": 60.089999999999996, "maximum": 100.0}
    )
    marked = workbook.outcome(1)
    assert (marked["state"], marked["total"], marked["maximum"]) == ("marked", "60.1", "100")
    assert marked["html"] == "<p>Feedback on attempt 1.</p>"
    assert marked["says"] == "Your work is marked: 60.1 of 100."


def test_a_new_attempt_begins_empty_or_as_a_copy_and_leaves_the_old(workbook, tab):
    assert "still open" in refusal(workbook, "new-attempt", {"copy_of": None})
    tab().save(("entry:e1", ENTRY))
    workbook.handle("hand-in", {"attempt": 1})
    assert "There is no attempt 9" in refusal(workbook, "new-attempt", {"copy_of": 9})
    second = workbook.handle("new-attempt", {"copy_of": 1})
    assert (second["attempt"], second["state"]) == (2, "open")
    assert second["items"]["entry:e1"]["value"]["what"] == "No coat."
    tab("a", 2).save(("entry:e1", None))
    workbook.handle("hand-in", {"attempt": 2})
    third = workbook.handle("new-attempt", {"copy_of": None})
    assert (third["attempt"], third["items"]) == (3, {})
    assert set(workbook.handle("open", {"attempt": 1})["items"]) == {"entry:e1"}
    assert workbook.handle("open", {"attempt": None})["attempt"] == 3


def test_the_workbook_needs_nothing_heavy():
    import subprocess
    import sys

    code = (
        "import sys, toolkit.response.workbook, toolkit.response.file_journal\n"
        "heavy = {'sqlalchemy', 'openpyxl', 'edtf', 'pandas', 'altair', 'nbgrader'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
