"""What an example is: a response an author writes, with the marks it must get."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from toolkit.marking.models import Criterion
from toolkit.response.models import Prose, Short, YesNo
from toolkit.scenario.models import Model, Quote, Slug, Text

__all__ = ["ExampleEntry", "ExampleFile", "ExampleSign", "Strategy"]

Strategy = Literal["everything", "random", "first-sentences"]

Judged = Literal["total", Criterion]
"""The whole, or one criterion."""

PerCent = Annotated[float, Field(ge=0, le=100)]


class ExampleEntry(Model):
    """One entry of an example's chronology; the fields are those a learner fills in."""

    when: Short = Field("", description="The date as a person types it: 'around 3/3/24'.")
    quotes: tuple[Quote, ...] = Field((), description="The passages it rests on.")
    what: Prose = Field("", description="What happened: fact.")
    opinion: Prose = Field("", description="Opinion in the record, kept apart.")
    basis: Literal["observed", "reported", "opinion", ""] = Field(
        "", description="How the writer knew."
    )
    seen: YesNo = Field("", description="Was the child seen?")
    alone: YesNo = Field("", description="Seen alone?")
    looked: Prose = Field("", description="How the child looked or was.")
    said: Prose = Field("", description="What the child said.")
    significance: Annotated[int, Field(ge=0, le=3)] | None = Field(
        None, description="0 routine to 3 turning point."
    )
    why: Prose = Field("", description="Why it matters.")
    done: Prose = Field("", description="What was done about it.")


class ExampleSign(Model):
    """One sign an example marks."""

    quotes: tuple[Quote, ...] = Field(min_length=1, description="The passage marked.")
    indicator: Slug = Field(description="What it is called: an indicator's id.")
    note: Prose = Field("", description="A note, if there is one.")


class ExampleFile(Model):
    """``examples/<name>.yaml``: one response, written out or made by a strategy."""

    format: Literal[1] = Field(1, description="Version of this format.")
    name: Text = Field(description="What this responder is called: 'A careful reader'.")
    says: Text = Field(description="One sentence on what they do.")
    must_get: dict[Judged, tuple[PerCent, PerCent]] = Field(
        min_length=1,
        description="Least and most per cent, in total and by criterion: {total: [90, 100]}.",
    )
    chronology: tuple[ExampleEntry, ...] | None = Field(None, description="The entries.")
    signs: tuple[ExampleSign, ...] | None = Field(None, description="The marked signs.")
    role: Slug | None = Field(
        None,
        description="The agency they took as their own: decisions meant for it count, those for "
        "another do not. A strategy takes one by itself.",
    )
    decisions: dict[Slug, Slug] = Field(
        default_factory=dict, description="Decision id to the option taken."
    )
    strategy: Strategy | None = Field(
        None,
        description="Instead of chronology, signs and decisions: copy everything, click at "
        "random, or take the first sentence of each record.",
    )
    seed: int = Field(0, description="Makes a random strategy the same every time.")

    @model_validator(mode="after")
    def _be_written_or_made(self) -> Self:
        written = self.chronology is not None and self.signs is not None
        if written == (self.strategy is not None):
            raise ValueError(
                "an example has both 'chronology' and 'signs' ([] for none), or a 'strategy'."
            )
        if self.strategy is not None and self.role is not None:
            raise ValueError("a 'strategy' takes a role by itself; leave 'role' out.")
        return self
