"""Records cut into sentences: the units a learner picks and the key points at.

The cut must be the same everywhere and for ever, because responses name sentences by
number. It is a few plain rules, not a language model.
"""

from __future__ import annotations

import re

from toolkit.scenario.resolved import Sentence

__all__ = ["plain", "split_sentences", "split_text"]

_ABBREVIATIONS = frozenset(
    {"dr", "mr", "mrs", "ms", "mx", "prof", "rev", "sgt", "st"}
    | {"approx", "eg", "ie", "e.g", "i.e", "vs", "cf", "etc", "wk", "wks", "yr", "yrs", "tel"}
)
_END = re.compile(r"[.?!]+[\"'”’)]*(?=\s+[\"'“‘(]?[A-Z0-9À-Þ])")
_LAST_WORD = re.compile(r"(\S+)$")
_TYPING = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-", "…": "..."}
)


def split_sentences(record: str, *, text: str) -> tuple[Sentence, ...]:
    """Cut one record's text into numbered sentences.

    A new line always ends a sentence. So does a full stop, question or exclamation mark
    (with a closing quotation mark or bracket after it) before a space and a capital, digit
    or opening quotation mark, unless it ends an abbreviation or a single initial.

    Args:
        record: The record's id; sentence 3 of ``school-07`` is ``school-07.3``.
        text: The record's text.
    """
    return tuple(
        Sentence(id=f"{record}.{number}", record=record, text=sentence)
        for number, sentence in enumerate(split_text(text), start=1)
    )


def split_text(text: str) -> list[str]:
    """The sentences of a text, each with its white space folded to single spaces."""
    return [
        sentence for line in text.splitlines() for sentence in _split_line(" ".join(line.split()))
    ]


def plain(text: str) -> str:
    """A text with white space folded and curly quotes, dashes and ellipses made plain."""
    return " ".join(text.translate(_TYPING).split())


def _split_line(line: str) -> list[str]:
    found, start = [], 0
    for end in _END.finditer(line):
        if _ends_sentence(line[start : end.start()], mark=end[0], after=line[end.end() :].lstrip()):
            found.append(line[start : end.end()].strip())
            start = end.end()
    rest = line[start:].strip()
    return [*found, rest] if rest else found


def _ends_sentence(before: str, *, mark: str, after: str) -> bool:
    if mark != ".":
        return True
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last[1].lstrip("\"'“‘(").lower()
    if word in {"no", "nos"}:  # "No. 12" but "Did he eat? No. He was quiet."
        return not after[0].isdigit()
    is_initial = len(word) == 1 and last[1].lstrip("\"'“‘(").isupper() and word != "i"
    is_list_number = before.strip().rstrip(")").isdigit() and len(word) <= 2  # noqa: PLR2004 -- "1. Weigh"
    return not (is_initial or is_list_number or word in _ABBREVIATIONS)
