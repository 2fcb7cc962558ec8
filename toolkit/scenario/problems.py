"""What is wrong with content, as sentences for its author: where, what, what is allowed."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from toolkit.places import content_folders

__all__ = ["ContentError", "Problem", "say_briefly", "show_path", "suggest"]

_SHOWN = 3  # a person mends one thing at a time


@dataclass(frozen=True, order=True)
class Problem:
    """One thing an author should look at.

    Attributes:
        file: The file as the author knows it: ``scenarios/pellow/key.yaml``.
        line: Line of the file, counted from 1.
        level: ``error`` must be put right; ``warning`` may be meant.
        says: One or two sentences.
        to_grow: Whether it is a warning of no more than what a beginning has not got yet.
    """

    file: str
    line: int
    level: Literal["error", "warning"]
    says: str
    to_grow: bool = False

    def __str__(self) -> str:
        hedge = "warning: " if self.level == "warning" and not self.to_grow else ""
        return f"{self.file}:{self.line}: {hedge}{self.says}"


class ContentError(ValueError):
    """Content that cannot be used, with every problem found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        more = len(self.problems) - _SHOWN
        shown = [str(problem) for problem in self.problems[:_SHOWN]]
        if more > 0:
            shown.append(f"… and {more} more; `wholepicture check` says them all.")
        super().__init__("\n".join(shown))

    @classmethod
    def at(cls, path: Path, line: int, says: str) -> ContentError:
        """A single problem at one place."""
        return cls([Problem(show_path(path), line, "error", says)])


def say_briefly(said: str) -> str:
    """The first line of what was said to be wrong, and that there is more, if there is.

    Args:
        said: What a `ContentError` says, or any other sentences.
    """
    first, *more = said.splitlines() or [""]
    return f"{first} `wholepicture check` says the rest." if more else first


def show_path(path: Path) -> str:
    """A path as its author knows it: from the folder that holds ``scenarios/``, if it is there."""
    for base in (*content_folders(), Path.cwd()):
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return path.as_posix()


def suggest(found: str, known: Iterable[str]) -> str:
    """The end of a sentence about a name that is not known: with the likeliest, if there is one."""
    near = difflib.get_close_matches(found, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else "."
