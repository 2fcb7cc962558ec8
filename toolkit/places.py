"""Where the content is: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "content_folder",
    "content_stamp",
    "module_folder",
    "module_ids",
    "scenario_folder",
    "scenario_ids",
]

_HERE = Path(__file__).resolve().parent


def content_folder() -> Path:
    """The folder that holds ``scenarios/``, ``modules/`` and ``grading/``."""
    installed = _HERE / "_content"
    return installed if installed.is_dir() else _HERE.parent


def scenario_folder(scenario: str) -> Path:
    """The folder of one scenario, whether or not it exists."""
    return content_folder() / "scenarios" / scenario


def module_folder(module: str) -> Path:
    """The folder of one module, whether or not it exists."""
    return content_folder() / "modules" / module


def scenario_ids() -> tuple[str, ...]:
    """Every scenario there is, in alphabetical order."""
    return _folders_with(content_folder() / "scenarios", "scenario.yaml")


def module_ids() -> tuple[str, ...]:
    """Every module there is, in alphabetical order."""
    return _folders_with(content_folder() / "modules", "module.yaml")


def content_stamp(module: str) -> tuple[tuple[str, int, int], ...]:
    """What changes when content of a module or of any scenario does: names, times and sizes.

    What is read of content once and kept is kept beside this, so that whoever writes a scenario
    sees each change without a new start, and no two processes go by different records for long.
    """
    scenarios = content_folder() / "scenarios"
    paths = (module_folder(module) / "module.yaml", *scenarios.rglob("*.yaml"))
    found = ((str(path), path.stat()) for path in sorted(paths) if path.is_file())
    return tuple((name, status.st_mtime_ns, status.st_size) for name, status in found)


def _folders_with(parent: Path, name: str) -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in parent.glob(f"*/{name}")))
