"""A preview follows its author's files, shows what is wrong, and lets nobody else in."""

from __future__ import annotations

import shutil
import signal

import psutil
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from previewing import SLUG, begin, previewing
from serving import Browser

from tests.sample import change

PHONE = {"width": 390, "height": 844}
FOLLOWED_MS = 15_000
NO_COAT = "Skye came in late with no coat, and it was raining."
HOUSED = "Called at 14 Plover Row about the boiler."
STAND = "document.documentElement.scrollTop"
PAGES = {"overview": "preview/", "key": "preview/key", "step": f"modules/{SLUG}/before"}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A scenario just begun, to be copied."""
    content = tmp_path_factory.mktemp("begun") / "mine"
    begin(content)
    return content


@pytest.fixture(scope="module")
def running(fresh, tmp_path_factory):
    """One preview for every test of this file; each finds the files as they began."""
    content = tmp_path_factory.mktemp("previewed") / "mine"
    shutil.copytree(fresh, content)
    with previewing(content) as preview:
        yield preview


@pytest.fixture
def preview(running, fresh):
    yield running
    shutil.copytree(fresh, running.content, dirs_exist_ok=True)


def follows(locator) -> None:
    expect(locator.first).to_be_visible(timeout=FOLLOWED_MS)


def open_desk(preview, page) -> None:
    """Open the step with the records, past its content note where that comes first."""
    page.goto(f"{preview.root}modules/{SLUG}/records")
    page.wait_for_selector("html[data-ready=records]", state="attached")
    note, record = page.get_by_role("button", name="Begin", exact=True), page.get_by_text(NO_COAT)
    expect(note.or_(record)).to_be_visible()
    if note.is_visible():
        note.click()


def find_problems(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def break_records(preview) -> int:
    """Make a mistake that no record of the school survives; the line it is on."""
    return change(preview.path("records/school.yaml"), "about: [skye]", "abuot: [skye]")


def mend_records(preview) -> None:
    change(preview.path("records/school.yaml"), "abuot: [skye]", "about: [skye]")


def test_a_changed_record_comes_to_the_key_by_itself(preview, page):
    page.goto(f"{preview.address}key")
    follows(page.get_by_text(NO_COAT))
    change(preview.path("records/school.yaml"), "and it was raining", "and it was snowing")
    follows(page.get_by_text("with no coat, and it was snowing."))


def test_a_changed_record_comes_to_the_learners_page_by_itself(preview, page):
    open_desk(preview, page)
    change(preview.path("records/school.yaml"), "and it was raining", "and it was hailing")
    follows(page.get_by_text("with no coat, and it was hailing."))


def test_how_it_is_offered_is_followed_too(preview, page):
    page.goto(f"{preview.root}modules/{SLUG}/before")
    page.wait_for_selector("html[data-ready=before]", state="attached")
    module = preview.content / "modules" / SLUG / "module.yaml"
    change(module, "Name the signs, and leave alone", "Name every sign, and leave alone")
    follows(page.get_by_text("Name every sign"))


@pytest.mark.parametrize(
    ("path", "drawn"),
    [("preview/key", "#items"), (f"modules/{SLUG}/family", "html[data-ready=family]")],
)
def test_what_is_wrong_stands_in_the_pages_place_until_it_is_right(preview, page, path, drawn):
    page.goto(preview.root + path)
    page.wait_for_selector(drawn, state="attached")
    heading = page.get_by_role("heading", level=1)
    title = heading.inner_text()
    line = break_records(preview)
    follows(page.get_by_role("heading", name="This page waits for a file"))
    sentence = "there is no field 'abuot' here; did you mean 'about'?"
    expect(page.get_by_role("listitem").filter(has_text=sentence)).to_contain_text(
        f"scenarios/{SLUG}/records/school.yaml, line {line}"
    )
    mend_records(preview)
    expect(heading).to_have_text(title, timeout=FOLLOWED_MS)
    page.wait_for_selector(drawn, state="attached")


def test_a_step_that_cannot_be_drawn_from_files_that_do_not_fit_says_what_the_check_says(
    preview, page
):
    open_desk(preview, page)
    change(preview.path("records/housing.yaml"), "agency: housing", "agency: hosing")
    follows(page.get_by_role("heading", name="This page waits for a file"))
    expect(page.get_by_text("'hosing'").first).to_be_visible()
    change(preview.path("records/housing.yaml"), "agency: hosing", "agency: housing")
    follows(page.get_by_text(NO_COAT))


def test_the_overview_says_what_the_check_says(preview, page):
    page.goto(preview.address)
    expect(page.get_by_role("link", name="Nothing to put right")).to_be_visible()
    expect(page.get_by_role("row", name="Key events 5 at least 25")).to_be_visible()
    expect(page.get_by_role("row", name="Example careful: total 100.0% 90 to 100%")).to_be_visible()
    asked = page.get_by_text("The content standard asks for 40 to 70 records; here are 7.")
    expect(asked).to_be_hidden()
    page.get_by_text("13 still to write or grow until").click()
    expect(asked).to_be_visible()
    line = change(preview.path("key.yaml"), "came in late with no coat", "came in early")
    expect(page.get_by_role("link", name="1 to put right")).to_be_visible(timeout=FOLLOWED_MS)
    wrong = page.get_by_role("listitem").filter(has_text="“Skye came in early” is not in school-01")
    expect(wrong).to_contain_text(f"scenarios/{SLUG}/key.yaml, line {line}")
    page.get_by_role("link", name="The key over the records").first.click()
    expect(page.get_by_text("Not all of it can be shown.")).to_be_visible()
    expect(page.get_by_text("1 of its quotes is not found")).to_be_visible()


def test_every_step_can_be_opened_first(preview, page):
    page.goto(preview.address)
    for step in ("Decide", "Your agency’s file"):
        page.get_by_role("link", name=step).click()
        page.wait_for_selector("html[data-ready]", state="attached")
        expect(page.get_by_role("heading", level=1)).to_have_text(step)
        page.get_by_role("link", name="Overview").click()


def test_a_scenario_that_no_module_offers_has_a_key_all_the_same(preview, page):
    module = preview.content / "modules" / SLUG / "module.yaml"
    change(module, f"scenario: {SLUG}", "scenario: pellow")
    page.goto(preview.address)
    expect(page.get_by_text("No module that can be read offers this scenario")).to_be_visible()
    page.get_by_role("link", name="The key over the records").first.click()
    expect(page.get_by_text(NO_COAT)).to_be_visible()


def test_one_stays_where_one_was_with_what_was_open(preview, new_context):
    page = new_context(viewport=PHONE).new_page()
    page.goto(f"{preview.address}key?agency=school")
    note = page.locator("#note-E1-school-01")
    note.locator("summary").click()
    page.locator("#record-school-02").evaluate("one => one.scrollIntoView()")
    before = page.locator("#record-school-02").bounding_box()["y"]
    change(preview.path("records/school.yaml"), "She settled quickly", "Once dry, she settled")
    follows(page.get_by_text("Once dry, she settled"))
    expect(note).to_have_attribute("open", "")
    expect(page.get_by_role("heading", name="Records of")).to_be_visible()
    after = page.locator("#record-school-02").bounding_box()["y"]
    assert after == pytest.approx(before, abs=2)
    assert page.evaluate(STAND) > 0


def test_the_desk_stays_where_it_was(preview, page):
    open_desk(preview, page)
    pane = page.locator(".wp-pane--records")
    pane.evaluate("one => { one.scrollTop = 700; }")
    change(preview.path("records/housing.yaml"), HOUSED, f"Phoned back. {HOUSED}")
    follows(page.get_by_text("Phoned back."))
    page.wait_for_function("document.querySelector('.wp-pane--records').scrollTop === 700")


def test_tags_lead_to_notes_and_notes_back_by_keyboard(preview, page):
    page.goto(f"{preview.address}key")
    tag = page.get_by_role("link", name="E1 Key event, desirable: Skye comes to school").first
    tag.focus()
    page.keyboard.press("Enter")
    summary = page.locator("#note-E1-school-01 summary")
    expect(summary).to_be_focused()
    expect(page.locator("#note-E1-school-01")).to_have_attribute("open", "")
    expect(page.locator("#note-E1-school-01")).to_contain_text("4 to 8 October 2025")
    back = page.locator("#note-E1-school-01").get_by_role("link", name="E1 in the list")
    back.focus()
    page.keyboard.press("Enter")
    item = page.locator("#item-E1")
    expect(item).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#E1-1")
    expect(page.locator("#E1-1")).to_be_focused()


def test_from_one_agencys_records_the_list_leads_to_another_agencys(preview, page):
    page.goto(f"{preview.address}key?agency=school")
    expect(page.locator("#record-housing-01")).to_have_count(0)
    # A link that runs over two lines has its middle beside its words: so press where they begin.
    link = page.locator("#items").get_by_role("link", name="housing-01").first
    link.click(position={"x": 4, "y": 4})
    expect(page.locator("#record-housing-01")).to_be_visible()


def test_a_record_with_nothing_of_the_key_says_so(preview, page):
    page.goto(f"{preview.address}key")
    empty = page.get_by_role("article").filter(has_text="Nothing of the key")
    assert empty.count() < page.get_by_role("article").count()
    for each in empty.all():
        assert each.locator(".wp-tag").count() == 0


def test_work_is_saved_before_the_page_loads_again(preview, page):
    open_desk(preview, page)
    page.get_by_role("checkbox").nth(1).click()
    page.keyboard.press("c")
    page.get_by_label("What happened").fill("Came without a coat")
    saved = page.evaluate("""async () => {
      const saving = [];
      document.dispatchEvent(new CustomEvent("wp-leaving", { detail: saving }));
      await Promise.all(saving);
      return saving.length;
    }""")
    assert saved == 1
    browser = Browser(preview.root)
    browser.get("/")
    items = browser.ask(SLUG, "open", attempt=None).json["reply"]["items"]
    assert "Came without a coat" in str(items)


def test_a_page_with_work_that_cannot_be_saved_stays_as_it_is(preview, page):
    page.context.watched.expected = ("Failed to load resource",)
    open_desk(preview, page)
    page.get_by_role("checkbox").nth(2).click()
    page.route("**/api/wholepicture/**", lambda route: route.abort())
    page.keyboard.press("c")
    page.get_by_label("What happened").fill("Wet through")
    change(preview.path("records/school.yaml"), "She settled quickly", "She soon settled")
    follows(page.get_by_text("could not be saved, so it stays as it is"))
    expect(page.get_by_label("What happened")).to_have_value("Wet through")
    page.unroute("**/api/wholepicture/**")
    follows(page.get_by_text("She soon settled"))
    page.get_by_role("tab", name="Chronology").click()
    expect(page.get_by_text("Wet through").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*PAGES.values(), "broken"], ids=[*PAGES.keys(), "broken"])
def test_everybody_can_use_it(preview, new_context, path, scheme):
    if path == "broken":
        break_records(preview)
        path = "preview/key"
    page = new_context(color_scheme=scheme, viewport=PHONE).new_page()
    page.goto(preview.root + path)
    page.locator("main details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert find_problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_only_this_machine_is_let_in_and_nobody_by_a_proxy(preview):
    process = psutil.Process(preview.process.pid)
    listening = [one.laddr for one in process.net_connections("tcp") if one.status == "LISTEN"]
    assert [each.ip for each in listening] == ["127.0.0.1"]
    browser = Browser(preview.root)
    for path in ("/preview/", "/preview/key", "/preview/stamp", f"/modules/{SLUG}/before"):
        assert browser.get(path, X_Forwarded_For="203.0.113.7").status == 403
        assert browser.get(path, Host="rebound.example").status == 403
    browser.get("/preview/")
    assert browser.get("/preview/stamp", Forwarded="for=203.0.113.7").status == 403
    assert browser.get("/preview/stamp").status == 200


def test_the_key_reaches_no_page_of_the_learners(preview):
    browser = Browser(preview.root)
    reason = "it is the first line of a pattern"
    assert reason in browser.get("/preview/key").body
    for path in ("/", f"/modules/{SLUG}/records", f"/modules/{SLUG}/decide"):
        answer = browser.get(path)
        assert answer.status == 200
        assert reason not in answer.body


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_nothing_of_it_is_left_when_it_ends(fresh, tmp_path, number):
    content = tmp_path / "mine"
    shutil.copytree(fresh, content)
    with previewing(content) as preview:
        [folder] = preview.folders()
        assert folder.stat().st_mode & 0o077 == 0
        assert (folder / "responses.db").is_file()
        children = psutil.Process(preview.process.pid).children(recursive=True)
        assert preview.stop(number) == 0
        assert preview.folders() == []
        _, alive = psutil.wait_procs(children, timeout=5)
        assert not alive
