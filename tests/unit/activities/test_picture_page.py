"""The whole picture as someone uses it: a careful reader's work drawn, guessed at, and said."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from toolkit.activities import Decide, Desk, WholePicture
from toolkit.activities.own_file import OwnFile
from toolkit.scenario.examples import load_examples
from toolkit.scenario.load import folder_of, load_scenario

LOOK = "Look at the appointments"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def widget():
    return WholePicture("neglect")


@pytest.fixture(scope="module")
def work():
    """Items of a careful reader who sat in the primary school."""
    scenario = load_scenario("pellow")
    examples = load_examples(folder_of("pellow"), scenario=scenario)
    careful = next(example for example in examples if example.id == "careful").response
    items = {f"entry:{each.id}": each.model_dump(mode="json") for each in careful.chronology}
    items |= {f"sign:{each.id}": each.model_dump(mode="json") for each in careful.signs}
    first = {"id": "first", "role": "primary", "worry": 1, "would": "family", "why": ""}
    return items | {"judgement:first": first}


@pytest.fixture(scope="module")
def drawn():
    """What was drawn before: the same work is drawn once for all tests."""
    return {}


@pytest.fixture
def context(context, widget, drawn):
    """A browser whose kernel answers as this activity's does."""
    context.asked = []

    def kernel(route):
        body = json.loads(route.request.post_data)
        context.asked.append(body["kind"])
        asked = json.dumps([body["kind"], body["payload"]])
        if asked not in drawn:
            drawn[asked] = widget.answer(body["kind"], body["payload"])
        reply = drawn[asked]
        route.fulfill(json={"answer": body["ask"], "ok": True, "reply": reply})

    context.route("http://desk.test/kernel", kernel)
    return context


@pytest.fixture
def open_step(open_desk, server, work):
    def opened(items=work):
        for seq, (item, value) in enumerate(items.items(), start=1):
            server.entries[item] = {"value": value, "seq": seq, "client": "before"}
        server.seq = len(items)
        page = open_desk("picture")
        page.locator(".wp-picture__earlier, .wp-empty").first.wait_for(timeout=30_000)
        return page

    return opened


class TestFacts:
    def test_no_page_before_this_one_has_a_planned_contact(self):
        scenario = load_scenario("pellow")
        told = [contact.what for record in scenario.records for contact in record.contacts]
        texts = " ".join(f"{record.form} {record.text}" for record in scenario.records)
        own = [what for what in told if what not in texts]
        assert len(own) > 10
        for activity in (Desk("neglect"), Decide("neglect"), OwnFile("neglect")):
            facts = json.dumps(activity.facts)
            assert '"outcome"' not in facts
            assert "cancelled-by-service" not in facts
            assert [what for what in own if f'"{what}"' in facts] == []

    def test_an_opened_file_has_none_either(self):
        for agency in ("hospital", "housing", "social-care"):
            answer = OwnFile("neglect").answer("agency-file", {"agency": agency})
            for record in answer["records"]:
                assert record["lines"]
                assert "contacts" not in record

    def test_this_page_has_only_that_there_are_some(self, widget):
        assert widget.facts["contacts"] is True
        assert "cancelled-by-service" not in json.dumps(widget.facts)


def test_each_child_is_told_by_name_with_how_it_was_worked_out(open_step):
    page = open_step()
    section = page.get_by_role("region", name="When each child was seen")
    for name, says in (
        ("Keira", "Seen on 13 days"),
        ("Callum", "Seen on 13 days"),
        ("Isla", "219 days, about 7 months, from 5 October 2023 to 11 May 2024"),
    ):
        one = section.get_by_role("listitem").filter(has=page.get_by_role("heading", name=name))
        expect(one.first).to_contain_text(says)
    expect(section).to_contain_text("a child who was only spoken of counts as seen too")
    section.get_by_text("The same as a table").click()
    table = section.get_by_role("table", name="From one sighting to the next")
    expect(table.get_by_role("row").filter(has_text="The end of the records")).to_have_count(3)


def test_with_nothing_seen_no_bar_is_spoken_of(open_step, work):
    unseen = {
        item: value | {"seen": "no"} if item.startswith("entry:") else value
        for item, value in work.items()
    }
    section = open_step(unseen).get_by_role("region", name="When each child was seen")
    expect(section).to_contain_text("In no entry of your chronology")
    expect(section).to_contain_text("from the first record to the end of the records")
    expect(section).not_to_contain_text("bar")
    expect(section.locator("svg")).to_have_count(0)


def test_what_the_own_file_could_not_have_shown_is_listed_by_who_held_it(open_step):
    page = open_step()
    section = page.get_by_role("region", name="What each agency held of it")
    expect(section).to_contain_text("No single agency holds more than")
    fold = section.locator("details", has_text="Haverwold Police:").first
    fold.locator("summary").click()
    expect(fold).to_contain_text("11 May 2024")
    expect(section.locator("details", has_text="Saltpan Lane Primary School:")).to_have_count(0)


def test_appointments_are_guessed_before_they_are_asked_for(open_step, context):
    page = open_step()
    assert "contacts" not in context.asked
    page.get_by_label("Which service was missed most often?").select_option("The Windlass Surgery")
    page.get_by_label("How many were missed").fill("5")
    page.get_by_role("button", name=LOOK).click()
    section = page.get_by_role("region", name="Appointments and visits, kept and missed")
    expect(section).to_contain_text(
        "You expected The Windlass Surgery to be missed most often; it is "
        "Haverwold General Hospital and Haverwold Children's Social Care."
    )
    expect(section).to_contain_text("You expected 5 missed; it is 27.")
    expect(section).to_contain_text("The Windlass Surgery: 6 kept, 3 missed")
    expect(section.locator("svg")).to_have_count(1)
    section.get_by_text("The same as a table").click()
    one = section.get_by_role("row").filter(has_text="gas check").first
    expect(one).to_contain_text("4 times")
    assert context.asked.count("contacts") == 1


def test_the_question_in_words_leads_to_the_appointments(open_step, context):
    page = open_step()
    question = page.get_by_role("region", name="Put a question to all the records")
    question.get_by_label("Question").select_option("Which appointments and visits did not happen?")
    expect(question.get_by_label("Words to look for")).to_have_count(0)
    question.get_by_role("button", name="Go to").click()
    heading = page.get_by_role("heading", name="Appointments and visits, kept and missed")
    expect(heading).to_be_focused()
    question.get_by_label("Question").select_option("What is said of food?")
    question.get_by_role("button", name="Look").click()
    expect(question).to_contain_text("These words stand in")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_all_of_it_fits_and_axe_finds_nothing(open_step, axe, scheme):
    page = open_step()
    page.emulate_media(color_scheme=scheme)
    page.add_style_tag(content="body { background: var(--wp-paper) }")
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name=LOOK).click()
    page.get_by_role("heading", name="What became of them").wait_for()
    for fold in page.locator("details").all():
        fold.locator("summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert axe(page) == []
