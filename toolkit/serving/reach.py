"""How to reach somebody, cut into plain words and what a telephone or mail program can open.

Web addresses stay words. Telephone and mail belong to the device and leave this page where it is; a
web page would take its place or stand in another tab, in the history of what may be a shared or an
employer's machine, and pressing Esc twice would not hide it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Part", "split_reach"]

_FOUND = re.compile(
    r"(?P<mail>[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<phone>(?<![\w:./-])(?:\+|\(?0)\d(?:[ ()-]{0,2}\d){5,13}(?![\w:/]))"
    # Short ones are numbers to ring only where it says so, or where they come first: a room may
    # have the number 101.
    r"|(?P<short>(?:(?<=^)|(?<=[Rr]ing )|(?<=[Cc]all )|(?<=[Tt]el )|(?<=[Pp]hone ))"
    r"(?:999|112|111|101|116 ?\d{3})(?![\w:/]))"
)


class Part(NamedTuple):
    """Some words of how to reach somebody, and the address they lead to; empty if to none."""

    words: str
    address: str = ""


def split_reach(reach: str) -> tuple[Part, ...]:
    """Cut how to reach somebody into words and links.

    Example:
        >>> [part.address for part in split_reach("01632 960123, weekdays")]
        ['tel:01632960123', '']
    """
    parts: list[Part] = []
    at = 0
    for match in _FOUND.finditer(reach):
        if before := reach[at : match.start()]:
            parts.append(Part(before))
        parts.append(Part(match[0], _address(match)))
        at = match.end()
    return (*parts, Part(reach[at:])) if at < len(reach) else tuple(parts)


def _address(match: re.Match[str]) -> str:
    if match["mail"]:
        return f"mailto:{match[0]}"
    number = match[0].replace("(0)", "") if match[0].startswith("+") else match[0]
    return "tel:" + re.sub(r"[^\d+]", "", number)
