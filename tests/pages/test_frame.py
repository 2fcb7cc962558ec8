"""What every page has: hiding it at once, its appearance, and being usable by everybody."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAGES = {"catalogue": "", "support": "support", "no such page": "nothing/here"}
PHONE = {"width": 390, "height": 844}


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


@pytest.mark.parametrize("undo", ["Escape", "Enter", " "])
def test_escape_twice_hides_the_page_and_one_key_brings_it_back(server, page, undo):
    page.goto(server.address)
    title = page.title()
    page.keyboard.press("Escape")
    assert not is_hidden(page)
    page.keyboard.press("Escape")
    assert is_hidden(page)
    assert "Whole Picture" not in page.locator("body").inner_text()
    page.keyboard.press(undo)
    expect(page).to_have_title(title)
    assert page.locator("main").is_visible()


def test_a_hidden_page_stays_hidden_when_it_is_loaded_again(server, page):
    page.goto(server.address)
    page.get_by_role("button", name="Hide this page").click()
    page.reload()
    assert is_hidden(page)
    page.get_by_role("button", name="Go back to the page").click()
    assert page.locator("main").is_visible()
    page.reload()
    assert page.locator("main").is_visible()


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
