"""Records cut into sentences: the units a learner picks and the key points at.

A sentence is named by its words and not by its number, so that a learner's work goes on pointing
at what was picked when an author adds a line to a record or takes one out. The cut is a few plain
rules, not a language model.
"""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256

from toolkit.scenario.resolved import Sentence

__all__ = ["plain", "split_lines", "split_sentences", "split_text"]

_ABBREVIATIONS = frozenset(
    {"dr", "mr", "mrs", "ms", "mx", "prof", "rev", "sgt", "st"}
    | {"approx", "eg", "ie", "e.g", "i.e", "vs", "cf", "etc", "wk", "wks", "yr", "yrs", "tel"}
)
_END = re.compile(r"[.?!]+[\"'”’)]*(?=\s+[\"'“‘(]?[A-Z0-9À-Þ])")
_SILENT = re.compile(r"[\W_]+")
_DIGITS = 6  # of sixteen each: two sentences of one record share them once in 17 million
_LAST_WORD = re.compile(r"(\S+)$")
_TYPING = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-", "…": "..."}
)


def split_sentences(record: str, *, text: str) -> tuple[Sentence, ...]:
    """Cut one record's text into sentences, each with an id of its own.

    A new line always ends a sentence. So does a full stop, question or exclamation mark
    (with a closing quotation mark or bracket after it) before a space and a capital, digit
    or opening quotation mark, unless it ends an abbreviation or a single initial.

    Args:
        record: The record's id.
        text: The record's text.

    Returns:
        The sentences in order. An id is the record's, a full stop, and six digits made of the
        sentence's letters and digits, such as ``school-07.3fa9c1``: it stays the same wherever in
        the record the sentence stands, and however it is punctuated.
    """
    return tuple(sentence for line in split_lines(record, text=text) for sentence in line)


def split_lines(record: str, *, text: str) -> tuple[tuple[Sentence, ...], ...]:
    """The same sentences, line by line as the document has them; empty lines are left out."""
    same: Counter[str] = Counter()

    def named(sentence: str) -> Sentence:
        words = _SILENT.sub("", sentence.casefold())
        same[words] += 1
        name = sha256(f"{words} {same[words]}".encode()).hexdigest()[:_DIGITS]
        return Sentence(id=f"{record}.{name}", record=record, text=sentence)

    lines = (tuple(map(named, split_text(line))) for line in text.splitlines())
    return tuple(line for line in lines if line)


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
