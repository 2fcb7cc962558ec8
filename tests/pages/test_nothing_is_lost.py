"""Whatever is killed, and whenever: what the page called saved is there."""

from __future__ import annotations

import random

import pytest
from serving import Browser, serving
from steps import open_step

LIVES = 10  # of the server; in each the kernel is killed once, then the server: 20 kills
SEED = 20261123
WATCH = """
window.calledSaved = [];
new MutationObserver((changes) => {
  const says = document.querySelector("[data-save]");
  const fields = [...document.querySelectorAll("textarea")];
  const field = fields.find((one) => one.labels[0]?.textContent === "What happened");
  if (says?.dataset.save === "saved" && field) window.calledSaved.push(field.value);
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-save"] });
"""


@pytest.mark.timeout(170)
def test_twenty_kills_lose_nothing_that_was_called_saved(tmp_path, new_context):
    chance = random.Random(SEED)  # noqa: S311 - chance for a test, the same each time
    context = new_context()
    context.watched.expected = ("",)  # to the browser each kill is an error
    page = context.new_page()
    page.add_init_script(WATCH)
    called_saved: list[str] = []
    port = 0
    for life in range(LIVES):
        with serving(tmp_path / "data", port=port) as running:
            port = running.port
            _nothing_is_missing(called_saved, running)
            _open_desk(page, running)
            field = _start_entry(page, f"Life {life}.")
            field.press_sequentially(" Some words", delay=chance.uniform(1, 25))
            running.kernels()[0].kill()
            field.press_sequentially(" and more, with no kernel", delay=chance.uniform(1, 25))
            page.wait_for_timeout(chance.uniform(100, 1_200))
            field.press_sequentially(" and the last", delay=chance.uniform(1, 25))
            page.wait_for_timeout(chance.uniform(100, 1_200))
            running.kill()
            called_saved += page.evaluate("window.calledSaved")
    with serving(tmp_path / "data", port=port) as running:
        _nothing_is_missing(called_saved, running)
        # What was typed and never called saved is sent again by the page itself.
        _open_desk(page, running)
        page.locator("[data-save=saved]").wait_for()
        assert sum("and the last" in words for words in _stored(running)) == LIVES
    assert len(called_saved) >= LIVES


def _open_desk(page, running):
    open_step(page, running.address, "records")


def _start_entry(page, words):
    page.get_by_role("button", name="Add an entry by hand").click()
    field = page.get_by_role("textbox", name="What happened").last
    field.fill(words)
    return field


def _stored(running):
    """The words of every entry, asked by a browser that had no part in it."""
    browser = Browser(running.address)
    browser.get("/")
    items = browser.ask("neglect", "open", attempt=None).json["reply"]["items"]
    return [one["value"]["what"] for one in items.values() if one["value"]]


def _nothing_is_missing(called_saved, running):
    stored = _stored(running)
    lost = [said for said in called_saved if not any(one.startswith(said) for one in stored)]
    assert not lost
