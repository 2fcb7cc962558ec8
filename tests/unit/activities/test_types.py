"""The JavaScript against its own types, where the checker is installed (npm ci)."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TSC = ROOT / "node_modules/typescript/bin/tsc"
MOST_LINES = 260


@pytest.mark.skipif(
    not (TSC.exists() and shutil.which("node")), reason="npm ci has not been run here"
)
def test_types_are_right():
    done = subprocess.run(
        ["node", str(TSC), "-p", "tsconfig.json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_modules_stay_short_enough_to_read():
    activities = ROOT / "toolkit/activities"
    for path in activities.rglob("*.js"):
        if "_vendor" not in path.parts:
            lines = path.read_text(encoding="utf-8").count("\n")
            assert lines <= MOST_LINES, f"{path.name} has {lines} lines"


def test_html_is_put_in_as_it_comes_in_one_place_only():
    activities = ROOT / "toolkit/activities"
    users = [
        path.name
        for path in activities.rglob("*.js")
        if "_vendor" not in path.parts and "innerHTML" in path.read_text(encoding="utf-8")
    ]
    assert users == ["outcome.js"]
