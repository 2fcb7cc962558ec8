"""Figures in a real browser: guessed, seen, explained, kept, and nobody else's."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from serving import Browser, serving
from steps import open_step

MODULE = "fifty-reviews"
WHY = "Nobody asked the pelican"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("figures") / "data") as running:
        yield running


def axe(page):
    return [each["id"] for each in Axe().run(page).response["violations"]]


def see(page):
    """Guess every number of the topic on screen, and look."""
    for n, field in enumerate(page.get_by_role("spinbutton").all()):
        field.fill(str(4 + n))
    page.get_by_role("button", name="See what the reviews found").click()
    expect(page.get_by_role("heading", name="What the reviews found", level=3)).to_be_focused(
        timeout=40_000
    )


def test_a_guess_comes_first_is_kept_and_stands(served, page):
    open_step(page, served.address, "figures", MODULE)
    look = page.get_by_role("button", name="See what the reviews found")
    look.scroll_into_view_if_needed()
    place = look.bounding_box()
    page.mouse.click(place["x"] + 9, place["y"] + 9)  # it says what is missing, and goes there
    first = page.get_by_role("slider", name="Under one year", exact=True)
    expect(first).to_be_focused()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("spinbutton").first).to_have_value("12")
    expect(
        page.get_by_text("Still to guess: One to ten years; Eleven years and over.")
    ).to_be_visible()
    expect(page.get_by_text("Your guesses add up to 12.")).to_be_visible()
    assert axe(page) == []
    for field in page.get_by_role("spinbutton").all()[1:]:
        field.fill("19")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What the reviews found", level=3)).to_be_focused(
        timeout=40_000
    )
    drawing = page.get_by_role("img", name=re.compile("Under one year: 21, you guessed 12"))
    expect(drawing).to_be_visible()
    page.get_by_text("The same as a table").click()
    row = page.get_by_role("row", name=re.compile("^Under one year"))
    expect(row).to_contain_text("¶13")
    page.get_by_role("textbox", name="Why might babies").fill(WHY)
    assert axe(page) == []
    expect(page.locator("[data-save=saved]")).to_be_visible()
    page.reload()
    page.wait_for_selector("html[data-ready=figures]", state="attached")
    expect(page.get_by_role("heading", name="Who knew them?")).to_be_visible()  # the next one
    page.get_by_role("button", name="How old were they?").click()
    expect(page.get_by_role("textbox", name="Why might babies")).to_have_value(WHY, timeout=40_000)
    assert page.get_by_role("slider").count() == 0


def test_all_of_it_on_a_phone_then_the_next_step_stands_out(served, new_context):
    page = new_context(**PHONE).new_page()
    open_step(page, served.address, "figures", MODULE)
    onward = page.get_by_role("link", name="Next: Reflect")
    quiet = onward.evaluate("one => getComputedStyle(one).backgroundColor")
    while page.get_by_role("button", name=re.compile("^Next: |^See what")).count():
        if page.get_by_role("button", name="See what the reviews found").count():
            see(page)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= PHONE["viewport"]["width"], page.locator("h2").first.inner_text()
        following = page.get_by_role("button", name=re.compile("^Next: "))
        if following.count():
            following.click()
    expect(page.get_by_text("You have seen all of them.")).to_be_visible()
    assert onward.evaluate("one => getComputedStyle(one).backgroundColor") != quiet
    assert axe(page) == []


def test_the_catalogue_and_the_record_speak_of_no_attempt(served, page):
    open_step(page, served.address, "figures", MODULE)
    page.goto(served.address)
    offer = page.get_by_role("article", name="What the fifty reviews found")
    expect(offer.get_by_role("link", name="Continue")).to_be_visible()
    expect(offer.get_by_role("heading", name="Your work")).to_have_count(0)
    page.goto(f"{served.address}modules/{MODULE}/record")
    expect(page.get_by_role("heading", name="What it is for")).to_be_visible()
    expect(page.get_by_text("handed in")).to_have_count(0)
    expect(page.get_by_role("heading", name="Attempts")).to_have_count(0)


def test_deleting_private_notes_deletes_guesses_too(served, page):
    open_step(page, served.address, "figures", MODULE)
    if page.get_by_role("button", name="See what the reviews found").count():
        see(page)
    page.get_by_role("textbox").fill(WHY)
    expect(page.locator("[data-save=saved]")).to_be_visible()
    open_step(page, served.address, "reflect", MODULE)
    expect(page.get_by_text("and what you guessed")).to_be_visible()
    page.get_by_role("button", name="Delete my private notes").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    page.get_by_role("button", name=re.compile("[Bb]ring")).wait_for()
    page.close()
    kept = [path for path in served.data.rglob("*") if path.is_file()]
    assert [path.name for path in kept if WHY.encode() in path.read_bytes()] == []


def test_nothing_is_handed_in(served):
    browser = Browser(served.address)
    browser.get("/")
    browser.get(f"/modules/{MODULE}")
    for kind, asked in (("open", {"attempt": None}), ("hand-in", {"attempt": 1})):
        answer = browser.ask(MODULE, kind, **asked)
        assert answer.status == 422
        assert answer.json["error"]["says"].startswith("Nothing is handed in in this module")
    assert browser.get(f"/modules/{MODULE}/attempts/1").status == 404
    assert browser.get(f"/modules/{MODULE}/records").status == 404
    assert not (served.data / "grading" / "source" / MODULE).exists()
    assert "Traceback" not in served.log
