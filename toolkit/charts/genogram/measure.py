"""How wide words are, without a browser: on the generous side, so that nothing collides."""

from __future__ import annotations

import re

__all__ = ["FONT", "LINE", "SMALL", "text_width", "wrap"]

FONT = 13
"""Names, in pixels."""
SMALL = 12
"""Dates and places, in pixels; nothing is smaller."""
LINE = 16
"""From one line of a label to the next, in pixels."""

_NARROW, _WIDE = frozenset("iljtfrI|!.,:;'’()[]-– "), frozenset("mwMWQG@%…")
_AMPLE = 1.08


def text_width(text: str, size: float = FONT, *, bold: bool = False) -> float:
    """An upper estimate of a text's width in pixels, whatever sans-serif the page has."""
    ems = sum(
        0.36 if c in _NARROW else 0.92 if c in _WIDE else 0.7 if c.isupper() else 0.57 for c in text
    )
    wide = 1.0 if text.isascii() else 1.15
    return ems * size * _AMPLE * wide * (1.06 if bold else 1)


def wrap(text: str, *, letters: int, lines: int) -> tuple[str, ...]:
    """Break a name into lines, at spaces and after hyphens only; too much text is cut short.

    Args:
        text: The name.
        letters: The most on a line, but for one piece that is longer by itself.
        lines: The most lines.
    """
    made: list[str] = []
    for word in text.split():
        parts = [word] if len(word) <= letters else re.split(r"(?<=-)(?=.)", word)
        for n, part in enumerate(parts):
            glue = "" if n else " "
            if made and len(made[-1]) + len(glue) + len(part) <= letters:
                made[-1] += glue + part
            else:
                made.append(part)
    if len(made) > lines:
        made = [*made[: lines - 1], made[lines - 1].rstrip("-") + "…"]
    return tuple(made)
