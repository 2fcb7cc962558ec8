"""Reflect as someone uses it: private words, a day understood, what changed, deleting, files."""

from __future__ import annotations

import base64
import json
from io import BytesIO

import pytest
from docx import Document
from playwright.sync_api import expect

from toolkit.activities import Reflect
from toolkit.reflection.asks import ASKS, Reflecting
from toolkit.response.file_notes import FileNotes
from toolkit.response.notes import ASKS as NOTES
from toolkit.response.notes import Notebook
from toolkit.scenario.modules import load_module

PHONE = {"width": 390, "height": 800}
OWN = {"id": "sightings", "part": "what", "report": "", "own": True}
OWN |= {"asks": "You did not find three events in which a child was seen. What made that easy?"}


@pytest.fixture(scope="module")
def widget():
    return Reflect("neglect")


@pytest.fixture
def notes(tmp_path):
    return FileNotes(tmp_path / "notes.json")


@pytest.fixture
def server(server, notes, monkeypatch):
    """A server whose private notes are kept and answered by what really does that."""
    own = dict.fromkeys(NOTES, Notebook(notes))
    own |= dict.fromkeys(ASKS, Reflecting(load_module("neglect"), notes=notes))
    otherwise = server.answer

    def answer(kind, payload):
        if kind not in own or kind in server.answers:
            return otherwise(kind, payload)
        server.asked.append((kind, payload))
        return {"ok": True, "reply": own[kind].handle(kind, payload)}, 200

    monkeypatch.setattr(server, "answer", answer)
    return server


@pytest.fixture
def open_step(open_desk):
    return lambda: open_desk("reflect")


def live(notes):
    return {item: one.value for item, one in notes.items(1).items() if one.value}


def saved(page):
    expect(page.locator("[data-save=saved]")).to_be_attached()


def write(page, text="Quillwort"):
    page.get_by_label("Which moment in these records").fill(text)
    saved(page)


def test_it_says_at_the_top_that_nobody_else_sees_it(open_step):
    page = open_step()
    first = page.locator(".wp-reflect > *").first
    expect(first).to_contain_text(
        "Only you see this. It is not handed in, not marked, not exported to your trainer."
    )
    headings = page.get_by_role("heading", level=2).all_inner_texts()
    assert headings[:3] == ["What?", "So what?", "Now what?"]


def test_the_facts_hold_only_what_everybody_is_asked(widget):
    told = json.dumps(widget.facts)
    assert "{" not in "".join(prompt["asks"] for prompt in widget.facts["prompts"])
    assert "You did not find" not in told
    assert len(widget.facts["prompts"]) == 6


def test_what_is_written_is_a_private_note_and_nothing_of_the_work(open_step, notes, server):
    page = open_step()
    write(page, "Line one\n<b>two</b>")
    note = live(notes)["reflection:stays"]
    assert note["text"] == "Line one\n<b>two</b>"
    assert note["asked"].startswith("Which moment in these records")
    assert server.entries == {}
    assert "save" not in [kind for kind, _ in server.asked]
    page.reload()
    expect(page.get_by_label("Which moment in these records")).to_have_value("Line one\n<b>two</b>")


def test_prompts_of_ones_own_come_once_marking_has_shown_them(open_step, server, widget):
    server.answers["prompts"] = {"prompts": [*widget.facts["prompts"], OWN]}
    page = open_step()
    field = page.get_by_label("You did not find three events")
    expect(field).to_have_accessible_description("From your own results.")


def test_a_question_that_was_answered_stays_as_it_was_asked(open_step, server, widget):
    server.answers["prompts"] = {"prompts": [*widget.facts["prompts"], OWN]}
    page = open_step()
    page.get_by_label("You did not find three events").fill("It was in a list.")
    saved(page)
    later = {**OWN, "asks": "You did not find one event in which a child was seen."}
    server.answers["prompts"] = {"prompts": [*widget.facts["prompts"], later]}
    page.reload()
    expect(page.get_by_label("You did not find three events")).to_have_value("It was in a list.")
    expect(page.get_by_label("You did not find one event")).to_have_count(0)


