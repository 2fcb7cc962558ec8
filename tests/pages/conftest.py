"""A real server and a real browser for the tests of pages."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from chromium import find_chromium
from serving import Server, serving

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
WIDE = {"width": 1280, "height": 800}
LOCAL = ("data:", "blob:", "about:")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for every test that leaves nothing behind that another would notice."""
    with serving(tmp_path_factory.mktemp("served") / "data") as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_chromium()
    assert path, "no Chromium: python tests/chromium.py says what to do"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Watched:
    """What went wrong in a context, and what left the machine."""

    def __init__(self, context: BrowserContext) -> None:
        self.outside: list[str] = []
        self.errors: list[str] = []
        self.expected: tuple[str, ...] = ()
        context.on("request", lambda request: self._see(request.url))
        context.on("page", self._watch)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _watch(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._see(socket.url))
        page.on("console", lambda said: said.type == "error" and self.errors.append(said.text))

    def _see(self, url: str) -> None:
        host = url.split("://", 1)[-1].split("/", 1)[0].rsplit(":", 1)[0]
        if not url.startswith(LOCAL) and host not in {"127.0.0.1", "localhost"}:
            self.outside.append(url)

    def check(self) -> None:
        assert not self.outside, "requests left the machine"
        surprising = [e for e in self.errors if not any(word in e for word in self.expected)]
        assert not surprising, "the browser's console has errors"


@pytest.fixture
def new_context(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browser contexts, each watched: ``context.watched``. Nothing may leave the machine."""
    made: list[BrowserContext] = []

    def make(**options) -> BrowserContext:
        context = chromium.new_context(**{"viewport": WIDE, "locale": "en-GB"} | options)
        context.set_default_timeout(15_000)
        context.watched = Watched(context)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()
    for context in made:
        context.watched.check()


@pytest.fixture
def page(new_context) -> Page:
    return new_context().new_page()


def make_content(folder: Path, modules: dict[str, tuple[str, ...]]) -> Path:
    """A content folder whose modules are notebooks of the given code."""
    here = Path(__file__).parents[2]
    (folder / "modules").mkdir(parents=True)
    (folder / "scenarios").symlink_to(here / "scenarios")
    (folder / "grading").symlink_to(here / "grading")
    text = (here / "modules" / "neglect" / "module.yaml").read_text(encoding="utf-8")
    for name, cells in modules.items():
        module = folder / "modules" / name
        module.mkdir()
        (module / "module.yaml").write_text(
            text.replace("id: neglect", f"id: {name}"), encoding="utf-8"
        )
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
        (module / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return folder
