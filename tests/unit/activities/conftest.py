"""The desk in a real browser, with a made-up server that can be told to fail."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

sys.path.append(str(Path(__file__).parents[2]))
from chromium import find_chromium

SAID = """() => {
  window.said = [];
  const heard = (changes) => changes.forEach((change) => change.addedNodes.forEach((node) => {
    if (node.textContent.trim()) window.said.push(node.textContent.trim());
  }));
  for (const region of document.querySelectorAll(".wp-activity > .wp-unseen")) {
    new MutationObserver(heard).observe(region, { childList: true });
  }
}"""

ADDRESS = "http://desk.test/"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
PAGE = """<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Desk</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<style>%s body { margin: 0 }</style><header><h1>Module</h1></header>
<main id="place"></main><script type="module">
const values = await (await fetch("/values" + location.search)).json();
const heard = [];
const model = {
  get: (name) => values[name], on: (_, hear) => heard.push(hear), off: () => {},
  send: async (content) => {
    const asked = {method: "POST", body: JSON.stringify(content)};
    const reply = await (await fetch("/kernel", asked)).json();
    heard.forEach((hear) => hear(reply));
  },
};
const esm = new Blob([await (await fetch("/esm")).text()], {type: "text/javascript"});
const widget = (await import(URL.createObjectURL(esm))).default;
window.started = performance.now();
new MutationObserver(() => { window.took ??= performance.now() - window.started; })
  .observe(document.documentElement, { attributeFilter: ["data-ready"] });
