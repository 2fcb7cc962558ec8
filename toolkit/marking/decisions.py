"""Decisions: how near each option is to one a good supervisor accepts, with chance taken off.

Options stand in order from the least response to the strongest, so that one step from the best is
nearly it, and further is another course. Whoever picks blindly would earn something too; that much
counts as nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.response.models import Decision
from toolkit.scenario.decision_models import DecisionPoint
from toolkit.scenario.models import KeyDecision
from toolkit.scenario.resolved import ResolvedKey, Scenario

__all__ = ["BEST", "NEXT", "Decided", "Decisions", "judge_decisions"]

BEST = 1.0
NEXT = 0.5
"""Credit of an accepted option, and of one a step away from it; any other earns nothing."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision beside what the key says of it.

    Attributes:
        point: The decision.
        key: What the key says of it.
        option: The option taken; empty if none was.
        credit: 0, `NEXT` or `BEST`.
        chance: What picking blindly among its options earns on average.
    """

    point: DecisionPoint
    key: KeyDecision
    option: str
    credit: float
    chance: float


@dataclass(frozen=True, slots=True)
class Decisions:
    """A learner's decisions, judged.

    Attributes:
        decided: Each decision the learner was asked for, in order of date, taken or not.
        strange: Decisions in the response that this scenario does not have, or whose option it
            does not.
        stands: For each decision in the response ``known`` or ``nowhere``.
    """

    decided: tuple[Decided, ...]
    strange: tuple[Decision, ...]
    stands: tuple[str, ...]

    @property
    def share(self) -> float | None:
        """What was earned, 0 to 1, with chance taken off; None if there is nothing to mark by."""
        chance = sum(each.chance for each in self.decided)
        room = len(self.decided) - chance
        if room <= 0:
            return None
        return max(0.0, (sum(each.credit for each in self.decided) - chance) / room)


def judge_decisions(
    scenario: Scenario, key: ResolvedKey, decisions: Iterable[Decision], *, role: str
) -> Decisions:
    """Judge a learner's decisions.

    Args:
        scenario: The scenario, with its decisions.
        key: Its key.
        decisions: What the learner decided; those without an option yet count as not decided.
        role: The agency the learner took as their own; decisions for another are left out.
    """
    taken = [each for each in sorted(decisions, key=lambda each: each.id) if each.option]
    asked = [point for point in scenario.decisions_of(role) if point.id in key.decision]
    options = {point.id: [option.id for option in point.options] for point in asked}
    known = {d.id: d.option for d in taken if d.option in options.get(d.id, ())}
    strange = tuple(d for d in taken if d.id not in known and not _is_for_another(d, scenario))
    return Decisions(
        decided=tuple(_judge(point, key.decision[point.id], known) for point in asked),
        strange=strange,
        stands=(*("known" for _ in known), *("nowhere" for _ in strange)),
    )


def _judge(point: DecisionPoint, key: KeyDecision, known: dict[str, str]) -> Decided:
    order = [option.id for option in point.options]
    best = [number for number, option in enumerate(order) if option in key.best]
    credits_ = [_credit(number, best) for number in range(len(order))]
    option = known.get(point.id, "")
    return Decided(
        point=point,
        key=key,
        option=option,
        credit=credits_[order.index(option)] if option else 0.0,
        chance=sum(credits_) / len(credits_),
    )


def _credit(number: int, best: list[int]) -> float:
    steps = min((abs(number - other) for other in best), default=len(best) + 2)
    return {0: BEST, 1: NEXT}.get(steps, 0.0)


def _is_for_another(decision: Decision, scenario: Scenario) -> bool:
    """Whether it was met in another role: neither strange nor asked for."""
    point = scenario.decision.get(decision.id)
    return point is not None and decision.option in {option.id for option in point.options}
