"""The last step with its server: what is taken away, who can reach it, where no word of it is."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect
from serving import EVERYWHERE, Browser, serving
from steps import open_step
from test_frame import find_problems

WORDS = "Quillwort sedge"  # written by one learner, privately
FIRST = "Which moment in these records"
NAME = "Marram Learner"
LIVES = 4  # of the server
SEED = 20261124
WATCH = """
window.calledSaved = [];
new MutationObserver(() => {
  const says = document.querySelector("[data-save]");
  const field = document.querySelector("textarea");
  if (says?.dataset.save === "saved" && field) window.calledSaved.push(field.value);
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-save"] });
"""


def words_of(path):
    document = Document(str(path))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def save(download, folder):
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return words_of(path)


def write(page, text=WORDS):
    page.get_by_label(FIRST).fill(text)
    page.get_by_label("What will you do?").fill(f"Ask, {text}")
    page.locator("[data-save=saved]").wait_for()


def hand_in(page, address):
    open_step(page, address, "hand-in")
    page.get_by_role("button", name="Hand in anyway").click()
    page.get_by_role("heading", name="Your feedback").wait_for(timeout=60_000)


def files_with(words, folder, *, but=()):
    wanted = words.encode()
    return [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in but and wanted in path.read_bytes()
    ]


@pytest.mark.timeout(170)
def test_taken_away_private_and_deleted(tmp_path, new_context):
    """One learner's whole last step, and a search of everything for what they wrote."""
    with serving(tmp_path / "data", "--host", EVERYWHERE) as running:
        page = new_context(accept_downloads=True).new_page()
        address = running.address
        open_step(page, address, "records")
        page.get_by_role("checkbox").nth(2).click()
        page.keyboard.press("c")
        page.locator("[data-save=saved]").wait_for()
        open_step(page, address, "reflect")
        expect(page.get_by_text("From your own results")).to_have_count(0)
        write(page)
        hand_in(page, address)
        open_step(page, address, "reflect")
        expect(page.get_by_text("From your own results").first).to_be_visible()
        expect(page.get_by_label(FIRST)).to_have_value(WORDS)
        assert find_problems(page) == []

        with page.expect_download() as own:
            page.get_by_role("button", name="Save my reflection as a Word file").click()
        assert WORDS in save(own, tmp_path)

        page.get_by_role("link", name="Make my record").click()
        expect(page.get_by_role("heading", name="Record of training")).to_be_visible()
        record_page(page, tmp_path)
        nowhere_else(running, new_context)

        open_step(page, address, "reflect")
        page.get_by_role("button", name="Delete my private notes").click()
        page.get_by_role("button", name="Delete", exact=True).click()
        expect(page.locator("#delete-done")).to_be_visible()
        assert files_with(WORDS, running.data) == []
        page.close()


def record_page(page, folder):
    """Left out unless it is ticked, named only where it is typed, and fit to print."""
    article = page.get_by_role("article", name="The record")
    expect(page.get_by_text(WORDS).first).to_be_hidden()
    for words in ("Time on screen", "Key events found", "of 100", "Build one chronology"):
        expect(article).to_contain_text(words)
    page.get_by_label("Your name").fill(NAME)
    expect(article).to_contain_text(NAME)
    with page.expect_download() as plain:
        page.get_by_role("button", name="Save as a Word file").click()
    said = save(plain, folder)
    assert NAME in said
    assert WORDS not in said
    page.get_by_label("Put in my reflection").check()
    expect(page.get_by_text(WORDS, exact=True)).to_be_visible()
    with page.expect_download() as full:
        page.get_by_role("button", name="Save as a Word file").click()
    assert WORDS in save(full, folder)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert find_problems(page) == []
    page.emulate_media(media="print", color_scheme="light")
    expect(page.get_by_role("button")).to_have_count(0)
    expect(article).to_be_visible()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.reload()
    expect(page.get_by_label("Your name")).to_have_value("")
    expect(page.get_by_role("article", name="The record")).not_to_contain_text(NAME)


def nowhere_else(running, new_context):
    """Only the store's own files have the words, and nothing has the name."""
    assert files_with(NAME, running.data) == []
    store = ("responses.db", "responses.db-wal", "responses.db-shm")
    assert set(files_with(WORDS, running.data)) <= set(store)
    assert files_with(WORDS, running.data, but=store) == []  # submitted, gradebook, feedback, log
    assert not [kernel for kernel in running.kernels() if WORDS in repr(kernel.environ())]
    errors = running.data.parent / f"{running.data.name}.stderr"
    assert WORDS not in errors.read_text(encoding="utf-8")

    other = new_context().new_page()
    open_step(other, running.address, "reflect")
    expect(other.get_by_label(FIRST)).to_have_value("")
    other.goto(f"{running.address}modules/neglect/record")
    assert WORDS not in other.content()
    assert "Key events found" not in other.content()
    other.close()


def test_somebody_elses_files_and_pages_are_not_reached(tmp_path):
    with serving(tmp_path / "data", "--host", EVERYWHERE) as running:
        ann, bob = Browser(running.address), Browser(running.address)
        for browser in (ann, bob):
            browser.get("/")
        change = {"item": "reflection:stays", "value": {"text": WORDS}, "base": 0}
        saved = ann.ask("neglect", "save-notes", attempt=1, client="a", changes=[change])
        assert saved.status == 200
        mine = ann.get("/modules/neglect/record")
        assert WORDS in mine.body
        assert mine.headers["Cache-Control"] == "no-store"
        file = ann.ask("neglect", "reflection-file")
        assert file.status == 200
        assert file.headers["Cache-Control"] == "no-store"
        for browser in (bob, Browser(running.address)):
            assert WORDS not in browser.get("/modules/neglect/record").body
        theirs = bob.ask("neglect", "open-notes").json["reply"]["items"]
        assert theirs == {}
        assert Browser(running.address).ask("neglect", "reflection-file").status == 403
        assert ann.get("/modules/nothing/record").status == 404
        assert ann.get("/modules/neglect/record", Sec_Fetch_Dest="iframe").status == 403
        long = bob.ask("neglect", "record-file", name="x" * 201)
        assert long.status == 422
        assert "x" * 50 not in running.log
        assert WORDS not in running.log


@pytest.mark.timeout(170)
def test_a_killed_server_loses_no_word_that_was_called_saved(tmp_path, new_context):
    chance = random.Random(SEED)  # noqa: S311 - chance for a test, the same each time
    context = new_context()
    context.watched.expected = ("",)  # to the browser each kill is an error
    page = context.new_page()
    page.add_init_script(WATCH)
    port, said = 0, ""
    for life in range(LIVES):
        with serving(tmp_path / "data", port=port) as running:
            port = running.port
            open_step(page, running.address, "reflect")
            field = page.get_by_label(FIRST)
            expect(field).to_have_value(said)
            page.evaluate("window.calledSaved = []")
            field.press("End")
            field.press_sequentially(f"life {life} ")
            page.locator("[data-save=saved]").wait_for()
            field.press_sequentially("and on " * chance.randrange(1, 4), delay=chance.randrange(60))
            running.kill()
            called, typed = page.evaluate(
                "[window.calledSaved.at(-1), document.querySelector('textarea').value]"
            )
            page.evaluate("sessionStorage.clear()")  # another browser would have none of this tab's
        with serving(tmp_path / "data", port=port) as running:
            page.goto("about:blank")
            open_step(page, running.address, "reflect")
            said = page.get_by_label(FIRST).input_value()
            assert said.startswith(called), "what was called saved is there"
            assert typed.startswith(said), "and nothing that was never typed"
    assert Path(tmp_path / "data" / "responses.db").exists()
    page.close()
