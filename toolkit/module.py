"""What a module is: a scenario, offered to learners with aims, time and points."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from toolkit.marking.models import CRITERIA, Criterion
from toolkit.scenario.models import Model, Slug, Text

__all__ = ["Module"]


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
    points: dict[Criterion, Annotated[float, Field(gt=0, le=100)]] = Field(
        description="The most that each criterion earns, together usually 100; criteria left out "
        f"are not marked. There are {', '.join(CRITERIA)}."
    )
