from __future__ import annotations

import datetime as dt

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
