"""A question put to all the records: where certain words stand, agency by agency.

Patterns are what single records hide: the fourth missed appointment reads like the first (¶71,
¶74). The words that are looked for are always on screen, so that nobody takes a count of words
for a count of events.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.scenario.resolved import Scenario

__all__ = ["MOST_WORDS", "Found", "Match", "find_pattern"]

MOST_WORDS = 30
_LONGEST = 60


class Match(NamedTuple):
    """One record in which the words stand, and the sentences they stand in."""

    record: str
    agency: str
    date: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What a question found.

    Attributes:
        words: The words that were looked for.
        matches: The records, oldest first.
        by_agency: Agency id to how many of its records match.
    """

    words: tuple[str, ...]
    matches: tuple[Match, ...]
    by_agency: Mapping[str, int]


def find_pattern(words: Iterable[str], *, scenario: Scenario) -> Found:
    """The records in which any of some words or phrases stand, whole words only.

    Args:
        words: Words or phrases, capitals or not; an asterisk after a word stands for any
            ending.
        scenario: Whose records are read.
    """
    asked = tuple(
        dict.fromkeys(" ".join(word.split())[:_LONGEST] for word in words if word.strip(" *"))
    )[:MOST_WORDS]
    if not asked:
        return Found((), (), {})
    pattern = re.compile("|".join(_as_pattern(word) for word in asked), re.IGNORECASE)
    matches = tuple(
        Match(record.id, scenario.agency_of[record.id], record.date, sentences)
        for record in scenario.records
        if (
            sentences := tuple(
                s.id for s in scenario.sentences[record.id] if pattern.search(s.text)
            )
        )
    )
    return Found(asked, matches, dict(Counter(match.agency for match in matches)))


def _as_pattern(word: str) -> str:
    parts = [part for part in re.split(r"[\s’']+", word) if part.strip("*")]
    # "92%" has a digit before its sign, and that is no reason not to find it.
    begins = r"(?<!\w)" if re.match(r"\w", parts[0]) else ""
    ends = "" if parts[-1].endswith("*") else r"(?!\w)"
    words = (re.escape(part.strip("*")) + (r"\w*" if part.endswith("*") else "") for part in parts)
    return begins + r"[\s’'-]+".join(words) + ends
