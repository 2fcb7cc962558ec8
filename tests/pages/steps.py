"""Opening a step of a module as somebody who has begun it."""

from __future__ import annotations

from playwright.sync_api import Page

__all__ = ["open_step"]


def open_step(page: Page, address: str, step: str, module: str = "neglect") -> None:
    """Go to a step; by way of the first, with its content note, where that was not seen yet."""
    page.goto(f"{address}modules/{module}/{step}")
    page.wait_for_selector("html[data-ready]", state="attached")
    if page.url.endswith(f"/{step}"):
        return
    page.locator("[data-save=saved]").wait_for(state="attached")
    page.goto(f"{address}modules/{module}/{step}")
    page.wait_for_selector(f"html[data-ready={step}]", state="attached")
