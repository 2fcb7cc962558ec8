"""Marks: is there something to give a module's points by, and is finding it worth something?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.marking.chronology import judge_chronology
from toolkit.marking.decisions import judge_decisions
from toolkit.marking.models import CRITERIA, Criterion
from toolkit.marking.prepared import prepare
from toolkit.marking.signs import judge_signs
from toolkit.module import Module
from toolkit.scenario.model_files import ModelFile
from toolkit.scenario.models import Key
from toolkit.scenario.problems import Problem
from toolkit.scenario.resolved import ResolvedKey, Scenario

__all__ = ["MOST_IN_KEY", "check_crowding", "check_points", "judged_criteria"]

MOST_IN_KEY = 0.5
"""The most of the records' sentences that the key's own passages should take up.

Measured on parts of a scenario of seven hundred sentences, marking responses made by chance. In
a hundred of its sentences the middle one of sixty earns under 5 per cent while fewer than four
sentences in ten are in a passage, and 11 where half are; in 260 it earns 4, and 7. In the whole
it earns at most 2.
"""


def check_points(
    modules: Sequence[ModelFile[Module]], *, scenario: Scenario, key: ResolvedKey
) -> Iterator[Problem]:
    """Refuse points for a criterion that the key has nothing to judge by.

    Args:
        modules: Those that offer the scenario.
        scenario: The scenario.
        key: Its key.
    """
    judged = judged_criteria(scenario, key)
    for file in modules:
        for criterion, points in file.value.points.items():
            if criterion not in judged:
                yield file.problem(
                    f"The module gives {points:g} points for {criterion!r} "
                    f"({CRITERIA[criterion]}), but the key of {scenario.family.id!r} has nothing "
                    "to judge it by; give it no points, or write into the key what it asks for.",
                    *("points", criterion),
                )


def judged_criteria(scenario: Scenario, key: ResolvedKey) -> frozenset[Criterion]:
    """The criteria that the key has something to judge by.

    What marking itself says of an empty response: it has no share to give where the key is silent.
    """
    prepared = prepare(scenario, key)
    roles = ("", *(agency.id for agency in scenario.family.agencies))
    decisions = (judge_decisions(scenario, key, (), role=role).share for role in roles)
    shares: dict[Criterion, float | None] = {
        **judge_chronology(prepared, (), points={}).shares,
        **judge_signs(prepared, ()).shares,
        "decisions": next((share for share in decisions if share is not None), None),
    }
    return frozenset(criterion for criterion, share in shares.items() if share is not None)


def check_crowding(
    file: ModelFile[Key], *, scenario: Scenario, key: ResolvedKey
) -> Iterator[Problem]:
    """Warn where so much of the records matters that picking by chance finds something."""
    prepared = prepare(scenario, key)
    targets = (*prepared.events.targets, *prepared.signs.targets)
    inside = len({sentence for target in targets for sentence in target.core})
    near, every = len({s for target in targets for s in target.near}), len(prepared.position)
    if inside > MOST_IN_KEY * every:
        yield file.problem(
            f"{inside} of the records' {every} sentences ({inside / every:.0%}) are in a passage "
            f"of the key, and {near / every:.0%} with the sentences next to one, so whoever picks "
            f"by chance is right more often than not. Come below {MOST_IN_KEY:.0%}: leave out "
            "quotes that only show a sign once more, shorten long ones, or add routine records.",
            "signs",
            warning=True,
        )
