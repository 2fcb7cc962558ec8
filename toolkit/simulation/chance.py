"""Chance without a state: a number for each question, and the same number whenever it is asked.

A generator gives numbers in turn, so that one question more or less changes every answer after it.
Here each question has its own number, worked out from its words. Two learners who differ in one
thing only then differ in what that thing brings about and in nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from statistics import NormalDist
from typing import TypeVar

__all__ = ["Chance"]

_T = TypeVar("_T")
_BITS = 53  # as many as a float can tell apart
_STEPS = float(2**_BITS)
_BELL = NormalDist()


class Chance:
    """Answers questions by chance.

    Args:
        seed: Whose chance it is: texts and numbers. Different seeds give unrelated answers.
    """

    def __init__(self, *seed: str | int) -> None:
        self._seed = "\x1f".join(map(str, seed))

    def roll(self, *about: str | int) -> float:
        """A number from 0 up to, and without, 1."""
        question = "\x1f".join([self._seed, *map(str, about)])
        digest = blake2b(question.encode(), digest_size=8).digest()
        return (int.from_bytes(digest) >> (64 - _BITS)) / _STEPS

    def happens(self, chance: float, *about: str | int) -> bool:
        """Whether something of that chance comes about; more chance never turns yes into no."""
        return self.roll(*about) < chance

    def pick(
        self, options: Sequence[_T], *about: str | int, weights: Sequence[float] | None = None
    ) -> _T:
        """One of some options, each as likely as its weight; all alike if there are no weights.

        Raises:
            ValueError: If there are no options, or no weight is more than nothing.
        """
        left = self.roll(*about)
        shares = list(weights or [1.0] * len(options))
        if not options or (whole := sum(shares)) <= 0:
            raise ValueError("There is nothing to pick from; give an option with some weight.")
        for option, share in zip(options, shares, strict=True):
            left -= share / whole
            if left < 0 < share:
                return option
        return next(o for o, share in zip(options[::-1], shares[::-1], strict=True) if share > 0)

    def bell(self, middle: float, spread: float, *about: str | int) -> float:
        """A number from a bell curve."""
        # Half a step up, because the curve has no number for nought.
        return middle + spread * _BELL.inv_cdf(self.roll(*about) + 0.5 / _STEPS)
