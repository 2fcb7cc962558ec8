"""What marking showed of one learner's work that is worth thinking about afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from toolkit.marking.models import CRITERIA, Criterion, Finding, Marks
from toolkit.marking.telling import YES_NO, capital, count
from toolkit.module import Enough
from toolkit.picture.pooling import pool
from toolkit.reflection.prompts import Result
from toolkit.response.models import Response
from toolkit.scenario.resolved import Scenario

__all__ = ["find_results"]

_SEEN = ("Was a child seen?", capital(YES_NO["yes"]))
_MONTHS_FROM = 61  # days; below that, months say less than days
_IN_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def find_results(
    marks: Marks,
    response: Response | None,
    scenario: Scenario,
    *,
    rule: Enough,
    points: Mapping[str, float] | None = None,
) -> dict[Result, str]:
    """What there is to ask about, each in the words that go into its prompt.

    Args:
        marks: What marking said.
        response: What was handed in; None if it could not be read.
        scenario: Where the passages are.
        rule: When signs are enough to act on.
        points: Points in the gradebook by criterion, where a trainer may have changed them.
    """
    found: dict[Result, str] = {
        "missed-sightings": _sightings(marks.chronology),
        "missed-sign": _sign(marks.signs),
        "far-decision": _decision(marks.decisions),
        "earlier": _earlier(response, scenario, rule) if response else "",
        "best-criterion": _best(marks, points or {}),
    }
    return {result: says for result, says in found.items() if says}


def _sightings(findings: Iterable[Finding]) -> str:
    missed = sum(finding.kind == "missed" and _SEEN in finding.careful for finding in findings)
    if not missed:
        return ""
    words = count(missed, "event")
    return f"{_IN_WORDS[missed]} {words.split()[1]}" if missed < len(_IN_WORDS) else words


def _sign(findings: Iterable[Finding]) -> str:
    missed = Counter(finding.title for finding in findings if finding.kind == "missed")
    return missed.most_common(1)[0][0] if missed else ""


def _decision(findings: Iterable[Finding]) -> str:
    """The first decision that was two steps or more from the best, or else one step."""
    every = list(findings)
    return next((f.title for kind in ("astray", "close") for f in every if f.kind == kind), "")


def _earlier(response: Response, scenario: Scenario, rule: Enough) -> str:
    role = next((each.role for each in response.judgements if each.id == "first"), "")
    pooled = pool(response.chronology, response.signs, role=role, scenario=scenario, rule=rule)
    days = pooled.days or 0
    if days <= 0:
        return ""
    return count(days, "day") if days < _MONTHS_FROM else f"about {round(days / 30.44)} months"


def _best(marks: Marks, points: Mapping[str, float]) -> str:
    """The criterion with the largest share of its points, the first of equals."""
    shares: dict[Criterion, float] = {
        mark.criterion: points.get(mark.criterion, mark.points) / mark.maximum
        for mark in marks.criteria
        if mark.outcome == "marked" and mark.maximum > 0
    }
    best = max(shares, key=lambda criterion: shares[criterion], default=None)
    return CRITERIA[best] if best and shares[best] > 0 else ""
