"""What every page has: hiding it at once, its appearance, and being usable by everybody."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from steps import open_step

PAGES = {"catalogue": "", "support": "support", "no such page": "nothing/here"}
PHONE = {"width": 390, "height": 844}
TWICE_MS = 800  # longer than two presses of Esc may be apart
READY_WITHIN_MS = 31_000


def find_problems(page) -> list[str]:
    """What axe finds, a line each."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(server, new_context, path, scheme):
    context = new_context(color_scheme=scheme)
    context.watched.expected = ("404",)
    page = context.new_page()
    page.goto(server.address + path)
    assert find_problems(page) == []
    page.get_by_role("button", name="Hide this page").click()
    assert find_problems(page) == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_nothing_is_wider_than_a_phone(server, new_context, path):
    context = new_context(viewport=PHONE)
    context.watched.expected = ("404",)
    page = context.new_page()
    page.goto(server.address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def is_hidden(page) -> bool:
    return page.title() == "Notes" and not page.locator("main").is_visible()


@pytest.mark.parametrize("undo", ["Enter", " "])
def test_escape_twice_hides_the_page_and_its_button_brings_it_back(server, page, undo):
    page.goto(server.address)
    title = page.title()
    page.keyboard.press("Escape")
    assert not is_hidden(page)
    page.keyboard.press("Escape")
    assert is_hidden(page)
    assert "Whole Picture" not in page.locator("body").inner_text()
    page.keyboard.press(undo)
    expect(page).to_have_title(title)
    expect(page.locator("main")).to_be_visible()


def test_however_often_escape_is_pressed_the_page_stays_hidden(server, page):
    page.goto(server.address)
    for _ in range(8):
        page.keyboard.press("Escape")
    assert is_hidden(page)
    page.reload()
    assert is_hidden(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert is_hidden(page)
    page.evaluate("document.getElementById('cover').close()")  # as a phone's Back may
    expect(page.locator("#cover")).to_be_visible()
    assert is_hidden(page)


def test_an_escape_that_something_else_uses_is_not_counted(server, page):
    open_step(page, server.address, "records")
    page.get_by_role("searchbox").fill("milk")
    page.keyboard.press("Escape")  # empties the search
    page.keyboard.press("Escape")
    assert not is_hidden(page)
    page.wait_for_timeout(TWICE_MS)
    page.get_by_role("checkbox").first.click()
    page.keyboard.press("s")
    field = page.get_by_role("combobox", name="What is it a sign of?")
    expect(field).to_be_focused()
    page.keyboard.type("hun")
    page.keyboard.press("Escape")  # closes the list
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Escape")  # clears the words
    expect(field).to_have_value("")
    assert not is_hidden(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert is_hidden(page)


def test_escape_twice_hides_the_page_from_a_sentence_that_is_picked(server, page):
    open_step(page, server.address, "records")
    page.get_by_role("checkbox").first.click()
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert is_hidden(page)


def test_what_is_folded_away_is_printed_and_folded_again(server, page):
    open_step(page, server.address, "before")
    page.evaluate("""() => {
      const closed = () => document.querySelectorAll("main details:not([open])").length;
      window.folded = [closed()];
      for (const when of ["beforeprint", "afterprint"]) {
        addEventListener(when, () => window.folded.push(closed()));
      }
    }""")
    page.pdf()
    before, printed, after = page.evaluate("window.folded")
    assert before > 0
    assert (printed, after) == (0, before)


def test_a_page_that_opens_late_says_no_more_that_it_has_not(server, page):
    page.context.watched.expected = ("Failed to load resource",)
    page.clock.install()
    page.route("**/api/wholepicture/**", lambda route: route.abort())
    page.goto(f"{server.address}modules/neglect/before")
    page.get_by_text("Trying again…").wait_for()
    page.clock.run_for(READY_WITHIN_MS)
    expect(page.get_by_text("This page has not opened")).to_be_visible()
    page.unroute("**/api/wholepicture/**")
    page.clock.resume()
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.get_by_text("This page has not opened")).to_be_hidden()


def test_a_hidden_page_stays_hidden_when_it_is_loaded_again(server, page):
    page.goto(server.address)
    page.get_by_role("button", name="Hide this page").click()
    page.reload()
    assert is_hidden(page)
    page.get_by_role("button", name="Go back to the page").click()
    expect(page.locator("main")).to_be_visible()
    page.reload()
    expect(page.locator("main")).to_be_visible()


def test_the_first_tab_skips_to_the_content(server, page):
    page.goto(server.address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_appearance_is_chosen_and_kept(server, page):
    page.goto(server.address)
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    button = page.get_by_role("button", name="Appearance")
    button.click()
    assert "light" in button.inner_text()
    button.click()
    assert "dark" in button.inner_text()
    assert page.evaluate(background) != light
    page.goto(f"{server.address}support")
    assert page.evaluate(background) != light
    page.get_by_role("button", name="Appearance").click()
    assert page.evaluate(background) == light
