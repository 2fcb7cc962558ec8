"""Private notes in JupyterLab: a file of the learner's own, whole or as it was."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from toolkit.response.file_notes import FileNotes, notes_folder
from toolkit.response.journal import NotKeptError
from toolkit.response.notes import WRITTEN

PLANT = "Quillwort"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "notes" / "neglect.json"


def write(notes, item, value):
    return notes.write(1, client="a", choose=lambda _: [(item, value)])[1]


def test_another_kernel_reads_what_this_one_wrote(path):
    write(FileNotes(path), "reflection:stays", {"text": "one"})
    notes = FileNotes(path)
    assert notes.items(1)["reflection:stays"].value == {"text": "one"}
    assert write(notes, "reflection:stays", {"text": "two"})["reflection:stays"].seq == 2
    assert [one.value for one in notes.versions(1, "reflection:stays", since=1)] == [
        {"text": "two"}
    ]
    assert notes.versions(1, "reflection:stays", since=2) == ()


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_only_its_owner_can_read_it(path):
    write(FileNotes(path), "reflection:stays", {"text": "one"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_it_is_in_the_learners_own_data_folder_not_where_the_notebook_is():
    assert Path.cwd() not in notes_folder().parents
    assert notes_folder().name == "notes"


def test_a_file_that_cannot_be_read_is_kept_aside_and_said(path):
    path.parent.mkdir()
    path.write_text("{not json", encoding="utf-8")
    notes = FileNotes(path)
    assert notes.items(1) == {}
    assert "a copy of them was kept" in notes.problems[0]
    assert path.with_suffix(".unread").read_text(encoding="utf-8") == "{not json"
    assert write(notes, "reflection:stays", {"text": "x"})


@pytest.mark.skipif(sys.platform == "win32", reason="a folder that takes no file is POSIX's")
def test_when_it_cannot_be_written_the_learner_is_told_and_the_old_file_stands(path, monkeypatch):
    notes = FileNotes(path)
    write(notes, "reflection:stays", {"text": "one"})
    monkeypatch.setattr(os, "fsync", _full)
    with pytest.raises(NotKeptError, match="could not be saved"):
        write(notes, "reflection:stays", {"text": "two"})
    monkeypatch.undo()
    assert notes.items(1)["reflection:stays"].value == {"text": "one"}
    assert [one.name for one in path.parent.iterdir()] == ["neglect.json"]


def _full(_):
    raise OSError(28, "No space left on device")


def test_a_deleted_word_is_in_no_file_and_the_old_bytes_are_noughts(path):
    notes = FileNotes(path)
    write(notes, "reflection:stays", {"text": PLANT})
    write(notes, "step:records", {"seconds": 9})
    path.with_suffix(".unread").write_text(PLANT, encoding="utf-8")
    (path.parent / ".neglect-abc.tmp").write_text(PLANT, encoding="utf-8")
    with path.open("rb") as old:  # the file as it was, which loses its name
        assert notes.forget(WRITTEN, client="a") == 1
        assert old.read().strip(b"\0") == b""
    assert [one.name for one in path.parent.iterdir()] == ["neglect.json"]
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert PLANT not in repr(kept)
    assert kept["step:records"]["value"] == {"seconds": 9}


def test_deleting_where_nothing_was_written_is_nothing(path):
    assert FileNotes(path).forget(WRITTEN, client="a") == 0


def test_each_file_that_cannot_be_read_is_kept(path):
    path.parent.mkdir()
    for spoilt in ("{one", "{two", "{three"):
        path.write_text(spoilt, encoding="utf-8")
        assert FileNotes(path).items(1) == {}
    kept = {each.read_text(encoding="utf-8") for each in path.parent.glob("neglect.unread*")}
    assert kept == {"{one", "{two", "{three"}


def test_a_good_file_that_cannot_be_opened_just_now_stays_where_it_is(path, monkeypatch):
    write(FileNotes(path), "reflection:stays", {"text": "one"})

    def too_many(*_, **__):
        raise OSError(24, "Too many open files")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_text", too_many)
        with pytest.raises(NotKeptError, match="Too many open files"):
            write(FileNotes(path), "reflection:stays", {"text": "two"})
    assert FileNotes(path).items(1)["reflection:stays"].value == {"text": "one"}
    assert [each.name for each in path.parent.iterdir()] == ["neglect.json"]
