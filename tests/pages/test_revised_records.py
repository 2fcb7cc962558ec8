"""Records revised while a learner is at work: what was picked goes on being what was picked."""

from __future__ import annotations

import re
import shutil

import pytest
from playwright.sync_api import expect
from serving import serving
from steps import open_step

from toolkit.places import OWN_CONTENT, content_folder

FIRST = "Seen at Flat 9, Dabchick House, day 13."
KEPT = "Jodie tired but warm, talks and sings to Isla and picks up her cues quickly."
REWRITTEN = "Jodie says she and Dean are not together."


@pytest.fixture
def content(tmp_path):
    """A host's own copy of a module, which is taken in place of the project's."""
    for part in ("modules/neglect", "scenarios/pellow"):
        shutil.copytree(content_folder() / part, tmp_path / "content" / part)
    return tmp_path / "content"


def pick(page, *sentences):
    for sentence in sentences:
        page.get_by_role("checkbox", name=sentence).click()


def test_work_rests_on_the_same_sentences_after_records_were_revised(tmp_path, content, page):
    env = {OWN_CONTENT: str(content)}
    with serving(tmp_path / "data", env=env) as running:
        open_step(page, running.address, "records")
        pick(page, KEPT, REWRITTEN)
        page.get_by_role("button", name="Add to chronology").click()
        expect(page.locator(".wp-entry")).to_have_count(1)
        page.locator("[data-save=saved]").wait_for()
        page.goto("about:blank")
    path = content / "scenarios" / "pellow" / "records" / "health-visiting.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace(FIRST, f"Two lines were put in here.\n      And here.\n      {FIRST}")
    path.write_text(text.replace(REWRITTEN, "Jodie lives with the children alone."), "utf-8")
    with serving(tmp_path / "data", env=env) as running:
        open_step(page, running.address, "records")
        used = page.get_by_role("checkbox", name=re.compile("in your chronology"))
        expect(used).to_have_count(1)
        expect(used).to_contain_text(KEPT)
        page.locator(".wp-entry__open").click()
        rests = page.locator(".wp-quotes")
        expect(rests).to_contain_text(KEPT)
        expect(rests).to_contain_text("rewritten in the records since you picked it")
        rests.get_by_role("button", name="Remove").last.click()
        expect(rests).not_to_contain_text("rewritten")
        page.locator("[data-save=saved]").wait_for()
