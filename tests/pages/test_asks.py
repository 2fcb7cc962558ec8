"""What a page asks of the server, and what the server answers somebody it should not."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time

import pytest
from serving import EVERYWHERE, Browser, serving


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("asked") / "data") as running:
        yield running


@pytest.fixture
def browser(asked):
    browser = Browser(asked.address)
    browser.get("/")
    return browser


def change(text, item="entry:e1", base=0):
    return {"item": item, "value": {"id": item.split(":")[1], "what": text}, "base": base}


def save(browser, *changes, since=0, attempt=1):
    return browser.ask(
        "neglect", "save", attempt=attempt, since=since, client="tab", changes=list(changes)
    )


def test_what_is_saved_is_there_when_the_module_is_opened(browser):
    assert browser.ask("neglect", "open", attempt=None).json["ok"]
    saved = save(browser, change("Seen at the door."))
    assert saved.status == 200
    assert saved.json["reply"]["at"]
    opened = browser.ask("neglect", "open", attempt=None).json["reply"]
    assert opened["items"]["entry:e1"]["value"]["what"] == "Seen at the door."


@pytest.mark.parametrize(("kind", "table"), [("save", "change"), ("save-notes", "note")])
def test_what_cannot_be_saved_is_logged_without_a_word_of_it(asked, browser, kind, table):
    browser.ask("neglect", "open", attempt=None)
    entry = {"item": "entry:e9", "value": {"id": "e9", "what": "MY OWN WORDS"}, "base": 0}
    note = {"item": "reflection:a", "value": {"text": "MY OWN WORDS"}, "base": 0}
    change = entry if kind == "save" else note
    with full_disk(asked.data / "responses.db", table):
        answer = browser.ask("neglect", kind, attempt=1, since=0, client="t", changes=[change])
    assert answer.status == 500
    assert answer.json["error"]["reference"] in asked.log
    assert "database or disk is full" in asked.log
    assert "OWN WORDS" not in asked.log


@contextlib.contextmanager
def full_disk(path, table):
    """A database that takes no more rows."""
    raises = "BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END"
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute(f"CREATE TRIGGER full BEFORE INSERT ON {table} {raises}")
        database.commit()
        yield
        database.execute("DROP TRIGGER full")
        database.commit()


NOT_ASKS = (
    *(b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"kind": "open"}'),
    *(b'{"kind": 1, "payload": {}}', b'{"kind": "open", "payload": []}'),
)
SENSELESS = (
    *(("dance", {}), ("save", {}), ("save", {"attempt": "x"}), ("open", {"attempt": 99})),
    *(("hand-in", {}), ("outcome", {"attempt": 1_000_000}), ("import", {"base64": "%%"})),
)


@pytest.mark.parametrize("body", NOT_ASKS)
def test_what_cannot_be_read_is_refused_in_a_sentence(browser, body):
    answer = browser.post("/api/wholepicture/neglect", body)
    assert answer.status == 400
    assert answer.json["ok"] is False
    assert answer.json["error"]["says"] == "The server could not read what this page sent."


@pytest.mark.parametrize(("kind", "payload"), SENSELESS)
def test_an_ask_that_makes_no_sense_is_refused_in_a_sentence(browser, kind, payload):
    browser.ask("neglect", "open", attempt=None)
    answer = browser.ask("neglect", kind, **payload)
    assert answer.status == 422
    assert answer.json["error"]["says"].endswith(".")
    assert answer.json["error"]["reference"] == ""


def test_a_module_that_is_not_there(browser):
    assert browser.ask("nothing", "open", attempt=None).status == 404


def test_a_browser_without_the_cookie_is_refused(asked):
    answer = Browser(asked.address).ask("neglect", "open", attempt=None)
    assert answer.status == 403
    assert "Load the page again" in answer.json["error"]["says"]


def test_a_cookie_that_was_tampered_with_is_refused(asked, browser):
    name = f"wholepicture-{asked.port}"
    signed = browser.cookies[name].strip('"')
    browser.cookies[name] = '"' + signed.replace("bG9jYWw=", "b3RoZXI=") + '"'
    assert browser.ask("neglect", "open", attempt=None).status == 403


def test_a_page_without_the_xsrf_token_is_refused(browser):
    browser.cookies.pop("_xsrf", None)
    assert browser.ask("neglect", "open", attempt=None).status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_page_from_elsewhere_is_refused(browser, origin):
    body = {"kind": "open", "payload": {"attempt": None}}
    answer = browser.post("/api/wholepicture/neglect", body, Origin=origin)
    assert answer.status in {403, 404}
    assert "reply" not in answer.body


def test_one_learner_never_sees_anothers_work(tmp_path):
    with serving(tmp_path / "data", "--host", EVERYWHERE) as running:
        one, other = Browser(running.address), Browser(running.address)
        for browser in (one, other):
            browser.get("/")
            browser.ask("neglect", "open", attempt=None)
        save(one, change("Mine."))
        assert other.ask("neglect", "open", attempt=1).json["reply"]["items"] == {}
        assert "saved" in one.get("/").body
        assert "nothing saved yet" in other.get("/").body


def test_many_tabs_saving_at_once_lose_nothing(asked):
    browsers = [Browser(asked.address) for _ in range(4)]
    said: list[tuple[str, int]] = []

    def work(number, browser):
        browser.get("/")
        browser.ask("neglect", "open", attempt=None)
        for turn in range(8):
            answer = save(browser, change(f"{turn}", item=f"entry:tab{number}-{turn}"))
            said.append((f"entry:tab{number}-{turn}", answer.status))

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(browsers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    items = browsers[0].ask("neglect", "open", attempt=None).json["reply"]["items"]
    assert {status for _, status in said} == {200}
    assert {item for item, _ in said} <= items.keys()


def test_the_page_answers_while_something_is_being_saved(asked, browser):
    browser.ask("neglect", "open", attempt=None)
    slow = threading.Thread(
        target=lambda: [save(browser, change("x" * 3_000, item=f"entry:s{n}")) for n in range(20)]
    )
    slow.start()
    started = time.perf_counter()
    assert Browser(asked.address).get("/healthz").status == 200
    assert time.perf_counter() - started < 2
    slow.join()
