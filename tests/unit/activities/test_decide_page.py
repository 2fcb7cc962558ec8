"""Decide as someone uses it: a day at a time, what followed only after, and writing at the end."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from toolkit.activities import Decide

SOON = "decision:one-page-of-two"
BOOK = "decision:the-breakfast-book"
WROTE = "writing:the-breakfast-book"
FOUND = "The clerk finds page two in the tray."


@pytest.fixture(scope="module")
def widget():
    return Decide("neglect")


@pytest.fixture
def context(context, widget):
    """A browser whose kernel answers as this activity's does."""
    asked = []

    def kernel(route):
        body = json.loads(route.request.post_data)
        asked.append((body["payload"]["decision"], body["payload"]["option"]))
        reply = widget.answer(body["kind"], body["payload"])
        route.fulfill(json={"answer": body["ask"], "ok": True, "reply": reply})

    context.route("http://desk.test/kernel", kernel)
    context.asked = asked
    return context


@pytest.fixture
def open_step(open_desk):
    return lambda: open_desk("decide")


def decide(page, words):
    page.get_by_role("radio", name=words).check()
    page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.get_by_role("heading", name="What followed")).to_be_focused()


def decided(server, *pairs):
    for n, (item, option) in enumerate(pairs, start=1):
        value = {"id": item.partition(":")[2], "option": option, "why": ""}
        server.entries[item] = {"value": value, "seq": n, "client": "before"}
    server.seq = len(pairs)


def test_the_facts_do_not_have_what_follows_and_only_what_was_known(widget):
    told = json.dumps(widget.facts)
    assert FOUND not in told
    assert (
        FOUND
        in widget.answer("consequence", {"decision": "one-page-of-two", "option": "second-page"})[
            "then"
        ]
    )
    last = {point["seat"]: point["when"] for point in widget.facts["decisions"]}
    for seat, held in widget.facts["files"].items():
        dates = [record["date"] for record in held]
        assert dates == sorted(dates, reverse=True)
        assert dates[0] <= last[seat]
        assert {record["agency"] for record in held} == {seat}


def test_what_followed_comes_after_deciding_and_is_fixed(open_step, server, context):
    page = open_step()
    expect(page.get_by_role("heading", level=2)).to_have_text(
        "A discharge summary with nothing to do"
    )
    expect(page.get_by_text(re.compile("Tuesday,? 4 July 2023 · The Windlass"))).to_be_visible()
    button = page.get_by_role("button", name="Decide", exact=True)
    expect(button).to_have_attribute("aria-disabled", "true")
    button.click(force=True)
    assert context.asked == []
    page.get_by_label("Why?").fill("A page is missing.")
    decide(page, "Ask for the second page")
    expect(page.get_by_text(FOUND)).to_be_visible()
    assert context.asked == [("one-page-of-two", "second-page")]
    expect(page.get_by_role("radio")).to_have_count(0)
    assert server.entries[SOON]["value"] == {
        "id": "one-page-of-two",
        "option": "second-page",
        "why": "A page is missing.",
    }
    page.get_by_text("What the other options would have led to").click()
    expect(page.get_by_text("Page two stays in a tray")).to_be_visible()
    page.get_by_role("button", name="Go on to 12 January 2024").click()
    expect(page.get_by_role("heading", level=2)).to_be_focused()
    expect(page.get_by_role("heading", level=2)).to_have_text("A week in the breakfast club book")


def test_what_was_on_file_is_that_agencys_up_to_that_day(open_step, server):
    decided(server, (SOON, "file"))
    page = open_step()
    fold = page.get_by_text("What you had on file that day")
    expect(fold).to_contain_text("records")
    expect(page.locator(".wp-record").first).to_be_hidden()
    fold.click()
    expect(page.locator(".wp-record").first).to_contain_text("12 January 2024")
    expect(page.get_by_text("Referred Callum to children's social care today")).to_have_count(0)


def test_one_comes_back_to_the_first_day_not_decided_and_may_look_back(open_step, server):
    decided(server, (SOON, "second-page"), (BOOK, "note-on"))
    page = open_step()
    expect(page.get_by_role("heading", level=2)).to_have_text("Five girls and a singing machine")
    page.get_by_role("button", name="4 July 2023").click()
    expect(page.get_by_text(FOUND)).to_be_visible()
    later = page.get_by_role("button", name="20 November 2024")
    expect(later).to_have_attribute("aria-disabled", "true")
    later.click(force=True)
    expect(page.get_by_text(FOUND)).to_be_visible()


def test_without_a_connection_nothing_follows_until_it_is_saved(open_step, server, context):
    page = open_step()
    server.down = True
    page.get_by_role("radio", name="File it.").check()
    page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.get_by_text("Your decision is kept here and is being saved.")).to_be_visible()
    assert context.asked == []
    server.down = False
    expect(page.get_by_text("The letter is filed in a minute.")).to_be_visible()


def test_another_windows_decision_stands(open_step, server):
    page = open_step()
    server.save_elsewhere(SOON, {"id": "one-page-of-two", "option": "file", "why": ""})
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.get_by_text("You decided: File it. A children")).to_be_visible()


