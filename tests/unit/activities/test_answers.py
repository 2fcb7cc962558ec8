"""What a kernel answers its page, whatever it is asked."""

from __future__ import annotations

import pytest

from toolkit.activities import Desk
from toolkit.activities.answers import answer

ENTRY = {"id": "e1", "when": {"typed": "x", "edtf": "2024-03-02", "said": ""}, "what": "Seen."}


class RefusedError(Exception):
    says = "This attempt has been handed in."


class Book:
    def __init__(self, error=None):
        self.error = error

    def handle(self, kind, payload):
        if self.error:
            raise self.error
        return {"kind": kind, "payload": payload}


@pytest.fixture(scope="module")
def desk():
    return Desk("neglect")


@pytest.fixture
def ask(desk):
    def asked(kind, payload, *, book=None):
        own = {"timeline": desk.answer}
        return answer(kind, payload, own=own, otherwise=book and book.handle)

    return asked


def test_the_timeline_is_drawn_here_even_under_a_server(ask):
    reply = ask("timeline", {"entries": [ENTRY], "width": 500})
    assert reply["ok"]
    assert reply["reply"]["svg"].startswith("<svg")
    assert reply["reply"]["rows"][0]["date"] == "2 March 2024"


@pytest.mark.parametrize(
    "entries", [None, 7, "x", [None, 3, {}, {"id": 5}], [ENTRY | {"what": 1}], [[[]]]]
)
def test_a_page_that_sends_nonsense_gets_an_empty_timeline(ask, entries):
    reply = ask("timeline", {"entries": entries, "width": "wide"})
    assert reply == {
        "ok": True,
        "reply": {"svg": "", "summary": "There are no entries to draw yet.", "rows": []},
    }


def test_the_rest_is_the_workbooks(ask):
    assert ask("save", {"a": 1}, book=Book())["reply"] == {"kind": "save", "payload": {"a": 1}}


def test_under_a_server_a_kernel_knows_nothing_of_the_rest(ask):
    reply = ask("open", {})
    assert not reply["ok"]
    assert "learner's server" in reply["error"]["says"]


def test_a_refusal_is_passed_on_in_its_own_words(ask):
    reply = ask("save", {}, book=Book(RefusedError()))
    assert reply["error"] == {"says": RefusedError.says, "reference": ""}


def test_a_failure_is_calm_to_the_learner_and_logged_with_its_reference(ask, caplog):
    reply = ask("save", {}, book=Book(RuntimeError("disk on fire")))
    reference = reply["error"]["reference"]
    assert "Your saved work is safe" in reply["error"]["says"]
    assert "disk on fire" not in str(reply)
    assert reference in caplog.text
    assert "disk on fire" in caplog.text


def test_the_widget_answers_each_ask_by_its_number(desk, monkeypatch):
    sent = []
    monkeypatch.setattr(desk, "send", sent.append)
    desk._hear(desk, {"ask": 3, "kind": "timeline", "payload": {"entries": []}}, [])
    desk._hear(desk, "nonsense", [])
    assert [content["answer"] for content in sent] == [3]
    assert sent[0]["ok"]
