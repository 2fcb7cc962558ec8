"""No text of the key reaches a learner before handing in: not by HTTP, websocket, or kernel."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from serving import serving

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
    visit(page, f"{address}modules/neglect", bodies)
    page.locator("[data-save=saved]").wait_for(state="attached")
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
        page.route("**/*", lambda route: _keep_body(route, bodies))
        page.on("websocket", lambda socket: _keep_frames(socket, bodies))
        work_a_while(page, running.address, bodies)
        kernel = running.kernels()[0]
        bodies.write(_memory(kernel.pid))
        bodies.write(repr(kernel.environ()).encode())
        page.close()
    texts = tmp_path / "texts"
    texts.write_text("\n".join(forms(key_texts())), encoding="utf-8")
    assert _count(["-F", "Saltpan Lane Primary School"], seen) > 0
    assert _count(["-F", "-f", texts], seen) == 0


def forms(texts):
    """Each text as it might be written: as it stands, on one line, in HTML, in JSON."""
    for text in texts:
        line = re.sub(r"\s+", " ", text)
        yield from {line, line.replace("'", "&#39;"), json.dumps(line)[1:-1], *text.split("\n")}


def _count(pattern, path):
    """Lines with a match; grep looks for hundreds of texts at once in a hundred megabytes."""
    command = ["grep", "--text", "--count", *map(str, pattern), str(path)]
    env = os.environ | {"LC_ALL": "C"}
    return int(subprocess.run(command, capture_output=True, check=False, env=env).stdout)


def _keep_body(route, bodies):
    if route.request.resource_type == "document":
        route.continue_()  # Chromium would take a page from us for one from another network
        return
    answer = route.fetch()
    bodies.write(answer.body() + b"\n")
    route.fulfill(response=answer)


def _keep_frames(socket, bodies):
    for event in ("framereceived", "framesent"):
        socket.on(event, lambda data: bodies.write(data if isinstance(data, bytes) else b""))


def _memory(pid: int) -> bytes:
    """All that a process can write to, as it is now."""
    found = []
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="ascii").splitlines():
            span, access, *_ = line.split()
            if not access.startswith("rw"):
                continue
            start, end = (int(edge, 16) for edge in span.split("-"))
            memory.seek(start)
            try:
                found.append(memory.read(end - start))
            except OSError:  # the kernel keeps some of it to itself
                continue
    return b"".join(found)
