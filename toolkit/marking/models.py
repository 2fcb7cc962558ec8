"""What marking says: a mark per criterion, each with what was read and why."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["CRITERIA", "KINDS", "Criterion", "Finding", "Kind", "Mark", "Marks", "Outcome"]

Criterion = Literal[
    "coverage",
    "relevance",
    "dating",
    "order",
    "source",
    "child",
    "significance",
    "signs",
    "discernment",
    "decisions",
]

CRITERIA: dict[Criterion, str] = {
    "coverage": "Key events found",
    "relevance": "Keeping to what matters",
    "dating": "Dates",
    "order": "Order of events",
    "source": "How it is known",
    "child": "The child in the chronology",
    "significance": "Weighing each event",
    "signs": "Signs found and named",
    "discernment": "Not over-reading",
    "decisions": "Decisions",
}
"""Criterion id to the words a learner reads, in the order they are shown."""

Outcome = Literal["marked", "blank", "unreadable", "not-marked"]
"""Four different things: judged (perhaps wrong), nothing there, could not be read, not yet."""

Kind = Literal[
    "matched",
    "near",
    "misdated",
    "missed",
    "over-read",
    "distractor",
    "good-catch",
    "repeated",
    "sound",
    "close",
    "astray",
    "undecided",
    "unreadable",
]

KINDS: dict[Kind, str] = {
    "matched": "Found",
    "near": "Nearly",
    "misdated": "Found, dated differently",
    "missed": "Not in yours",
    "over-read": "Over-read",
    "distractor": "Not what it looked like",
    "good-catch": "Good catch",
    "repeated": "Said twice",
    "sound": "A sound decision",
    "close": "Close",
    "astray": "Look again",
    "undecided": "Not decided",
    "unreadable": "Could not be read",
}
"""Kind of finding to the words a learner reads."""


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Finding(Model):
    """One thing marking noticed, told beside the learner's own work."""

    kind: Kind
    item: str = Field("", description="Id of the learner's own item; empty for a miss.")
    key: str = Field("", description="Id of what it is in the key or scenario; may be empty.")
    title: str = Field("", description="A line naming it for the learner.")
    sentences: tuple[str, ...] = Field((), description="The passage concerned.")
    when: str = Field("", description="EDTF of a key event or decision.")
    essential: bool = False
    indicators: tuple[str, ...] = Field((), description="Accepted indicators, for signs.")
    careful: tuple[tuple[str, str], ...] = Field(
        (), description="What a careful reader puts: field and words."
    )
    notes: tuple[str, ...] = Field((), description="Sentences on particulars: date, child, source.")
    why: str = Field("", description="The reason, in the words of the key.")
    report: tuple[int, ...] = Field((), description="¶ of the source report.")


class Mark(Model):
    """The mark of one criterion."""

    criterion: Criterion
    outcome: Outcome
    points: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    maximum: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    read: str = Field(description="What was read: '14 of 27 key events, 3 entries beyond them'.")
    why: str = Field(description="How that became this mark, in a sentence or two.")
    few: str = Field(
        "", description="What kept it low beside what was read: what was not found, or too much."
    )
    restraint: Annotated[float, Field(ge=0, le=1)] = Field(
        1.0, description="What was left of it after what was put in too much: 1 is all."
    )


class Marks(Model):
    """All that marking says of one response. Pure function of scenario, key and response."""

    format: Literal[1] = 1
    scenario: str
    version: str = Field(description="Fingerprint of scenario and key these marks rest on.")
    outcome: Outcome
    criteria: tuple[Mark, ...]
    notes: tuple[str, ...] = Field(
        (), description="What the learner should know of how the response was read."
    )
    chronology: tuple[Finding, ...] = ()
    signs: tuple[Finding, ...] = ()
    decisions: tuple[Finding, ...] = ()

    @property
    def total(self) -> float:
        """Points over all criteria."""
        return round(sum(mark.points for mark in self.criteria), 4)

    @property
    def maximum(self) -> float:
        """The most that could be earned."""
        return sum(mark.maximum for mark in self.criteria)
