"""Where the content is: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

__all__ = ["content_folder", "module_folder", "module_ids", "scenario_folder", "scenario_ids"]

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


def _folders_with(parent: Path, name: str) -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in parent.glob(f"*/{name}")))
