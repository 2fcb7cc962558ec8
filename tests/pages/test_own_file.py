"""In the step for one agency's file, nothing of any other agency's records is anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from seen import count_lines, forms, keep_kernel, watch
from serving import serving
from steps import begin, open_step
from test_frame import find_problems

from toolkit.places import scenario_folder
from toolkit.scenario.load import load_scenario
from toolkit.scenario.modules import load_module

SHORTEST = 24  # characters; shorter sentences may stand in two agencies' records


def sentences_of(agency: str) -> tuple[list[str], list[str]]:
    """Telling sentences of one agency's records, and those of every other's."""
    scenario = load_scenario(scenario_folder(load_module("neglect").scenario))
    own, others = [], []
    for sentence in scenario.sentence.values():
        if len(sentence.text) >= SHORTEST:
            here = own if scenario.agency_of[sentence.record] == agency else others
            here.append(sentence.text)
    return own, others


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="reads memory as Linux shows it")
def test_nothing_of_another_agencys_records_is_anywhere(tmp_path, page):
    seen = tmp_path / "seen"
    with serving(tmp_path / "data") as running:
        address = f"{running.address}modules/neglect"
        begin(page, running.address)
        with seen.open("wb") as bodies:
            watch(page, bodies)
            bodies.write(page.goto(f"{address}/own-file").body())
            page.get_by_role("button", name="Read this file of Haverwold Police").click()
            expect(page.locator("article").first).to_be_visible()
            page.get_by_label("Very worried").check()
            page.locator("[data-save=saved]").wait_for()
            keep_kernel(running.kernels()[0], bodies)
        page.close()
    own, others = sentences_of("police")
    for name, texts in (("own", own), ("others", others)):
        (tmp_path / name).write_text("\n".join(forms(texts)), encoding="utf-8")
    assert count_lines(seen, "-F", "-f", str(tmp_path / "own")) > 0
    assert count_lines(seen, "-F", "-f", str(tmp_path / "others")) == 0


def test_the_way_on_stands_back_until_something_is_said_of_the_file(tmp_path, page):
    with serving(tmp_path / "data") as running:
        begin(page, running.address)
        page.goto(f"{running.address}modules/neglect/own-file")
        html = page.locator("html")
        page.get_by_role("button", name="Read this file of Haverwold Police").click()
        worry = page.get_by_label("A little uneasy")
        expect(worry).to_be_visible()
        expect(html).to_have_attribute("data-within", "")
        worry.check()
        expect(html).not_to_have_attribute("data-within", "")


def test_the_first_judgement_is_kept_and_can_be_looked_back_on(tmp_path, page):
    with serving(tmp_path / "data") as running:
        address = f"{running.address}modules/neglect"
        begin(page, running.address)
        page.goto(f"{address}/own-file")
        page.get_by_role("button", name="Read this file of Haverwold Police").click()
        page.get_by_label("A little uneasy").check()
        page.get_by_label("What makes you think so?").fill("One night, and they were kind.")
        page.locator("[data-save=saved]").wait_for()
        page.reload()
        expect(page.get_by_label("A little uneasy")).to_be_checked()
        expect(page.get_by_label("What makes you think so?")).to_have_value(
            "One night, and they were kind."
        )
        page.goto(f"{address}/picture")
        expect(page.get_by_text("From Haverwold Police alone you said")).to_contain_text(
            "A little uneasy"
        )
        page.close()


def judge(page, address, worry):
    """Take the police's file and say how worried one is."""
    open_step(page, address, "own-file")
    page.get_by_role("button", name="Read this file of Haverwold Police").click()
    page.get_by_label(worry).check()
    page.locator("[data-save=saved]").wait_for()


def test_the_first_judgement_stands_once_the_others_files_are_opened(tmp_path, page):
    with serving(tmp_path / "data") as running:
        judge(page, running.address, "A little uneasy")
        late = page.context.new_page()
        open_step(late, running.address, "own-file")
        expect(late.get_by_label("A little uneasy")).to_be_checked()
        with page.expect_response(lambda reply: '"stands": true' in reply.text()):
            open_step(page, running.address, "records")
        expect(page.get_by_text("in another window")).to_have_count(0)

        # In a window that has not heard; that it is checked is shown for a moment only.
        late.get_by_label("Very worried").click()
        said = late.get_by_role("region", name="From this file alone")
        expect(said).to_contain_text("so it stays as it is")
        expect(said).to_contain_text("A little uneasy")
        expect(late.get_by_role("heading", name="From this file alone")).to_be_focused()
        late.close()

        open_step(page, running.address, "own-file")
        expect(said_in(page)).to_contain_text("A little uneasy")
        expect(page.get_by_role("radio")).to_have_count(0)
        expect(page.get_by_role("button", name="Choose another file")).to_have_count(0)
        assert find_problems(page) == []
        said_in(page).get_by_role("link", name="step 5, The whole picture").click()
        expect(page.get_by_text("From Haverwold Police alone you said")).to_contain_text(
            "A little uneasy"
        )
        page.close()


def said_in(page):
    return page.get_by_role("region", name="From this file alone")


def test_another_file_is_judged_anew_and_the_same_is_gone_back_to(tmp_path, page):
    with serving(tmp_path / "data") as running:
        judge(page, running.address, "Very worried")
        page.get_by_role("button", name="Choose another file").click()
        expect(page.get_by_text("With another file you judge anew")).to_be_visible()
        page.get_by_role("button", name="Go back to this file of Haverwold Police").click()
        expect(page.get_by_label("Very worried")).to_be_checked()
        page.get_by_role("button", name="Choose another file").click()
        page.get_by_role("button", name="Read this file of Haverwold Homes").click()
        expect(page.get_by_label("Very worried")).not_to_be_checked()
        page.locator("[data-save=saved]").wait_for()
        open_step(page, running.address, "picture")
        expect(page.get_by_role("radio", name="Very worried")).to_be_visible()
        expect(page.get_by_text("alone you said")).to_have_count(0)
        page.close()
