"""What the last step asks, answered from notes and from what was handed in."""

import base64
from io import BytesIO

import pytest
from docx import Document

from toolkit.reflection.asks import ASKS, WORD, Reflecting
from toolkit.response.asks import Refused
from toolkit.response.file_notes import FileNotes
from toolkit.response.notes import Notebook
from toolkit.scenario.modules import load_module


@pytest.fixture
def notes(tmp_path):
    return FileNotes(tmp_path / "neglect.json")


@pytest.fixture
def reflecting(notes):
    return Reflecting(load_module("neglect"), notes=notes)


def words_of(reply):
    document = Document(BytesIO(base64.b64decode(reply["base64"])))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def save(notes, item, value):
    change = {"item": item, "value": value, "base": 0}
    Notebook(notes).handle("save-notes", {"attempt": 1, "client": "a", "changes": [change]})


def test_without_marks_the_general_prompts_stand_alone(reflecting):
    prompts = reflecting.handle("prompts", {})["prompts"]
    assert len(prompts) == 6
    assert not [prompt for prompt in prompts if prompt["own"]]


def test_a_day_is_read_from_the_learners_own_today(reflecting):
    reply = reflecting.handle("read-until", {"typed": "friday", "today": "2026-11-23"})
    assert reply == {"said": "Friday 27 November 2026", "says": ""}
    assert reflecting.handle("read-until", {"typed": "friday", "today": "no day"})["said"]


def test_files_are_word_files_with_plain_names(reflecting, notes):
    save(notes, "reflection:stays", {"text": "Quillwort"})
    own = reflecting.handle("reflection-file", {})
    assert (own["filename"], own["mime"]) == ("whole-picture-reflection-neglect.docx", WORD)
    assert "Quillwort" in words_of(own)
    record = reflecting.handle("record-file", {"name": "Ann\n\x00 Example", "today": "2026-11-23"})
    assert "Quillwort" not in words_of(record)
    assert "Name: Ann Example" in words_of(record)
    assert "Record made on: 23 November 2026" in words_of(record)
    assert "Quillwort" in words_of(reflecting.handle("record-file", {"reflection": True}))


def test_the_name_is_kept_nowhere(reflecting, notes, tmp_path):
    save(notes, "reflection:stays", {"text": "x"})
    reflecting.handle("record-file", {"name": "Quillwort"})
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and b"Quillwort" in p.read_bytes()]


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("record-file", {"name": "x" * 201}),
        ("read-until", {}),
        ("hand-in", {}),
        ("record-file", []),
    ],
)
def test_what_is_not_understood_is_refused_with_a_sentence(reflecting, kind, payload):
    with pytest.raises(Refused):
        reflecting.handle(kind, payload)


def test_every_kind_has_an_answer(reflecting):
    payloads = {"read-until": {"typed": "friday"}}
    for kind in ASKS:
        assert reflecting.handle(kind, payloads.get(kind, {}))
