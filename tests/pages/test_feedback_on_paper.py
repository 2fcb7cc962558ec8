"""Feedback on paper: what is open, the marks, both chronologies, on as few sheets as one reads."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from toolkit.feedback import render_feedback
from toolkit.marking import mark
from toolkit.places import scenario_folder
from toolkit.response.read import Reading
from toolkit.scenario.examples import load_examples
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_scenario
from toolkit.scenario.modules import load_module

MOST_SHEETS = 14


@pytest.fixture(scope="module")
def careful():
    """Feedback on the careful example of the first module."""
    module = load_module("neglect")
    folder = scenario_folder(module.scenario)
    scenario = load_scenario(folder)
    examples = load_examples(folder, scenario=scenario, module="neglect")
    response = next(each.response for each in examples if each.id == "careful")
    reading = Reading(response, (), "readable")
    marks = mark(scenario, load_key(folder, scenario), reading, module.points)
    return render_feedback(marks, response, scenario)


@pytest.fixture
def shown(page, server, careful):
    """That feedback on a page of the server, with the server's own style and scripts."""
    page.goto(server.address)
    page.evaluate(
        """async (html) => {
          document.querySelector("main").innerHTML = html;
          const link = document.createElement("link");
          link.rel = "stylesheet";
          const near = document.querySelector("link[rel=stylesheet][href*='page.css']").href;
          link.href = near.replace("page.css", "feedback.css");
          const loaded = new Promise((done) => link.addEventListener("load", done));
          document.head.append(link);
          await loaded;
        }""",
        careful,
    )
    return page


def test_a_careful_attempt_fits_on_a_few_sheets(shown):
    pdf = shown.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "15mm"))
    sheets = pdf.count(b"/Type /Page\n")
    assert 0 < sheets <= MOST_SHEETS


def test_what_is_open_prints_and_what_is_closed_stays_a_line(shown):
    shown.emulate_media(media="print")
    shown.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(shown.get_by_role("table", name="By date.")).to_be_visible()
    closed = shown.locator("#wp-fb-signs + p ~ ul details:not([open])").first
    expect(closed.locator("summary")).to_be_visible()
    expect(closed.locator(".wp-fb-why")).to_be_hidden()
    opened = shown.locator(".wp-fb-item[open] .wp-fb-why").first
    expect(opened).to_be_visible()
    shown.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(shown.locator(".wp-fb-both[open]")).to_have_count(0)
