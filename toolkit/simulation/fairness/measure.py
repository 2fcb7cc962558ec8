"""The figures: how marks rise with skill, who is left at nothing or at full, what games earn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import correlation

from toolkit.scenario.example_models import Strategy
from toolkit.scenario.strategies import make_response
from toolkit.simulation.cohort import make_cohort
from toolkit.simulation.fairness.guessing import measure_guesses
from toolkit.simulation.fairness.material import WHOLE, Material, Share, mean
from toolkit.simulation.learners import HABITS, Habit, Learner

__all__ = ["LEAST_CORRELATION", "MOST_AT_END", "Measured", "Rising", "measure_module"]

MOST_AT_END = 0.15
"""The most of a mixed group that may be at nothing, or at full marks, before a measure is said to
have a floor or a ceiling: what lies beyond is not told apart (Terwee et al. 2007, J Clin Epidemiol
60:34-42)."""

LEAST_CORRELATION = 0.3
"""Below it a test item is usually rewritten (Nunnally and Bernstein 1994, Psychometric Theory)."""

_SIZE, _SEED = 240, 2008
_HABITS_SIZE = 40
_TRIES = 40
_STRATEGIES: tuple[Strategy, ...] = ("everything", "first-sentences", "random")
_FULL = 1 - 1e-9


@dataclass(frozen=True)
class Rising:
    """How one criterion, or the whole, goes with skill in a mixed group.

    Attributes:
        thirds: What the weaker, the middle and the stronger third earn on average, 0 to 1.
        correlation: Of marks with skill, -1 to 1.
        at_nothing: The share of the group that earned nothing.
        at_full: The share that earned everything.
    """

    thirds: tuple[float, float, float]
    correlation: float
    at_nothing: float
    at_full: float

    @property
    def rises(self) -> bool:
        """Whether each third earns more than the one before."""
        return self.thirds[0] < self.thirds[1] < self.thirds[2]


@dataclass(frozen=True)
class Measured:
    """All that was measured of one module; shares are from 0 to 1.

    Attributes:
        id: The module.
        title: What learners call it.
        decisions: How many decisions one learner meets, at least.
        rising: Criterion, or the whole, to how it goes with skill.
        games: Strategy to what it earns of the whole on average.
        lower: Strategy to the share of the mixed group that earned less than it.
        habits: Habit to what it changes in each criterion and the whole, in learners of the same
            skill with nothing else changed.
        guesses: Criterion to what the best single answer to everything earns of it, for somebody
            who found and dated all there is; see `measure_guesses`.
    """

    id: str
    title: str
    decisions: int
    rising: dict[Share, Rising]
    games: dict[Strategy, float]
    lower: dict[Strategy, float]
    habits: dict[Habit, dict[Share, float]]
    guesses: dict[Share, tuple[str, float]]


def measure_module(material: Material) -> Measured:
    """Measure one module on simulated learners; the same module gives the same figures."""
    cohort = sorted(make_cohort(_SIZE, seed=_SEED), key=lambda learner: learner.skill)
    earned = [material.shares_of(material.simulate(learner)) for learner in cohort]
    games = {strategy: _play(material, strategy) for strategy in _STRATEGIES}
    wholes = [each[WHOLE] for each in earned]
    points = material.scenario.decisions
    roles = {point.role for point in points if point.role} or {""}
    return Measured(
        id=material.module.id,
        title=material.module.title,
        decisions=min(len(material.scenario.decisions_of(role)) for role in roles),
        rising={
            share: _rising(cohort, [each[share] for each in earned]) for share in material.asked
        },
        games=games,
        lower={s: mean(float(whole < game) for whole in wholes) for s, game in games.items()},
        habits=_measure_habits(material),
        guesses=measure_guesses(material),
    )


def _rising(cohort: Sequence[Learner], earned: Sequence[float]) -> Rising:
    third = len(cohort) // 3
    same = max(earned) == min(earned)  # nothing goes with what does not change
    return Rising(
        thirds=(mean(earned[:third]), mean(earned[third:-third]), mean(earned[-third:])),
        correlation=0.0 if same else correlation([each.skill for each in cohort], earned),
        at_nothing=mean(float(each <= 0) for each in earned),
        at_full=mean(float(each >= _FULL) for each in earned),
    )


def _play(material: Material, strategy: Strategy) -> float:
    tries = _TRIES if strategy == "random" else 1
    made = (make_response(strategy, scenario=material.scenario, seed=n) for n in range(tries))
    return mean(material.shares_of(response)[WHOLE] for response in made)


def _measure_habits(material: Material) -> dict[Habit, dict[Share, float]]:
    plain = make_cohort(_HABITS_SIZE, seed=_SEED, habits={})
    before = material.means_of(plain)
    changes: dict[Habit, dict[Share, float]] = {}
    for habit in HABITS:
        after = material.means_of(plain, change=_with(habit))
        changes[habit] = {share: after[share] - before[share] for share in material.asked}
    return changes


def _with(habit: Habit) -> Callable[[Learner], Learner]:
    return lambda learner: learner.model_copy(update={"habits": frozenset({habit})})
