"""Paragraphs of the source report, as a reader is told of them."""

from __future__ import annotations

__all__ = ["say_paragraphs"]


def say_paragraphs(paragraphs: tuple[int, ...]) -> str:
    """Paragraphs of the source report in words: '¶36 and ¶73 of the 2008 report'."""
    if not paragraphs:
        return ""
    *most, last = (f"¶{paragraph}" for paragraph in paragraphs)
    listed = f"{', '.join(most)} and {last}" if most else last
    return f"{listed} of the 2008 report"
