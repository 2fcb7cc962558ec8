"""No text of the key reaches a learner before handing in: not by HTTP, websocket, or kernel."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from seen import count_lines, forms, keep_kernel, watch
from serving import serving
from steps import begin

from toolkit.places import scenario_folder
from toolkit.scenario.modules import load_module

SHORTEST = 16  # characters; shorter ones are words that anybody might write


def key_texts() -> list[str]:
    """What only the key says: every title and reason that no record says too."""
    folder = scenario_folder(load_module("neglect").scenario)
    key = yaml.safe_load((folder / "key.yaml").read_text(encoding="utf-8"))
    told = "".join(path.read_text(encoding="utf-8") for path in folder.glob("records/*.yaml"))
    items = [key["threshold"], *key["events"], *key["signs"], *key["distractors"]]
    texts = {str(item[name]).strip() for item in items for name in ("why", "title") if name in item}
    found = sorted(text for text in texts if len(text) >= SHORTEST and text not in told)
    assert len(found) > 50
    return found


def work_a_while(page, address, bodies):
    """Everything a learner can do before handing in."""
    visit(page, address, bodies)
    visit(page, f"{address}support", bodies)
    begin(page, address)
    visit(page, f"{address}modules/neglect", bodies)
    visit(page, f"{address}modules/neglect/hand-in", bodies)
    page.wait_for_selector("html[data-ready=hand-in]", state="attached")
    page.get_by_role("checkbox").nth(2).click()
    page.keyboard.press("c")
    page.locator("[data-save=saved]").wait_for()
    page.get_by_role("tab", name="Timeline").click()
    page.locator("main svg text").first.wait_for()
    page.get_by_role("tab", name="Hand in").click()
    page.get_by_text("entry in your chronology").wait_for()


def visit(page, address, bodies):
    bodies.write(page.goto(address).body())


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="reads memory as Linux shows it")
def test_no_text_of_the_key_reaches_a_learner(tmp_path, page):
    seen = tmp_path / "seen"
    with serving(tmp_path / "data") as running, seen.open("wb") as bodies:
        watch(page, bodies)
        work_a_while(page, running.address, bodies)
        keep_kernel(running.kernels()[0], bodies)
        page.close()
    texts = tmp_path / "texts"
    texts.write_text("\n".join(forms(key_texts())), encoding="utf-8")
    assert count_lines(seen, "-F", "Saltpan Lane Primary School") > 0
    assert count_lines(seen, "-F", "-f", str(texts)) == 0
