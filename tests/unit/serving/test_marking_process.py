from __future__ import annotations

import asyncio
import json
import sys

import psutil
import pytest

from toolkit.serving.marking_process import MarkingProcess

ECHO = """
import json, sys
print("not json", flush=True)
for number, line in enumerate(sys.stdin):
    print("on stderr", file=sys.stderr, flush=True)
    print(json.dumps({"submission": number, "state": "marked"}), flush=True)
"""
DIES = """
import json, pathlib, sys
path = pathlib.Path(sys.argv[1])
path.write_text(path.read_text() + "x" if path.exists() else "x")
print(json.dumps({"submission": 1, "state": "failed"}), flush=True)
sys.exit(3)
"""


async def until(done, *, timeout_s=20):
    async with asyncio.timeout(timeout_s):
        await done.wait()


async def until_the_third_report(code, starts, *, then=lambda: None):
    """Follow a process of this code, which writes to `starts` each time it begins."""
    thrice = asyncio.Event()
    heard = []

    def hear():
        heard.append(1)
        if len(heard) == 3:
            thrice.set()
        then()

    command = [sys.executable, "-c", code, str(starts)]
    marking = MarkingProcess(command, reported=hear, back_off_s=(0, 0))
    marking.start()
    await until(thrice)
    await marking.stop()


def test_a_wake_up_reaches_it_and_its_report_reaches_us(caplog):
    async def scene():
        reported = asyncio.Event()
        marking = MarkingProcess([sys.executable, "-c", ECHO], reported=reported.set)
        marking.start()
        while not reported.is_set():
            marking.wake()
            await asyncio.sleep(0.05)
        await marking.stop()

    caplog.set_level("INFO", logger="wholepicture")
    asyncio.run(scene())
    assert "submission 0 is marked" in caplog.text
    assert "grading said: not json" in caplog.text
    assert "grading: on stderr" in caplog.text


def test_it_is_started_again_when_it_ends(tmp_path, caplog):
    starts = tmp_path / "starts"
    asyncio.run(until_the_third_report(DIES, starts))
    assert len(starts.read_text()) >= 3
    assert "ended with status 3" in caplog.text
    assert "Nothing handed in is lost" in caplog.text


def test_stopping_before_it_starts_and_twice_is_fine():
    async def scene():
        marking = MarkingProcess([sys.executable, "-c", ECHO], reported=lambda: None)
        await marking.stop()
        marking.wake()
        marking.start()
        await marking.stop()
        await marking.stop()

    asyncio.run(scene())


def test_a_program_that_is_not_there_is_said_and_tried_again(caplog):
    async def scene():
        marking = MarkingProcess(
            ["/nonexistent/grading"], reported=lambda: None, back_off_s=(0.01,)
        )
        marking.start()
        async with asyncio.timeout(5):
            while caplog.text.count("could not be started") < 2:  # noqa: ASYNC110 - a log
                await asyncio.sleep(0.02)
        await marking.stop()

    asyncio.run(scene())


@pytest.mark.parametrize("told", [{"submission": 1, "state": "marked"}, {}, []])
def test_any_json_it_says_counts_as_news(told):
    async def scene():
        reported = asyncio.Event()
        code = f"print({json.dumps(told)!r}, flush=True); input()"
        marking = MarkingProcess([sys.executable, "-c", code], reported=reported.set)
        marking.start()
        await until(reported)
        await marking.stop()

    asyncio.run(scene())


SAYS_ITS_FIRST_LINE = """
import json, sys
print(json.dumps({"submission": sys.stdin.readline().strip(), "state": "marked"}), flush=True)
sys.stdin.read()
"""


def test_what_it_is_told_comes_first_at_each_start_and_nobody_else_can_read_it(caplog):
    async def scene():
        twice = [asyncio.Event(), asyncio.Event()]
        events = iter(twice)
        marking = MarkingProcess(
            [sys.executable, "-c", SAYS_ITS_FIRST_LINE],
            reported=lambda: next(events).set(),
            told="postgresql://me:swordfish@host/db",
            back_off_s=(0,),
        )
        marking.start()
        marking.wake()  # before there is anything to wake
        await until(twice[0])
        process = psutil.Process(marking._process.pid)
        assert "swordfish" not in repr(process.cmdline())
        assert "swordfish" not in repr(process.environ())
        process.kill()
        await until(twice[1])
        await marking.stop()

    caplog.set_level("INFO", logger="wholepicture")
    asyncio.run(scene())
    assert caplog.text.count("submission postgresql://me:swordfish@host/db is marked") == 2


def test_the_grading_process_is_told_its_store_and_on_no_command_line(tmp_path):
    store = f"sqlite:///{tmp_path / 'swordfish.db'}"
    marking = MarkingProcess.for_data(tmp_path, store=store, reported=lambda: None)
    assert marking._told == store
    assert "swordfish" not in " ".join(marking._command)


def test_what_cannot_be_graded_is_passed_on_with_the_reason():
    async def scene():
        heard, told = asyncio.Event(), []
        says = {"withheld": {"neglect": "scenarios/pellow/key.yaml:9: It is wrong."}}
        marking = MarkingProcess(
            [sys.executable, "-c", f"print({json.dumps(says)!r}, flush=True); input()"],
            reported=heard.set,
            withheld=told.append,
        )
        marking.start()
        await until(heard)
        await marking.stop()
        return marking.withheld, told, says["withheld"]

    withheld, told, why = asyncio.run(scene())
    assert withheld == {"neglect"}
    assert told == [why]


TOO_LONG = """
import json, sys
print("x" * 3_000_000, file=sys.stderr, flush=True)
print("x" * 3_000_000, flush=True)
print(json.dumps({"submission": 1, "state": "marked"}), flush=True)
sys.stdin.read()
"""


def test_a_line_without_end_does_not_stop_what_comes_after_it(caplog):
    async def scene():
        reported = asyncio.Event()
        marking = MarkingProcess([sys.executable, "-c", TOO_LONG], reported=reported.set)
        marking.start()
        while "submission 1 is marked" not in caplog.text:
            await until(reported)
            reported.clear()
        await marking.stop()

    caplog.set_level("INFO", logger="wholepicture")
    asyncio.run(scene())
    assert "over a million bytes to stdout" in caplog.text


def test_whatever_goes_wrong_in_following_it_it_is_ended_and_started_again(tmp_path, caplog):
    starts = tmp_path / "starts"

    def fail():
        raise RuntimeError("a page that waited is broken")

    stays = DIES.replace("sys.exit(3)", "sys.stdin.read()")
    asyncio.run(until_the_third_report(stays, starts, then=fail))
    assert len(starts.read_text()) >= 3
    assert "a page that waited is broken" in caplog.text
