"""Opening a step of a module as somebody who has begun it."""

from __future__ import annotations

from playwright.sync_api import Page

__all__ = ["begin", "open_step"]


def begin(page: Page, address: str, module: str = "neglect") -> None:
    """Open a module for the first time, until it is kept that it was begun."""
    with page.expect_response(lambda reply: "place:here" in (reply.request.post_data or "")):
        page.goto(f"{address}modules/{module}")


def open_step(page: Page, address: str, step: str, module: str = "neglect") -> None:
    """Go to a step; by way of the first, with its content note, where that was not seen yet."""
    page.goto(f"{address}modules/{module}/{step}")
    page.wait_for_selector("html[data-ready]", state="attached")
    if page.url.endswith(f"/{step}"):
        return
    # A link to a step is followed once all is saved, also that the module was begun.
    page.locator(f"a[data-step][href$='/{step}']").first.click()
    page.wait_for_selector(f"html[data-ready={step}]", state="attached")
