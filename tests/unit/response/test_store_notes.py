"""Private notes in the store: whose they are, and that deleted is overwritten."""

import pytest

from toolkit.response.journal import NotKeptError
from toolkit.response.notes import WRITTEN
from toolkit.response.store import Store

PLANT = "Quillwort"


def write(notes, item, value, client="a"):
    before, after = notes.write(1, client=client, choose=lambda _: [(item, value)])
    return before, after[item]


def test_notes_belong_to_one_learner_and_one_module(store):
    write(store.notes("ann", "neglect"), "reflection:stays", {"text": "ann's"})
    assert store.notes("bob", "neglect").items(1) == {}
    assert store.notes("ann", "another").items(1) == {}
    store.notes("bob", "neglect").forget(WRITTEN, client="b")
    assert store.notes("ann", "neglect").items(1)["reflection:stays"].value == {"text": "ann's"}


def test_every_version_is_remembered_until_it_is_deleted(store):
    notes = store.notes("ann", "neglect")
    first = write(notes, "reflection:stays", {"text": "one"})[1]
    write(notes, "reflection:stays", {"text": "two"})
    newer = notes.versions(1, "reflection:stays", since=first.seq)
    assert [one.value for one in newer] == [{"text": "two"}]
    assert first.at


def test_a_page_gone_wrong_does_not_fill_the_disk(store, monkeypatch):
    monkeypatch.setattr("toolkit.response.store_notes._MOST_CHANGES", 3)
    notes = store.notes("ann", "neglect")
    for text in "abc":
        write(notes, "reflection:stays", {"text": text})
    with pytest.raises(NotKeptError, match="no more can be kept"):
        write(notes, "reflection:stays", {"text": "d"})


def test_notes_are_in_no_document_attempt_or_submission(store, workbook):
    write(store.notes("ann", "neglect"), "reflection:stays", {"text": PLANT})
    workbook.handle("hand-in", {"attempt": 1})
    [waiting] = store.submissions_waiting()
    assert PLANT not in repr(waiting)
    assert PLANT not in repr(store.attempts("ann", "neglect"))
    assert PLANT not in repr(workbook.handle("open", {"attempt": None}))
    assert PLANT not in repr(workbook.handle("export", {"attempt": 1, "format": "csv"}))


def bytes_of(folder):
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


def test_no_file_of_the_database_has_a_deleted_word(tmp_path):
    """Typed over and over, long and short, among another learner's, and read by another process."""
    with (
        Store(f"sqlite:///{tmp_path / 'store.db'}") as store,
        Store(f"sqlite:///{tmp_path / 'store.db'}") as other,
    ):
        for turn in range(40):
            text = PLANT + " word" * (turn * 40)
            write(store.notes("ann", "neglect"), f"reflection:p{turn % 4}", {"text": text})
            write(other.notes("bob", "neglect"), "reflection:p0", {"text": "Sedge " * turn})
        other.notes("ann", "neglect").items(1)
        assert PLANT.encode() in bytes_of(tmp_path)
        store.notes("ann", "neglect").forget(WRITTEN, client="a")
        assert PLANT.encode() not in bytes_of(tmp_path)
        assert b"Sedge" in bytes_of(tmp_path)
    assert PLANT.encode() not in bytes_of(tmp_path)
