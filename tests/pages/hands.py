"""Two ways to use a page: by keyboard alone, and by touch."""

from __future__ import annotations

import re
from typing import Protocol

from playwright.sync_api import Locator, Page

__all__ = ["Hands", "Keyboard", "Touch"]

STOPS = 400  # more presses of Tab than any page should need
NAME = """() => {
  const one = document.activeElement;
  const able = "a, button, input, select, textarea, summary, [role=tab], [role=checkbox]";
  if (!one.matches(able)) return "";
  const label = one.labels?.[0]?.textContent;
  return (one.getAttribute("aria-label") || label || one.textContent).replace(/\\s+/g, " ").trim();
}"""


class Hands(Protocol):
    """What a journey needs to do on a page."""

    def press(self, *names: str) -> None:
        """Press the first thing whose name begins with one of the names."""

    def choose(self, name: str) -> None:
        """Choose a radio button or tick a box by its name."""

    def write(self, name: str, words: str) -> None:
        """Write into a field."""

    def pick(self, words: str) -> None:
        """Pick a sentence of a record."""


class Keyboard:
    """Tab, arrows, Space and Enter, and nothing else."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def reach(self, *names: str) -> None:
        """Press Tab until what has the focus begins with one of the names."""
        for _ in range(STOPS):
            self._page.keyboard.press("Tab")
            if self._page.evaluate(NAME).startswith(names):
                return
        raise AssertionError(f"{names} cannot be reached by Tab")

    def press(self, *names: str) -> None:
        self.reach(*names)
        self._page.keyboard.press("Enter")

    def choose(self, name: str) -> None:
        # Tab comes to the group; the arrows go through it, as every browser has it.
        wanted = self._page.get_by_role("radio", name=name).first
        group = wanted.get_attribute("name")
        for _ in range(STOPS):
            self._page.keyboard.press("Tab")
            if self._page.evaluate("document.activeElement.name") == group:
                break
        for _ in range(STOPS):
            if wanted.evaluate("one => one === document.activeElement"):
                self._page.keyboard.press("Space")
                return
            self._page.keyboard.press("ArrowDown")
        raise AssertionError(f"{name} cannot be reached by the arrows")

    def write(self, name: str, words: str) -> None:
        self.reach(name)
        self._page.keyboard.type(words)

    def pick(self, words: str) -> None:
        self.reach(words)
        self._page.keyboard.press("Space")


class Touch:
    """A finger on a phone."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def _find(self, *names: str) -> Locator:
        begins = re.compile(rf"\s*(?:{'|'.join(map(re.escape, names))})")
        for role in ("button", "tab", "link"):
            found = self._page.get_by_role(role, name=begins)  # type: ignore[arg-type]
            for one in found.all():
                if begins.match(one.inner_text()):
                    return one
        raise AssertionError(f"{names} cannot be found")

    def press(self, *names: str) -> None:
        self._find(*names).tap()

    def choose(self, name: str) -> None:
        self._page.get_by_role("radio", name=name).first.tap()

    def write(self, name: str, words: str) -> None:
        field = self._page.get_by_label(name).first
        field.tap()
        self._page.keyboard.type(words)

    def pick(self, words: str) -> None:
        self._page.get_by_role("checkbox", name=words).first.tap()
