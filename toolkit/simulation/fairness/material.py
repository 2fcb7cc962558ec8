"""What fairness is measured on: one module with its key, and how its responses are marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from toolkit.marking.marker import mark
from toolkit.marking.models import Criterion
from toolkit.module import Module
from toolkit.response.models import Response
from toolkit.response.read import Reading
from toolkit.scenario.resolved import ResolvedKey, Scenario
from toolkit.simulation.learners import Learner
from toolkit.simulation.simulate import simulate_response

__all__ = ["WHOLE", "Material", "Share", "mean"]

Share = Criterion | str
"""A criterion's id, or `WHOLE`."""

WHOLE = "total"


@dataclass(frozen=True)
class Material:
    """One module, its scenario, and its key."""

    module: Module
    scenario: Scenario
    key: ResolvedKey

    @property
    def asked(self) -> tuple[Share, ...]:
        """The criteria the module marks, in the order of its points, and the whole."""
        return (*self.module.points, WHOLE)

    def simulate(self, learner: Learner) -> Response:
        """What a simulated learner hands in."""
        return simulate_response(
            learner,
            scenario=self.scenario,
            key=self.key,
            module=self.module.id,
            roles=self.module.roles,
        )

    def shares_of(self, response: Response) -> dict[Share, float]:
        """What a response earns of each criterion and of the whole, 0 to 1."""
        reading = Reading(response, (), "blank" if response.is_empty else "readable")
        marks = mark(self.scenario, self.key, reading, self.module.points)
        shares: dict[Share, float] = {m.criterion: m.points / m.maximum for m in marks.criteria}
        return shares | {WHOLE: marks.total / marks.maximum}

    def means_of(
        self, learners: Iterable[Learner], *, change: Callable[[Learner], Learner] = lambda it: it
    ) -> dict[Share, float]:
        """What a group earns on average of each criterion, after each learner has been changed."""
        earned = [self.shares_of(self.simulate(change(learner))) for learner in learners]
        return {share: mean(each[share] for each in earned) for share in self.asked}


def mean(values: Iterable[float]) -> float:
    """The mean; nought of nothing."""
    known = list(values)
    return sum(known) / len(known) if known else 0.0
