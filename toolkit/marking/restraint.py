"""Restraint: what stops copying everything, or naming everything, from paying.

Each item is judged wrong or not by itself, before anything is matched. A few wrong ones are
free, because careful readers differ. Beyond that they shrink every mark of their part, in
proportion to what was found: someone who found much may also have put in more. Chance finds a
few things too, which is why what is free grows with what was found.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Restraint"]

_FREE_ITEMS = 3
_FREE_SHARE = 0.2  # of the key
_RATIO = 1.5  # excess items per item found at which nothing is left
_FREE_SPREAD = 0.25  # of the text that is beside the point
_WHOLE_SPREAD = 0.6
_SMALL_TEXT = 40  # sentences; in a very short text one stray pick says nothing of a reader


@dataclass(frozen=True, slots=True)
class Restraint:
    """How far one part of a response kept to what matters.

    Attributes:
        size: Items in this part of the key.
        found: How many of them the learner found.
        wrong: Items that rest on nothing that matters, and the like; some are free.
        elsewhere: Items that rest on a passage which matters in the other part of the key only.
            They have free ones of their own.
        surplus: Guesses heaped on one passage; none is free.
        beside: Sentences picked that are in no passage of the key nor next to one.
        background: How many such sentences the records hold.
    """

    size: int
    found: int
    wrong: int
    elsewhere: int = 0
    surplus: int = 0
    beside: int = 0
    background: int = 0

    @property
    def free(self) -> int:
        """How many wrong items cost nothing: half of those found, to a fifth of the key."""
        return int(max(_FREE_ITEMS, min(_FREE_SHARE * self.size, self.found / 2)))

    @property
    def free_elsewhere(self) -> int:
        """How many items that matter in the other part cost nothing: half of those found."""
        return max(_FREE_ITEMS, self.found // 2)

    @property
    def factor(self) -> float:
        """What every mark of the part is multiplied by, 0 to 1."""
        return max(0.0, min(1.0, self._by_count, self._by_spread))

    def says(self, *, wrong: str, part: str) -> str:
        """A sentence for the learner; empty if nothing was taken off.

        Args:
            wrong: What the wrong items are, in words: 'entries that rest on no key event'.
            part: 'the chronology' or 'signs'.
        """
        if self.factor >= 1:
            return ""
        left = f"every mark for {part} is brought to {self.factor:.0%} of what was found"
        if self.factor <= 0:
            left = f"nothing is left of the marks for {part}"
        if self._by_spread < self._by_count:
            return (
                f"What you picked takes in {self._spread:.0%} of the text that is beside the "
                f"point, so {left}. Picking only the sentences that matter will change this most."
            )
        counted = []
        if self.surplus or self.wrong > self.free:
            counted.append(
                f"There are {self.wrong + self.surplus} {wrong}; the first {self.free} cost nothing"
            )
        if self.elsewhere > self.free_elsewhere:
            counted.append(
                f"There are {self.elsewhere} that rest on passages of the other part only; the "
                f"first {self.free_elsewhere} cost nothing"
            )
        return f"{'. '.join(counted)}. Because of the rest {left}."

    @property
    def _spread(self) -> float:
        return self.beside / max(self.background, _SMALL_TEXT)

    @property
    def _by_count(self) -> float:
        return 1 - self._excess / max(_RATIO * self.found, self.size / 4, 1)

    @property
    def _excess(self) -> int:
        astray = max(0, self.elsewhere - self.free_elsewhere)
        return max(0, self.wrong - self.free) + astray + self.surplus

    @property
    def _by_spread(self) -> float:
        return 1 - max(0.0, self._spread - _FREE_SPREAD) / (_WHOLE_SPREAD - _FREE_SPREAD)
