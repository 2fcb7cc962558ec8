"""Among seventy records: what was read, where one was, and how few keys lead on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

ADDRESS = "http://desk.test/"
PHONE = {"width": 390, "height": 844}
WHILE_READING_MS = 40_000
FOCUSED = "document.activeElement"
AT_TOP = """() => {
  const pane = document.querySelector(".wp-pane--records");
  const wide = document.querySelector("[data-layout=wide]");
  const edge = wide ? pane.getBoundingClientRect().top
    : document.querySelector(".wp-bar__right").getBoundingClientRect().bottom;
  const below = (one) => one.getBoundingClientRect().bottom > edge + 8;
  return [...document.querySelectorAll("[data-sentence]")].find(below).dataset.sentence;
}"""


def title_of(page, number):
    return page.locator("article").nth(number).locator("h3")


def test_a_record_is_read_once_it_was_there_for_as_long_as_that_takes(context, server):
    page = context.new_page()
    page.clock.install()
    page.goto(f"{ADDRESS}?records")
    page.wait_for_selector("html[data-ready]", state="attached")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator(".wp-reading")).to_contain_text("0 of ")
    page.get_by_role("button", name="Begin reading").click()
    expect(title_of(page, 0)).to_be_focused()
    page.clock.run_for(1_000)
    assert page.locator(".wp-record__read").count() == 0
    page.clock.run_for(WHILE_READING_MS)
    expect(page.locator("article").first.locator(".wp-record__read")).to_be_visible()
    seen = server.notes["reading:records"]["value"]["records"]
    assert seen[0] == page.locator("article").first.get_attribute("data-record")
    assert len(seen) < 5, "what was never on screen is not read"
    expect(page.locator(".wp-reading")).to_contain_text(f"{len(seen)} of ")
    page.get_by_role("button", name="Go on reading").click()
    expect(title_of(page, len(seen))).to_be_focused()


def test_a_hidden_page_is_not_being_read(context, server):
    page = context.new_page()
    page.clock.install()
    page.goto(f"{ADDRESS}?records")
    page.wait_for_selector("html[data-ready]", state="attached")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Begin reading").click()
    page.evaluate("document.documentElement.dataset.covered = 'yes'")
    page.clock.run_for(WHILE_READING_MS)
    assert "reading:records" not in server.notes


def test_a_record_of_which_a_sentence_was_picked_is_read_and_stays_so(open_desk, server):
    page = open_desk()
    record = page.locator("article").nth(5)
    with page.expect_response(lambda reply: "reading:records" in (reply.request.post_data or "")):
        record.locator("[data-sentence]").first.click()
    expect(record.locator(".wp-record__read")).to_be_visible()
    page.reload()
    expect(page.locator("article").nth(5).locator(".wp-record__read")).to_be_visible()


@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, PHONE], ids=["wide", "phone"])
def test_the_place_among_the_records_is_kept_and_gone_back_to(open_desk, server, size):
    page = open_desk()
    page.set_viewport_size(size)
    page.locator(f"[data-layout={'wide' if size != PHONE else 'narrow'}]").wait_for()
    with page.expect_response(lambda reply: "place:records" in (reply.request.post_data or "")):
        page.locator("article").nth(33).locator("[data-sentence]").nth(1).evaluate(
            "one => one.scrollIntoView()"
        )
    at = page.evaluate(AT_TOP)
    assert server.notes["place:records"]["value"]["at"] == at
    for _ in range(2):
        page.reload()
        page.wait_for_selector("html[data-ready]", state="attached")
        page.wait_for_function(f"at => ({AT_TOP})() === at", arg=at)
        assert page.evaluate(f"{FOCUSED} === document.body"), "the focus is left where it is"


def test_a_link_to_a_record_is_not_overruled_by_the_place(open_desk, server):
    server.notes["place:records"] = {"value": {"step": "records", "at": "none.1"}, "seq": 1}
    page = open_desk()
    record = page.locator("article").nth(40).get_attribute("data-record")
    first = page.locator("article").nth(40).locator("[data-sentence]").first
    page.goto(f"{ADDRESS}?records#record-{record}")
    page.reload()
    page.wait_for_function(f"at => ({AT_TOP})() === at", arg=first.get_attribute("data-sentence"))


def test_the_agency_and_the_paper_that_were_open_are_open_again(open_desk, server):
    page = open_desk()
    agency = page.locator(".wp-chip").nth(2)
    agency.click()
    with page.expect_response(lambda reply: "place:records" in (reply.request.post_data or "")):
        page.get_by_role("tab", name="Signs").click()
    many = page.locator("article").count()
    page.reload()
    expect(page.get_by_role("tab", name="Signs")).to_have_attribute("aria-selected", "true")
    expect(page.locator("article")).to_have_count(many)
    expect(page.locator(".wp-chip input").nth(2)).to_be_checked()


def test_tab_stops_once_a_record_and_arrows_lead_to_its_words(open_desk):
    page = open_desk()
    page.locator("article").nth(0).locator("[data-sentence]").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.closest('article').dataset.record") == page.locator(
        "article"
    ).nth(1).get_attribute("data-record")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(page.locator("article").first.locator(".wp-term").first).to_be_focused()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("ArrowDown")  # reading on passes the words
    expect(page.locator("article").nth(1).locator("[data-sentence]").first).to_be_focused()


def test_keys_go_from_record_to_record_and_to_the_next_not_read(open_desk):
    page = open_desk()
    records = page.locator("article")
    for number in (1, 2):
        records.nth(number).locator("[data-sentence]").first.click()
    records.nth(0).locator("[data-sentence]").first.focus()
    page.keyboard.press("n")
    expect(records.nth(1).locator("[data-sentence]").first).to_be_focused()
    page.keyboard.press("p")
    expect(records.nth(0).locator("[data-sentence]").first).to_be_focused()
    page.keyboard.press("u")
    expect(title_of(page, 3)).to_be_focused()
    page.locator("#wp-search").focus()
    page.keyboard.type("nup")
    expect(page.locator("#wp-search")).to_be_focused()


def test_skips_lead_past_the_records(open_desk):
    page = open_desk()
    skip = page.get_by_role("button", name="Skip to your chronology")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#chronology-title")).to_be_focused()
    page.get_by_role("button", name="Skip to the records").focus()
    page.keyboard.press("Enter")
    expect(title_of(page, 0)).to_be_focused()


@pytest.mark.parametrize("how", ["key C", "the button by Enter", "the button by mouse"])
def test_after_adding_the_focus_is_on_the_sentence_and_the_entry_a_tab_away(open_desk, listen, how):
    page = open_desk()
    listen(page)
    sentences = page.locator("article").nth(3).locator("[data-sentence]")
    sentences.nth(0).click()
    sentences.nth(1).click()
    if how == "key C":
        page.keyboard.press("c")
    elif how == "the button by Enter":
        page.get_by_role("button", name="Add to chronology").focus()
        page.keyboard.press("Enter")
    else:
        page.get_by_role("button", name="Add to chronology").click()
    expect(sentences.nth(1)).to_be_focused()
    page.wait_for_function("said.some((one) => one.includes('Added to your chronology'))")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    entry = page.locator(".wp-entry__open")
    expect(entry).to_be_focused()
    expect(entry).to_have_attribute("aria-expanded", "true")


def test_what_clears_itself_away_leaves_the_focus_in_the_records(open_desk):
    page = open_desk()
    sentence = page.locator("[data-sentence]").nth(2)
    sentence.click()
    page.get_by_role("button", name="Clear").focus()
    page.keyboard.press("Enter")
    expect(sentence).to_be_focused()
    sentence.press("Space")
    page.keyboard.press("c")
    page.get_by_role("button", name="Close this message").focus()
    page.keyboard.press("Enter")
    expect(sentence).to_be_focused()


def test_on_paper_come_the_chronology_and_the_signs_and_the_records_when_asked(open_desk):
    page = open_desk()
    page.locator("article").nth(3).locator("[data-sentence]").first.click()
    page.keyboard.press("c")
    page.get_by_role("tab", name="Signs").click()

    def on_paper() -> None:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")

    def back() -> None:
        page.emulate_media(media="screen")
        page.evaluate("dispatchEvent(new Event('afterprint'))")

    on_paper()
    expect(page.get_by_role("heading", name="Your chronology: 1 entry")).to_be_visible()
    expect(page.get_by_role("heading", name="Signs you have marked: 0")).to_be_visible()
    expect(page.locator("article").first).to_be_hidden()
    back()
    expect(page.locator(".wp-printed")).to_be_empty()
    page.get_by_role("tab", name="Chronology").click()
    page.get_by_text("import or export").click()
    page.get_by_role("checkbox", name="Print the records too").check()
    on_paper()
    expect(page.locator("article").first).to_be_visible()
    expect(page.locator(".wp-printed h2").first).to_be_visible()


def test_moving_about_is_no_reason_to_look_the_work_through_again(open_desk, server):
    page = open_desk("hand-in")
    expect(page.get_by_role("link", name="No sign is marked.", exact=True)).to_be_visible()
    with page.expect_response(lambda reply: "place:hand-in" in (reply.request.post_data or "")):
        page.locator("article").nth(20).evaluate("one => one.scrollIntoView()")
    page.get_by_role("tab", name="Signs").click()
    page.get_by_role("tab", name="Hand in").click()
    expect(page.get_by_role("link", name="No sign is marked.", exact=True)).to_be_visible()
    assert [kind for kind, _ in server.asked].count("check") == 1