def test_a_day_is_said_back_and_kept_as_typed_too(open_step, notes):
    page = open_step()
    page.get_by_label("What will you do?").fill("Ask who checks.")
    by = page.get_by_label("By when?")
    by.fill("12 March 2027")
    expect(page.get_by_text("Understood as: Friday 12 March 2027")).to_be_visible()
    saved(page)
    page.wait_for_function("document.querySelector('[data-save]').dataset.save === 'saved'")
    by.fill("soon")
    expect(page.get_by_text("is not a day we understand")).to_be_visible()
    saved(page)
    assert live(notes)["commitment:one"] == {"what": "Ask who checks.", "by": "soon", "said": ""}


def test_how_sure_now_beside_before_in_a_table_with_words(open_step, notes):
    item = load_module("neglect").confidence[0]
    before = {f"confidence:{item.id}": {"before": 4, "after": None}}
    notes.write(1, client="before", choose=lambda _: before.items())
    page = open_step()
    expect(page.get_by_role("table")).to_have_count(0)
    page.get_by_role("group", name=item.says).get_by_role("radio", name="7", exact=True).check()
    row = page.get_by_role("row", name=item.says)
    expect(row.get_by_role("cell")).to_have_text(["4", "7", "up by 3"])
    widths = row.locator(".wp-reflect__bar").evaluate_all(
        "bars => bars.map(bar => bar.style.inlineSize)"
    )
    assert widths == ["40%", "70%"]
    saved(page)
    assert live(notes)[f"confidence:{item.id}"] == {"before": 4, "after": 7}


class TestDeleting:
    def test_by_keyboard_asked_again_done_and_brought_back(self, open_step, notes):
        page = open_step()
        write(page)
        keys = page.keyboard
        page.get_by_role("button", name="Delete my private notes").focus()
        keys.press("Enter")
        expect(page.locator("#delete-confirm")).to_be_focused()
        assert "reflection:stays" in live(notes)
        keys.press("Tab")
        expect(page.get_by_role("button", name="Delete", exact=True)).to_be_focused()
        keys.press("Enter")
        expect(page.locator("#delete-done")).to_be_focused()
        expect(page.get_by_label("Which moment in these records")).to_have_value("")
        assert "Quillwort" not in repr(notes.items(1))
        keys.press("Tab")
        keys.press("Enter")
        expect(page.get_by_label("Which moment in these records")).to_have_value("Quillwort")
        expect(page.locator("#delete-offer")).to_be_focused()
        saved(page)
        page.wait_for_function("document.querySelector('[data-save]').dataset.save === 'saved'")
        assert live(notes)["reflection:stays"]["text"] == "Quillwort"

    def test_keeping_them_keeps_them(self, open_step, notes):
        page = open_step()
        write(page)
        page.get_by_role("button", name="Delete my private notes").click()
        page.get_by_role("button", name="Keep my notes").click()
        expect(page.get_by_role("button", name="Delete my private notes")).to_be_focused()
        assert "reflection:stays" in live(notes)

    def test_after_leaving_they_are_gone_from_the_browser_too(self, open_step, context):
        page = open_step()
        write(page)
        page.get_by_role("button", name="Delete my private notes").click()
        page.get_by_role("button", name="Delete", exact=True).click()
        expect(page.locator("#delete-done")).to_be_focused()
        page.reload()
        expect(page.get_by_text("There is nothing to delete.")).to_be_visible()
        stored = page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
        assert "Quillwort" not in stored
        expect(page.get_by_role("button", name="Bring them back")).to_have_count(0)

    def test_if_it_cannot_be_done_that_is_said_and_nothing_is_gone(self, open_step, server, notes):
        page = open_step()
        write(page)
        page.get_by_role("button", name="Delete my private notes").click()
        server.down = True
        page.get_by_role("button", name="Delete", exact=True).click()
        expect(page.get_by_text("They are not deleted.")).to_be_visible()
        expect(page.get_by_label("Which moment in these records")).to_have_value("Quillwort")
        assert "reflection:stays" in live(notes)