def test_a_decision_made_in_two_windows_is_the_first(open_step, server):
    page = open_step()
    says = "You have decided this and seen what followed, so it stays as it is."
    server.save_elsewhere(SOON, {"id": "one-page-of-two", "option": "file", "why": ""})
    saves = server.on_save

    def stands(payload):
        kept = [change for change in payload["changes"] if change["item"] != SOON]
        refused = [{"item": SOON, "says": says}] if len(kept) < len(payload["changes"]) else []
        return saves(payload | {"changes": kept}) | {"refused": refused}

    server.on_save = stands
    page.get_by_role("radio", name="Refer Isla").check()
    page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.get_by_text("You decided: File it. A children")).to_be_visible()
    expect(page.locator(".wp-decide__day").get_by_text(says)).to_be_visible()
    page.reload()
    page.get_by_role("button", name="4 July 2023").click()
    expect(page.get_by_text("You decided: File it. A children")).to_be_visible()


def test_writing_then_a_checklist_of_ones_own(open_step, server):
    decided(server, (SOON, "second-page"), (BOOK, "three-children"))
    page = open_step()
    page.get_by_role("button", name="12 January 2024").click()
    expect(page.get_by_text("A person reads it after you hand in.")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    text = 'On Friday <b>Callum</b> said, "Keira does."'
    page.get_by_label("Your words").fill(text)
    expect(page.get_by_text("6 words")).to_be_visible()
    page.get_by_role("button", name="Look at it with a checklist").click()
    expect(page.get_by_role("checkbox")).to_have_count(6)
    page.get_by_role("checkbox", name="Gives the children's own words").check()
    page.get_by_role("checkbox", name="Uses plain words").check()
    page.get_by_role("checkbox", name="Uses plain words").uncheck()
    expect(page.locator("[data-save=saved]")).to_be_visible()
    assert server.entries[WROTE]["value"]["text"] == text
    assert server.entries[WROTE]["value"]["met"] == ["own-words"]
    page.reload()
    page.get_by_role("button", name="12 January 2024").click()
    expect(page.get_by_label("Your words")).to_have_value(text)
    expect(page.get_by_role("checkbox", name="Gives the children's own words")).to_be_checked()


def test_handed_in_it_can_be_read_and_not_changed(open_step, server):
    decided(server, (SOON, "second-page"), (BOOK, "three-children"))
    server.state = "marked"
    page = open_step()
    page.get_by_role("button", name="4 July 2023").click()
    expect(page.get_by_text(FOUND)).to_be_visible()
    expect(page.get_by_label("Why?")).to_have_attribute("readonly", "")
    page.get_by_role("button", name="21 June 2024").click()
    expect(page.get_by_text("You handed this attempt in without deciding.")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)


def test_the_whole_way_by_keyboard_alone(open_step, server):
    page = open_step()
    keys = page.keyboard
    page.get_by_role("radio").first.focus()
    for _ in range(3):
        keys.press("ArrowDown")
    keys.press("Tab")
    keys.type("Because.")
    keys.press("Tab")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="What followed")).to_be_focused()
    assert server.entries[SOON]["value"]["option"] == "second-page"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_used_by_everyone(open_step, server, axe, width, scheme):
    decided(server, (SOON, "second-page"), (BOOK, "three-children"))
    page = open_step()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.add_style_tag(content="body { background: var(--wp-paper) }")
    page.get_by_text("What you had on file that day").click()
    assert axe(page) == []
    page.get_by_role("button", name="12 January 2024").click()
    page.get_by_label("Your words").fill("Some words.")
    page.get_by_role("button", name="Look at it with a checklist").click()
    page.get_by_text("What the other options would have led to").click()
    expect(page.get_by_text("Callum is fed every morning that he comes.")).to_be_visible()
    assert axe(page) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)


def is_of_a_pick(reply):
    return "pick:" in (reply.request.post_data or "")


def test_what_is_picked_and_not_decided_is_there_again_and_is_no_decision(open_step, server):
    page = open_step()
    with page.expect_response(is_of_a_pick):
        page.get_by_role("radio", name="File it.").check()
    expect(page.locator("[data-save=fresh]")).to_be_visible()
    page.reload()
    page.wait_for_selector("html[data-ready=decide]", state="attached")
    expect(page.get_by_role("radio", name="File it.")).to_be_checked()
    assert SOON not in server.entries
    with page.expect_response(is_of_a_pick):
        page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.get_by_role("heading", name="What followed")).to_be_focused()
    assert server.notes["pick:one-page-of-two"]["value"] is None


def test_a_pick_of_an_earlier_attempt_is_not_taken_over(open_step, server):
    note = {"option": "file", "attempt": 7}
    server.notes["pick:one-page-of-two"] = {"value": note, "seq": 1}
    page = open_step()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)


def test_an_address_leads_to_a_decision_and_to_its_writing(open_step, server):
    decided(server, (SOON, "second-page"), (BOOK, "note-on"))
    page = open_step()
    page.evaluate("location.hash = '#writing-the-breakfast-book'")
    expect(page.get_by_label("Your words")).to_be_focused()
    page.evaluate("location.hash = '#decision-one-page-of-two'")
    expect(page.get_by_role("heading", level=2)).to_have_text(
        "A discharge summary with nothing to do"
    )
    expect(page.get_by_role("heading", level=2)).to_be_focused()


def test_an_address_of_a_later_day_leads_to_the_first_that_is_open(open_step):
    page = open_step()
    page.evaluate("location.hash = '#decision-the-breakfast-book'")
    expect(page.get_by_role("heading", level=2)).to_be_focused()
    expect(page.get_by_role("heading", level=2)).to_have_text(
        "A discharge summary with nothing to do"
    )
