"""The demo's pages in a real browser: usable by everybody, and asking nobody for anything."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from toolkit.trainer.demo import make_demo, write_demo

ADDRESS = "http://127.0.0.1:1/"
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The pages of a group in a module with roles, so that every kind of decision is there."""
    folder = tmp_path_factory.mktemp("demo")
    write_demo(make_demo("universal-services", learners=8, seed=1), folder=folder)
    return folder


@pytest.fixture
def open_page(folder, new_context):
    """Opens a page of the folder; whatever else it asks for leaves the folder and is told."""

    def open_page(path="index.html", **options):
        page = new_context(**options).new_page()
        page.route(
            f"{ADDRESS}**",
            lambda route: route.fulfill(path=folder / route.request.url.removeprefix(ADDRESS)),
        )
        page.goto(ADDRESS + path)
        return page

    return open_page


def find_problems(page):
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true })")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("path", ["index.html", "feedback/simulated-01.html"])
def test_axe_finds_nothing_folded_or_not(open_page, path, size, scheme):
    page = open_page(path, viewport=size, color_scheme=scheme)
    assert find_problems(page) == []
    unfold(page)
    assert find_problems(page) == []


@pytest.mark.parametrize("path", ["index.html", "feedback/simulated-01.html"])
def test_nothing_is_wider_than_a_phone(open_page, path):
    page = open_page(path, viewport=PHONE)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_one_drawing_is_seen_on_each_size_and_its_words_are_large_enough(open_page):
    for size, shown in ((WIDE, "wide"), (PHONE, "narrow")):
        page = open_page(viewport=size)
        seen = [it for it in page.locator(".wp-gr-chart").all() if it.is_visible()]
        assert [shown in it.get_attribute("class") for it in seen] == [True]
        # A drawing made smaller to fit would have words too small to read.
        scale = (
            seen[0]
            .locator("svg")
            .evaluate("(svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width")
        )
        assert scale > 0.95


def test_a_topic_leads_to_its_place_by_keyboard_and_a_name_to_its_feedback(open_page):
    page = open_page()
    first = page.locator(".wp-gr-topics a").first
    first.focus()
    page.keyboard.press("Enter")
    target = page.url.partition("#")[2]
    assert page.locator(f"#{target}").is_visible()
    name = page.locator(".wp-gr-table--members a").first
    said = name.inner_text()
    name.press("Enter")
    page.get_by_role("heading", name=f"Feedback to {said}").wait_for()
    page.get_by_role("link", name="Back to the group").press("Enter")
    page.get_by_role("heading", name="How the group did").wait_for()


def test_the_page_can_be_hidden_at_once_without_a_script(open_page):
    page = open_page()
    page.get_by_role("button", name="Hide this page").press("Enter")
    over = page.evaluate("document.elementFromPoint(640, 200).closest('#cover') !== null")
    assert over
    assert find_problems(page) == []
    page.keyboard.press("Escape")
    assert not page.locator("#cover").is_visible()


def test_print_shows_what_is_folded_away_and_no_controls(open_page):
    page = open_page()
    page.emulate_media(media="print")
    folded = page.locator(".wp-gr-more .wp-gr-table tbody tr").last
    assert folded.bounding_box()["height"] > 0
    assert not page.get_by_role("button", name="Hide this page").is_visible()
    assert page.locator(".wp-gr-chart--wide").is_visible()
