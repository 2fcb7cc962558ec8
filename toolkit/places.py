"""Where the content is: the project's own, and that of whoever writes scenarios beside it.

The project's is beside the package in a checkout and inside it in an installed wheel, where nobody
should write. An author's own is a folder of the same shape, named by ``WHOLEPICTURE_CONTENT`` (the
command's ``--content`` sets it, so that every process started from there knows too).
"""

from __future__ import annotations

import os
from pathlib import Path

__all__ = [
    "OWN_CONTENT",
    "content_folder",
    "content_folders",
    "content_stamp",
    "course_folder",
    "is_installed",
    "module_folder",
    "module_ids",
    "own_folder",
    "scenario_folder",
    "scenario_ids",
]

OWN_CONTENT = "WHOLEPICTURE_CONTENT"
"""The environment variable that names an author's own folder of content."""

_HERE = Path(__file__).resolve().parent


def content_folder() -> Path:
    """The folder that holds the project's ``scenarios/``, ``modules/`` and ``grading/``."""
    return _HERE / "_content" if is_installed() else _HERE.parent


def is_installed() -> bool:
    """Whether the project's content is inside the package, where it is not for authors to write."""
    return (_HERE / "_content").is_dir()


def own_folder() -> Path | None:
    """The author's own folder of content, if one is named, whether or not it exists."""
    named = os.environ.get(OWN_CONTENT, "").strip()
    return Path(named).expanduser().absolute() if named else None


def content_folders() -> tuple[Path, ...]:
    """Every folder of content. Where two have something of the same name, the first is meant.

    An author's own comes first: a scenario that the project adds later cannot take the place of
    theirs.
    """
    own, shipped = own_folder(), content_folder()
    return (shipped,) if own in (None, shipped) else (own, shipped)


def scenario_folder(scenario: str) -> Path:
    """The folder of one scenario, whether or not it exists."""
    return _find("scenarios", scenario)


def module_folder(module: str) -> Path:
    """The folder of one module, whether or not it exists."""
    return _find("modules", module)


def course_folder(module: str) -> Path:
    """The folder of nbgrader's notebook of one module, whether or not it exists."""
    return module_folder(module).parents[1] / "grading" / "source" / module


def scenario_ids() -> tuple[str, ...]:
    """Every scenario there is, in alphabetical order."""
    return _folders_with("scenarios", "scenario.yaml")


def module_ids() -> tuple[str, ...]:
    """Every module there is, in alphabetical order."""
    return _folders_with("modules", "module.yaml")


def content_stamp(*modules: str) -> tuple[tuple[str, int, int], ...]:
    """What changes when content of some modules or of any scenario does: names, times and sizes.

    What is read of content once and kept is kept beside this, so that whoever writes a scenario
    sees each change without a new start, and no two processes go by different records for long.
    """
    folders = (folder / "scenarios" for folder in content_folders())
    scenarios = (path for folder in folders for path in folder.rglob("*.yaml"))
    paths = (*(module_folder(module) / "module.yaml" for module in modules), *scenarios)
    found = ((str(path), path.stat()) for path in sorted(paths) if path.is_file())
    return tuple((name, status.st_mtime_ns, status.st_size) for name, status in found)


def _find(part: str, name: str) -> Path:
    places = [folder / part / name for folder in content_folders()]
    return next((place for place in places if place.is_dir()), places[-1])


def _folders_with(part: str, name: str) -> tuple[str, ...]:
    found = (path for folder in content_folders() for path in (folder / part).glob(f"*/{name}"))
    return tuple(sorted({path.parent.name for path in found}))
