"""What a learner decides, and how worried they say they are."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.response.models import Decision, Judgement
from toolkit.scenario.decision_models import DecisionPoint
from toolkit.scenario.resolved import ResolvedKey, Scenario
from toolkit.simulation.chance import Chance
from toolkit.simulation.learners import Learner
from toolkit.simulation.noticing import rise

__all__ = ["judge_worry", "make_decisions"]

_UNDECIDED = 0.02
_MIDDLE, _SPREAD = 0.45, 0.12  # of how hard decisions are
_MILDER = 0.65  # of those who miss the best option, how many do less and not more (¶73)
_WOULD = ("usual", "family", "ask", "lead", "refer")
_MOST_WORRIED = 4


def make_decisions(
    learner: Learner, *, scenario: Scenario, key: ResolvedKey, role: str
) -> Iterator[Decision]:
    """A learner's decisions, oldest first; now and then one is left open.

    Who misses the best option mostly takes a milder one, and a near one more often than a far one.

    Args:
        learner: Who decides.
        scenario: The scenario, with its decisions.
        key: Which options are best.
        role: The agency the learner took as their own.
    """
    for point in scenario.decisions_of(role):
        chance = learner.chance("decides", scenario.family.id, point.id)
        if not chance.happens(_UNDECIDED, "not"):
            best = key.decision[point.id].best if point.id in key.decision else ()
            hard = Chance("difficulty", scenario.family.id).bell(_MIDDLE, _SPREAD, point.id)
            yield Decision(id=point.id, option=_option(learner, point, best, hard, chance))


def _option(
    learner: Learner, point: DecisionPoint, best: tuple[str, ...], hard: float, chance: Chance
) -> str:
    options = [option.id for option in point.options]
    places = [n for n, option in enumerate(options) if option in best]
    if not places:
        return chance.pick(options, "option")
    if len(places) == len(options) or chance.happens(rise(learner.skill, hard), "best"):
        return options[chance.pick(places, "which")]
    milder = _MILDER + (0.25 if learner.has("trusts") else 0)
    milder -= 0.3 if learner.has("over-marks") else 0
    weights = [0.0 if n in places else _pull(n, places, milder=milder) for n in range(len(options))]
    return chance.pick(options, "other", weights=weights)


def _pull(n: int, best: list[int], *, milder: float) -> float:
    """How much an option draws those who do not see the best: half as much each step away."""
    steps = min(abs(n - place) for place in best)
    return (milder if n < min(best) else 1 - milder) * 0.5 ** (steps - 1)


def judge_worry(learner: Learner, *, role: str, signs: int, own: int) -> tuple[Judgement, ...]:
    """How worried a learner says they are, from one file and then from all.

    Args:
        learner: Who judges.
        role: The agency they took as their own.
        signs: How many signs they marked in all.
        own: How many of them in their own agency's file.
    """
    chance = learner.chance("worry")

    def judge(marked: int, about: str) -> tuple[int, str]:
        worry = round(chance.bell(min(_MOST_WORRIED, marked / 5), 0.6, about))
        worry = min(_MOST_WORRIED, max(0, worry - learner.has("trusts")))
        return worry, _WOULD[worry]

    first, pooled = judge(2 * own, "first"), judge(signs, "pooled")
    return (
        Judgement(id="first", role=role, worry=first[0], would=first[1]),
        Judgement(id="pooled", role=role, worry=pooled[0], would=pooled[1]),
    )
