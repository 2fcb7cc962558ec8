"""What `wholepicture new` wrote and nobody has rewritten yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from toolkit.module import Module
from toolkit.scenario.checks.texts import find_texts
from toolkit.scenario.model_files import ModelFile
from toolkit.scenario.problems import Problem
from toolkit.scenario.source import Source
from toolkit.scenario.yaml_lines import Where

__all__ = ["MARK", "check_beginnings"]

MARK = "(to be replaced)"
"""Stands in the texts of a beginning; learners would read it too."""


def check_beginnings(
    source: Source, *, modules: Sequence[ModelFile[Module]] = ()
) -> Iterator[Problem]:
    """Warn of each file that still has a beginning's words, at the first place that has."""
    texts: list[tuple[ModelFile[Any], Where, str]] = [
        (written.file, written.where, written.text) for written in find_texts(source)
    ]
    texts += [(file, ("aims", n), aim) for file in modules for n, aim in enumerate(file.value.aims)]
    found: dict[Path, list[tuple[ModelFile[Any], Where]]] = defaultdict(list)
    for file, where, text in texts:
        if MARK in text:
            found[file.path].append((file, where))
    for (file, where), *others in found.values():
        more = f" (and {len(others)} more)" if others else ""
        yield file.problem(
            f"This is still the beginning's, marked “{MARK}”; write your own{more}.",
            *where,
            words=MARK,
            to_grow=True,
        )
