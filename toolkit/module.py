"""What a module is: a scenario, offered to learners in steps, with aims, time and points."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from toolkit.marking.models import CRITERIA, Criterion
from toolkit.reflection.prompts import Prompt, no_two
from toolkit.scenario.models import Model, Slug, Text
from toolkit.steps import STEPS, StepId

__all__ = ["ConfidenceItem", "Enough", "Module", "Part"]

Part = Literal["decisions", "writing"]
"""What a module may ask for beside a chronology and signs."""


class Enough(Model):
    """So many signs, of so many groups of indicators."""

    signs: int = Field(8, ge=2, le=40, description="How many signs; strengths do not count.")
    groups: int = Field(4, ge=1, le=5, description="Of how many groups.")


class ConfidenceItem(Model):
    """One thing a learner is asked how sure they are of, before and after."""

    id: Slug = Field(description="Short name; saved answers are kept under it.")
    says: Text = Field(description="What they can do, from 'I can …', in one sentence.")


class Module(Model):
    """``module.yaml``: how a scenario is offered to learners."""

    format: Literal[1] = Field(1, description="Version of this format.")
    id: Slug = Field(description="The folder's name; also nbgrader's assignment name.")
    title: Text = Field(description="What the catalogue calls it: 'Neglect: the Pellow children'.")
    scenario: Slug = Field(description="The id of the scenario it offers.")
    minutes: tuple[int, int] = Field(description="Minutes it takes, the least and the most.")
    aims: tuple[Text, ...] = Field(
        min_length=1, description="What a learner will be able to do, one sentence each."
    )
    steps: tuple[StepId, ...] = Field(
        tuple(step.id for step in STEPS),
        min_length=1,
        description="The steps it has, always in this order: "
        + ", ".join(f"{step.id} ({step.title})" for step in STEPS)
        + ".",
    )
    roles: tuple[Slug, ...] = Field(
        (),
        description="Agencies whose file a learner can take as their own; every agency's if "
        "left out.",
    )
    enough: Enough = Field(
        Enough(),
        description="When the signs a learner marked are called enough to act on, in the step "
        "'The whole picture'. A rule of thumb for the exercise, said on screen.",
    )
    confidence: tuple[ConfidenceItem, ...] = Field(
        (),
        max_length=6,
        description="What learners are asked how sure they are of, before and after; three to "
        "five are enough.",
    )
    prompts: Annotated[tuple[Prompt, ...], AfterValidator(no_two)] = Field(
        (),
        max_length=12,
        description="What its reflection asks beside `scenarios/prompts.yaml`; a prompt with the "
        "id of one there stands in its place.",
    )
    points: dict[Criterion, Annotated[float, Field(gt=0, le=100)]] = Field(
        description="The most that each criterion earns, together usually 100; criteria left out "
        f"are not marked. There are {', '.join(CRITERIA)}."
    )
    writing: Annotated[float, Field(gt=0, le=100)] | None = Field(
        None,
        description="Points a person gives in formgrader for the writing, on top of `points`; "
        "left out where no writing is read.",
    )

    @property
    def asks(self) -> frozenset[Part]:
        """What it asks for beside a chronology and signs."""
        asked: dict[Part, bool] = {
            "decisions": "decisions" in self.points,
            "writing": self.writing is not None,
        }
        return frozenset(part for part, wanted in asked.items() if wanted)
