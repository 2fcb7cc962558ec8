"""The desk as someone uses it: by keyboard alone, on a phone, and read by axe."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from toolkit.scenario.load import load_scenario

TOGGLE_MS = 16
OPEN_MS = 150


def test_the_content_note_comes_first_and_once_a_session(open_desk):
    page = open_desk(note=True)
    expect(page.get_by_role("heading", name="Before you begin")).to_be_visible()
    expect(page.locator("article")).to_have_count(0)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Records")).to_be_focused()
    page.reload()
    expect(page.locator("article").first).to_be_visible()


def test_the_whole_path_by_keyboard_alone(open_desk, server):
    page = open_desk(note=True)
    keys = page.keyboard
    for _ in range(3):
        keys.press("Tab")
        if page.evaluate("document.activeElement.id") == "begin":
            break
    keys.press("Enter")
    for _ in range(8):  # search, agencies, who is who, and then the first record
        keys.press("Tab")
        if page.evaluate("document.activeElement.dataset.sentence"):
            break
    first = page.evaluate("document.activeElement.dataset.sentence")
    assert first
    keys.press("Space")
    keys.press("Shift+ArrowDown")
    expect(page.get_by_text("2 sentences picked", exact=True)).to_be_visible()
    keys.press("c")
    expect(page.locator(".wp-entry")).to_have_count(1)
    assert server.saved("entry") == [] or len(server.saved("entry")[0]["sentences"]) == 2

    keys.press("ArrowDown")  # over the marker of the new entry, to the next sentence
    if page.evaluate("document.activeElement.dataset.used"):
        keys.press("ArrowDown")
    keys.press("Space")
    keys.press("s")
    expect(page.get_by_role("combobox", name="What is it a sign of?")).to_be_focused()
    keys.type("hungry")
    expect(page.get_by_role("option").first).to_be_visible()
    keys.press("Enter")
    expect(page.locator("[data-used^='sign:']")).to_have_count(1)
    assert page.evaluate("document.activeElement.dataset.sentence"), "back in the records"

    keys.press("ArrowRight")
    keys.press("Enter")  # the marker leads to the sign
    expect(page.locator(".wp-sign__name")).to_be_focused()
    expect(page.locator("[data-save=saved]")).to_be_attached()


def test_handing_in_by_keyboard_alone(open_desk, server):
    page = open_desk("hand-in")
    keys = page.keyboard
    page.locator("#tab-hand-in").focus()
    keys.press("End")
    expect(page.locator("#tab-timeline")).to_be_focused()
    keys.press("ArrowRight")
    expect(page.locator("#tab-hand-in")).to_be_focused()
    expect(page.get_by_role("link", name="No sign is marked.", exact=True)).to_be_visible()
    page.get_by_role("button", name="Hand in anyway").focus()
    keys.press("Enter")
    expect(page.get_by_role("heading", name="61 of 100")).to_be_focused()
    assert [kind for kind, _ in server.asked].count("hand-in") == 1


def test_removing_can_be_undone_and_the_focus_is_never_lost(open_desk, server):
    page = open_desk()
    for number in (0, 20):
        page.locator("[data-sentence]").nth(number).click()
        page.get_by_role("button", name="Add to chronology").click()
    expect(page.locator(".wp-entry")).to_have_count(2)
    page.get_by_role("button", name="Remove entry").click()
    expect(page.locator(".wp-entry")).to_have_count(1)
    expect(page.locator(".wp-entry__open")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator(".wp-entry")).to_have_count(2)
    page.wait_for_function("document.querySelector('.wp-saved').dataset.save === 'saved'")
    assert len(server.saved("entry")) == 2


def test_what_a_message_offers_to_undo_is_what_is_undone(open_desk, server):
    page = open_desk()
    for number in (0, 20):
        page.locator("[data-sentence]").nth(number).click()
        page.get_by_role("button", name="Add to chronology").click()
    page.get_by_role("button", name="Remove entry").click()
    toast = page.locator(".wp-toast")
    expect(toast.get_by_role("button", name="Undo")).to_be_visible()
    page.locator(".wp-entry__open").click()
    page.get_by_label("Why it matters").fill("Typed after it.")
    expect(toast.get_by_role("button", name="Undo")).to_have_count(0)
    page.get_by_label("Why it matters").blur()
    page.get_by_role("button", name=re.compile("^Undo: why it matters")).click()
    page.get_by_role("button", name=re.compile("^Undo: remove entry")).click()
    expect(page.locator(".wp-entry")).to_have_count(2)


def test_nothing_can_be_added_to_what_was_handed_in(open_desk, server):
    page = open_desk("hand-in")
    found = {"id": "x", "when": {"typed": "2024", "edtf": "2024", "said": "2024"}, "what": "Seen."}
    server.answers["import"] = {"entries": [found], "problems": []}
    page.locator("#tab-chronology").click()
    page.get_by_text("Import or export").click()
    page.locator("#wp-import").set_input_files(
        {"name": "c.csv", "mimeType": "text/csv", "buffer": b"Date,What happened"}
    )
    add = page.get_by_role("button", name="Add 1 entry")
    expect(add).to_be_visible()
    page.locator("#tab-hand-in").click()
    page.get_by_role("button", name="Hand in anyway").click()
    expect(page.get_by_role("heading", name="61 of 100")).to_be_visible()
    page.locator("#tab-chronology").click()
    page.get_by_text("Import or export").click()
    expect(page.get_by_role("button", name="Export to CSV")).to_be_visible()
    expect(add).to_have_count(0)
    page.keyboard.press("Control+z")
    assert server.saved("entry") == []


def test_another_attempt_shows_nothing_of_the_last(open_desk, server):
    def on_new_attempt(_):
        both = [{"attempt": 1, "state": "marked"}, {"attempt": 2, "state": "open"}]
        both = [one | {"total": None, "maximum": None} for one in both]
        opened = {"attempt": 2, "attempts": both, "state": "open", "saved_at": None}
        return opened | {"seq": 0, "items": {}}

    server.on_new_attempt = on_new_attempt
    server.state = "marked"
    page = open_desk("hand-in")
    expect(page.get_by_role("heading", name="61 of 100")).to_be_visible()
    server.answers["export"] = {"base64": "", "mime": "text/csv", "filename": "chronology.csv"}
    page.locator("#tab-chronology").click()
    page.get_by_text("Import or export").click()
    page.get_by_role("button", name="Export to CSV").click()
    expect(page.get_by_text("Your browser has saved chronology.csv.")).to_be_visible()
    page.locator("#tab-hand-in").click()
    page.get_by_role("button", name="New attempt from the start").click()
    expect(page.get_by_role("heading", name="Your chronology")).to_be_focused()
    page.get_by_text("Import or export").click()
    expect(page.get_by_role("button", name="Export to CSV")).to_be_visible()
    expect(page.get_by_text("Your browser has saved")).to_have_count(0)
    page.locator("#tab-hand-in").click()
    expect(page.get_by_role("link", name="No sign is marked.", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="61 of 100")).to_have_count(0)


def test_after_handing_in_tab_leads_to_every_marker(open_desk, server):
    for n, sentence in enumerate(load_scenario("pellow").sentences["gp-01"][:3], start=1):
        sign = {"id": f"s{n}", "sentences": [sentence.id], "indicator": "hungry", "note": ""}
        server.save_elsewhere(f"sign:s{n}", sign)
    server.state = "marked"
    page = open_desk()
    expect(page.locator("[data-used]").first).to_be_attached()
    page.get_by_text("Who is who").focus()
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.dataset.used"))
    assert {"sign:s1", "sign:s2", "sign:s3"} <= set(reached)


def test_jupyterlab_leaves_the_keys_pressed_here_alone(open_desk):
    page = open_desk()
    kept = page.locator("[data-sentence]").first.evaluate(
        "one => one.closest('[data-lm-suppress-shortcuts]') !== null"
    )
    assert kept


def test_undo_takes_back_a_whole_field_not_one_letter(open_desk):
    page = open_desk()
    page.locator("[data-sentence]").nth(0).click()
    page.get_by_role("button", name="Add to chronology").click()
    why = page.get_by_label("Why it matters")
    why.press_sequentially("Nobody asked.")
    why.blur()
    page.get_by_role("button", name=re.compile("^Undo: why it matters")).click()
    expect(why).to_have_value("")
    expect(page.locator(".wp-entry")).to_have_count(1)


def test_a_date_is_said_back_as_understood_and_the_list_stays_in_order(open_desk, server):
    page = open_desk()
    for number in (0, 200):
        page.locator("[data-sentence]").nth(number).click()
        page.get_by_role("button", name="Add to chronology").click()
    ids = page.locator(".wp-entry__open").evaluate_all("all => all.map(one => one.id)")
    reading = {"typed": "spring 1999", "edtf": "1999-21", "said": "spring 1999"}
    server.answers["read-date"] = reading
    when = page.get_by_label("When did it happen?")
    when.fill("spring 1999")
    expect(page.get_by_text("Understood as: spring 1999")).to_be_visible()
    expect(when).to_be_focused()
    now = page.locator(".wp-entry__open").evaluate_all("all => all.map(one => one.id)")
    assert now == ids, "nothing moves while a date is typed"
    when.blur()
    expect(page.locator(".wp-entry__open").first).to_have_attribute("id", ids[1])

    not_read = {"typed": "when?", "edtf": "", "said": "", "says": "Which day was that?"}
    server.answers["read-date"] = not_read
    when.fill("when?")
    expect(page.get_by_text("Which day was that?")).to_be_visible()
    expect(when).to_have_value("when?")


def test_search_and_agency_narrow_the_records_and_say_how_many(open_desk, widget):
    page = open_desk()
    agency = widget.facts["agencies"][0]
    held = [r for r in widget.facts["records"] if r["agency"] == agency["id"]]
    page.get_by_role("radio", name=agency["name"]).check()
    expect(page.locator("article")).to_have_count(len(held))
    page.get_by_role("radio", name="All, by date").check()
    page.get_by_role("searchbox").fill("the")
    expect(page.locator(".wp-search__found")).to_have_text(re.compile(r"\d+ matches in \d+ record"))
    assert page.locator("article mark").count() > 0
    page.get_by_role("searchbox").fill("zzzz")
    expect(page.get_by_text("No record has those words.")).to_be_visible()


def test_from_an_entry_to_its_sentence_and_back(open_desk):
    page = open_desk()
    page.locator("[data-sentence]").nth(3).click()
    page.get_by_role("button", name="Add to chronology").click()
    page.get_by_role("searchbox").fill("zzzz")
    page.get_by_role("button", name="Show in the record").click()
    expect(page.locator("[data-sentence]").nth(3)).to_be_focused()
    page.locator("[data-used]").click()
    expect(page.locator(".wp-entry__open")).to_be_focused()


def test_handed_in_work_can_be_read_and_not_changed(open_desk, server):
    sentence = load_scenario("pellow").sentences["gp-01"][0].id
    server.save_elsewhere(
        "sign:s1", {"id": "s1", "sentences": [sentence], "indicator": "hungry", "note": ""}
    )
    server.state = "marked"
    page = open_desk("hand-in")
    expect(page.get_by_role("heading", name="61 of 100")).to_be_visible()
    assert page.get_by_role("checkbox").count() == 0
    page.locator("#tab-signs").click()
    expect(page.locator(".wp-sign__name")).to_be_visible()
    expect(page.get_by_role("button", name="Remove")).to_have_count(0)


def test_marking_that_fails_is_told_calmly(open_desk, server):
    server.answers["outcome"] = {"state": "failed", "html": "", "says": "Safe. Reference 5d2c."}
    page = open_desk("hand-in")
    page.get_by_role("button", name="Hand in anyway").click()
    expect(page.get_by_text("Safe. Reference 5d2c.")).to_be_visible()
    expect(page.locator(".wp-bar__next")).to_have_text(
        "Next: go on to Reflect, or close this page. Your work is marked as soon as it can be."
    )
    expect(page.locator(".wp-paper .wp-notice")).to_have_count(1)
    expect(page.locator(".wp-paper [role=alert]")).to_have_count(0)
    expect(page.get_by_text("This attempt is kept, and is marked whether")).to_be_visible()
    assert "feedback" not in page.locator(".wp-paper").inner_text()


def test_while_marking_takes_its_time_the_page_says_what_can_be_done(open_desk, server):
    server.state = "waiting"
    server.answers["outcome"] = {"state": "waiting", "html": "", "says": ""}
    page = open_desk("hand-in")
    expect(page.get_by_text("If it takes longer, you can go on to Reflect")).to_be_visible()
    expect(page.locator(".wp-bar__next")).to_contain_text("or go on to Reflect")


def test_what_a_learner_types_never_becomes_page(open_desk, server):
    bad = "<img src=x onerror='window.ran = true'>"
    entry = {"id": "e1", "when": {"typed": bad, "edtf": "", "said": bad}, "sentences": ["x.1"]}
    entry |= dict.fromkeys(("what", "opinion", "looked", "said", "why", "done"), bad)
    entry |= {"basis": "", "seen": "", "alone": "", "significance": None}
    server.save_elsewhere("entry:e1", entry)
    page = open_desk()
    page.locator(".wp-entry__open").click()
    expect(page.get_by_label("What happened")).to_have_value(bad)
    assert page.evaluate("window.ran") is None
    assert page.locator("img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_at_any_step(open_desk, axe, width, scheme):
    page = open_desk("hand-in", note=True)
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    assert axe(page) == []
    page.get_by_role("button", name="Begin").click()
    if width < 1000:
        page.locator("#tab-records").click()
    page.locator("[data-sentence]").nth(1).click()
    assert axe(page) == []
    page.get_by_role("button", name="Add to chronology").click()
    page.locator("#tab-chronology").click()
    expect(page.get_by_label("Why it matters")).to_be_visible()
    assert axe(page) == []
    if width < 1000:
        page.locator("#tab-records").click()
    page.locator("[data-sentence]").nth(4).click()
    page.get_by_role("button", name="Name a sign").click()
    page.keyboard.type("a")
    assert axe(page) == []
    page.keyboard.press("Enter")
    for tab in ("signs", "timeline", "hand-in"):
        page.locator(f"#tab-{tab}").click()
        expect(page.locator(f"#panel-{tab}")).to_be_visible()
        assert axe(page) == []
    page.get_by_role("button", name="Hand in anyway").click()
    expect(page.get_by_role("heading", name="61 of 100")).to_be_visible()
    assert axe(page) == []


def test_a_phone_is_never_scrolled_sideways(open_desk):
    page = open_desk("hand-in")
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        for tab in ("records", "chronology", "signs", "timeline", "hand-in"):
            page.locator(f"#tab-{tab}").click()
            assert page.evaluate("document.documentElement.scrollWidth") <= width, tab


def test_only_the_panes_scroll_on_a_wide_screen(open_desk):
    page = open_desk()
    page.locator("[data-sentence]").nth(300).click()
    page.get_by_role("button", name="Add to chronology").click()
    expect(page.get_by_label("Why it matters")).to_be_attached()
    assert page.evaluate("document.documentElement.scrollHeight") <= 800


def test_quick_with_every_record(open_desk):
    page = open_desk()
    took = page.evaluate("window.took")
    middle = page.evaluate("""async () => {
      const all = [...document.querySelectorAll("[data-sentence]")].slice(0, 60), times = [];
      for (const one of all) {
        const start = performance.now();
        one.click();
        await Promise.resolve();
        times.push(performance.now() - start);
        await new Promise((next) => setTimeout(next));
      }
      return times.sort((a, b) => a - b)[30];
    }""")
    print(f"open {took:.0f} ms, toggle {middle:.2f} ms")
    assert middle < TOGGLE_MS
    assert took < OPEN_MS * 4  # the machine is shared; OPEN_MS is what it takes alone


def test_an_import_is_answered_in_one_sentence_or_shown_before_it_is_added(open_desk, server):
    page = open_desk()
    page.get_by_text("Import or export").click()
    chosen = {"name": "mine.csv", "mimeType": "text/csv", "buffer": b"Date,Event"}
    fold = page.locator("details", has=page.locator("#wp-import"))
    server.answers["import"] = {"entries": [], "problems": [], "says": "There already."}
    page.locator("#wp-import").set_input_files(chosen)
    expect(fold.get_by_role("status")).to_have_text("There already.")
    expect(page.locator("#wp-import-found")).to_have_count(0)

    server.answers["import"] = {"entries": [], "problems": ["Row 2: no."], "says": "Found none."}
    page.locator("#wp-import").set_input_files(chosen)
    expect(page.locator("#wp-import-found")).to_have_text("Found none.")
    expect(fold.get_by_role("status")).to_have_text("")
    expect(fold.get_by_role("button", name="Close")).to_be_visible()

    when = {"typed": "2/3/24", "edtf": "2024-03-02", "said": "2 March 2024"}
    entry = {"id": "r1", "when": when, "what": "word " * 800}
    server.answers["import"] = {"entries": [entry], "problems": [], "says": ""}
    page.locator("#wp-import").set_input_files(chosen)
    expect(page.locator("#wp-import-found")).to_have_text("1 entry found in mine.csv")
    shown = fold.locator("li", has_text="2 March 2024").inner_text()
    assert shown.endswith("word…")
    assert len(shown) < 200


def blank(says, part, at="", field=""):
    return {"says": says, "part": part, "at": at, "field": field}


def test_each_blank_leads_to_its_place_and_one_thing_is_next(open_desk, server, axe):
    page = open_desk("hand-in")
    page.locator("[data-sentence]").first.click()
    page.get_by_role("button", name="Add to chronology").click()
    page.locator("[data-save=saved]").wait_for()
    [entry] = server.saved("entry")
    server.answers["check"] = {
        "blanks": [
            blank("How it is known is not answered.", "entry", entry["id"], "basis"),
            blank("Why it matters is empty.", "entry", entry["id"], "why"),
            blank("No signs are marked.", "signs"),
            blank("Not decided yet: A complaint.", "decision", "a-complaint"),
        ],
        "counts": {"entries": 1, "signs": 0},
    }
    hand_in = page.locator("#tab-hand-in")
    hand_in.click()
    expect(page.locator(".wp-button--main")).to_have_text(
        re.compile("^Go on with the first: How it is known")
    )
    expect(page.locator(".wp-bar__next")).to_contain_text("go on with what is still blank")
    assert axe(page) == []
    page.locator(".wp-button--main").click()
    expect(page.locator(f"input[name='basis-{entry['id']}']").first).to_be_focused()
    hand_in.click()
    page.get_by_role("link", name="Why it matters is empty.").click()
    expect(page.get_by_label("Why it matters")).to_be_focused()
    hand_in.click()
    page.get_by_role("link", name="No signs are marked.").click()
    expect(page.locator("#signs-title")).to_be_focused()
    hand_in.click()
    link = page.get_by_role("link", name="Not decided yet: A complaint.")
    expect(link).to_have_attribute("href", "/modules/neglect/decide#decision-a-complaint")
    expect(page.get_by_role("button", name="Hand in anyway")).to_be_visible()


def test_with_nothing_blank_handing_in_is_the_one_thing(open_desk, server):
    server.answers["check"] = {"blanks": [], "counts": {"entries": 3, "signs": 3}}
    page = open_desk("hand-in")
    expect(page.locator(".wp-button--main")).to_have_text("Hand in")
    expect(page.locator(".wp-bar__next")).to_contain_text("Hand in when you are ready")


def test_a_new_attempt_says_what_is_open_again(open_desk, server):
    server.state = "marked"
    page = open_desk("hand-in")
    again = page.get_by_role("region", name="Try again")
    expect(again).to_contain_text("what you decided at step 6 is open again")
    expect(again).to_contain_text("earns nothing until you decide anew")
