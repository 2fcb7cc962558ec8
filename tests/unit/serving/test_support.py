from __future__ import annotations

import datetime as dt
import re

import pytest

from toolkit.serving.pages import make_templates
from toolkit.serving.reach import split_reach
from toolkit.serving.support import read_support


def test_what_comes_with_us_is_honest_about_its_age(tmp_path):
    support = read_support(tmp_path / "none.yaml")
    assert support.local == ()
    assert support.kinds
    assert dt.date.fromisoformat(support.helplines.checked) <= dt.datetime.now(tz=dt.UTC).date()
    assert support.helplines.verified is False  # until somebody has rung each of them


def test_the_hosts_own_contacts_are_read(tmp_path):
    path = tmp_path / "support.yaml"
    path.write_text("contacts: [{name: Asha, for: Anything at all, reach: Room 3}]")
    assert [contact.name for contact in read_support(path).local] == ["Asha"]


def test_contacts_that_cannot_be_read_leave_the_rest(tmp_path, caplog):
    path = tmp_path / "support.yaml"
    for text in ("contacts: [", "contacts: [{nom: Asha}]", "- 1", ""):
        path.write_text(text)
        support = read_support(path)
        assert support.local == ()
        assert support.kinds
    assert "should hold a list called contacts" in caplog.text


@pytest.mark.parametrize(
    ("reach", "addresses"),
    [
        ("999", ["tel:999"]),
        ("116 123", ["tel:116123"]),
        ("0808 800 5000", ["tel:08088005000"]),
        ("0800 1111", ["tel:08001111"]),
        ("Ring 111, then 01632 960123", ["tel:111", "tel:01632960123"]),
        ("+44 (0)1632 960123 or (01632) 960124", ["tel:+441632960123", "tel:01632960124"]),
        ("help@trust.example, 9:00-17:00", ["mailto:help@trust.example"]),
        ("Room 101, from 09:00 to 17:00, since 2026-11-23", []),
        ("www.helpline.example or https://helpline.example/01632960123", []),
    ],
)
def test_what_can_be_rung_or_written_to_is_a_link_and_nothing_else(reach, addresses):
    parts = split_reach(reach)
    assert [part.address for part in parts if part.address] == addresses
    assert "".join(part.words for part in parts) == reach


def test_each_number_on_the_page_can_be_rung_and_says_whose_it_is(tmp_path):
    (tmp_path / "support.yaml").write_text(
        'contacts: [{name: "<Asha>", for: Anything, reach: "01632 960123, or asha@a.example"}]'
    )
    support = read_support(tmp_path / "support.yaml")
    page = make_templates().get_template("support.html.j2").render(support=support, here="/support")
    for contact in support.helplines.contacts:
        number = re.sub(" ", "", contact.reach or "")
        label = f"Ring {contact.name}: {contact.reach}"
        assert f'<a href="tel:{number}" aria-label="{label}">{contact.reach}</a>' in page
    assert 'aria-label="Ring &lt;Asha&gt;: 01632 960123"' in page
    assert 'href="mailto:asha@a.example" aria-label="Write to &lt;Asha&gt;: asha@a.example"' in page
    assert "<Asha>" not in page
