"""What may become a score in the gradebook, and what must not.

nbgrader reads a graded cell's score from its output, and gives *full* marks to whatever it cannot
read: no result, ``None``, ``True``, a string, NaN, a negative number, a number of numpy's. Above
the maximum it refuses the submission. So a score is checked twice: as marking gives it
(`exact_score`), and as the cell's output says it (`read_score`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["UNMARKED", "NotMarkedError", "exact_score", "read_score"]

UNMARKED = math.inf
"""Ends a graded cell that could not be marked. nbgrader refuses a score above the maximum, with or
without our configuration, and so the submission stays ungraded: neither nothing nor everything."""

_SLACK = 1e-6  # points; sums of fractions may end this far outside their range
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?(e-[0-9]+)?")


class NotMarkedError(Exception):
    """A submission that could not be marked, and must not be graded: no fault of the learner's."""


def exact_score(points: object, *, maximum: float) -> float:
    """Points as one finite built-in float from 0 to the maximum.

    Args:
        points: What marking gave.
        maximum: The most that could be earned.

    Raises:
        NotMarkedError: If it is anything else than a plain number in that range; a marker that
            gives such a thing is broken, and none of its marks can be trusted.
    """
    if type(points) not in {int, float} or not isinstance(points, int | float):
        raise NotMarkedError(f"Marking gave {points!r}; a plain number was expected.")
    if not -_SLACK <= points <= maximum + _SLACK:  # NaN fails this too
        raise NotMarkedError(f"Marking gave {points!r}; it must be from 0 to {maximum:g}.")
    return min(max(0.0, float(points)), float(maximum))


def read_score(outputs: Sequence[Mapping[str, Any]], *, maximum: float) -> float:
    """The score that a graded cell's outputs give, read more strictly than nbgrader does.

    Args:
        outputs: The cell's outputs, as nbformat has them.
        maximum: The cell's points.

    Raises:
        NotMarkedError: If the cell failed, wrote to stderr, or did not end in exactly one number
            from 0 to the maximum. The message carries the traceback that such a cell printed, and
            nothing else that it printed: reasons quote what the learner wrote, and this is logged.
    """
    printed = "".join(o.get("text", "") for o in outputs if o["output_type"] == "stream")
    printed = printed if printed.startswith("Traceback") else ""
    results = [o for o in outputs if o["output_type"] == "execute_result"]
    for output in outputs:
        if output["output_type"] == "error":
            trace = "\n".join(output.get("traceback", ()))
            raise NotMarkedError(f"The cell failed: {trace or output.get('evalue', '')}\n{printed}")
        if output["output_type"] == "stream" and output.get("name") == "stderr":
            raise NotMarkedError(f"The cell wrote to stderr: {output.get('text', '')}")
    if len(results) != 1:
        raise NotMarkedError(f"The cell gave {len(results)} results; it must give one.\n{printed}")
    said = results[0].get("data", {}).get("text/plain", "")
    if not isinstance(said, str) or not _NUMBER.fullmatch(said):
        raise NotMarkedError(f"The cell gave {said!r}; a number was expected.\n{printed}")
    if not (score := float(said)) <= maximum:
        raise NotMarkedError(f"The cell gave {said}; the most is {maximum:g}.\n{printed}")
    return score
