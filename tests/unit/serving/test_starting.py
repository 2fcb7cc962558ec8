"""What an operator is told when a server cannot start, or finds another one there."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
import urllib.request

import pytest

SERVE = [sys.executable, "-m", "toolkit.cli", "serve", "--no-browser", "--port", "0"]


@contextlib.contextmanager
def serving(data):
    """A server and its address."""
    pipe = subprocess.PIPE
    with subprocess.Popen([*SERVE, "--data", data], stdout=pipe, stderr=pipe, text=True) as process:
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.terminate()
            process.communicate(timeout=30)


def test_a_second_server_on_a_folder_says_so_and_a_killed_one_leaves_it_free(tmp_path):
    data = tmp_path / "data"
    with serving(data) as (first, address):
        assert address.startswith("http://127.0.0.1:")
        log = (data / "log" / "server.log").read_text()
        second = subprocess.run(
            [*SERVE, "--data", data], capture_output=True, text=True, timeout=60, check=False
        )
        assert second.returncode == 1
        assert second.stdout == ""
        assert second.stderr == (
            f"Whole Picture is already running with the folder {data}: use that one, stop it "
            "first, or choose another folder with --data.\n"
        )
        assert (data / "log" / "server.log").read_text() == log
        first.kill()
        first.wait(30)
        with serving(data) as (_, again):
            assert again.startswith("http://127.0.0.1:")


def test_asking_twice_to_stop_breaks_nothing_off(tmp_path):
    log = tmp_path / "data/log/server.log"
    with serving(tmp_path / "data") as (process, address):
        with urllib.request.urlopen(f"{address}healthz"):
            pass  # it has started
        while process.poll() is None and "stopped" not in log.read_text():
            process.terminate()  # as who presses Ctrl and C until it has stopped
            time.sleep(0.02)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "stopped" in errors
    assert "Traceback" not in errors


@pytest.mark.parametrize("there", ["a file", "nothing that may be made"])
def test_a_folder_that_cannot_be_is_said(tmp_path, there):
    (tmp_path / "file").touch()
    data = tmp_path / "file" if there == "a file" else tmp_path / "file" / "data"
    tried = subprocess.run(
        [*SERVE, "--data", data], capture_output=True, text=True, timeout=60, check=False
    )
    assert tried.returncode == 1
    assert f"Nothing can be saved in {data}" in tried.stderr
    assert "--data" in tried.stderr
    assert "Traceback" not in tried.stderr
