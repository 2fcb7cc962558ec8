"""Deciding and writing on the learner's server, until a person has read what was written."""

from __future__ import annotations

import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import expect
from serving import serving
from steps import open_step

WORDS = 'Callum said, "Keira does." <script>alert(1)</script>'
TAKEN = (
    "Ask for the second page",
    "Hear Callum and Keira",
    "Log how each child was",
    "Ask the school how the three are now",
    "Ring Mrs Nowak back, and tell",
    "Ask the surgery",
)


def decide(page, words):
    page.get_by_role("radio", name=words).check()
    page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.get_by_role("heading", name="What followed")).to_be_focused()


def give(running, points):
    """What a person does in formgrader: type points beside what was written."""
    with Gradebook(f"sqlite:///{running.data / 'grading' / 'gradebook.db'}") as book:
        (submission,) = book.assignment_submissions("neglect")
        grade = book.find_grade("neglect-writing", "neglect", "neglect", submission.student.id)
        grade.manual_score = points
        grade.needs_manual_grade = False
        book.db.commit()


@pytest.mark.timeout(170)
def test_decide_write_hand_in_and_hear_from_a_person(tmp_path, page):
    with serving(tmp_path / "data") as running:
        open_step(page, running.address, "decide")
        for n, words in enumerate(TAKEN):
            decide(page, words)
            if n == 1:
                page.get_by_label("Your words").fill(WORDS)
                page.get_by_role("button", name="Look at it with a checklist").click()
                page.get_by_role("checkbox", name="Gives the children's own words").check()
            if n < len(TAKEN) - 1:
                page.get_by_role("button", name="Go on to").click()
                expect(page.get_by_role("heading", level=2).first).to_be_focused()
        expect(page.locator("[data-save=saved]")).to_be_visible()

        page.reload()
        page.wait_for_selector("html[data-ready=decide]", state="attached")
        page.get_by_role("button", name="4 July 2023").click()
        expect(page.get_by_text("You decided: Ask for the second page")).to_be_visible()

        open_step(page, running.address, "hand-in")
        page.get_by_role("button", name="Hand in anyway").click()
        expect(page.get_by_role("heading", name="Your decisions")).to_be_visible(timeout=60_000)
        page.goto(f"{running.address}modules/neglect/attempts/1")
        main = page.locator("main")
        expect(main).to_contain_text("10 of 100 points")
        expect(main).to_contain_text("Your writing waits for a person to read it.")
        expect(main).to_contain_text(WORDS)
        page.goto(running.address)
        expect(page.get_by_text("Your writing waits for a person to read it.")).to_be_visible()

        give(running, 7.5)
        page.goto(running.address)
        told = "A person has read your writing and gave 7.5 of 10."
        expect(page.get_by_text(told)).to_be_visible()
        page.goto(f"{running.address}modules/neglect/attempts/1")
        expect(main).to_contain_text(told)
        expect(main).to_contain_text("10 of 100 points")
        page.close()
