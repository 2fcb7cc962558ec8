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
_OPENED = re.compile(r"""\s*(?:- )*(?:[\w-]+: +)?(?P<mark>["'])(?P<rest>.*)""")
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
    if quotes := _explain_quotes(error, line, lines):
        return quotes
    if "could not find expected ':'" in problem and "".join(lines[begun - 1 : begun]).strip():
        return begun, _say_no_colon(begun, lines)
    if "mapping values" in problem and not _is_one_field(text):
        return line, (
            f"“{_show(text)}” has a second colon. A text with a colon in it needs quotes round it, "
            "or a | before it."
        )
    if "expected key" in problem or "'-' indicator" in problem or "mapping values" in problem:
        return line, _say_column(line, lines)
    return line, f"This is not YAML we can read: {_say_unclosed(error, begun) or problem}."


def _explain_quotes(
    error: yaml.YAMLError, line: int, lines: Sequence[str]
) -> tuple[int, str] | None:
    """Line and sentence for a text in quotes that does not end where it should, if that is it."""
    if opened := _find_open_quote(line, lines):
        return opened, (
            f"“{_show(lines[opened - 1])}” begins with a quotation mark that is not closed there, "
            f"so all was taken for its text as far as line {line}. Close it where the text ends."
        )
    begun = _line_of(getattr(error, "context_mark", None))
    if "quoted scalar" in str(getattr(error, "context", None) or ""):
        return begun, f"“{_show(lines[begun - 1])}” has a quotation mark that is never closed."
    text = lines[line - 1].strip() if line <= len(lines) else ""
    if _AFTER_QUOTE.match(text):
        return line, (
            f"“{_show(text)}” goes on after the quotation mark that closes it. A text that begins "
            "with a quotation mark needs quotes of the other kind round it."
        )
    return None


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
    return ""


def _find_open_quote(line: int, lines: Sequence[str]) -> int:
    """The line of a quotation mark that was closed by mistake on a later one; 0 if there is none.

    What stands between the marks is no YAML any more, so the parser stumbles where the next text in
    quotes should begin.
    """
    for index in range(min(line, len(lines)) - 2, -1, -1):
        match = _OPENED.match(lines[index])
        if not match or match["mark"] in match["rest"]:
            continue
        closes = next((n for n in range(index + 1, len(lines)) if match["mark"] in lines[n]), None)
        if closes == line - 1:
            return index + 1
    return 0


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
