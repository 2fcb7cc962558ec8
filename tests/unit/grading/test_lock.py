from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack

import pytest

from toolkit.grading.lock import TakenError, hold_lock

HOLDS = """
import sys
from pathlib import Path
from toolkit.grading.lock import hold_lock

with hold_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(path):
    """A process that holds the lock until its stdin closes; told once it does."""
    pipe = subprocess.PIPE
    process = subprocess.Popen([sys.executable, "-c", HOLDS, path], stdin=pipe, stdout=pipe)
    assert process.stdout.readline() == b"held\n"
    return process


def test_only_one_holds_it_and_the_next_may_afterwards(tmp_path):
    path = tmp_path / "lock"
    with holder(path), pytest.raises(TakenError), hold_lock(path, wait=False):
        pytest.fail("two held it")
    with hold_lock(path, wait=False), pytest.raises(TakenError), ExitStack() as held:
        held.enter_context(hold_lock(path, wait=False))


def test_a_killed_holder_locks_nobody_out(tmp_path):
    path = tmp_path / "lock"
    with holder(path) as process:
        process.kill()
        process.wait(30)
        assert path.exists()
        with hold_lock(path, wait=False):
            pass


def test_who_waits_gets_it_when_the_holder_ends(tmp_path):
    path = tmp_path / "lock"
    with holder(path) as first:
        pipe = subprocess.PIPE
        with subprocess.Popen(
            [sys.executable, "-c", HOLDS, path], stdin=pipe, stdout=pipe
        ) as second:
            first.stdin.close()
            assert second.stdout.readline() == b"held\n"
