"""What a module of figures is made of: topics, each with numbers to guess, to see and to explain.

Guessing first is what makes a figure stay: a wrong guess that is corrected is remembered better
than a figure that is only read (Kornell, Hays and Bjork 2009), the more so where the guess is drawn
beside it (Kim, Reinecke and Hullman 2017), and saying in one's own words why a figure may be so
adds to it (Chi and others 1994).
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from toolkit.scenario.models import Model, Paragraph, Slug, Text

__all__ = ["Figures", "Row", "Topic"]

Drawn = Literal["months", "agencies"]
"""A second drawing, from a table beside ``figures.yaml``."""

TABLES: dict[Drawn, str] = {"months": "annex-a.csv", "agencies": "table-1.csv"}
"""Kind of drawing to the table it is drawn from."""


class Cited(Model):
    """Something the report says, and where."""

    report: tuple[Paragraph, ...] = Field((), description="Paragraphs (¶) it is in.")
    place: str = Field("", description="Where else: 'Table 1', 'Annex A', 'Key findings'.")

    @model_validator(mode="after")
    def _say_where(self) -> Self:
        if not self.report and not self.place:
            raise ValueError("where it stands is missing; give report (¶ numbers) or place")
        return self

    @property
    def source(self) -> str:
        """Where it stands, in words: '¶13, Table 1'."""
        return ", ".join([*(f"¶{number}" for number in self.report), *filter(None, [self.place])])


class Row(Cited):
    """One number."""

    id: Slug = Field(description="Short name; the guess is kept under it.")
    says: Text = Field(description="What is counted: 'Babies under one year'.")
    found: int = Field(ge=0, le=1_000, description="The number in the report.")


class Reason(Cited):
    """Something the report says of why."""

    says: Text = Field(description="One or two sentences of our own.")


class Topic(Model):
    """Some numbers that belong together."""

    id: Slug = Field(description="Short name; the guesses are kept under it.")
    title: Text = Field(description="A question in a few words: 'How old were they?'")
    asks: Text = Field(description="What to guess, in one or two sentences.")
    of: int = Field(50, ge=1, le=1_000, description="The most that each number can be.")
    unit: Text = Field(description="What is counted, in the plural: 'reviews', 'children'.")
    whole: bool = Field(
        False,  # noqa: FBT003 -- a default, not an argument
        description="Whether the numbers are parts of one whole, so that guesses add up to `of`.",
    )
    rows: tuple[Row, ...] = Field(min_length=1, max_length=8, description="The numbers.")
    found: Text = Field(description="What the numbers say, once they are seen.")
    caution: str = Field(
        "", description="What to be careful of, as where the report does not agree with itself."
    )
    explain: Text = Field(description="What the learner is asked to explain.")
    reasons: tuple[Reason, ...] = Field(min_length=1, description="What the report says of why.")
    drawn: Drawn | None = Field(
        None,
        description="A second drawing: `months` from `annex-a.csv`, `agencies` from `table-1.csv`.",
    )

    @model_validator(mode="after")
    def _check_numbers(self) -> Self:
        for row in self.rows:
            if row.found > self.of:
                raise ValueError(f"{row.id} is {row.found}, more than the {self.of} there can be")
        total = sum(row.found for row in self.rows)
        if self.whole and total != self.of:
            raise ValueError(f"the numbers add up to {total}, and as parts of a whole to {self.of}")
        names = [row.id for row in self.rows]
        if len(set(names)) < len(names):
            raise ValueError("two rows have the same id")
        return self


class Figures(Model):
    """``figures.yaml``: numbers to guess, see and explain."""

    format: Literal[1] = Field(1, description="Version of this format.")
    source: Text = Field(description="What the numbers are from, as learners are told.")
    topics: Annotated[
        tuple[Topic, ...], Field(min_length=1, max_length=12, description="In order.")
    ]

    @model_validator(mode="after")
    def _no_two(self) -> Self:
        names = [topic.id for topic in self.topics]
        if len(set(names)) < len(names):
            raise ValueError("two topics have the same id")
        return self
