"""What a preview's server does beyond a learner's."""

from __future__ import annotations

import asyncio
import threading

import pytest

from tests.sample import change
from toolkit.places import OWN_CONTENT
from toolkit.preview import server as module
from toolkit.preview.content import read_stamp
from toolkit.preview.server import PreviewServer, preview
from toolkit.scenario.new import begin_scenario
from toolkit.serving.app import LearnerServer

SLUG = "maple-house"


class Marking:
    """Stands for the grading process, and counts."""

    def __init__(self) -> None:
        self.withheld: frozenset[str] = frozenset()
        self.did: list[str] = []

    async def stop(self) -> None:
        self.did.append("stop")

    def start(self) -> None:
        self.did.append("start")


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv(OWN_CONTENT, str(tmp_path))
    return begin_scenario(SLUG)


@pytest.fixture
def server(own) -> PreviewServer:
    server = PreviewServer(host="127.0.0.1", port=8867, scenario=SLUG)
    server.__dict__["marking"] = Marking()
    return server


def test_marking_begins_anew_when_a_module_is_offered_otherwise(server, own):
    asyncio.run(server.follow(read_stamp()))
    assert server.marking.did == []
    change(own / "modules" / SLUG / "module.yaml", "minutes: [60, 90]", "minutes: [60, 95]")
    asyncio.run(server.follow(read_stamp()))
    asyncio.run(server.follow(read_stamp()))
    assert server.marking.did == ["stop", "start"]


def test_marking_follows_records_and_keys_by_itself(server, own):
    change(own / "scenarios" / SLUG / "key.yaml", "weight: 5", "weight: 4")
    asyncio.run(server.follow(read_stamp()))
    assert server.marking.did == []


def test_marking_begins_anew_with_a_change_while_it_leaves_a_module_alone(server, own):
    server.marking.withheld = frozenset({SLUG})
    asyncio.run(server.follow(read_stamp()))
    assert server.marking.did == []
    change(own / "scenarios" / SLUG / "key.yaml", "weight: 5", "weight: 4")
    asyncio.run(server.follow(read_stamp()))
    assert server.marking.did == ["stop", "start"]


def test_what_is_wrong_is_said_once_and_nothing_is_said_to_be_withheld(server, caplog):
    says = "scenarios/maple-house/key.yaml:9: Something is wrong."
    server.tell_withheld({SLUG: says})
    server.tell_withheld({SLUG: says})
    assert [record.message for record in caplog.records] == [
        f"{SLUG}: {says}",
        "Save the files when they are right; the preview follows them.",
    ]
    server.tell_withheld({SLUG: f"{says} And more."})
    assert caplog.messages[2] == f"{SLUG}: {says} And more."


def test_at_the_start_it_says_where_its_key_is_wrong(server, own, caplog, monkeypatch):
    async def begin(self):
        del self

    monkeypatch.setattr(LearnerServer, "_begin", begin)
    asyncio.run(server._begin())
    assert caplog.messages == []
    line = change(own / "scenarios" / SLUG / "key.yaml", "indicators: [", "indicatorz: [")
    asyncio.run(server._begin())
    [said] = caplog.messages
    assert said == (
        f"{SLUG}: scenarios/{SLUG}/key.yaml:{line}: In 'wet-jumper': there is no field "
        "'indicatorz' here; did you mean 'indicators'?"
    )


def test_each_state_of_the_files_is_checked_once(server, monkeypatch):
    asked = []

    def check(scenario):
        asked.append((scenario, threading.current_thread() is threading.main_thread()))
        return object()

    monkeypatch.setattr(module, "check_scenario", check)

    async def look():
        await asyncio.gather(server.check("a"), server.check("a"))
        await server.check("b")

    asyncio.run(look())
    assert asked == [(SLUG, False)] * 2  # never where pages are answered


def test_nothing_is_made_for_a_name_that_is_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert preview("pelow") == 1
    assert capsys.readouterr().err == (
        "There is no scenario or module 'pelow'; did you mean 'pellow'?\n"
    )
    assert list(tmp_path.iterdir()) == []
