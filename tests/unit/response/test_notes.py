"""Private notes: what may be kept, what they say of progress, and what deleting leaves."""

import pytest

from toolkit.response.asks import Refused
from toolkit.response.file_notes import FileNotes
from toolkit.response.journal import Change
from toolkit.response.notes import Notebook, progress


@pytest.fixture(params=["store", "file"])
def kept(request, tmp_path):
    """Ann's notes, in each of the places that keep notes."""
    if request.param == "file":
        return FileNotes(tmp_path / "notes" / "neglect.json")
    return request.getfixturevalue("store").notes("ann", "neglect")


@pytest.fixture
def notebook(kept):
    return Notebook(kept)


def save(notebook, *changes, client="a", since=0):
    """Save notes: name, value and, if not new, the seq it was made from."""
    return notebook.handle(
        "save-notes",
        {
            "attempt": 1,
            "since": since,
            "client": client,
            "changes": [
                {"item": item, "value": value, "base": base[0] if base else 0}
                for item, value, *base in changes
            ],
        },
    )


def kept_by(notebook):
    opened = notebook.handle("open-notes", {})["items"]
    return {item: note["value"] for item, note in opened.items()}


def test_a_notebook_nobody_wrote_in_is_open_and_empty(notebook):
    opened = notebook.handle("open-notes", {})
    assert (opened["state"], opened["seq"], opened["items"]) == ("open", 0, {})
    assert (opened["saved_at"], opened["problems"]) == (None, [])


def test_each_kind_of_note_comes_back_as_it_was_saved(notebook):
    notes = {
        "confidence:signs": {"before": 3, "after": None},
        "reflection:stays": {"text": "Line one\nline <two>", "asked": "Which moment?"},
        "commitment:one": {"what": "Ask.", "by": "friday", "said": "Friday 27 November 2026"},
        "step:records": {"seconds": 61, "done": True},
        "place:here": {"step": "records", "at": "", "agency": "", "pane": ""},
        "place:records": {"step": "records", "at": "hv-1.3", "agency": "gp", "pane": "signs"},
        "reading:records": {"records": ["hv-1", "gp-2"]},
    }
    reply = save(notebook, *notes.items())
    assert reply["refused"] == []
    assert kept_by(notebook) == notes


def test_parts_left_out_are_blank(notebook):
    save(notebook, ("commitment:one", {"what": "Ask."}))
    assert kept_by(notebook)["commitment:one"] == {"what": "Ask.", "by": "", "said": ""}


@pytest.mark.parametrize(
    ("item", "value", "says"),
    [
        ("entry:one", {"what": "x"}, "not the name of a note"),
        ("reflection:Stays", {"text": "x"}, "not the name of a note"),
        ("reflection", {"text": "x"}, "not the name of a note"),
        ("reflection:stays", "text", "A note was expected"),
        ("reflection:stays", {"text": "x", "marks": 9}, "marks"),
        ("reflection:stays", {"text": "x" * 8_001}, "8"),
        ("confidence:signs", {"before": 11}, "10"),
        ("confidence:signs", {"before": 2.5}, "whole number"),
        ("step:records", {"seconds": -1}, "0"),
        ("place:here", {"step": "somewhere"}, "step"),
        ("place:records", {"step": "records", "at": "<b>.1"}, "at"),
        ("place:records", {"step": "records", "pane": "key"}, "pane"),
        ("reading:records", {"records": ["a"] * 401}, "400"),
        ("reading:records", {"records": ["what I think"]}, "records"),
    ],
)
def test_what_is_no_note_is_refused_with_a_sentence_and_the_rest_is_kept(
    notebook, item, value, says
):
    reply = save(notebook, (item, value), ("commitment:one", {"what": "Ask."}))
    [refused] = reply["refused"]
    assert refused["item"] == item
    assert says in refused["says"]
    assert list(kept_by(notebook)) == ["commitment:one"]


def test_control_characters_go_and_nothing_else_does(notebook):
    save(notebook, ("reflection:stays", {"text": "a\x00b\r\nc <script>"}))
    assert kept_by(notebook)["reflection:stays"]["text"] == "ab\nc <script>"