widget.render({model, el: document.getElementById("place")});
</script></html>"""


@dataclass
class Desks:
    """A server of one learner's work, for as many pages as a test opens."""

    widget: Any
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Item to its newest version: value, seq, client."""
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    state: str = "open"
    seq: int = 0
    down: bool = False
    refuses: str = ""
    lose_replies: bool = False
    answers: dict[str, Any] = field(default_factory=dict)
    """Kind to what is answered instead."""
    notes: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The private notes, as ``entries``."""

    def saved(self, kind: str) -> list[dict[str, Any]]:
        """Values of the saved entries or signs that are not removed."""
        found = (v["value"] for item, v in self.entries.items() if item.startswith(kind))
        return [value for value in found if value]

    def save_elsewhere(self, item: str, value: dict[str, Any] | None) -> None:
        """Change an item as another window of the same learner would."""
        self.seq += 1
        self.entries[item] = {"value": value, "seq": self.seq, "client": "another-window"}

    def handle(self, route: Route) -> None:
        path, _, asked = route.request.url.removeprefix(ADDRESS).partition("?")
        body = json.loads(route.request.post_data or "null")
        widget = self.widget
        values = {"facts": widget.facts, "module": "neglect", "api": "/api/"}
        values |= {"name": asked or "records", "kinds": widget.kinds, "works": widget.works}
        files = {
            "": {"content_type": "text/html", "body": PAGE % self.widget._css},
            "values": {"json": values},
            "esm": {"content_type": "text/javascript", "body": self.widget._esm},
        }
        if path == "kernel":
            drawn = {"svg": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"}
            reply = drawn | {"summary": "1 entry.", "rows": []}
            route.fulfill(json={"answer": body["ask"], "ok": True, "reply": reply})
        elif path != "api/neglect":
            route.fulfill(**files.get(path, {"status": 404, "body": ""}))
        elif self.down:
            route.abort()
        else:
            reply, status = self.answer(body["kind"], body["payload"])
            if self.lose_replies:
                route.abort()
            else:
                route.fulfill(json=reply, status=status)

    def answer(self, kind: str, payload: dict[str, Any]) -> tuple[dict[str, Any], int]:
        self.asked.append((kind, payload))
        if self.refuses and kind == "save" and payload["changes"]:
            return {"ok": False, "error": {"says": self.refuses, "reference": ""}}, 422
        reply = (
            self.answers[kind]
            if kind in self.answers
            else getattr(self, f"on_{kind.replace('-', '_')}")(payload)
        )
        return {"ok": True, "reply": reply}, 200

    def on_open(self, _: dict[str, Any]) -> dict[str, Any]:
        first = {"attempt": 1, "state": self.state, "total": None, "maximum": None}
        shown = {"attempt": 1, "attempts": [first], "state": self.state, "saved_at": None}
        return shown | {"seq": self.seq, "items": self.entries}

    def on_save(self, payload: dict[str, Any]) -> dict[str, Any]:
        conflicts = []
        for change in payload["changes"]:
            now = self.entries.get(change["item"])
            if now and now["seq"] != change["base"] and now["client"] != payload["client"]:
                conflicts.append({"item": change["item"], "theirs": now["value"]})
            self.seq += 1
            version = {"value": change["value"], "seq": self.seq, "client": payload["client"]}
            self.entries[change["item"]] = version
        newer = {i: v for i, v in self.entries.items() if v["seq"] > payload["since"]}
        reply = {"seq": self.seq, "at": "2026-11-23T10:42:00Z", "items": newer}
        return reply | {"conflicts": conflicts, "refused": []}

    def on_open_notes(self, _: dict[str, Any]) -> dict[str, Any]:
        shown = {"attempt": 1, "attempts": [], "state": "open", "saved_at": None}
        return shown | {"seq": len(self.notes), "items": self.notes}

    def on_save_notes(self, payload: dict[str, Any]) -> dict[str, Any]:
        for change in payload["changes"]:
            self.notes[change["item"]] = {"value": change["value"], "seq": len(self.notes) + 1}
        reply = {"seq": len(self.notes), "at": "2026-11-23T10:42:00Z", "items": {}}
        return reply | {"conflicts": [], "refused": []}

    def on_check(self, _: dict[str, Any]) -> dict[str, Any]:
        counts = {"entries": len(self.saved("entry")), "signs": len(self.saved("sign"))}
        return {
            "blanks": [{"says": "No sign is marked.", "part": "signs", "at": "", "field": ""}],
            "counts": counts,
        }

    def on_outcome(self, _: dict[str, Any]) -> dict[str, Any]:
        marks = {"total": 61, "maximum": 100, "says": ""}
        return marks | {"state": "marked", "html": "<h2>61 of 100</h2><p>Reasons.</p>"}

    def on_hand_in(self, _: dict[str, Any]) -> dict[str, Any]:
        self.state = "waiting"
        return {"state": "waiting"}


@pytest.fixture(scope="session")
def widget() -> Any:
    from toolkit.activities import Desk

    return Desk("neglect")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = find_chromium()
    if chromium is None:
        pytest.skip("There is no Chromium here.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def server(widget: Any) -> Desks:
    return Desks(widget)


@pytest.fixture
def context(browser: Browser, server: Desks) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 800})
    made.set_default_timeout(10_000)
    made.route(f"{ADDRESS}**", server.handle)
    yield made
    made.close()


@pytest.fixture
def open_desk(context: BrowserContext) -> Callable[..., Page]:
    """Open the desk in a window of its own, past the content note."""

    def opened(step: str = "records", *, note: bool = False) -> Page:
        page = context.new_page()
        page.goto(f"{ADDRESS}?{step}")
        page.wait_for_selector(f"html[data-ready={step}]", state="attached")
        if not note and page.get_by_role("button", name="Begin").count():
            page.get_by_role("button", name="Begin").click()
        return page

    return opened


@pytest.fixture
def listen() -> Callable[[Page], None]:
    """Keep all that a screen reader is told from now on in ``window.said``."""

    def listen(page: Page) -> None:
        page.evaluate(SAID)

    return listen


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """What axe finds wrong with a page, one line each."""
    runner = Axe()

    def run(page: Page) -> list[str]:
        found = runner.run(page).response["violations"]
        return [
            f"{v['id']}: {v['nodes'][0]['html'][:120]} {v['nodes'][0]['any'][:1]}" for v in found
        ]

    return run