def test_the_reflection_is_saved_as_a_word_file_with_the_last_word_typed(open_step, tmp_path):
    page = open_step()
    page.get_by_label("Which moment in these records").press_sequentially("Quillwort")
    with page.expect_download() as started:
        page.get_by_role("button", name="Save my reflection as a Word file").click()
    assert started.value.suggested_filename == "whole-picture-reflection-neglect.docx"
    started.value.save_as(tmp_path / "own.docx")
    document = Document(str(tmp_path / "own.docx"))
    assert "Quillwort" in [paragraph.text for paragraph in document.paragraphs]


def test_printed_it_is_the_words_alone(open_step):
    page = open_step()
    write(page, "Line one\nLine two")
    page.emulate_media(media="print")
    expect(page.locator(".wp-reflect__printed").first).to_have_text("Line one\nLine two")
    expect(page.locator(".wp-reflect__printed").first).to_be_visible()
    for name in ("Delete my private notes…", "Print this page"):
        expect(page.get_by_role("button", name=name)).to_be_hidden()
    expect(page.locator("textarea").first).to_be_hidden()
    expect(page.get_by_role("heading", name="Now what?")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_whatever_is_open(open_step, axe, scheme):
    page = open_step()
    page.emulate_media(color_scheme=scheme)
    page.add_style_tag(content="body { background: var(--wp-paper); color: var(--wp-ink) }")
    write(page)
    page.get_by_label("By when?").fill("soon")
    page.get_by_role("radio", name="7", exact=True).first.check()
    assert axe(page) == []
    page.get_by_role("button", name="Delete my private notes").click()
    assert axe(page) == []
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator("#delete-done")).to_be_focused()
    assert axe(page) == []


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_on_a_phone_nothing_is_cut_off(open_step, size):
    page = open_step()
    page.set_viewport_size(PHONE)
    page.add_style_tag(content=f"html {{ font-size: {size} }}")
    page.get_by_role("radio", name="7", exact=True).first.check()
    page.get_by_role("table").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


class TestInJupyterLab:
    """The kernel keeps the notes itself, and never where nbgrader would collect them."""

    @pytest.fixture
    def lab(self, tmp_path, monkeypatch):
        assignment = tmp_path / "neglect"
        assignment.mkdir()
        monkeypatch.chdir(assignment)
        monkeypatch.setattr("toolkit.response.file_notes.notes_folder", lambda: tmp_path / "own")
        widget, replies = Reflect("neglect"), []
        monkeypatch.setattr(widget, "send", replies.append)

        def ask(kind, **payload):
            widget._hear(widget, {"ask": 1, "kind": kind, "payload": payload}, [])
            assert replies[-1]["ok"], replies[-1]
            return replies[-1]["reply"]

        return ask, widget, assignment, tmp_path / "own"

    def test_no_word_of_it_is_in_the_notebooks_folder_or_the_widgets_state(self, lab):
        ask, widget, assignment, own = lab
        ask("open", attempt=None)
        change = {"item": "reflection:stays", "value": {"text": "Quillwort"}, "base": 0}
        ask("save-notes", attempt=1, client="a", changes=[change])
        entry = {"item": "sign:a", "value": None, "base": 0}
        ask("save", attempt=1, client="a", changes=[entry])
        there = [path for path in assignment.rglob("*") if path.is_file()]
        assert not [path for path in there if b"Quillwort" in path.read_bytes()]
        assert [path for path in own.rglob("*") if b"Quillwort" in path.read_bytes()]
        assert "Quillwort" not in repr(widget.get_state())

    def test_it_reads_days_makes_files_and_deletes(self, lab):
        ask, _, _, own = lab
        change = {"item": "reflection:stays", "value": {"text": "Quillwort"}, "base": 0}
        ask("save-notes", attempt=1, client="a", changes=[change])
        assert ask("read-until", typed="12 March 2027")["said"] == "Friday 12 March 2027"
        made = base64.b64decode(ask("reflection-file")["base64"])
        assert "Quillwort" in [p.text for p in Document(BytesIO(made)).paragraphs]
        assert ask("record-file", name="Ann")["filename"].endswith(".docx")
        assert ask("delete-notes", client="a") == {"deleted": 1}
        assert not [path for path in own.rglob("*") if b"Quillwort" in path.read_bytes()]
