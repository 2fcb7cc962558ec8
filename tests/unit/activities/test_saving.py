"""What the page calls saved is saved, and nothing a learner did is lost on the way."""

from __future__ import annotations

import re

from playwright.sync_api import expect


def pick(page, number):
    page.locator("[data-sentence]").nth(number).click()


def add_entry(page, number=1):
    pick(page, number)
    page.get_by_role("button", name="Add to chronology").click()


def saved(page):
    return page.locator(".wp-saved")


def test_saved_is_said_with_the_time_and_only_after_the_servers_reply(open_desk, server):
    page = open_desk()
    expect(saved(page)).to_have_text("Nothing to save yet")
    server.down = True
    add_entry(page)
    expect(saved(page)).to_contain_text("Not saved yet: no connection. Keep this page open.")
    assert server.saved("entry") == []
    server.down = False
    expect(saved(page)).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    assert len(server.saved("entry")) == 1


def test_saved_and_not_saved_are_announced(open_desk, server):
    page = open_desk()
    server.down = True
    add_entry(page)
    expect(page.locator(".wp-unseen[role=alert]")).to_contain_text("Not saved yet: no connection")
    server.down = False
    expect(page.locator(".wp-unseen[role=status]")).to_contain_text("Saved.")


def test_typing_without_a_pause_is_saved_all_the_same(open_desk, server):
    page = open_desk()
    add_entry(page)
    expect(saved(page)).to_contain_text("Saved")
    page.get_by_label("Why it matters").press_sequentially("ab" * 30, delay=70)
    sent = [payload for kind, payload in server.asked if kind == "save" and payload["changes"]]
    assert any(0 < len((c["value"] or {}).get("why", "")) < 60 for p in sent for c in p["changes"])


def test_typing_is_sent_when_it_pauses_as_one_change(open_desk, server):
    page = open_desk()
    add_entry(page)
    expect(saved(page)).to_contain_text("Saved")
    before = len([kind for kind, payload in server.asked if payload.get("changes")])
    page.get_by_label("Why it matters").press_sequentially("Nobody asked her.", delay=10)
    expect(saved(page)).to_contain_text("Saved")
    after = len([kind for kind, payload in server.asked if payload.get("changes")])
    assert server.saved("entry")[0]["why"] == "Nobody asked her."
    assert after - before <= 2


def test_a_reload_sends_what_was_not_saved(open_desk, server):
    page = open_desk()
    server.down = True
    add_entry(page)
    expect(saved(page)).to_contain_text("no connection")
    server.down = False
    page.reload()
    expect(page.locator(".wp-entry")).to_have_count(1)
    expect(saved(page)).to_contain_text("Saved")
    assert len(server.saved("entry")) == 1
    expect(page.get_by_text("in another window")).to_have_count(0)


def test_a_lost_reply_is_not_taken_for_somebody_elses_change(open_desk, server):
    page = open_desk()
    server.lose_replies = True
    add_entry(page)
    expect(saved(page)).to_contain_text("no connection")
    assert len(server.saved("entry")) == 1
    server.lose_replies = False
    page.reload()
    expect(saved(page)).to_contain_text("Saved")
    expect(page.get_by_role("group", name="Changed in two windows")).to_have_count(0)
    assert len(server.saved("entry")) == 1


def test_another_windows_change_comes_in_when_the_page_is_looked_at(open_desk, server):
    page = open_desk()
    add_entry(page)
    expect(saved(page)).to_contain_text("Saved")
    entry = server.saved("entry")[0]
    server.save_elsewhere(f"entry:{entry['id']}", entry | {"what": "Said elsewhere."})
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.get_by_label("What happened")).to_have_value("Said elsewhere.")


def test_the_newest_version_stays_and_the_other_can_be_brought_back(open_desk, server):
    page = open_desk()
    add_entry(page)
    expect(saved(page)).to_contain_text("Saved")
    entry = server.saved("entry")[0]
    server.save_elsewhere(f"entry:{entry['id']}", entry | {"what": "Theirs."})
    page.get_by_label("What happened").fill("Mine.")
    notice = page.get_by_role("group", name="Changed in two windows")
    expect(notice).to_contain_text("Theirs.")
    assert server.saved("entry")[0]["what"] == "Mine."
    notice.get_by_role("button", name="Bring the other version back").click()
    expect(page.get_by_label("What happened")).to_have_value("Theirs.")
    expect(saved(page)).to_contain_text("Saved")
    assert server.saved("entry")[0]["what"] == "Theirs."
    page.get_by_role("button", name=re.compile("^Undo")).click()
    expect(page.get_by_label("What happened")).to_have_value("Mine.")


def test_a_window_stops_saying_its_version_is_kept_once_it_is_not(open_desk, server):
    page = open_desk()
    for number in (1, 5):
        add_entry(page, number)
        expect(saved(page)).to_contain_text("Saved")
        entry = server.saved("entry")[-1]
        server.save_elsewhere(f"entry:{entry['id']}", entry | {"what": f"Theirs {number}."})
        page.get_by_label("What happened").fill("Mine.")
        expect(page.get_by_role("group", name="Changed in two windows").last).to_contain_text(
            f"Theirs {number}."
        )
    server.save_elsewhere(f"entry:{entry['id']}", entry | {"what": "Theirs after all."})
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.get_by_label("What happened")).to_have_value("Theirs after all.")
    notice = page.get_by_role("group", name="Changed in two windows")
    expect(notice).to_have_count(1)
    expect(notice).to_contain_text("Theirs 1.")


