"""What a YAML parser stumbled over, as a sentence for somebody who has never heard of YAML.

The parser says where it gave up and what it hoped for, which is often a line later than the slip
and never in an author's words. So the line itself is looked at: is there a tab, a colon missing, a
colon too many, or does it stand in another column than its neighbours?
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

__all__ = ["explain"]

_FIELD = re.compile(r"(?:- )?[\w-]+:(?: |$)")
_AFTER_QUOTE = re.compile(r"""(?:- )?[\w-]+: (?P<mark>["']).*(?P=mark)\s*[^\s#,}\]]""")
_CLOSED_BY = {"sequence": ("[", "]"), "mapping": ("{", "}")}


def explain(error: yaml.YAMLError, lines: Sequence[str]) -> tuple[int, str]:
    """Line and sentence for what the YAML parser stumbled over.

    Args:
        error: What it raised.
        lines: The file's lines.
    """
    problem = str(getattr(error, "problem", None) or error)
    at, begun = (_line_of(getattr(error, m, None)) for m in ("problem_mark", "context_mark"))
    line = at or begun or 1
    text = lines[line - 1] if line <= len(lines) else ""
    if "\t" in text[: len(text) - len(text.lstrip())]:
        return line, f"“{_show(text)}” is indented with a tab. Indent with spaces, not tabs."
    if "could not find expected ':'" in problem and "".join(lines[begun - 1 : begun]).strip():
        return begun, _say_no_colon(begun, lines)
    if "mapping values" in problem and not _is_one_field(text):
        return line, (
            f"“{_show(text)}” has a second colon. A text with a colon in it needs quotes round it, "
            "or a | before it."
        )
    if _AFTER_QUOTE.match(text.strip()):
        return line, (
            f"“{_show(text)}” goes on after the quotation mark that closes it. A text that begins "
            "with a quotation mark needs quotes of the other kind round it."
        )
    if "expected key" in problem or "'-' indicator" in problem or "mapping values" in problem:
        return line, _say_column(line, lines)
    return line, f"This is not YAML we can read: {_say_unclosed(error, begun) or problem}."


def _say_no_colon(line: int, lines: Sequence[str]) -> str:
    """A line that neither is a field nor belongs to the text above it."""
    text = lines[line - 1]
    above = _above(line, lines)
    first = text.split()[0]
    if above is not None and _indent(lines[above]) > _indent(text) and not first.islower():
        return (
            f"“{_show(text)}” is indented by {_spaces(_indent(text))}, and the line above it by "
            f"{_indent(lines[above])}. Every line of a text is indented alike."
        )
    name = first.split(":")[0]
    return (
        f"“{_show(text)}” has no colon with a space after it. A field is its name, a colon, a "
        f"space and what it says: “{name}: …”."
    )


def _say_column(line: int, lines: Sequence[str]) -> str:
    """A line that begins in another column than those it belongs with."""
    text = lines[line - 1]
    is_item = text.lstrip().startswith("- ")
    above = _above(line, lines, items=is_item)
    here = _indent(text)
    there = None if above is None else _column(lines[above], items=is_item)
    if there is None or there == here:
        return (
            f"“{_show(text)}” does not belong where it stands. Fields of one thing begin in the "
            "same column, and so do the items of one list."
        )
    what, rule = (
        ("item", "The items of one list")
        if is_item
        else ("field", "The fields of one thing, and the name after a “- ”,")
    )
    return (
        f"“{_show(text)}” is indented by {_spaces(here)}, and the {what} above it by {there}. "
        f"{rule} begin in the same column."
    )


def _say_unclosed(error: yaml.YAMLError, begun: int) -> str:
    context = str(getattr(error, "context", None) or "")
    for kind, (opening, closing) in _CLOSED_BY.items():
        if f"flow {kind}" in context:
            return f"the {opening} on line {begun} is not closed by {closing}, or lacks a comma"
    if "quoted scalar" in context:
        return f"the quotation mark on line {begun} is not closed"
    return ""


def _above(line: int, lines: Sequence[str], *, items: bool = False) -> int | None:
    """The index of the nearest line above that says something; that begins an item, if asked."""
    for index in range(line - 2, -1, -1):
        text = lines[index].strip()
        if text and not text.startswith("#") and (text.startswith("- ") or not items):
            return index
    return None


def _is_one_field(text: str) -> bool:
    """Whether a line is one field as it should be, so that the slip is where it stands."""
    match = _FIELD.match(text.strip())
    return bool(match) and ": " not in text.strip()[match.end() :]  # type: ignore[union-attr]


def _column(text: str, *, items: bool) -> int:
    """Where an item begins, or a field: a field that begins an item stands after its dash."""
    return _indent(text) + (2 if not items and text.lstrip().startswith("- ") else 0)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _spaces(number: int) -> str:
    return {0: "no spaces", 1: "1 space"}.get(number, f"{number} spaces")


def _show(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 50 else f"{text[:49]}…"  # noqa: PLR2004 -- part of a line


def _line_of(mark: yaml.Mark | None) -> int:
    return mark.line + 1 if mark else 0
