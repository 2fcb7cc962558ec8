"""Begin a scenario: a small one that is whole and runs at once, to be replaced piece by piece.

A blank page is hard, and a copied scenario leaves somebody else's family in the corners. So a
beginning has one of everything, little of each, and comments that say what to change next and why.
What is still its own is marked, and `wholepicture check` tells of it until it has been rewritten.
"""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from importlib.abc import Traversable
from importlib.resources import files
from pathlib import Path
from typing import Any, TextIO

from toolkit.module import Module
from toolkit.places import (
    content_folder,
    content_folders,
    is_installed,
    own_folder,
)
from toolkit.scenario.modules import load_module
from toolkit.scenario.problems import show_path
from toolkit.steps import STEPS, StepId

__all__ = ["NewError", "begin_scenario", "make_module_notebook", "print_new"]

_TITLE = "A beginning: the Tarrow children (to be replaced)"
_LONGEST_SLUG = 60
_LONGEST_TITLE = 120
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_ACTIVITIES: dict[StepId, str] = {
    "before": "Before",
    "figures": "Figures",
    "family": "TheFamily",
    "own-file": "OwnFile",
    "records": "Desk",
    "picture": "WholePicture",
    "decide": "Decide",
    "hand-in": "HandIn",
    "reflect": "Reflect",
}
"""Step to the activity that a module's notebook shows in it."""


class NewError(Exception):
    """A scenario that cannot be begun; the message is for its author."""


def print_new(slug: str, *, title: str | None, to: TextIO, errors: TextIO) -> int:
    """Begin a scenario and say what to do next.

    Args:
        slug: Its id, and the name of its folder.
        title: What learners call it; a title to be replaced if left out.
        to: Where what was made is said.
        errors: Where it is said why nothing was made.

    Returns:
        The exit status: 0, or 1 if nothing was made.
    """
    try:
        made = begin_scenario(slug, title=title)
    except NewError as error:
        errors.write(f"{error}\n")
        return 1
    own = own_folder()
    content = f" --content {_quoted(own)}" if own else ""
    to.write(
        f"{title or _TITLE}\n"
        f"  {made / 'scenarios' / slug}\n"
        f"  {made / 'modules' / slug}\n"
        "It is small, whole, and there to be replaced. Open scenario.yaml first: it says what to\n"
        "change and why. Then, as often as you like:\n"
        f"  wholepicture check {slug}{content}\n"
        f"  wholepicture preview {slug}{content}\n"
    )
    return 0


def begin_scenario(slug: str, *, title: str | None = None) -> Path:
    """Write a scenario, the module that offers it, and nbgrader's notebook of it.

    They go to the author's own folder of content if one is named, else into this checkout.

    Args:
        slug: Its id: lower-case letters, digits and single hyphens.
        title: What learners call it.

    Returns:
        The folder of content that has them now.

    Raises:
        NewError: If the name or the title cannot be used or is taken, or nothing can be written
            there. Nothing is left half made.
    """
    _check_slug(slug)
    title = _check_title(title)
    folder = _own_or_checkout(slug)
    _check_free(slug)
    made: list[Path] = []
    try:
        _write(folder, _fill_template(slug, title=title), made)
        _write(folder, _make_notebooks(load_module(folder / "modules" / slug)), made)
    except OSError as error:
        for path in made:
            shutil.rmtree(path, ignore_errors=True)
        raise NewError(
            f"Nothing can be written in {folder}: {error.strerror or error}. "
            "Choose another folder with --content."
        ) from error
    return folder


def make_module_notebook(module: Module) -> str:
    """A module's own notebook, as the text of an ``.ipynb`` file: one cell a step."""
    steps = [step.id for step in STEPS if step.id in module.steps]
    names = "".join(f"    {name},\n" for name in sorted(_ACTIVITIES[step] for step in steps))
    cells = [
        _cell("import", f"from toolkit.activities import (\n{names})"),
        *(_cell(step, f'{_ACTIVITIES[step]}("{module.id}")') for step in steps),
    ]
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    notebook = {
        "cells": cells,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def _fill_template(slug: str, *, title: str) -> Iterator[tuple[Path, str]]:
    """Path below the folder of content, and text, of every file an author writes."""
    words = {"slug": slug, "title": json.dumps(title, ensure_ascii=False)}
    for name, text in _read_all(files("toolkit.scenario") / "template"):
        part = "modules" if name == "module.yaml" else "scenarios"
        yield Path(part, slug, name), _fill(text, words)


def _make_notebooks(module: Module) -> Iterator[tuple[Path, str]]:
    """The same of the two notebooks, which no author writes."""
    from toolkit.grading.source import notebook_text

    notebook = f"{module.id}.ipynb"
    yield Path("modules", module.id, notebook), make_module_notebook(module)
    yield Path("grading", "source", module.id, notebook), notebook_text(module)


def _read_all(folder: Traversable, before: str = "") -> Iterator[tuple[str, str]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _read_all(item, f"{before}{item.name}/")
        elif item.name.endswith(".yaml"):
            yield f"{before}{item.name}", item.read_text(encoding="utf-8")


def _fill(text: str, words: dict[str, str]) -> str:
    return re.sub(r"\{\{(\w+)\}\}", lambda match: words[match[1]], text)


def _cell(cell_id: str, source: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": cell_id,
        "metadata": {},
        "outputs": [],
        "source": source.splitlines(keepends=True),
    }


def _check_slug(slug: str) -> None:
    if _SLUG.fullmatch(slug) and len(slug) <= _LONGEST_SLUG:
        return
    like = _like_a_slug(slug)
    raise NewError(
        f"{slug!r} cannot be a scenario's name; it has lower-case letters, digits and single "
        f"hyphens, and at most {_LONGEST_SLUG} of them"
        + (f": {like}." if like else ", such as maple-house.")
    )


def _like_a_slug(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:_LONGEST_SLUG].strip("-")


def _check_title(title: str | None) -> str:
    if title is None:
        return _TITLE
    title = " ".join(title.split())
    if not title or len(title) > _LONGEST_TITLE or not title.isprintable():
        raise NewError(
            f"The title is {title[:40]!r}; it is a line of 1 to {_LONGEST_TITLE} characters, such "
            "as “Neglect: the children of Maple House”."
        )
    return title


def _own_or_checkout(slug: str) -> Path:
    own = own_folder()
    if own is None and is_installed():
        raise NewError(
            "Say in which folder your own scenarios are to be, and keep it for all of them: "
            f"wholepicture new {slug} --content my-scenarios"
        )
    return own or content_folder()


def _check_free(slug: str) -> None:
    for folder in content_folders():
        for what, part in (
            ("scenario", "scenarios"),
            ("module", "modules"),
            ("course notebook", "grading/source"),
        ):
            if (place := folder / part / slug).exists():
                raise NewError(
                    f"There is already a {what} called {slug!r}, in {show_path(place)}; choose "
                    "another name. Nothing was changed."
                )


def _write(folder: Path, texts: Iterator[tuple[Path, str]], made: list[Path]) -> None:
    """Write files below a folder, and note the topmost of each folder that was not there."""
    for path, text in texts:
        parent = (folder / path).parent
        missing = [each for each in (parent, *parent.parents) if not each.exists()]
        made.extend(missing[-1:])
        parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def _quoted(folder: Path) -> str:
    text = str(folder)
    return f'"{text}"' if " " in text else text
