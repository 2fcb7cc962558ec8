"""The built wheel, installed elsewhere, serves from any folder with its content inside."""

import json
import re
import shutil
import subprocess
import sys
import sysconfig
import urllib.request
import venv
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A fresh environment that has our wheel, and borrows only its dependencies from this one."""
    place = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--quiet"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", place, ROOT], check=True
    )
    (wheel,) = place.glob("wholepicture-*.whl")
    venv.create(place / "env", with_pip=False)
    python = place / "env/bin/python"
    subprocess.run([*pip, "--python", python, "install", "--no-deps", wheel], check=True)
    (site,) = (place / "env").glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    # The kernel of the page is found beside the environment's own python.
    kernels = Path(sys.prefix) / "share/jupyter"
    shutil.copytree(kernels, place / "env/share/jupyter", symlinks=True)
    return place


def test_content_is_checked_from_another_folder(installed):
    done = subprocess.run(
        [installed / "env/bin/wholepicture", "check", "--json"],
        cwd=installed,
        capture_output=True,
        text=True,
        check=False,
    )
    scenarios = json.loads(done.stdout)["scenarios"]
    assert {s["id"] for s in scenarios} == {
        path.parent.name for path in ROOT.glob("scenarios/*/scenario.yaml")
    }
    assert done.returncode == 0, done.stdout


@contextmanager
def served(installed, tmp_path, *more):
    """The address of the installed server, running in a folder of its own."""
    command = [installed / "env/bin/wholepicture", "serve", "--port", "0", "--no-browser"]
    server = subprocess.Popen(
        [*command, "--data", tmp_path / "data", *more],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        address = server.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address), address
        yield address
    finally:
        server.terminate()
        assert server.wait(30) == 0
        server.stdout.close()


def read(address):
    with urllib.request.urlopen(address) as page:
        assert page.status == 200
        return page.read().decode()


def test_it_serves_the_catalogue_and_a_module(installed, tmp_path):
    with served(installed, tmp_path) as address:
        assert read(address + "healthz")
        assert "Neglect" in read(address)
        assert read(address + "modules/neglect")


def test_an_author_begins_checks_and_serves_a_scenario_of_their_own(installed, tmp_path):
    own = ["--content", tmp_path / "mine"]
    for command in (["new", "maple", "--title", "Maple House"], ["check", "maple"]):
        done = subprocess.run(
            [installed / "env/bin/wholepicture", *command, *own],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    with served(installed, tmp_path, *own) as address:
        catalogue = read(address)
        assert "Maple House" in catalogue
        assert "Neglect" in catalogue
        assert "A mattress" not in (page := read(address + "modules/maple/before"))
        assert "two children in a cold house" in page
