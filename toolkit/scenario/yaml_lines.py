"""YAML as content authors write it, with the line each value stands on.

Only ``null``, ``true``, ``false`` and plain numbers are anything but text: dates, times and
``no`` stay as they were written. A key written twice is an error, not a silent loss.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from toolkit.scenario.problems import ContentError
from toolkit.scenario.yaml_mistakes import explain

__all__ = ["Lines", "Marked", "Where", "read_yaml"]

Where = tuple[str | int, ...]
"""A value's address in its file: ``("records", 3, "date")``."""

_DEEPEST = 20
_LARGEST = 4_000_000  # characters: a file larger than this is not a scenario's


@dataclass(frozen=True)
class Lines:
    """Line numbers of one file's values, from 1, and the lines themselves."""

    at: dict[Where, int]
    text: tuple[str, ...]

    def find(self, *where: str | int) -> int:
        """The line of a value, or of the nearest thing around it that is in the file."""
        for length in range(len(where), -1, -1):
            if where[:length] in self.at:
                return self.at[where[:length]]
        return 1

    def find_words(self, words: str, *where: str | int) -> int:
        """The line, at or after a value's own, that holds words of it; else the value's line."""
        start = self.find(*where)
        for line, text in enumerate(self.text[start - 1 :], start=start):
            if words in text:
                return line
        return start


@dataclass(frozen=True)
class Marked:
    """Plain data read from a file, and the lines of all of it."""

    data: Any
    lines: Lines


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The fast loader where it was built, with fewer kinds of value than YAML has."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


_MEANS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+")


def read_yaml(path: Path) -> Marked:
    """Read a YAML file into plain data with line numbers.

    Raises:
        ContentError: The file is missing, is not UTF-8 or not YAML, repeats a key, or uses
            anchors; the problem names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        raise ContentError.at(path, 1, "This file is missing.") from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ContentError.at(
            path,
            line,
            "A letter here is not saved as UTF-8, so the file cannot be read. In your editor "
            "choose Save as, and UTF-8 as the encoding.",
        ) from error
    except OSError as error:
        raise ContentError.at(path, 1, f"This file cannot be read: {error.strerror}.") from error
    if len(text) > _LARGEST:
        raise ContentError.at(path, 1, f"This file is larger than {_LARGEST:,} characters.")
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise ContentError.at(path, *explain(error, text.splitlines())) from error
    except RecursionError as error:
        raise ContentError.at(path, 1, "This file is nested too deeply to read.") from error
    if node is None:
        raise ContentError.at(path, 1, "This file is empty.")
    reader = _Reader(path)
    return Marked(reader.value(node, ()), Lines(reader.lines, tuple(text.splitlines())))


class _Reader:
    """Turns YAML's tree into data, noting where each value stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: dict[Where, int] = {}
        self._met: set[int] = set()

    def value(self, node: yaml.Node, where: Where) -> Any:
        line = self.lines.setdefault(where, node.start_mark.line + 1)
        if len(where) > _DEEPEST:
            raise ContentError.at(self.path, line, "This is nested too deeply.")
        if id(node) in self._met:
            raise ContentError.at(
                self.path, line, "Anchors (&) and aliases (*) are not used here; write it out."
            )
        self._met.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*where, n)) for n, item in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, where: Where) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise ContentError.at(self.path, line, "A field's name must be plain text.")
            if key in found:
                first = self.lines[(*where, key)]
                raise ContentError.at(
                    self.path, line, f"The field {key!r} is here twice; it is also on line {first}."
                )
            self.lines[(*where, key)] = line
            found[key] = self.value(value_node, (*where, key))
        return found


def _scalar(node: Any) -> Any:
    text: str = node.value
    if node.style:  # quoted or a block: always text
        return text
    if text in _MEANS:
        return _MEANS[text]
    if _INTEGER.fullmatch(text) and len(text) < 19:  # noqa: PLR2004 -- more digits are not a count
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
