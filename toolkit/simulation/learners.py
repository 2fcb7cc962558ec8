"""What is assumed of one simulated learner."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from toolkit.simulation.chance import Chance

__all__ = ["HABITS", "Habit", "Learner"]

Habit = Literal["one-agency", "over-marks", "trusts", "loose-dates", "whole-records", "tires"]

HABITS: dict[Habit, str] = {
    "one-agency": "reads little beyond one agency’s file",
    "over-marks": "marks and enters far too much",
    "trusts": "believes what parents say and what reassures",
    "loose-dates": "is careless with dates",
    "whole-records": "copies records in whole",
    "tires": "reads the later records without much attention",
}
"""What people do in training rooms whatever their skill, in words that follow a name."""

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class Learner(BaseModel):
    """One simulated learner: no person, and made from nobody's work."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$", description="'simulated-07'.")
    name: str = Field(min_length=1, max_length=80, description="An invented given name.")
    seed: str = Field(description="Their own chance; two learners with one seed are alike.")
    skill: Share = Field(
        description="How well they tell what matters from what does not, 0 to 1. It is what "
        "every mark is meant to rise with."
    )
    speed: Share = Field(1.0, description="What share of the records they get through.")
    habits: frozenset[Habit] = Field(frozenset(), description="What they do whatever their skill.")

    def has(self, habit: Habit) -> bool:
        """Whether they have a habit."""
        return habit in self.habits

    def chance(self, *about: str | int) -> Chance:
        """Their own chance in some matter."""
        return Chance(self.seed, *about)
