"""Take the pictures that README shows, from the real pages: ``make pictures``.

A learner's server is started on an empty folder, a careful example response is put into it as a
learner's pages would save it, and each step is photographed as it stands.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent / "pages"))

from serving import serving
from steps import open_step

from tests.chromium import find_chromium
from toolkit.scenario.examples import load_examples
from toolkit.scenario.load import folder_of, load_scenario
from toolkit.scenario.modules import load_module
from toolkit.steps import STEPS

MODULE = "neglect"
FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
WIDE = {"width": 1280, "height": 800}
SAVE = """async ([module, changes]) => {
  const token = decodeURIComponent(document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)[1]);
  const headers = { "Content-Type": "application/json", "X-XSRFToken": token };
  for (const [kind, payload] of [
    ["open", { attempt: null }],
    ["save", { attempt: 1, since: 0, client: "picture", changes }],
  ]) {
    const body = JSON.stringify({ kind, payload });
    const answer = await fetch(`/api/wholepicture/${module}`, { method: "POST", headers, body });
    if (!answer.ok) throw new Error(await answer.text());
  }
}"""


def main() -> int:
    """Take every picture anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        serving(Path(data)) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page(viewport=WIDE)  # type: ignore[arg-type]
        page.goto(server.address)
        _keep(page, "catalogue")
        open_step(page, server.address, "before", MODULE)
        page.evaluate(SAVE, [MODULE, list(_work())])
        for step in STEPS:
            if step.id in load_module(MODULE).steps:
                open_step(page, server.address, step.id, MODULE)
                _keep(page, step.id, bottom=_show(page, step.id))
        _guess(page, server.address)
        browser.close()
    return 0


def _guess(page: Page, address: str) -> None:
    """Figures, guessed and seen."""
    open_step(page, address, "figures", "fifty-reviews")
    for guess, field in zip((6, 20, 24), page.get_by_role("spinbutton").all(), strict=True):
        field.fill(str(guess))
    page.get_by_role("button", name="See what the reviews found").click()
    page.get_by_role("heading", name="What the reviews found", level=3).wait_for(timeout=60_000)
    _keep(page, "figures")


def _work() -> Iterator[dict[str, Any]]:
    """A careful reader's work, as changes to items."""
    folder = folder_of(load_module(MODULE).scenario)
    examples = load_examples(folder, scenario=load_scenario(folder), module=MODULE)
    careful = next(example for example in examples if example.id == "careful").response
    parts = (
        ("entry", careful.chronology),
        ("sign", careful.signs),
        ("decision", careful.decisions),
    )
    for kind, items in parts:
        for item in items:
            value = item.model_dump(mode="json")
            yield {"item": f"{kind}:{item.id}", "value": value, "base": 0}
    first = {"id": "first", "role": "primary", "worry": 1, "would": "family", "why": ""}
    yield {"item": "judgement:first", "value": first, "base": 0}


def _show(page: Page, step: str) -> Locator | None:
    """Bring a step to where it has something to show; gives what is to stand at the foot of it."""
    if step == "picture":  # its own drawing is like the desk's: what pooling added is not
        page.locator(".wp-picture__earlier").wait_for()
        return page.locator(".wp-picture__earlier")
    if step == "hand-in":
        page.get_by_role("button", name="Hand in", exact=False).last.click()
        page.get_by_role("heading", name="Your marks").wait_for(timeout=60_000)
    if step == "own-file":
        page.locator("article").first.wait_for()
    return None


def _keep(page: Page, name: str, *, bottom: Locator | None = None) -> None:
    page.evaluate("document.activeElement?.blur(); window.scrollTo(0, 0)")
    if bottom:
        bottom.evaluate("one => one.scrollIntoView({ block: 'end' })")
    page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    raise SystemExit(main())