def test_there_is_room_for_two_hundred_notes_and_no_more(notebook):
    many = [(f"reflection:n{n}", {"text": "x"}) for n in range(200)]
    assert save(notebook, *many)["refused"] == []
    [refused] = save(notebook, ("reflection:more", {"text": "x"}))["refused"]
    assert "no room" in refused["says"]
    assert save(notebook, ("reflection:n7", {"text": "y"}, 208))["refused"] == []


def test_another_windows_version_is_not_lost_silently(notebook):
    first = save(notebook, ("reflection:stays", {"text": "one"}))["seq"]
    save(notebook, ("reflection:stays", {"text": "two"}, first), client="b")
    reply = save(notebook, ("reflection:stays", {"text": "three"}, first), client="a")
    [conflict] = reply["conflicts"]
    assert conflict["theirs"]["text"] == "two"
    assert kept_by(notebook)["reflection:stays"]["text"] == "three"


def test_an_ask_that_is_not_one_is_a_sentence(notebook):
    with pytest.raises(Refused, match="reload the page"):
        notebook.handle("save-notes", {"changes": "many"})
    with pytest.raises(Refused, match="reload the page"):
        notebook.handle("delete-notes", {"client": "not a name!"})


class TestDeleting:
    WRITTEN = (
        ("reflection:stays", {"text": "mine alone"}),
        ("commitment:one", {"what": "Ask."}),
        ("confidence:signs", {"before": 3}),
    )
    COUNTED = (
        ("step:records", {"seconds": 61}),
        ("place:here", {"step": "records"}),
        ("reading:records", {"records": ["hv-1"]}),
    )

    def test_what_was_written_goes_and_time_place_and_reading_stay(self, notebook):
        save(notebook, *self.WRITTEN, *self.COUNTED)
        assert notebook.handle("delete-notes", {"client": "a"}) == {"deleted": 3}
        assert set(kept_by(notebook)) == {item for item, _ in self.COUNTED}
        assert notebook.handle("delete-notes", {"client": "a"}) == {"deleted": 0}

    def test_no_earlier_version_is_left(self, notebook, kept):
        base = 0
        for text in ("one", "two", "three"):
            base = save(notebook, ("reflection:stays", {"text": text}, base))["seq"]
        notebook.handle("delete-notes", {"client": "a"})
        assert [one.value for one in kept.versions(1, "reflection:stays", since=0)] == [None]

    def test_another_window_hears_that_it_is_gone(self, notebook):
        seq = save(notebook, *self.WRITTEN)["seq"]
        notebook.handle("delete-notes", {"client": "b"})
        heard = save(notebook, since=seq)
        assert {item for item, note in heard["items"].items() if note["value"] is None} == {
            item for item, _ in self.WRITTEN
        }

    def test_it_can_be_written_again(self, notebook):
        save(notebook, *self.WRITTEN)
        notebook.handle("delete-notes", {"client": "a"})
        seq = notebook.handle("open-notes", {})["seq"]
        reply = save(notebook, ("reflection:stays", {"text": "again"}, seq))
        assert (reply["refused"], reply["conflicts"]) == ([], [])
        assert kept_by(notebook)["reflection:stays"]["text"] == "again"


class TestProgress:
    def test_nothing_yet(self):
        come = progress({})
        assert (come.here, come.done, come.seconds, come.begun) == ("before", (), {}, False)

    def test_place_time_and_what_is_done(self):
        notes = {
            "place:here": {"step": "decide"},
            "step:records": {"seconds": 90, "done": True},
            "step:before": {"seconds": 0, "done": True},
            "reflection:stays": {"text": "x"},
        }
        come = progress({item: Change(item, value, 1) for item, value in notes.items()})
        assert come.here == "decide"
        assert come.done == ("before", "records")
        assert come.seconds == {"records": 90}
        assert come.begun

    def test_a_step_that_is_gone_leads_to_the_first(self):
        gone = {"place:here": Change("place:here", {"step": "quiz"}, 1)}
        assert progress(gone).here == "before"
