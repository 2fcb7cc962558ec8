"""In JupyterLab the work is one file beside the notebook, whole at every moment."""

import json
import os
import shutil
import threading

import pytest

from toolkit.response.file_journal import FileJournal
from toolkit.response.read import read_response
from toolkit.response.workbook import Refused, Workbook, open_workbook_file

ENTRY = {"sentences": ["school-01.1"], "what": "No coat.", "when": {"typed": "4 March"}}
SIGN = {"sentences": ["school-01.2"], "indicator": "hungry"}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "response.json"


@pytest.fixture
def start(path, sources):
    """Starts a kernel: a workbook on the file, knowing nothing of the others."""

    def start():
        journal = FileJournal(path, module="neglect", scenario="made-up", version="v1")
        return Workbook(journal, sources=sources, module="neglect")

    return start


def names(opened):
    return set(opened["items"])


def test_the_file_is_the_response_document(start, path, open_tab):
    open_tab(start(), "a").save(("entry:e1", ENTRY), ("sign:s1", SIGN))
    reading = read_response(path.read_bytes())
    assert reading.outcome == "readable"
    assert reading.problems == ()
    assert reading.response.module == "neglect"
    assert reading.response.chronology[0].when.said == "4 March 2024"
    assert [entry.name for entry in path.parent.iterdir()] == ["response.json"]


def test_opening_writes_nothing(start, path):
    opened = start().handle("open", {"attempt": None})
    assert (opened["attempt"], opened["items"], opened["saved_at"]) == (1, {}, None)
    assert not path.exists()


def test_another_kernel_finds_the_work(start, open_tab):
    open_tab(start(), "a").save(("entry:e1", ENTRY))
    opened = start().handle("open", {"attempt": None})
    assert names(opened) == {"entry:e1"}
    assert opened["saved_at"]


def test_two_kernels_at_once_drop_nothing(start, open_tab):
    one, other = open_tab(start(), "a"), open_tab(start(), "b")
    one.save(("entry:e1", ENTRY))
    other.save(("entry:e2", ENTRY))
    one.save(("sign:s1", SIGN))
    assert names(other.workbook.handle("open", {"attempt": 1})) == {
        *("entry:e1", "entry:e2", "sign:s1")
    }
    assert set(one.items) == {"entry:e1", "entry:e2", "sign:s1"}


def test_what_another_kernel_changed_is_offered(start, open_tab):
    one = open_tab(start(), "a")
    one.save(("entry:e1", ENTRY))
    other = open_tab(start(), "b")
    one.save(("entry:e1", {**ENTRY, "what": "mine"}))
    reply = other.save(("entry:e1", {**ENTRY, "what": "newest"}))
    assert reply["conflicts"][0]["theirs"]["what"] == "mine"
    assert one.save()["items"]["entry:e1"]["value"]["what"] == "newest"


def test_deleting_is_saved_too(start, path, open_tab):
    page = open_tab(start(), "a")
    page.save(("entry:e1", ENTRY))
    page.save(("entry:e1", None))
    assert read_response(path.read_bytes()).outcome == "blank"


def test_a_file_taken_away_is_written_again(start, path, open_tab):
    page = open_tab(start(), "a")
    page.save(("entry:e1", ENTRY))
    path.unlink()
    page.save(("entry:e2", ENTRY))
    assert len(read_response(path.read_bytes()).response.chronology) == 2


@pytest.mark.parametrize("spoilt", ["", "not JSON", "[1, 2", '{"format": 9}'])
def test_a_file_that_cannot_be_read_is_kept_aside(start, path, open_tab, spoilt):
    path.write_text(spoilt)
    workbook = start()
    opened = workbook.handle("open", {"attempt": None})
    assert opened["problems"]
    assert path.read_text() == spoilt
    open_tab(workbook, "a").save(("entry:e1", ENTRY))
    assert path.with_name("response-spoilt-1.json").read_text() == spoilt
    assert read_response(path.read_bytes()).problems == ()
    assert workbook.handle("open", {"attempt": None})["problems"] == []


def test_a_partly_spoilt_file_keeps_what_is_sound(start, path, open_tab):
    good = {"id": "e1", "what": "kept"}
    document = {"module": "neglect", "scenario": "made-up", "chronology": [good, {"id": 5}]}
    path.write_text(json.dumps(document))
    workbook = start()
    assert names(workbook.handle("open", {"attempt": None})) == {"entry:e1"}
    open_tab(workbook, "a").save(("entry:e2", ENTRY))
    assert json.loads(path.with_name("response-spoilt-1.json").read_text()) == document
    assert len(read_response(path.read_bytes()).response.chronology) == 2


def test_the_attempt_of_the_file_is_kept(start, path, open_tab):
    path.write_text(json.dumps({"module": "neglect", "scenario": "made-up", "attempt": 3}))
    workbook = start()
    assert workbook.handle("open", {"attempt": None})["attempt"] == 3
    open_tab(workbook, "a", attempt=3).save(("entry:e1", ENTRY))
    assert read_response(path.read_bytes()).response.attempt == 3


def test_a_failure_to_save_is_a_sentence_and_leaves_everything(start, path, open_tab, monkeypatch):
    page = open_tab(start(), "a")
    page.save(("entry:e1", ENTRY))
    before = path.read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        with pytest.raises(Refused, match=r"cannot be saved in response[.]json: No space left"):
            page.send(("entry:e1", {**ENTRY, "what": "more"}))
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == ["response.json"]
    reply = page.save(("entry:e1", {**ENTRY, "what": "more"}))
    assert reply["items"]["entry:e1"]["value"]["what"] == "more"
    assert reply["conflicts"] == []


def test_a_folder_that_is_gone_is_a_sentence(start, path, open_tab):
    page = open_tab(start(), "a")
    shutil.rmtree(path.parent)
    with pytest.raises(Refused, match="cannot be saved"):
        page.send(("entry:e1", ENTRY))


def test_handing_in_and_new_attempts_are_nbgraders(start):
    workbook = start()
    with pytest.raises(Refused, match="choose Submit"):
        workbook.handle("hand-in", {"attempt": 1})
    with pytest.raises(Refused, match="submit it again"):
        workbook.handle("new-attempt", {"copy_of": None})
    assert workbook.handle("outcome", {"attempt": 1})["state"] == "open"


def test_a_real_module_opens_beside_its_notebook(tmp_path, open_tab):
    workbook = open_workbook_file(tmp_path, module="neglect")
    reply = open_tab(workbook, "a").save(("entry:e1", {"what": "x", "when": {"typed": "2023"}}))
    assert reply["refused"] == []
    assert read_response((tmp_path / "response.json").read_bytes()).response.version


def test_a_kernel_that_writes_in_the_midst_of_anothers_writing_waits(path):
    def journal():
        return FileJournal(path, module="neglect", scenario="made-up", version="v1")

    def put(name):
        return lambda _: [(f"entry:{name}", {"id": name, **ENTRY})]

    other = threading.Thread(
        target=lambda: journal().write(1, client="b", choose=put("e2")), daemon=True
    )

    def choose(items):
        other.start()
        other.join(0.5)  # without a lock it is done by then, and written over
        return put("e1")(items)

    journal().write(1, client="a", choose=choose)
    other.join(30)
    kept = read_response(path.read_bytes()).response.chronology
    assert {entry.id for entry in kept} == {"e1", "e2"}
    assert [each.name for each in path.parent.iterdir()] == ["response.json"]
