"""What the server keeps of content follows the files it was read from."""

from __future__ import annotations

import asyncio
import re
import shutil

import pytest

from toolkit import places
from toolkit.scenario.sentences import split_sentences
from toolkit.serving.work import Work


@pytest.fixture
def content(tmp_path, monkeypatch):
    """A copy of the content, which may be changed."""
    folder = tmp_path / "content"
    for name in ("modules", "scenarios"):
        shutil.copytree(places.content_folder() / name, folder / name)
    monkeypatch.setattr("toolkit.places.content_folder", lambda: folder)
    return folder


@pytest.fixture
def ask(tmp_path):
    work = Work(f"sqlite:///{tmp_path / 'responses.db'}", handed_in=lambda: None)

    def asked(kind, **payload):
        return asyncio.run(work.ask("ada", "neglect", kind, payload))

    yield asked
    work.close()


def save(ask, sentence):
    entry = {"id": "e1", "what": "Seen.", "sentences": [sentence]}
    change = {"item": "entry:e1", "value": entry, "base": 0}
    return ask("save", attempt=1, since=0, client="t", changes=[change])


def new_record(text):
    """The same file with its first record once more, under a name of its own."""
    first = text[text.index("  - id: ") :].split("\n  - id: ")[0].rstrip()
    name = first.split("- id: ")[1].split("\n")[0]
    return f"{text.rstrip()}\n{first.replace(name, 'gp-99', 1)}\n"


def test_a_record_that_is_added_while_the_server_runs_can_be_worked_with(content, ask):
    ask("open", attempt=None)
    path = next(iter(sorted((content / "scenarios" / "pellow" / "records").glob("*.yaml"))))
    revised = new_record(path.read_text())
    [*_, text] = re.findall(r"    text: \|\n      (.*)", revised)
    sentence = split_sentences("gp-99", text=text)[0].id
    before = save(ask, sentence)
    path.write_text(revised)
    after = save(ask, sentence)
    assert before["refused"]
    assert not after["refused"]


def test_while_records_cannot_be_read_those_at_work_go_on(content, ask, caplog):
    ask("open", attempt=None)
    path = next(iter((content / "scenarios" / "pellow" / "records").glob("*.yaml")))
    path.write_text("half a recor: [")
    entry = {"item": "entry:e1", "value": {"id": "e1", "what": "Seen."}, "base": 0}
    saved = ask("save", attempt=1, since=0, client="t", changes=[entry])
    assert saved["at"]
    assert "stays as it was" in caplog.text
