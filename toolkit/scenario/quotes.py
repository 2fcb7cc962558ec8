"""Find the passage an author means by quoting it."""

from __future__ import annotations

import difflib
import re
from itertools import pairwise

from toolkit.scenario.models import Quote
from toolkit.scenario.problems import suggest
from toolkit.scenario.resolved import Passage, Scenario
from toolkit.scenario.sentences import plain

__all__ = ["QuoteError", "find_passage"]

_MARKS = "“”‘’\"'"
"""Quotation marks that an author may have put round a quote, as some editors do by themselves."""


class QuoteError(ValueError):
    """A quote that names no passage, or more than one; the message is for its author."""


def find_passage(quote: Quote, *, scenario: Scenario) -> Passage:
    """The sentences a quote touches.

    White space, curly quotation marks and dashes make no difference; capitals do. Whole
    words only: "seen" is not found in "unseen".

    Args:
        quote: A record's id and words that occur exactly once in it.
        scenario: The scenario that holds the record.

    Raises:
        QuoteError: The record is unknown, or the words are not there exactly once.
    """
    if quote.record not in scenario.record:
        raise QuoteError(
            f"There is no record {quote.record!r}{suggest(quote.record, scenario.record)}"
        )
    sentences = scenario.sentences[quote.record]
    texts = [plain(sentence.text) for sentence in sentences]
    spots = [match.span() for match in _pattern(plain(quote.quote)).finditer(" ".join(texts))]
    if len(spots) != 1:
        raise QuoteError(_say_not_once(quote, len(spots), texts))
    [(start, end)] = spots
    return Passage(
        record=quote.record,
        agency=scenario.agency_of[quote.record],
        sentences=tuple(
            sentence.id
            for sentence, (first, after) in zip(sentences, _spans(texts), strict=True)
            if first < end and start < after
        ),
    )


def _pattern(words: str) -> re.Pattern[str]:
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(before + re.escape(words) + after)


def _spans(texts: list[str]) -> list[tuple[int, int]]:
    """Where each sentence begins and ends in their text joined by single spaces."""
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    return [(start, after - 1) for start, after in pairwise(starts)]


def _say_not_once(quote: Quote, times: int, texts: list[str]) -> str:
    shown = _shorten(quote.quote)
    if times:
        return (
            f"“{shown}” is in {quote.record} {times} times; quote more words, so that it is "
            "there once."
        )
    words = plain(quote.quote)
    if (bare := words.strip(_MARKS)) != words and any(bare in text for text in texts):
        return (
            f"“{shown}” is not in {quote.record}, but it is without the quotation marks round it: "
            "leave those out, or use straight ones."
        )
    nearest = max(texts, key=lambda text: _likeness(words, text))
    return (
        f"“{shown}” is not in {quote.record}. A quote has the words of the record exactly; the "
        f"nearest sentence there is “{_shorten(nearest)}”"
    )


def _likeness(words: str, text: str) -> float:
    """How much of the quote is in a sentence, 0 to 1, however long the sentence is."""
    blocks = difflib.SequenceMatcher(None, words, text, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 2) / len(words)  # noqa: PLR2004


def _shorten(text: str, *, length: int = 120) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[: length - 1]}…"
