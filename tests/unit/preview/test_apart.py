"""The learner's server has nothing of the preview: no address, no import, no line of code."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import toolkit
from toolkit.preview.server import PreviewServer
from toolkit.serving.app import LearnerServer

PACKAGE = Path(toolkit.__file__).parent
ALL_THAT_SERVES = """
import pkgutil, sys
from importlib import import_module
import toolkit.serving, toolkit.activities
for package in (toolkit.serving, toolkit.activities):
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not found.name.endswith(".__main__"):
            import_module(found.name)
print(*sorted(name for name in sys.modules if name.startswith("toolkit.")))
"""


def test_nothing_that_serves_learners_imports_the_preview_or_a_key():
    ran = subprocess.run(
        [sys.executable, "-c", ALL_THAT_SERVES], capture_output=True, text=True, check=True
    )
    imported = ran.stdout.split()
    assert {"toolkit.serving.app", "toolkit.activities.desk"} <= set(imported)
    assert [name for name in imported if name.startswith("toolkit.preview")] == []
    assert "toolkit.scenario.key" not in imported


def test_only_the_command_names_the_preview():
    naming = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(name.startswith("toolkit.preview") for name in imports_of(path))
    }
    assert {each for each in naming if not each.startswith("preview/")} == {"cli.py"}


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(f"{node.module}.{name.name}" for name in node.names)}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return found


def test_the_authors_addresses_are_the_previews_alone():
    learners = {pattern for pattern, *_ in LearnerServer.init_handlers(unstarted(LearnerServer))}
    authors = {pattern for pattern, *_ in PreviewServer.init_handlers(unstarted(PreviewServer))}
    assert learners < authors
    assert all(pattern.startswith("/preview/") for pattern in authors - learners)
    assert not any("preview" in pattern for pattern in learners)


def unstarted(kind):
    return kind(host="127.0.0.1", port=8867)
