"""The family as someone uses it: a day chosen by keyboard, a drawing, and words for all of it."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from tests.unit.charts.families import hard_family
from toolkit.activities import TheFamily
from toolkit.activities.family import family_facts
from toolkit.places import scenario_folder
from toolkit.scenario import load
from toolkit.scenario.load import load_scenario


@pytest.fixture(scope="module")
def widget():
    return TheFamily("neglect")


@pytest.fixture
def open_step(open_desk):
    return lambda: open_desk("family")


@pytest.fixture
def open_hard(server, open_desk, monkeypatch):
    """The same page with a family of nineteen."""
    monkeypatch.setattr(server.widget, "facts", family_facts(hard_family(), {}))
    return lambda: open_desk("family")


class TestFacts:
    def test_they_are_json_and_have_nothing_of_any_record(self, widget):
        told = json.dumps(widget.facts)
        scenario = load_scenario("pellow")
        sentences = [s.text for held in scenario.sentences.values() for s in held]
        assert not [text for text in sentences if len(text) > 20 and text in told]
        assert not [r.author for r in scenario.records if r.author in told and "," in r.author]

    def test_of_the_records_they_have_names_of_children_and_years_only(self, widget):
        agencies = widget.facts["agencies"]
        knew = [each["knew"] for a in agencies for each in (a, *a["people"]) if each["knew"]]
        word = r"(?:Keira|Callum|Isla)"
        form = re.compile(rf"{word}(?:, {word})*(?: and {word})?, 20\d\d(?: to 20\d\d)?")
        assert knew
        assert not [says for says in knew if not form.fullmatch(says)]

    def test_who_knew_which_child_and_when(self, widget):
        [school] = [a for a in widget.facts["agencies"] if a["name"].startswith("Saltpan")]
        assert school["knew"] == "Keira, Callum and Isla, 2022 to 2025"
        knew = {one["name"]: one["knew"] for one in school["people"]}
        assert knew["Gwen Harker"].startswith("Callum, 2022")

    def test_every_agency_has_its_people_with_their_notes(self, widget):
        family = load.load_family(scenario_folder("pellow"))
        told = {agency["name"]: agency for agency in widget.facts["agencies"]}
        assert list(told) == [agency.name for agency in family.agencies]
        met = [one["name"] for agency in told.values() for one in agency["people"]]
        assert met == [p.name for a in family.agencies for p in family.people if p.agency == a.id]


def test_a_day_is_chosen_by_keyboard_and_said(open_step):
    page = open_step()
    days = page.get_by_role("radio")
    expect(days.first).to_be_checked()
    expect(page.get_by_role("img", name=re.compile("^Nine people"))).to_be_visible()
    days.first.focus()
    while not page.get_by_role("radio", name="June 2025").is_checked():
        page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="June 2025")).to_be_focused()
    said = page.locator(".wp-summary").first
    expect(said).to_contain_text("Keira (12), Callum (8) and Isla (2)")
    expect(said).to_contain_text("live at 22 Sallow Walk")
    expect(page.get_by_role("status").filter(has_text="In June 2025")).to_have_count(1)


def test_the_services_say_whom_they_knew(open_step, axe):
    page = open_step()
    school = page.get_by_role("listitem").filter(
        has=page.get_by_role("heading", name="Saltpan Lane Primary School")
    )
    expect(school).to_contain_text("Knew: Keira, Callum and Isla, 2022 to 2025")
    expect(school.get_by_role("listitem").filter(has_text="Gwen Harker")).to_contain_text(
        "Knew Callum, 2022"
    )
    assert axe(page) == []


def test_nothing_is_said_of_saving_where_nothing_is_saved(open_step, server):
    page = open_step()
    expect(page.locator("[data-save]")).to_have_count(0)
    server.down = True
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator("[data-save]")).to_have_count(0)


def test_the_drawing_has_its_words_in_a_table(open_step):
    page = open_step()
    table = page.get_by_role("table", name="The same in words")
    expect(table).to_be_hidden()
    page.get_by_text("The same in words", exact=True).first.click()
    expect(table).to_be_visible()
    expect(table.get_by_role("row")).to_have_count(1 + 9)
    jodie = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Jodie Pellow"))
    expect(jodie).to_contain_text("Anthony Osei from 2011 to 2015, separated")
    page.get_by_text("Who lived where, as a table").first.click()
    expect(page.get_by_role("table", name="Who lived where, as a table")).to_be_visible()


def test_everybody_drawn_is_seen_and_no_words_lie_on_others(open_hard):
    page = open_hard()
    assert page.locator(".wp-chart").first.locator("g text").count() >= 19 * 2
    overlaps = page.evaluate(
        """() => {
          const words = [...document.querySelector('.wp-chart').querySelectorAll('text')];
          const boxes = words.map((one) => [one.textContent, one.getBBox()]);
          const meet = ([, a], [, b]) => a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width
            && a.y + 3 < b.y + b.height && b.y + 3 < a.y + a.height;
          return boxes.flatMap((a, n) => boxes.slice(n + 1).filter((b) => meet(a, b))
            .map((b) => [a[0], b[0]]));
        }"""
    )
    assert overlaps == []


def test_on_a_phone_the_drawing_scrolls_in_its_box_and_the_page_does_not(open_hard):
    page = open_hard()
    page.set_viewport_size({"width": 390, "height": 800})
    chart = page.get_by_role("group", name="Genogram, drawn")
    wide, seen = chart.evaluate("box => [box.scrollWidth, box.clientWidth]")
    assert wide > 1000 > seen
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sizes = chart.evaluate(
        """box => { const svg = box.querySelector('svg');
          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          return [...box.querySelectorAll('text')].map((one) =>
            parseFloat(getComputedStyle(one).fontSize) * scale); }"""
    )
    assert min(sizes) >= 11.9
    expect(page.get_by_text("it scrolls sideways").first).to_be_visible()
    chart.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.wp-chart').scrollLeft > 0")


def test_a_doubled_text_doubles_the_drawing(open_step):
    page = open_step()
    width = "document.querySelector('.wp-chart svg').getBoundingClientRect().width"
    before = page.evaluate(width)
    page.add_style_tag(content="html { font-size: 200% }")
    assert page.evaluate(width) == pytest.approx(2 * before, rel=0.01)


def test_printed_it_has_the_drawing_and_its_words(open_hard):
    page = open_hard()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    svg = page.locator(".wp-chart svg").first
    assert svg.evaluate("one => one.getBoundingClientRect().right") <= 700
    expect(page.get_by_role("table", name="The same in words")).to_be_visible()
    expect(page.get_by_role("radio").first).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(open_hard, axe, width, scheme):
    page = open_hard()
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.add_style_tag(content="body { background: var(--wp-paper) }")
    for summary in page.locator("summary").all()[1:]:
        summary.click()
    assert axe(page) == []
