"""The whole path by keyboard alone: catalogue, records, chronology, a sign, handing in, marks."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from serving import serving
from steps import open_step
from test_frame import find_problems

STOPS = 200  # more presses of Tab than any page should need
NAME = """() => {
  const one = document.activeElement;
  if (!one.matches("a, button, input, [role=tab], [role=checkbox]")) return "";
  const named = one.getAttribute("aria-label") || one.labels?.[0]?.textContent || one.textContent;
  return named.replace(/\\s+/g, " ").trim();
}"""


def tab_to(page, *names):
    """Press Tab until what has the focus begins with one of the names."""
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(NAME).startswith(names):
            return
    raise AssertionError(f"{names} cannot be reached by Tab")


def press(page, *names):
    tab_to(page, *names)
    page.keyboard.press("Enter")


def at_step(page, step):
    page.wait_for_selector(f"html[data-ready={step}]", state="attached")
    assert find_problems(page) == []


@pytest.mark.timeout(170)
def test_the_whole_path_by_keyboard_alone(tmp_path, page):
    with serving(tmp_path / "data") as running:
        page.goto(running.address)
        press(page, "Start")
        at_step(page, "before")
        press(page, "3 Every agency’s file", "5 Every agency’s file", "4 Every agency’s file")
        at_step(page, "records")

        tab_to(page, "Seen at Flat 9")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
        page.keyboard.press("c")
        page.locator("[data-save=saved]").wait_for()
        assert find_problems(page) == []

        page.goto(running.address)
        press(page, "Continue")
        at_step(page, "records")
        expect(page.get_by_role("tab", name="Chronology")).to_contain_text("1")
        open_step(page, running.address, "hand-in")
        assert find_problems(page) == []
        press(page, "Hand in anyway")
        expect(page.get_by_role("heading", name="Your feedback")).to_be_visible(timeout=60_000)
        assert find_problems(page) == []

        page.goto(running.address)
        expect(page.get_by_text("Marked")).to_be_visible()
        press(page, "Read your feedback")
        expect(page.get_by_role("heading", name="Feedback", exact=True)).to_be_visible()
        assert "of 100" in page.locator("main").inner_text()
        assert find_problems(page) == []
        page.close()


def test_a_grader_that_is_away_keeps_what_was_handed_in(tmp_path, page):
    """Killed while it marks, it is started again and marks it then."""
    with serving(tmp_path / "data") as running:
        open_step(page, running.address, "records")
        page.get_by_role("checkbox").nth(2).click()
        page.keyboard.press("c")
        page.locator("[data-save=saved]").wait_for()
        open_step(page, running.address, "hand-in")
        page.get_by_role("button", name="Hand in").click()
        page.get_by_text("being marked").first.wait_for()
        running.grader().kill()
        expect(page.get_by_role("heading", name="Your feedback")).to_be_visible(timeout=60_000)
        assert "starts again" in running.log
        page.close()
