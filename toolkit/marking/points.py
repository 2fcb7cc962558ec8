"""Shares of a criterion turned into points that nbgrader can hold."""

from __future__ import annotations

import math
from collections.abc import Mapping

from toolkit.marking.models import Criterion

__all__ = ["share_points"]

_NOISE = 1e-6  # of a hundredth of a point: what floating point may add or lose


def share_points(
    shares: Mapping[Criterion, float], *, maxima: Mapping[Criterion, float]
) -> dict[Criterion, float]:
    """Points with two decimals for criteria that are judged together.

    Rounding each criterion for itself could lower their sum by a few hundredths when a better
    answer moves credit from one to another. So their sum is rounded once, and the hundredths
    are handed out by largest remainder: the sum never falls when what was earned rises.

    Args:
        shares: Criterion to what was earned of it, 0 to 1.
        maxima: Criterion to its points.

    Returns:
        Criterion to a finite built-in float from 0 to its maximum.
    """
    exact = {c: 100 * float(maxima[c]) * min(1.0, max(0.0, shares[c])) for c in shares}
    whole = {c: math.floor(value + _NOISE) for c, value in exact.items()}
    spare = math.floor(math.fsum(exact.values()) + 0.5 + _NOISE) - sum(whole.values())
    for criterion in sorted(exact, key=lambda c: whole[c] - exact[c]):
        if spare > 0 and whole[criterion] + 1 <= 100 * maxima[criterion] + _NOISE:
            whole[criterion] += 1
            spare -= 1
    return {c: min(float(maxima[c]), cents / 100) for c, cents in whole.items()}
