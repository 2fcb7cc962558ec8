"""The steps of modules, in order: what each is called and how long it takes.

The order and the words are the same in every module, so that someone who has done one knows
where they are in the next.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["OF_FIGURES", "OF_SCENARIOS", "STEPS", "Step", "StepId", "minutes_left", "step_of"]

StepId = Literal[
    "before",
    "figures",
    "family",
    "own-file",
    "records",
    "picture",
    "decide",
    "hand-in",
    "reflect",
]
"""A step's name in addresses, notebooks and saved work."""


@dataclass(frozen=True, slots=True)
class Step:
    """One page of a module.

    Attributes:
        id: Its name in addresses and notebooks.
        title: What a learner calls it.
        minutes: How long it takes someone who reads steadily, as a share of the module.
    """

    id: StepId
    title: str
    minutes: int


STEPS: tuple[Step, ...] = (
    Step("before", "Before you start", 3),
    Step("figures", "What the reviews found", 24),
    Step("family", "The family", 4),
    Step("own-file", "Your agency’s file", 9),
    Step("records", "Every agency’s file", 40),
    Step("picture", "The whole picture", 7),
    Step("decide", "Decide", 10),
    Step("hand-in", "Hand in and read", 10),
    Step("reflect", "Reflect", 7),
)

OF_SCENARIOS: tuple[StepId, ...] = tuple(step.id for step in STEPS if step.id != "figures")
"""The eight steps of a module that offers a scenario."""

OF_FIGURES: tuple[StepId, ...] = ("before", "figures", "reflect")
"""The steps of a module of figures."""

if {step.id for step in STEPS} != set(get_args(StepId)):
    raise RuntimeError("The steps and their names do not agree.")


def step_of(name: str) -> Step | None:
    """The step of that name, or None if there is none."""
    return next((step for step in STEPS if step.id == name), None)


def minutes_left(steps: Collection[StepId], *, done: Collection[str], minutes: int) -> int:
    """How long the rest of a module takes, to the nearest five minutes.

    Args:
        steps: The steps the module has.
        done: Those behind the learner.
        minutes: How long the whole module takes.

    Returns:
        Minutes; at least 5 while anything is left, 0 when nothing is.
    """
    having = [step for step in STEPS if step.id in steps]
    whole = sum(step.minutes for step in having)
    left = sum(step.minutes for step in having if step.id not in done)
    if not left:
        return 0
    return max(5, 5 * round(minutes * left / whole / 5))
