"""What a module is: a scenario or figures, offered to learners in steps, with aims and time."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from toolkit.marking.models import CRITERIA, Criterion
from toolkit.reflection.prompts import Prompt, no_two
from toolkit.scenario.models import Model, Slug, Text
from toolkit.steps import OF_FIGURES, OF_SCENARIOS, STEPS, StepId

__all__ = ["About", "ConfidenceItem", "Enough", "Module", "Part"]

Part = Literal["decisions", "writing"]
"""What a module may ask for beside a chronology and signs."""


class About(Model):
    """What learners are told of a module before they start."""

    summary: Text = Field(description="Two or three sentences for the catalogue.")
    content_note: Text = Field(description="What somebody should know before they start.")


class Enough(Model):
    """So many signs, of so many groups of indicators."""

    signs: int = Field(8, ge=2, le=40, description="How many signs; strengths do not count.")
    groups: int = Field(4, ge=1, le=5, description="Of how many groups.")


class ConfidenceItem(Model):
    """One thing a learner is asked how sure they are of, before and after."""

    id: Slug = Field(description="Short name; saved answers are kept under it.")
    says: Text = Field(description="What they can do, from 'I can …', in one sentence.")


class Module(Model):
    """``module.yaml``: how a scenario, or figures, are offered to learners.

    A module that offers a scenario is handed in and marked. One of figures (``figures.yaml`` beside
    it) has nothing to hand in: what a learner guesses there is a private note, and nobody's mark.
    """

    format: Literal[1] = Field(1, description="Version of this format.")
    id: Slug = Field(description="The folder's name; also nbgrader's assignment name.")
    title: Text = Field(description="What the catalogue calls it: 'Neglect: the Pellow children'.")
    scenario: Slug | Literal[""] = Field(
        "", description="The id of the scenario it offers; left out by a module of figures."
    )
    about: About | None = Field(
        None,
        description="What learners are told before they start, in a module of figures. A scenario "
        "says it of itself.",
    )
    minutes: tuple[int, int] = Field(description="Minutes it takes, the least and the most.")
    aims: tuple[Text, ...] = Field(
        min_length=1, description="What a learner will be able to do, one sentence each."
    )
    steps: tuple[StepId, ...] = Field(
        OF_SCENARIOS,
        min_length=1,
        description="The steps it has, always in this order: "
        + ", ".join(f"{step.id} ({step.title})" for step in STEPS)
        + f". A module of figures has {', '.join(OF_FIGURES)}.",
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
        {},
        description="The most that each criterion earns, together usually 100; criteria left out "
        f"are not marked. There are {', '.join(CRITERIA)}.",
    )
    writing: Annotated[float, Field(gt=0, le=100)] | None = Field(
        None,
        description="Points a person gives in formgrader for the writing, on top of `points`; "
        "left out where no writing is read.",
    )

    @model_validator(mode="after")
    def _offer_one_thing(self) -> Self:
        offered, words = (OF_SCENARIOS, "a scenario") if self.scenario else (OF_FIGURES, "figures")
        if odd := [step for step in self.steps if step not in offered]:
            raise ValueError(f"the step {odd[0]} is not one of {', '.join(offered)}, for {words}")
        if self.scenario and not self.points:
            raise ValueError("points are missing; a module that offers a scenario is marked")
        if self.scenario and self.about:
            raise ValueError("about is for a module of figures; a scenario says it of itself")
        if not self.scenario and not self.about:
            raise ValueError("scenario is missing; only a module of figures has about in its place")
        if not self.scenario and (self.points or self.writing):
            raise ValueError("points and writing go with a scenario; figures are not marked")
        return self

    @property
    def asks(self) -> frozenset[Part]:
        """What it asks for beside a chronology and signs."""
        asked: dict[Part, bool] = {
            "decisions": "decisions" in self.points,
            "writing": self.writing is not None,
        }
        return frozenset(part for part, wanted in asked.items() if wanted)
