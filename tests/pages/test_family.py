"""The family on the learner's server: between the first step and one's own file."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from steps import open_step


def test_the_family_is_drawn_and_another_day_is_chosen(page, server):
    open_step(page, server.address, "family")
    drawn = page.get_by_role("group", name="Genogram, drawn")
    expect(drawn.get_by_text("Flat 9, Dabchick House")).to_be_visible()
    page.get_by_role("radio", name=re.compile("^After the move")).check()
    expect(drawn.get_by_text("22 Sallow Walk")).to_be_visible()
    expect(page.get_by_role("heading", name="Haverwold Homes")).to_be_visible()
    page.close()
