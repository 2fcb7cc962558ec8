"""Text as it is kept: everything a person can type, nothing that breaks a file or a database."""

from __future__ import annotations

import re

__all__ = ["clean_text", "say_points", "say_total", "show"]

# NUL is refused by PostgreSQL, the other control characters by Excel, lone surrogates by UTF-8.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTAINERS: dict[type, str] = {dict: "an object", list: "a list", tuple: "a list"}
_LINE_END = re.compile("\r\n?")


def clean_text(text: str) -> str:
    r"""Text without what cannot be stored or shown.

    Control characters but tab and newline go, half characters become ``\ufffd``, and every end
    of line is ``\n``. Nothing else changes: a script typed as text stays that text.
    """
    text = _LINE_END.sub("\n", text)
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _CONTROL.sub("", text))


def say_points(points: float) -> str:
    """Points of one criterion: to the hundredth, and no more digits than needed."""
    return f"{round(points, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def say_total(points: float, maximum: float) -> str:
    """Points over all criteria: to the tenth, and never nought or all there is if it is not."""
    said = say_points(round(points, 1))
    whole = float(said) in (0.0, maximum)
    return say_points(points) if whole else said


def show(value: object) -> str:
    """A value as an error sentence can quote it: short, on one line, whatever it was."""
    if isinstance(value, str):
        return f"“{_shorten(' '.join(clean_text(value).split()))}”" if value else "empty"
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    if type(value) in _CONTAINERS:
        return _CONTAINERS[type(value)]
    return _shorten(str(value))


def _shorten(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
