"""What a page sets in its kernel: nothing. It may say anything over its own websocket."""

from __future__ import annotations

import asyncio
import contextlib
import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from serving import Browser, serving
from sockets import opened

from toolkit.places import module_folder
from toolkit.scenario.modules import load_module

KEPT_ELSEWHERE = ("open", "save", "hand-in", "outcome", "open-notes", "save-notes")
ENTRY = {"item": "entry:e1", "value": {"id": "e1", "what": "x"}, "base": 0}
SAVE = {"attempt": 1, "since": 0, "client": "t", "changes": [ENTRY]}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    (home / "theirs.json").write_text("{}", encoding="utf-8")
    env = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data")}
    with serving(tmp_path_factory.mktemp("served") / "data", env=env) as running:
        yield running, home


def begun(running) -> Browser:
    """A learner who may open every step."""
    browser = Browser(running.address)
    browser.get("/")
    place = {"item": "place:here", "value": {"step": "before"}, "base": 0}
    browser.ask("neglect", "save-notes", **SAVE | {"changes": [place]})
    return browser


@pytest.mark.parametrize("step", load_module("neglect").steps)
def test_no_trait_is_set_by_a_page_and_none_opens_a_file(served, step):
    running, home = served
    kept = files(home), files(module_folder("neglect"))
    path = os.path.relpath(home / "theirs", home / "data" / "wholepicture" / "notes")

    async def try_everything():
        async with opened(running, begun(running), f"/modules/neglect/{step}") as socket:
            before = await socket.state(socket.activity)
            for name, value in before.items():
                await socket.update(socket.activity, **{name: other_than(value)})
                await ask_all(socket)
            await socket.update(socket.activity, api="", module=path, kinds=list(KEPT_ELSEWHERE))
            await ask_all(socket)
            assert await socket.state(socket.activity) == before

    with ThreadPoolExecutor(1) as apart:  # here a browser's loop may be running
        apart.submit(asyncio.run, try_everything()).result()
    assert (files(home), files(module_folder("neglect"))) == kept


async def ask_all(socket):
    for kind in KEPT_ELSEWHERE:
        answer = await socket.ask(kind, SAVE)
        assert not answer["ok"], answer
        assert "learner's server" in answer["error"]["says"]


def other_than(value):
    """Something else of the same kind."""
    match value:
        case str():
            return "" if value else "../other"
        case list():
            return [*value, "save"]
        case dict():
            return {}
    return 1 if value is None else not value


def files(folder):
    found = {}
    for path in sorted(folder.rglob("*")):
        with contextlib.suppress(OSError):
            if path.is_file() and "__pycache__" not in path.parts:
                found[str(path)] = path.read_bytes()
    return found
