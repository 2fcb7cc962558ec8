"""What a module is: a scenario, offered to learners with aims, time and points."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from toolkit.marking.models import Criterion

__all__ = ["Module"]

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class Module(BaseModel):
    """``modules/<id>/module.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    id: Slug = Field(description="The folder's name; also nbgrader's assignment name.")
    title: Text
    scenario: Slug = Field(description="The scenario it offers.")
    minutes: tuple[int, int] = Field(description="Time it takes, from and to.")
    aims: tuple[Text, ...] = Field(min_length=1, description="What a learner will be able to do.")
    points: dict[Criterion, Annotated[float, Field(gt=0, le=100)]] = Field(
        description="Points of each criterion marked; together usually 100."
    )
