"""A key that nothing can be marked by is found at the start, and not by the first learner."""

from __future__ import annotations

import os
import shutil
import time

from serving import Browser, serving

from toolkit.places import content_folder

ELSEWHERE = """
import pathlib, toolkit.places
toolkit.places.content_folder = lambda: pathlib.Path({content!r})
"""
"""What every process of the server runs first: the content is in another folder."""


def broken_content(tmp_path):
    content = tmp_path / "content"
    for name in ("modules", "scenarios", "grading"):
        shutil.copytree(content_folder() / name, content / name)
    key = content / "scenarios" / "pellow" / "key.yaml"
    key.write_text(key.read_text().replace("essential:", "esential:", 1))
    (tmp_path / "start").mkdir()
    script = ELSEWHERE.format(content=str(content))
    (tmp_path / "start" / "sitecustomize.py").write_text(script)
    paths = [str(tmp_path / "start"), os.environ.get("PYTHONPATH", "")]
    return {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


def catalogue_without(address, words, *, timeout_s=60):
    """The catalogue, asked for again until these words have gone."""
    browser, deadline = Browser(address), time.monotonic() + timeout_s
    while words in (page := browser.get("/").body):
        assert time.monotonic() < deadline, "it is still there"
        time.sleep(0.2)
    return page


def test_a_module_that_could_not_be_marked_is_not_offered_and_says_why(tmp_path):
    with serving(tmp_path / "data", env=broken_content(tmp_path)) as running:
        page = catalogue_without(running.address, "Neglect: the Pellow children")
        assert "modules/neglect" not in page
        assert "could not be marked: neglect" in running.log
        [said] = [line for line in running.log.splitlines() if " neglect: " in line]
        assert "scenarios/pellow/key.yaml:" in said
        assert "there is no field 'esential' here; did you mean 'essential'?" in said
        assert "Traceback" not in running.log
        log = (running.data / "log" / "grading.log").read_text()
        assert "The module neglect cannot be graded" in log
        assert "esential" in log
        assert "key.yaml:" in log


def test_who_has_work_in_it_still_finds_it(tmp_path):
    with serving(tmp_path / "data") as running:
        Browser(running.address).get("/")
        browser = Browser(running.address)
        browser.get("/")
        assert browser.ask("neglect", "open", attempt=None).json["ok"]
    with serving(tmp_path / "data", env=broken_content(tmp_path)) as running:
        deadline = time.monotonic() + 60
        while "could not be marked: neglect" not in running.log:
            assert time.monotonic() < deadline
            time.sleep(0.2)
        assert "Neglect: the Pellow children" in Browser(running.address).get("/").body
