"""What drawing gives back: the picture, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Drawing", "KeySign"]


@dataclass(frozen=True)
class KeySign:
    """One sign of a drawing's legend: a small picture, and what it means."""

    svg: str
    means: str


@dataclass(frozen=True)
class Drawing:
    """A picture with its equivalent in words.

    Attributes:
        svg: The picture; empty if there is nothing to draw. Its colours are the page's own.
        summary: One or two sentences.
        rows: A table that says all that the picture says: column's name to text.
        legend: The signs the picture uses, and what each means.
    """

    svg: str
    summary: str
    rows: tuple[dict[str, str], ...]
    legend: tuple[KeySign, ...] = ()
