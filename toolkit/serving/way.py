"""The way through a module, as the frame of its pages shows it."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.module import Module
from toolkit.response.notes import Progress
from toolkit.steps import STEPS, Step, minutes_left

__all__ = ["Way", "make_way"]


@dataclass(frozen=True)
class Way:
    """Where a learner is in a module.

    Attributes:
        steps: The module's steps, in order.
        here: The one on this page.
        done: Ids of those the learner went on from.
        before: The step before this one, if there is one.
        after: The step after it, if there is one.
        minutes: About how long the rest takes; 0 when nothing is left.
        begun: Whether the module was ever opened.
    """

    steps: tuple[Step, ...]
    here: Step
    done: frozenset[str]
    before: Step | None
    after: Step | None
    minutes: int
    begun: bool

    @property
    def number(self) -> int:
        """Which step this is, counted from 1."""
        return self.steps.index(self.here) + 1


def make_way(module: Module, *, step: str, come: Progress) -> Way:
    """The way through a module from one of its steps.

    Args:
        module: The module.
        step: Id of one of its steps.
        come: How far the learner has come.
    """
    steps = tuple(each for each in STEPS if each.id in module.steps)
    at = next(number for number, each in enumerate(steps) if each.id == step)
    return Way(
        steps=steps,
        here=steps[at],
        done=frozenset(come.done),
        before=steps[at - 1] if at else None,
        after=steps[at + 1] if at + 1 < len(steps) else None,
        minutes=minutes_left(
            [each.id for each in steps],
            done={*come.done, *(each.id for each in steps[:at])},  # what was passed over, too
            minutes=sum(module.minutes) // 2,
        ),
        begun=come.begun,
    )
