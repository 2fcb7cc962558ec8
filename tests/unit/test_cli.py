from __future__ import annotations

import os
import subprocess
import sys

import pytest

from toolkit.cli import main
from toolkit.serving import app

URL = "postgresql+psycopg://me:swordfish@host/db"


@pytest.fixture
def served(monkeypatch):
    """What the server was started with, and the environment it would hand on."""
    seen = {}

    def serve(**options):
        seen.update(options, environment=dict(os.environ))
        return 0

    monkeypatch.setattr(app, "serve", serve)
    return seen


def test_the_store_may_come_from_the_environment_and_goes_no_further(served, monkeypatch):
    monkeypatch.setenv("WHOLEPICTURE_STORE_URL", URL)
    assert main(["serve"]) == 0
    assert served["store"] == URL
    assert "swordfish" not in repr(served["environment"])


def test_the_command_line_has_the_last_word_on_the_store(served, monkeypatch):
    monkeypatch.setenv("WHOLEPICTURE_STORE_URL", URL)
    assert main(["serve", "--store", "sqlite:////here.db"]) == 0
    assert served["store"] == "sqlite:////here.db"
    assert "swordfish" not in repr(served["environment"])


def test_without_either_the_server_chooses(served, monkeypatch):
    monkeypatch.delenv("WHOLEPICTURE_STORE_URL", raising=False)
    assert main(["serve"]) == 0
    assert served["store"] is None


def test_a_folder_of_ones_own_is_told_to_every_process(served, monkeypatch, tmp_path):
    monkeypatch.setenv("WHOLEPICTURE_CONTENT", "")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    assert main(["serve", "--content", "mine"]) == 0
    assert served["environment"]["WHOLEPICTURE_CONTENT"] == str(tmp_path / "mine")


@pytest.mark.parametrize("command", ["serve", "check"])
def test_a_folder_that_is_not_there_is_a_sentence(served, monkeypatch, tmp_path, capsys, command):
    monkeypatch.setenv("WHOLEPICTURE_CONTENT", str(tmp_path / "mien"))
    assert main([command]) == 1
    assert capsys.readouterr().err == (
        f"There is no folder {tmp_path / 'mien'} for your own scenarios; `wholepicture new` makes "
        "one.\n"
    )
    assert served == {}


@pytest.fixture
def previewed(monkeypatch):
    """What a preview was started with, and the environment it would hand on."""
    from toolkit.preview import server

    seen = {}

    def preview(name, **options):
        seen.update(options, name=name, environment=dict(os.environ))
        return 0

    monkeypatch.setattr(server, "preview", preview)
    return seen


def test_a_preview_is_of_a_name_and_on_no_address_of_choice(previewed, capsys):
    assert main(["preview", "pellow", "--port", "0", "--no-browser"]) == 0
    assert previewed["name"] == "pellow"
    assert (previewed["port"], previewed["open_browser"]) == (0, False)
    for option in ("--host", "--behind-proxy", "--store", "--data"):
        with pytest.raises(SystemExit):
            main(["preview", "pellow", option])
        assert f"unrecognized arguments: {option}" in capsys.readouterr().err


def test_a_preview_knows_no_learners_store(previewed, monkeypatch):
    monkeypatch.setenv("WHOLEPICTURE_STORE_URL", URL)
    assert main(["preview", "pellow"]) == 0
    assert "swordfish" not in repr(previewed["environment"])


def test_a_preview_has_an_authors_own_content(previewed, monkeypatch, tmp_path):
    monkeypatch.setenv("WHOLEPICTURE_CONTENT", "")
    assert main(["preview", "maple", "--content", str(tmp_path)]) == 0
    assert previewed["environment"]["WHOLEPICTURE_CONTENT"] == str(tmp_path)


@pytest.mark.parametrize("words", [["check", "--coverage"], ["indicators"], ["check"]])
def test_who_reads_no_further_ends_it_quietly(words):
    reading, writing = os.pipe()
    os.close(reading)  # as `head` does when it has enough
    with os.fdopen(writing, "wb") as nowhere:
        ended = subprocess.run(
            [sys.executable, "-m", "toolkit.cli", *words],
            stdout=nowhere, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert ended.stderr == ""
    assert ended.returncode == 141
