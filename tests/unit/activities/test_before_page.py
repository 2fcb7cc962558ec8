"""Before you start: what the page keeps by itself is quiet, and an answer can be taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from toolkit.activities import Before


@pytest.fixture(scope="module")
def widget():
    return Before("neglect")


@pytest.fixture
def page(open_desk, context, listen):
    context.clock.install()
    page = open_desk("before")
    listen(page)
    return page


def read_on(page, server):
    """Read until the time has been kept; return what was kept of it."""
    seconds = server.notes.get("step:before", {"value": {"seconds": 0}})["value"]["seconds"]
    with page.expect_response(lambda reply: "step:before" in (reply.request.post_data or "")):
        page.clock.fast_forward(30_000)
    kept = server.notes["step:before"]["value"]["seconds"]
    assert kept > seconds
    return kept


def test_keeping_place_and_time_is_not_spoken_of(page, server):
    expect(page.locator(".wp-saved")).to_have_text("Nothing to save yet")
    read_on(page, server)
    read_on(page, server)
    page.clock.run_for(1_000)
    expect(page.locator(".wp-saved")).to_have_text("Nothing to save yet")
    assert server.notes["place:here"]["value"] == {"step": "before"}
    assert page.evaluate("window.said") == []


def test_the_time_said_is_when_the_learner_last_changed_something(page, server):
    page.get_by_role("radio", name="7").first.check()
    expect(page.locator(".wp-saved")).to_contain_text("Saved")
    line = page.locator(".wp-saved").inner_text()
    page.clock.run_for(1_000)
    assert page.evaluate("window.said") == ["Saved."]
    later = server.on_save_notes
    server.on_save_notes = lambda asked: later(asked) | {"at": "2026-11-23T11:59:00Z"}
    read_on(page, server)
    page.clock.run_for(1_000)
    expect(page.locator(".wp-saved")).to_have_text(line)
    assert page.evaluate("window.said") == ["Saved."]


def test_time_that_cannot_be_kept_is_not_spoken_of_and_tried_again(page, server):
    server.down = True
    page.clock.fast_forward(30_000)
    page.clock.run_for(5_000)
    expect(page.locator(".wp-saved")).to_have_text("Nothing to save yet")
    assert page.evaluate("window.said") == []
    server.down = False
    read_on(page, server)


def test_an_answer_can_be_taken_back(page, server):
    asked = page.get_by_role("group").filter(has=page.get_by_role("radio")).first
    asked.get_by_role("radio", name="3").check()
    page.clock.run_for(1_000)
    expect(page.locator(".wp-saved")).to_contain_text("Saved")
    asked.get_by_role("button", name="Clear").click()
    page.clock.run_for(1_000)
    expect(asked.get_by_role("radio").first).to_be_focused()
    assert asked.get_by_role("radio", checked=True).count() == 0
    expect(asked.get_by_role("button", name="Clear")).to_have_count(0)
    item = next(item for item in server.notes if item.startswith("confidence:"))
    assert server.notes[item]["value"] == {"before": None, "after": None}
