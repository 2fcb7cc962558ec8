"""What learners wrote, taken out of what is logged.

A traceback is for the operator, and some errors quote the value that they are about: pydantic the
input that did not fit, PostgreSQL the row that it would not take. Every log of ours is written
through `UnloggedFormatter`, which leaves those out and the rest as it is.
"""

from __future__ import annotations

import logging
import re

__all__ = ["UnloggedFormatter", "leave_out_words"]

_LEFT_OUT = "(left out)"
_QUOTES = (
    re.compile(r"(?<=input_value=).*?(?=, input_type=)", re.DOTALL),
    re.compile(r"(?<=\[parameters: ).*?(?=\]\n|\]$)", re.DOTALL),
    re.compile(r"(?<=DETAIL:)[^\n]*"),
)


def leave_out_words(text: str) -> str:
    """A message or traceback, without the values that it quotes."""
    for quote in _QUOTES:
        text = quote.sub(_LEFT_OUT, text)
    return text


class UnloggedFormatter(logging.Formatter):
    """A formatter like any other, that leaves out what a learner wrote."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one text."""
        return leave_out_words(super().format(record))
