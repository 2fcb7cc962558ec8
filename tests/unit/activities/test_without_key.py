"""A learner's own JupyterLab needs no key: whoever keeps such machines can take keys off them."""

from __future__ import annotations

import os
import shutil

import pytest

from toolkit import activities, places
from toolkit.grading.cells import EXECUTION, RESPONSE, grade


@pytest.fixture
def keyless(tmp_path, monkeypatch):
    """Content as it is without any key, or example of what a key gives points for."""
    folder = tmp_path / "content"
    for name in ("modules", "scenarios"):
        leave_out = shutil.ignore_patterns("key.yaml", "examples")
        shutil.copytree(places.content_folder() / name, folder / name, ignore=leave_out)
    monkeypatch.setattr("toolkit.places.content_folder", lambda: folder)
    monkeypatch.chdir(tmp_path)
    assert not list(folder.rglob("key.yaml"))
    return tmp_path


@pytest.mark.parametrize("name", activities.__all__)
def test_every_activity_opens_without_a_key(keyless, name):
    activity = getattr(activities, name)("fifty-reviews" if name == "Figures" else "neglect")
    assert activity.facts


def test_the_graded_cells_say_a_sentence_and_a_pretended_grading_finds_nothing(
    keyless, monkeypatch, capsys
):
    assert grade("neglect", "coverage") is None
    assert "There is nothing to mark yet" in capsys.readouterr().out
    (keyless / RESPONSE).write_text('{"format": 1, "module": "neglect", "scenario": "pellow"}')
    monkeypatch.setitem(os.environ, EXECUTION, "autograde")
    grade("neglect", "coverage")
    said = capsys.readouterr().out
    assert "key.yaml" in said
    assert "Key events found" not in said
