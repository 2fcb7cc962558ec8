"""What a decision is: a day, a chair to sit in, and options with what follows from each.

Learners may see all of it; which option is best, and why, stands in the key.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from toolkit.scenario.models import Day, Model, Slug, Text

__all__ = ["DecisionFile", "DecisionPoint", "Option", "RubricLine", "WritingTask"]


class Option(Model):
    """One thing that could be done."""

    id: Slug = Field(description="Short name; differs within the decision.")
    text: Text = Field(description="What the learner chooses: 'Ring the duty team today'.")
    then: Text = Field(
        description="What follows, 40 to 90 words; shown only once the learner has decided."
    )


class RubricLine(Model):
    """One thing to look for in a piece of writing."""

    id: Slug = Field(description="Short name; differs within the rubric.")
    says: Text = Field(description="What a good one does: 'Gives the child's own words'.")


class WritingTask(Model):
    """Something to write where words matter; a person gives its points (¶106, ¶110)."""

    kind: Literal["referral", "record"] = Field(
        description="referral (to another service) or record (for one's own file)."
    )
    task: Text = Field(description="What to write, to whom, and how long, in two or three lines.")
    rubric: tuple[RubricLine, ...] = Field(
        min_length=4,
        max_length=6,
        description="What to look for, shown once something is written: fact kept from opinion, "
        "the child's own words, what was seen, by whom and when, what was done and is asked for, "
        "who else knows, plain words.",
    )


class DecisionPoint(Model):
    """One decision: that day, at that desk, knowing what that agency had on file."""

    id: Slug = Field(description="Short name; differs in the whole file.")
    when: Day = Field(description="The day in the story, 2024-03-02.")
    seat: Slug = Field(description="Whose chair the learner sits in: an agency's id.")
    role: Slug | None = Field(
        None,
        description="Only learners who took this agency as their own get it; everyone if left out.",
    )
    title: Text = Field(description="A line naming it: 'A voicemail about the meter'.")
    situation: Text = Field(description="60 to 120 words: that day, that desk.")
    question: Text = Field(description="What is asked: 'What do you do before you go home?'")
    options: tuple[Option, ...] = Field(
        min_length=3,
        max_length=5,
        description="In order from the least to the strongest response.",
    )
    writing: WritingTask | None = Field(None, description="Something to write after deciding.")


class DecisionFile(Model):
    """``decisions.yaml``: the decisions of a scenario, in order of date. Learners may see it."""

    format: Literal[1] = Field(1, description="Version of this format.")
    decisions: tuple[DecisionPoint, ...] = Field(description="The decisions, oldest first.")
