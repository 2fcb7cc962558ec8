"""What must be within reach wherever one is on a page: hiding it, going on, and one's place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect
from serving import serving
from steps import open_step

from toolkit.steps import OF_SCENARIOS

PHONE = {"width": 390, "height": 844}
SMALL = {"width": 320, "height": 640}
FINGER_PX = 44
HEAD_MOST_PX = 60
DOUBLED = """document.addEventListener("DOMContentLoaded",
  () => { document.documentElement.style.fontSize = "200%"; })"""
REACHED = """(selector) => {
  const shown = [...document.querySelectorAll(selector)].find((one) => one.getClientRects().length);
  const { left, top, width, height } = shown.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return [width, height, shown.contains(there) && top >= 0 && left + width <= innerWidth];
}"""
AT_TOP = """() => {
  const edge = document.querySelector(".wp-pane--records").getBoundingClientRect().top;
  const below = (one) => one.getBoundingClientRect().bottom > edge + 8;
  return [...document.querySelectorAll("[data-sentence]")].find(below)?.dataset.sentence;
}"""
STOPS = """() => [...document.querySelectorAll("a, button, input, summary, [tabindex]")]
  .filter((one) => one.tabIndex >= 0 && one.checkVisibility())
  .filter((one) => one.type !== "radio" || one.checked).length"""
FOCUSED = "document.activeElement.id"


def is_within_reach(page: Page, selector: str) -> None:
    """It is on screen, nothing lies over it, and a finger can press it."""
    width, height, on_top = page.evaluate(REACHED, selector)
    assert on_top
    assert min(width, height) >= FINGER_PX


@pytest.mark.timeout(170)
@pytest.mark.parametrize(
    ("size", "doubled"),
    [(PHONE, False), (PHONE, True), (SMALL, False)],
    ids=["phone", "phone with doubled text", "320 px"],
)
def test_hiding_is_a_press_away_and_nothing_is_wider_at_any_step(
    server, new_context, size, doubled
):
    page = new_context(viewport=size, has_touch=True).new_page()
    if doubled:
        page.add_init_script(DOUBLED)
    for step in OF_SCENARIOS:
        open_step(page, server.address, step)
        if step == "own-file":
            choose = page.get_by_role("button", name="Read this file")
            choose.or_(page.locator("article")).first.wait_for()
            if choose.count():
                choose.first.click()
            expect(page.locator("article").first).to_be_visible()
        for share in (0, 0.5, 1):
            page.evaluate("share => scrollTo(0, share * document.body.scrollHeight)", share)
            is_within_reach(page, "[data-cover]")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], step
        assert page.locator(".wp-head").bounding_box()["height"] <= HEAD_MOST_PX
    page.close()


def test_in_the_midst_of_the_records_a_phone_has_the_ways_on_and_back_and_every_paper(
    server, new_context
):
    page = new_context(viewport=PHONE, has_touch=True).new_page()
    page.add_init_script(DOUBLED)
    open_step(page, server.address, "records")
    expect(page.get_by_text("Step 4 of 8: Every agency’s file")).to_be_visible()
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    is_within_reach(page, ".wp-bar [data-next]")
    is_within_reach(page, ".wp-bar [data-step]:not([data-next])")
    for paper in ("records", "chronology", "signs", "timeline"):
        is_within_reach(page, f"#tab-{paper}")
    boxes = [one.bounding_box() for one in page.get_by_role("tab").all()]
    assert not any(
        a["x"] < b["x"] + b["width"] - 1 and b["x"] < a["x"] + a["width"] - 1
        for a, b in pairwise(boxes)
        if a["y"] == b["y"]
    ), "a tab lies over another"
    page.locator(".wp-bar [data-next]").tap()
    page.wait_for_selector("html[data-ready=picture]", state="attached")
    assert page.evaluate(FOCUSED) == "step-title"


def test_the_page_is_hidden_before_its_scripts_have_come(server, new_context):
    page = new_context(viewport=PHONE).new_page()
    page.context.watched.expected = ("Failed to load resource",)
    held = []
    page.route("**/static/page.js*", lambda route: held.append(route))  # noqa: PLW0108 - it is marked
    page.goto(server.address, wait_until="commit")
    page.get_by_role("button", name="Hide this page").click()
    expect(page.locator("main")).to_be_hidden()
    assert page.title() == "Notes"
    held[0].continue_()
    expect(page.get_by_role("button", name="Go back to the page")).to_be_visible()
    page.get_by_role("button", name="Go back to the page").click()
    expect(page).to_have_title("Whole Picture")


def test_the_focus_is_where_it_was_when_the_page_is_shown_again(server, page):
    open_step(page, server.address, "records")
    sentence = page.locator("[data-sentence]").nth(200)
    sentence.focus()
    for _ in range(2):
        page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    expect(sentence).to_be_focused()
    expect(sentence).to_be_in_viewport()


def test_the_focus_begins_at_the_title_of_a_step_that_was_gone_on_to_and_only_there(server, page):
    open_step(page, server.address, "before")
    page.goto(page.url)
    page.wait_for_selector("html[data-ready=before]", state="attached")
    assert page.evaluate("document.activeElement === document.body")
    for step in ("family", "before"):
        page.locator(f"a[data-step][href$='/{step}']").first.click()
        page.wait_for_selector(f"html[data-ready={step}]", state="attached")
        assert page.evaluate(FOCUSED) == "step-title"
    page.reload()
    page.wait_for_selector("html[data-ready=before]", state="attached")
    assert page.evaluate("document.activeElement === document.body")


def test_few_presses_of_tab_lead_past_the_records(server, page):
    open_step(page, server.address, "records")
    page.goto(page.url)
    page.wait_for_selector("html[data-ready=records]", state="attached")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "step-title"
    names = []
    for name in ("Skip to the records", "Skip to your chronology", "Skip to the next step"):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent"))
        assert names[-1] == name
    page.keyboard.press("Enter")
    assert "Next: The whole picture" in page.evaluate("document.activeElement.textContent")
    # And without skipping: a stop for each record, and what is around them.
    records = page.locator("article").count()
    stops = page.evaluate(STOPS)
    assert records < stops <= records + 35


@pytest.mark.timeout(170)
def test_the_place_among_the_records_outlives_a_reload_a_step_and_the_server(tmp_path, new_context):
    context = new_context()
    context.watched.expected = ("",)  # to the browser a kill is an error
    page = context.new_page()

    def is_back(at: str) -> None:
        page.wait_for_selector("html[data-ready=records]", state="attached")
        page.wait_for_function(f"at => ({AT_TOP})() === at", arg=at)

    with serving(tmp_path / "data") as running:
        port = running.port
        open_step(page, running.address, "records")
        with page.expect_response(lambda reply: "place:records" in (reply.request.post_data or "")):
            page.locator("article").nth(41).locator("[data-sentence]").nth(2).evaluate(
                "one => one.scrollIntoView()"
            )
        at = page.evaluate(AT_TOP)
        page.reload()
        is_back(at)
        page.locator(".wp-way a[href$='/picture']").click()
        page.wait_for_selector("html[data-ready=picture]", state="attached")
        page.get_by_role("link", name="Back: ").first.click()
        is_back(at)
        assert page.evaluate(FOCUSED) == "step-title"
        running.kill()
    with serving(tmp_path / "data", port=port) as running:
        page.goto(f"{running.address}modules/neglect")
        is_back(at)
        page.close()


def test_forced_colours_show_the_step_one_is_at_and_which_are_done(server, new_context):
    page = new_context(forced_colors="active").new_page()
    open_step(page, server.address, "before")
    page.locator("#onward [data-next]").click()
    page.wait_for_selector("html[data-ready=family]", state="attached")
    links = page.locator(".wp-way__steps a").all()
    lines = [
        one.evaluate("one => parseFloat(getComputedStyle(one).borderBottomWidth)") for one in links
    ]
    assert [line > 0 for line in lines] == [number == 1 for number in range(len(links))]
    tick = "one => getComputedStyle(one.firstElementChild, '::after').content.includes('✓')"
    assert [one.evaluate(tick) for one in links][:2] == [True, False]
    line = links[1].evaluate("one => getComputedStyle(one).borderBottomColor")
    assert line != page.evaluate("getComputedStyle(document.body).backgroundColor")