def test_a_refusal_is_told_and_can_be_tried_again(open_desk, server):
    page = open_desk()
    server.refuses = "This attempt has been handed in."
    add_entry(page)
    expect(saved(page)).to_contain_text("Not saved. This attempt has been handed in.")
    server.refuses = ""
    saved(page).get_by_role("button", name="Try again").click()
    expect(saved(page)).to_contain_text("Saved")


def test_an_attempt_handed_in_from_another_window_is_shown_as_it_is(open_desk, server):
    page = open_desk("hand-in")
    server.refuses = "This attempt was handed in."
    server.state = "marked"
    add_entry(page)
    expect(page.locator(".wp-toast")).to_contain_text("handed this attempt in from another window")
    expect(page.get_by_role("heading", name="61 of 100")).to_be_visible()
    assert page.get_by_role("checkbox").count() == 0


def test_work_that_could_not_be_read_is_told(open_desk, server):
    server.answers["open"] = server.on_open({}) | {"problems": ["Entry 3 has no id."]}
    page = open_desk()
    expect(page.get_by_role("alert").filter(has_text="Entry 3 has no id.")).to_be_visible()


def test_closing_the_page_sends_what_is_still_waiting(open_desk, server):
    page = open_desk()
    add_entry(page)
    expect(saved(page)).to_contain_text("Saved")
    page.get_by_label("Why it matters").press_sequentially("x")
    page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    page.wait_for_function("document.querySelector('.wp-saved').dataset.save === 'saved'")
    assert server.saved("entry")[0]["why"] == "x"


def test_an_item_the_server_would_not_take_says_so_where_it_is(open_desk, server):
    page = open_desk()
    empty = {"seq": 0, "at": "2026-11-23T10:42:00Z", "items": {}, "conflicts": []}
    add_entry(page)
    expect(saved(page)).to_contain_text("Saved")
    item = next(iter(server.entries))
    server.answers["save"] = empty | {"refused": [{"item": item, "says": "It is too long."}]}
    page.get_by_label("Why it matters").fill("word")
    expect(page.locator(".wp-entry")).to_contain_text("This is not saved: It is too long.")


def test_what_could_not_be_sent_at_once_is_tried_again_by_itself(open_desk, server):
    page = open_desk("hand-in")
    server.down = True
    add_entry(page)
    expect(saved(page)).to_contain_text("no connection")
    page.locator("#tab-hand-in").click()
    expect(page.locator("#panel-hand-in [role=alert]")).to_contain_text("no connection")
    server.down = False
    expect(saved(page)).to_contain_text("Saved", timeout=20_000)
    assert len(server.saved("entry")) == 1
    expect(page.get_by_text("You have 1 entry in your chronology")).to_be_visible()
    expect(page.locator("#panel-hand-in [role=alert]")).to_have_count(0)


def make_full(server):
    """From now on there is no room for anything new."""
    take = server.on_save

    def on_save(payload):
        new = [change for change in payload["changes"] if change["item"] not in server.entries]
        known = [change for change in payload["changes"] if change not in new]
        reply = take(payload | {"changes": known})
        says = "There is no room for more."
        return reply | {"refused": [{"item": change["item"], "says": says} for change in new]}

    server.on_save = on_save
    return lambda: setattr(server, "on_save", take)


def test_what_was_refused_is_not_called_saved_and_is_kept_by_the_tab(open_desk, server):
    page = open_desk("hand-in")
    add_entry(page)
    expect(saved(page)).to_contain_text("Saved")
    make_room = make_full(server)
    add_entry(page, 20)
    expect(saved(page)).to_contain_text("Not saved. There is no room for more.")
    expect(page.locator(".wp-entry").last).to_contain_text("This is not saved")
    page.locator(".wp-entry__open").first.click()
    with page.expect_response(lambda reply: "This is saved." in (reply.request.post_data or "")):
        page.get_by_label("Why it matters").fill("This is saved.")
    expect(saved(page)).to_contain_text("Not saved. There is no room for more.")
    assert server.saved("entry")[0]["why"] == "This is saved."

    page.reload()
    page.locator("#tab-chronology").click()
    expect(page.locator(".wp-entry")).to_have_count(2)
    expect(saved(page)).to_contain_text("Not saved.")
    page.locator("#tab-hand-in").click()
    left_out = page.get_by_role("group", name="Not saved")
    expect(left_out).to_contain_text("There is no room for more.")
    expect(page.get_by_role("button", name="Hand in without them")).to_be_visible()

    make_room()
    saved(page).get_by_role("button", name="Try again").click()
    expect(saved(page)).to_contain_text(re.compile(r"Saved \d\d:\d\d"))
    assert len(server.saved("entry")) == 2
    expect(left_out).to_have_count(0)


def test_what_there_was_no_room_for_is_saved_once_there_is(open_desk, server):
    page = open_desk()
    add_entry(page)
    expect(saved(page)).to_contain_text("Saved")
    make_room = make_full(server)
    add_entry(page, 20)
    expect(saved(page)).to_contain_text("Not saved.")
    make_room()
    page.locator(".wp-entry__open").first.click()
    page.get_by_role("button", name="Remove entry").click()
    expect(saved(page)).to_contain_text(re.compile(r"Saved \d\d:\d\d"))
    assert len(server.saved("entry")) == 1


def test_handing_in_shows_what_was_handed_in(open_desk, server):
    page = open_desk("hand-in")
    add_entry(page)
    expect(saved(page)).to_contain_text("Saved")
    make_full(server)
    add_entry(page, 20)
    expect(saved(page)).to_contain_text("Not saved.")
    page.locator("#tab-hand-in").click()
    page.get_by_role("button", name="Hand in without them").click()
    expect(page.get_by_role("heading", name="61 of 100")).to_be_visible()
    page.locator("#tab-chronology").click()
    expect(page.locator(".wp-entry")).to_have_count(1)
