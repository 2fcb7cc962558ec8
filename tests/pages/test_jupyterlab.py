"""A learner in JupyterLab: the released notebook, a mouse, and what lands beside it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from conftest import Watched
from jupyter import jupyterlab
from playwright.sync_api import Page, expect

from toolkit.grading.source import source_path
from toolkit.response.read import read_response

MODULE = "neglect"
SLOW_MS = 60_000  # a kernel and seven activities on a busy machine
LARGE, SMALL = {"width": 1400, "height": 900}, {"width": 1100, "height": 800}
BARS = """desk => {
  const app = desk.querySelector(".wp-desk__app");
  const low = (one) => one.getBoundingClientRect().bottom;
  return [app.scrollHeight - app.clientHeight, low(desk.querySelector(".wp-tabs")), low(desk)];
}"""
COLOURS = "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
LIGHT = ["rgb(27, 37, 47)", "rgb(251, 250, 246)"]

pytestmark = pytest.mark.timeout(240)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The folder of what a learner fetched."""
    fetched = tmp_path_factory.mktemp("fetched")
    shutil.copy(source_path(MODULE), fetched)
    return fetched


@pytest.fixture(scope="module")
def lab(folder, chromium, tmp_path_factory):
    """The notebook in JupyterLab, all of it run, and the desk begun. The system's colours are
    dark, JupyterLab's are light."""
    with jupyterlab(folder, tmp_path_factory.mktemp("home")) as address:
        context = chromium.new_context(viewport=LARGE, locale="en-GB", color_scheme="dark")
        watched = Watched(context)
        watched.expected = ("Failed to load resource",)  # settings that nobody has changed
        page = context.new_page()
        page.set_default_timeout(SLOW_MS)
        page.goto(f"{address}lab/tree/{MODULE}.ipynb")
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        page.get_by_role("button", name="Begin").click()
        yield page
        context.close()
    watched.check()


def saved(page: Page, folder: Path):
    """What nbgrader's Submit would take with it, as it is read for marking."""
    expect(page.locator(".wp-desk [data-save=saved]")).to_be_visible(timeout=SLOW_MS)
    response = read_response((folder / "response.json").read_bytes()).response
    assert response
    return response


def test_a_mouse_is_enough_for_all_that_is_marked(lab, folder):
    lab.set_viewport_size(LARGE)
    desk = lab.locator(".wp-desk")
    desk.locator("[data-sentence]").nth(12).click()
    desk.get_by_role("button", name="Add to chronology").click()
    expect(desk.get_by_role("tab", name=re.compile("Chronology"))).to_contain_text("1")
    desk.locator("[data-sentence]").nth(20).click()
    desk.get_by_role("button", name="Name a sign").click()
    desk.locator(".wp-browse summary").first.click()
    desk.locator(".wp-browse .wp-option").first.click()
    expect(desk.get_by_role("tab", name=re.compile("Signs"))).to_contain_text("1")

    # A step that shows what another made hears of it.
    drawn = lab.get_by_role("heading", name="Your chronology, a lane for each agency")
    expect(drawn).to_be_visible(timeout=SLOW_MS)

    decide = lab.locator(".wp-activity", has=lab.locator(".wp-decide__days"))
    decide.get_by_role("radio").first.check()
    decide.get_by_role("button", name="Decide", exact=True).click()
    decide.get_by_role("heading", name="What followed").wait_for()

    response = saved(lab, folder)
    assert (len(response.chronology), len(response.signs)) == (1, 1)
    assert response.signs[0].indicator
    assert response.decisions[0].option
    assert [path.name for path in folder.glob("*.json")] == ["response.json"]


@pytest.mark.parametrize(("size", "layout"), [(LARGE, "wide"), (SMALL, "narrow")])
def test_the_desk_has_a_box_of_its_own_with_its_bars_in_sight(lab, size, layout):
    lab.set_viewport_size(size)
    desk = lab.locator(f".wp-desk[data-layout={layout}]")
    assert desk.evaluate("desk => desk.clientHeight") < size["height"]
    if layout == "narrow":
        desk.get_by_role("tab", name="Records").click()
    sentence = desk.locator("[data-sentence]").nth(300)
    sentence.click()
    desk.evaluate("desk => desk.scrollIntoView({block: 'nearest'})")
    add = desk.get_by_role("button", name="Add to chronology")
    expect(add).to_be_in_viewport()
    beyond, tabs, bottom = desk.evaluate(BARS)
    if layout == "wide":
        assert beyond == 0
    else:
        assert beyond > 10_000
        assert bottom - 2 <= tabs <= bottom
    # By keyboard as well, and JupyterLab's own keys leave the notebook alone.
    sentence.press("x")
    sentence.press("c")
    expect(add).to_be_hidden()
    expect(lab.locator(".jp-CodeCell")).to_have_count(len(code_cells()))


def test_it_wears_the_colours_chosen_in_jupyterlab(lab):
    assert lab.locator(".wp-desk").evaluate(COLOURS) == LIGHT
    lab.evaluate("document.body.dataset.jpThemeLight = 'false'")
    lab.locator("html[data-theme=dark]").wait_for()
    assert lab.locator(".wp-desk").evaluate(COLOURS) != LIGHT
    lab.evaluate("document.body.dataset.jpThemeLight = 'true'")
    lab.locator("html[data-theme=light]").wait_for()


def test_it_promises_nothing_that_is_not_there(lab):
    before = lab.locator(".wp-activity", has_text="What you will read")
    expect(before.get_by_text("your GP, or your employer’s")).to_be_visible()
    shown = " ".join(lab.locator(".wp-activity").all_text_contents()).lower()
    assert "hide the page" not in shown
    assert "hide this page" not in shown
    assert lab.locator(".wp-activity a[href^='/']").count() == 0


def code_cells():
    notebook = json.loads(source_path(MODULE).read_text())
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
