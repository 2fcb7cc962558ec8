"""Why a criterion earned little though what is there is right: said in its row, not folded away.

Most of what lowers a mark is not in what was done but in what was not found, or in what else was
put in. Somebody who reads "7 of 7" beside a small number needs that sentence, and no reproach.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum

from toolkit.marking.chronology import Chronology
from toolkit.marking.decisions import Decisions
from toolkit.marking.models import CRITERIA, Criterion
from toolkit.marking.prepared import Prepared
from toolkit.marking.signs import Signs
from toolkit.marking.telling import count
from toolkit.response.plain_text import say_points

__all__ = ["few_of_chronology", "few_of_decisions", "few_of_signs"]

_LEAST = 0.005  # points that differ by less are the same
_OF_FOUND: tuple[Criterion, ...] = ("dating", "source", "child", "significance")


def few_of_chronology(
    prepared: Prepared, judged: Chronology, *, maxima: Mapping[Criterion, float]
) -> dict[Criterion, str]:
    """Criterion to what kept it low, for a chronology; criteria that nothing kept low left out.

    Args:
        prepared: Scenario and key.
        judged: The chronology as it was judged.
        maxima: The most each criterion can earn.
    """
    held = judged.restraint.says(wrong="entries that no key event rests on", part="the chronology")
    few: dict[Criterion, str] = {"coverage": held} if held else {}
    factor = judged.restraint.factor
    for criterion in _OF_FOUND:
        if criterion in maxima:
            few[criterion] = _of_found(prepared, judged, criterion, maxima[criterion])
    if "relevance" in maxima and judged.covered < 1:
        few["relevance"] = "Less than half of the key events are found, so it counts in part."
    for criterion in ("order", "relevance"):
        if criterion in maxima and factor < 1:
            few[criterion] = f"{few.get(criterion, '')} {_also(factor, 'coverage')}".strip()
    return {criterion: says for criterion, says in few.items() if says}


def _of_found(prepared: Prepared, judged: Chronology, criterion: Criterion, most: float) -> str:
    """What the events that were found could earn at most, beside all there is."""
    counts = [
        criterion != "child" or prepared.child[number].speaks
        for number in range(len(prepared.key.events))
    ]
    weights = [
        each.weight if of else 0 for each, of in zip(prepared.key.events, counts, strict=True)
    ]
    found = [number for number in judged.matched if counts[number]]
    if not any(weights) or not found:
        return ""
    there = most * fsum(weights[number] for number in found) / sum(weights)
    left = there * judged.restraint.factor
    if most - left < _LEAST:
        return ""
    what = "events in which the records tell of a child" if criterion == "child" else "key events"
    says = f"This counts for the events found: {len(found)} of {sum(counts)} {what}"
    if most - there >= _LEAST:
        says += f", so there is {say_points(there)} of {say_points(most)} to earn here"
    if there - left >= _LEAST:
        says += f". After what was put in too much {say_points(left)} is left of that"
    return f"{says}."


def few_of_signs(judged: Signs, *, maxima: Mapping[Criterion, float]) -> dict[Criterion, str]:
    """The same for signs."""
    held = judged.restraint.says(wrong="signs where the key has none, or guesses", part="signs")
    few: dict[Criterion, str] = {"signs": held} if held else {}
    if "discernment" in maxima:
        part = "Less than half of the signs are found, so it counts in part."
        says = [part] if judged.covered < 1 else []
        says += [_also(judged.restraint.factor, "signs")] if judged.restraint.factor < 1 else []
        few["discernment"] = " ".join(says)
    return {criterion: says for criterion, says in few.items() if says}


def few_of_decisions(judged: Decisions) -> dict[Criterion, str]:
    """The same for decisions: chance is taken off, so two of four earn less than half."""
    earned = fsum(each.credit for each in judged.decided)
    if not judged.decided or earned >= len(judged.decided) or not earned:
        return {}
    chance = fsum(each.chance for each in judged.decided)
    of_all = count(len(judged.decided), "decision")
    return {
        "decisions": f"Picking blindly would earn {say_points(chance)} of {of_all} on average, and "
        "only what lies above that counts."
    }


def _also(factor: float, first: Criterion) -> str:
    left = f"{factor:.0%}" if factor else "nothing"
    return f"What was put in too much leaves {left} of it, as it does of “{CRITERIA[first]}”."
