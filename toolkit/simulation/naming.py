"""What a learner calls a sign: rightly, by a near neighbour's name, or by another altogether."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.scenario.models import PROTECTS
from toolkit.scenario.resolved import Scenario
from toolkit.simulation.learners import Learner
from toolkit.simulation.noticing import PARENTS

__all__ = ["concerns", "name_freely", "name_sign", "strengths"]


def name_sign(learner: Learner, accepted: Sequence[str], *, scenario: Scenario, about: str) -> str:
    """The indicator chosen for a passage that was noticed.

    The first accepted name is the likeliest. Who does not find an accepted one takes its near
    neighbour, then something of the same group: the list is long, and people look where they are.

    Args:
        learner: Who chooses.
        accepted: Indicators the key accepts, the best first.
        scenario: The scenario, with all indicators.
        about: What is named.
    """
    chance = learner.chance("names", about)
    if chance.happens(0.3 + 0.65 * learner.skill, "rightly"):
        liked = [i for i in accepted if not (learner.has("trusts") and i in PARENTS)]
        names = liked or list(accepted)
        return chance.pick(names, "which", weights=[1 / n for n in range(1, len(names) + 1)])
    best = accepted[0]
    near = sorted(scenario.related.get(best, frozenset()) - set(accepted))
    if near and chance.happens(0.5, "near"):
        return chance.pick(near, "neighbour")
    group = scenario.group_of.get(best)
    beside = [i for i in scenario.indicator if scenario.group_of[i] == group and i not in accepted]
    if beside and chance.happens(0.6, "group"):
        return chance.pick(beside, "same group")
    return chance.pick(list(scenario.indicator), "any")


def name_freely(learner: Learner, indicators: Sequence[str], *, about: str) -> str:
    """One of some indicators, for a passage that is evidence of none of them."""
    return learner.chance("names", about).pick(indicators, "freely")


def concerns(scenario: Scenario) -> list[str]:
    """Indicators that are concerns, as they are listed; every indicator where there are none."""
    found = [i for i in scenario.indicator if scenario.group_of[i] != PROTECTS]
    return found or list(scenario.indicator)


def strengths(scenario: Scenario) -> list[str]:
    """Indicators that are strengths; every indicator where there are none."""
    found = [i for i in scenario.indicator if scenario.group_of[i] == PROTECTS]
    return found or list(scenario.indicator)
