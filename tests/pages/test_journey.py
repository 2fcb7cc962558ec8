"""The whole journey, eight steps, as somebody makes it: by keyboard, by touch, with large text."""

from __future__ import annotations

import re

import pytest
from hands import Hands, Keyboard, Touch
from playwright.sync_api import Page, expect
from serving import serving
from steps import open_step
from test_frame import find_problems

from toolkit.scenario.modules import load_module
from toolkit.steps import STEPS

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
SENTENCE = "Seen at Flat 9"


def arrive(page: Page, step: str) -> None:
    """The step is there and ready, its title says so, nothing is wider than the screen."""
    page.wait_for_selector(f"html[data-ready={step}]", state="attached")
    title = next(each.title for each in STEPS if each.id == step)
    assert page.title().startswith(title)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert (
        page.locator("[aria-current=step]").first.inner_text().endswith(title)
        or page.evaluate("innerWidth") < 800
    )
    check(page)


def check(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert find_problems(page) == []


def go_on(page: Page, hands: Hands, step: str) -> None:
    hands.press("Next: ")
    arrive(page, step)


def travel(page: Page, hands: Hands, address: str) -> None:
    """From the catalogue to a commitment, doing something in every step."""
    page.goto(address)
    check(page)
    hands.press("Start")
    arrive(page, "before")
    hands.choose("3")

    go_on(page, hands, "family")
    hands.choose("After the move")
    expect(page.locator(".wp-step").get_by_text("22 Sallow Walk").first).to_be_visible()

    go_on(page, hands, "own-file")
    hands.press("Read this file")
    expect(page.locator("article").first).to_be_visible()
    hands.choose("Very worried")
    check(page)

    go_on(page, hands, "records")
    hands.pick(SENTENCE)
    hands.press("Add to chronology")
    hands.press("Chronology")
    expect(page.locator(".wp-entry").first).to_be_visible()
    page.locator("[data-save=saved]").wait_for()
    check(page)

    go_on(page, hands, "picture")
    expect(page.locator(".wp-chart svg").first).to_be_visible(timeout=30_000)
    hands.choose("Very worried")
    check(page)

    go_on(page, hands, "decide")
    hands.choose("Ask for the second page")
    hands.press("Decide")
    expect(page.get_by_role("heading", name="What followed")).to_be_focused()
    check(page)

    go_on(page, hands, "hand-in")
    hands.press("Hand in anyway")
    expect(page.get_by_role("heading", name="Your marks")).to_be_visible(timeout=60_000)
    check(page)

    go_on(page, hands, "reflect")
    first = page.locator("textarea").first
    name = first.evaluate("one => one.labels[0].textContent.trim()")
    hands.write(re.sub(r"\\s+", " ", name)[:40], "I passed over the toast.")
    page.locator("[data-save=saved]").wait_for()
    check(page)


@pytest.mark.timeout(170)
def test_by_keyboard_alone(tmp_path, page):
    with serving(tmp_path / "data") as running:
        travel(page, Keyboard(page), running.address)
        page.goto(running.address)
        expect(page.get_by_text("Marked")).to_be_visible()
        Keyboard(page).press("Read your feedback")
        expect(page.get_by_role("heading", name="Feedback", exact=True)).to_be_visible()
        check(page)
        page.close()


@pytest.mark.timeout(170)
def test_by_touch_on_a_phone_in_the_dark(tmp_path, new_context):
    page = new_context(**PHONE, color_scheme="dark").new_page()
    with serving(tmp_path / "data") as running:
        travel(page, Touch(page), running.address)
        page.close()


@pytest.mark.timeout(170)
def test_with_all_text_doubled_nothing_is_cut_or_out_of_reach(tmp_path, page):
    page.add_init_script(
        "document.addEventListener('DOMContentLoaded',"
        " () => { document.documentElement.style.fontSize = '200%'; })"
    )
    with serving(tmp_path / "data") as running:
        for step in load_module("neglect").steps:
            open_step(page, running.address, step)
            if step == "own-file":
                page.get_by_role("button", name="Read this file").first.click()
                expect(page.locator("article").first).to_be_visible()
            check(page)
        page.close()


@pytest.mark.timeout(170)
def test_killed_and_opened_again_it_is_the_same_step_with_the_same_content(tmp_path, new_context):
    """At each of the eight steps: kill -9, start again, and go where the catalogue leads."""
    context = new_context()
    context.watched.expected = ("",)  # to the browser each kill is an error
    page = context.new_page()
    port = 0
    for step in load_module("neglect").steps:
        with serving(tmp_path / "data", port=port) as running:
            port = running.port
            with page.expect_response(lambda reply, step=step: keeps_place(reply, step)):
                open_step(page, running.address, step)
            look = leave_something(page, step)
            running.kill()
        with serving(tmp_path / "data", port=port) as running:
            page.goto(f"{running.address}modules/neglect")
            page.wait_for_selector("html[data-ready]", state="attached")
            assert page.url.endswith(f"/{step}")
            look()
    page.close()


def keeps_place(reply, step: str) -> bool:
    sent = (reply.request.post_data or "").replace(" ", "")
    return "place:here" in sent and f'"step":"{step}"' in sent


def leave_something(page: Page, step: str):
    """Do something in a step that is saved; gives what must be seen when it is opened again."""
    if step == "family":
        return lambda: expect(page.locator("svg").first).to_be_visible()
    look = _leave(page, step)
    page.locator("[data-save=saved]").wait_for(state="attached")
    return look


def _leave(page: Page, step: str):
    if step == "before":
        page.get_by_role("radio", name="7").first.check()
        return lambda: expect(page.get_by_role("radio", name="7").first).to_be_checked()
    if step == "own-file":
        page.get_by_role("button", name="Read this file").first.click()
        page.get_by_role("radio", name="Very worried").check()
        return lambda: expect(page.get_by_role("radio", name="Very worried")).to_be_checked()
    if step in ("records", "hand-in"):
        page.get_by_role("tab", name="Chronology").click()
        page.get_by_role("button", name="Add an entry by hand").click()
        page.get_by_role("textbox", name="What happened").last.fill(f"Kept in {step}.")
        return lambda: (
            page.get_by_role("tab", name="Chronology").click(),
            expect(page.get_by_text(f"Kept in {step}.").first).to_be_attached(),
        )
    if step == "decide":
        page.get_by_role("radio", name="Ask for the second page").check()
        page.get_by_role("button", name="Decide", exact=True).click()
        expect(page.get_by_role("heading", name="What followed")).to_be_visible()
        return lambda: (
            page.get_by_role("button", name="4 July 2023").click(),
            expect(page.get_by_text("You decided: Ask for the second page")).to_be_visible(),
        )
    page.locator("textarea").first.fill(f"Kept in {step}.")
    return lambda: expect(page.locator("textarea").first).to_have_value(f"Kept in {step}.")


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
