"""What a learner has built in one module: a response, as versioned data with limits.

Answers are data, never code. Every string and list has a largest size, so that nothing a
page sends can stall the grader; `toolkit.response.room` says how much there may be in all.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

__all__ = [
    "FORMAT",
    "LIMITS",
    "Decision",
    "Entry",
    "Judgement",
    "MarkedSign",
    "Response",
    "When",
    "Writing",
]

FORMAT: Final = 1

ItemId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
"""An id the page made up: stable across edits, unique within one response."""

SentenceId = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]{1,6}$", max_length=64)
]
"""A record's id, a full stop, and digits made of the sentence's words: 'school-07.3fa9c1'."""

Short = Annotated[str, StringConstraints(max_length=200)]
Prose = Annotated[str, StringConstraints(max_length=4_000)]

YesNo = Literal["yes", "no", "not-recorded", ""]

ContentId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""An id an author gave: of an indicator, a decision, an option, an agency, a line of a rubric."""

LIMITS = {
    "entries": 200,
    "signs": 400,
    "judgements": 2,
    "decisions": 40,
    "writings": 20,
    "sentences": 60,
    "met": 12,
    "bytes": 2_000_000,
}
"""The most a response may hold: items, sentences or rubric lines an item, bytes as JSON."""


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class When(Model):
    """A date as typed and as understood."""

    typed: Short = Field("", description="What the learner typed: 'around 3/3/24'.")
    edtf: Short = Field("", description="What we understood, in EDTF; empty if nothing was.")
    said: Short = Field("", description="The same in words: 'around 3 March 2024'.")


class Entry(Model):
    """One entry of the chronology (the fields ¶106 and ¶110 ask for)."""

    id: ItemId
    when: When = When()
    sentences: tuple[SentenceId, ...] = Field((), max_length=LIMITS["sentences"])
    what: Prose = Field("", description="What happened: fact.")
    opinion: Prose = Field("", description="Opinion or interpretation in the record, kept apart.")
    basis: Literal["observed", "reported", "opinion", ""] = Field(
        "", description="How the writer knew; empty if not said yet."
    )
    seen: YesNo = Field("", description="Was the child seen? Empty if not answered yet.")
    alone: YesNo = Field("", description="Seen alone?")
    looked: Prose = Field("", description="How the child looked or was.")
    said: Prose = Field("", description="What the child said, in the child's words.")
    significance: Annotated[int, Field(ge=0, le=3, strict=True)] | None = Field(
        None, description="0 routine, 1 worth noting, 2 significant, 3 turning point."
    )
    why: Prose = Field("", description="Why it matters.")
    done: Prose = Field("", description="What was done about it.")


class MarkedSign(Model):
    """A passage the learner marked and named."""

    id: ItemId
    sentences: tuple[SentenceId, ...] = Field(min_length=1, max_length=LIMITS["sentences"])
    indicator: ContentId
    note: Prose = ""


class Judgement(Model):
    """How worried a learner was: from their own agency's file, and from everyone's. Not marked."""

    id: Literal["first", "pooled"] = Field(
        description="first: from one agency's file; pooled: from every agency's."
    )
    role: ContentId | Literal[""] = Field(
        "", description="The agency the learner took as their own; empty if none yet."
    )
    worry: Annotated[int, Field(ge=0, le=4, strict=True)] | None = Field(
        None, description="0 not worried to 4 very worried; None if not said yet."
    )
    would: Short = Field("", description="What they would do.")
    why: Prose = Field("", description="Why.")
    stands: Annotated[bool, Field(strict=True)] = Field(
        False,  # noqa: FBT003 -- a default, not an argument
        description="The first: whether it stays as it is, as other agencies' files were opened.",
    )

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing, not even whose file was read."""
        return not (self.role or self.would or self.why) and self.worry is None


class Decision(Model):
    """What a learner decided, and why."""

    id: ContentId = Field(description="The decision's id in the scenario.")
    option: ContentId | Literal[""] = Field("", description="The option; empty if undecided yet.")
    why: Prose = Field("", description="The learner's reason.")


class Writing(Model):
    """What a learner wrote where words matter; a person reads it."""

    id: ContentId = Field(description="The id of the decision it belongs to.")
    text: Prose = ""
    met: tuple[ContentId, ...] = Field(
        (),
        max_length=LIMITS["met"],
        description="Lines of the rubric that the learner says are met.",
    )


class Response(Model):
    """Everything one learner has built in one module: the document that is marked."""

    format: Literal[1] = FORMAT
    module: Short
    scenario: Short
    version: Short = Field("", description="Fingerprint of the scenario's records it was made on.")
    attempt: Annotated[int, Field(ge=1, le=1_000, strict=True)] = 1
    chronology: tuple[Entry, ...] = Field((), max_length=LIMITS["entries"])
    signs: tuple[MarkedSign, ...] = Field((), max_length=LIMITS["signs"])
    judgements: tuple[Judgement, ...] = Field((), max_length=LIMITS["judgements"])
    decisions: tuple[Decision, ...] = Field((), max_length=LIMITS["decisions"])
    writings: tuple[Writing, ...] = Field((), max_length=LIMITS["writings"])

    @property
    def role(self) -> str:
        """The agency the learner took as their own; empty if they did not say."""
        return next((each.role for each in self.judgements if each.role), "")

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is in it."""
        judged = any(not each.is_empty for each in self.judgements)
        return not (self.chronology or self.signs or judged or self.decisions or self.writings)
