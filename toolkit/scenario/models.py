"""What a scenario is: the family, the agencies, their records, and the key.

Files become these frozen models at once and nothing unknown is let through, so the
rest of the toolkit never meets a raw dictionary. Each field's description is also the
author's reference: the JSON Schema and the field reference are generated from here.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from toolkit.scenario.dates import bounds

__all__ = [
    "PROTECTS",
    "Agency",
    "ChildInEvent",
    "Contact",
    "Distractor",
    "Family",
    "Household",
    "Indicator",
    "IndicatorGroup",
    "Indicators",
    "Key",
    "KeyDecision",
    "KeyEvent",
    "KeySign",
    "Person",
    "Quote",
    "Record",
    "RecordFile",
    "Relation",
    "Threshold",
]

Slug = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", min_length=1, max_length=60)
]
"""A name for machines: lower-case letters, digits and single hyphens."""


def _be_a_date(edtf: str) -> str:
    bounds(edtf)  # raises ValueError with a sentence
    return edtf


Edtf = Annotated[str, StringConstraints(min_length=4, max_length=40), AfterValidator(_be_a_date)]
"""A date as precise as it is known, in EDTF: 2024-03-02, 2024-03, 2024-03-02~, 2024-01/2024-04."""

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_be_a_date)]
"""One day: 2024-03-02."""

Paragraph = Annotated[int, Field(ge=1, le=123)]
"""A numbered paragraph (¶) of the source report."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
"""A few words: they have to fit into a table on a telephone."""

PROTECTS = "what-protects"
"""The group of indicators that are strengths, and not concerns."""


class Model(BaseModel):
    """The ground rule for everything read from a file: frozen, and no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Person(Model):
    """One member of the cast: family, neighbour or professional."""

    id: Slug = Field(description="Short name for this person, used everywhere else.")
    name: Text = Field(description="Full name as the cast list shows it.")
    known_as: tuple[Text, ...] = Field(
        (), description="Other forms the records use: a nickname, initials, 'Miss Adeyemi'."
    )
    kind: Literal["child", "adult", "professional"] = Field(
        description="child (of the family), adult (family or friend) or professional."
    )
    gender: Literal["female", "male", "unknown"] = Field(
        "unknown", description="For the genogram's square or circle."
    )
    born: Edtf | None = Field(None, description="Birth date, EDTF; needed for a child.")
    died: Edtf | None = Field(None, description="Date of death, EDTF, where someone has died.")
    identical: bool = Field(
        False,  # noqa: FBT003 -- a default, not an argument
        description="One of identical twins or triplets. That children are twins need not be "
        "said: they have the same parents and the same day of birth.",
    )
    agency: Slug | None = Field(None, description="A professional's agency.")
    note: str = Field("", description="What the learner is told about this person: one sentence.")


class Relation(Model):
    """A line of the genogram."""

    kind: Literal["parent", "partner", "adoptive-parent", "carer"] = Field(
        description="parent, adoptive-parent and carer go from one person to children; "
        "partner joins two adults."
    )
    of: tuple[Slug, ...] = Field(
        description="The parent(s) or carer(s), or the two partners.", min_length=1, max_length=2
    )
    to: tuple[Slug, ...] = Field((), description="The children; empty for partners.")
    since: Edtf | None = Field(None, description="When the relation began, if it matters.")
    until: Edtf | None = Field(None, description="When it ended, if it did.")
    quality: Literal["", "close", "distant", "conflict", "violent", "separated"] = Field(
        "",
        description="How they get on, drawn as a second line: two lines, dots, a zigzag, a heavy "
        "zigzag. 'separated' is the short way to write 'ended: separated'.",
    )
    ended: Literal["", "separated", "divorced"] = Field(
        "",
        description="How a partnership ended, drawn as one slash or two; one with an 'until' and "
        "nothing here is drawn as separated.",
    )


class Household(Model):
    """Who lived together, where, and when.

    Entries with the same place are one home. When one person moves in or out, end their entry
    and begin another: a child who stayed with a grandmother has an entry of their own with the
    grandmother's place and the dates of the stay, and another for coming back.
    """

    id: Slug = Field(description="Short name for this entry; ids differ.")
    place: Text = Field(
        description="An invented address in words: 'flat 6, Tern Court'; the same words are the "
        "same home."
    )
    since: Edtf = Field(description="When it began, as precisely as is known.")
    until: Edtf | None = Field(
        None,
        description="When it ended, if it did: the day of a move ends one entry and begins the "
        "next.",
    )
    people: tuple[Slug, ...] = Field(
        min_length=1,
        description="Who lived there all this time; a child born later joins at birth, and who "
        "dies leaves.",
    )


class Agency(Model):
    """An organisation that holds records."""

    id: Slug = Field(description="Short name; also the name of its file in records/.")
    name: Text = Field(description="Invented name: 'Fernlea Primary School'.")
    kind: Literal[
        "school",
        "early-years",
        "health-visiting",
        "school-nursing",
        "midwifery",
        "gp",
        "hospital",
        "dentist",
        "housing",
        "police",
        "social-care",
        "probation",
        "voluntary",
        "youth-service",
        "mental-health",
        "drug-and-alcohol",
        "ambulance",
    ] = Field(description="What kind of organisation it is.")
    universal: bool = Field(description="Whether it is a universal service (¶35).")
    keeps: Text = Field(description="What kind of record it keeps and what it cannot see.")


class Family(Model):
    """``scenario.yaml``: everything about a scenario except its records and key."""

    format: Literal[1] = Field(1, description="Version of this format.")
    id: Slug = Field(description="The folder's name.")
    title: Text = Field(description="What learners call it: 'Neglect: the Pellow children'.")
    theme: Literal["neglect", "sexual-abuse", "domestic-abuse", "universal-services"] = Field(
        description="Which of the report's concerns it is about."
    )
    summary: Text = Field(
        description="Two or three sentences for the catalogue; gives nothing away."
    )
    content_note: Text = Field(
        description="What a reader will meet, said plainly, before page one."
    )
    town: Text = Field(description="Invented town.")
    authority: Text = Field(description="Invented local authority.")
    since: Edtf = Field(description="The month the records begin.")
    until: Edtf = Field(description="The month they end.")
    report: tuple[Paragraph, ...] = Field(min_length=3, description="The ¶ it rests on.")
    people: tuple[Person, ...] = Field(description="The cast: everybody a record names.")
    relations: tuple[Relation, ...] = Field(description="The lines of the genogram.")
    households: tuple[Household, ...] = Field(description="Who lived together, over time.")
    agencies: tuple[Agency, ...] = Field(description="Who holds records.")
    places: tuple[Text, ...] = Field(
        (), description="Other invented names the records use: streets, parks, a hospital."
    )

    @property
    def agency_names(self) -> dict[str, str]:
        """Agency id to the agency's name."""
        return {agency.id: agency.name for agency in self.agencies}


class Contact(Model):
    """One planned contact that a record tells of, and what became of it: facts, no judgement.

    An appointment, a home visit, a clinic, a review, a parents' meeting, a planned call. No
    planned contact are a call or visit that nobody had arranged, a lesson or a detention, and an
    invitation nobody answered. Two records may tell of the same one: with the same outcome, day,
    people and service it counts once. A record that only adds up what others tell has none.
    """

    outcome: Literal["kept", "missed", "refused", "cancelled-by-service"] = Field(
        description="kept: it took place. missed: nobody came, or nobody answered. refused: the "
        "family turned it away or cancelled it. cancelled-by-service: the service did."
    )
    who: tuple[Slug, ...] = Field((), description="Whom of the cast it was for, if it is said.")
    when: Edtf | None = Field(
        None, description="The day it was planned for, EDTF; the record's date if left out."
    )
    what: Label = Field(description="What it was, in a few words: 'hearing aid review'.")
    service: Slug | None = Field(
        None, description="The agency that planned it; the one that holds the record if left out."
    )
    times: int = Field(
        1, ge=1, le=60, description="How many such, where the record gives no more than a number."
    )


class Record(Model):
    """One document an agency holds."""

    id: Slug = Field(description="Agency id and number: 'school-07'.")
    date: Day = Field(description="The day it was written, 2024-03-02.")
    time: Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = Field(
        None, description="The time of day, 09:30, where the form has one."
    )
    form: Text = Field(description="What it is: 'concern log', 'discharge letter'.")
    author: Text = Field(description="Who wrote it, with their job.")
    about: tuple[Slug, ...] = Field(min_length=1, description="The people it is about.")
    contacts: tuple[Contact, ...] = Field(
        (),
        description="The planned contacts it tells of. Learners see them in the step 'The whole "
        "picture' and not before. An empty list, [], says that there are none.",
    )
    text: Text = Field(description="20 to 180 words. A new line always begins a new sentence.")


class RecordFile(Model):
    """``records/<agency>.yaml``: all that one agency holds, oldest first."""

    agency: Slug = Field(description="Whose records these are; also the file's name.")
    records: tuple[Record, ...] = Field(description="The records, oldest first.")


class Quote(Model):
    """A passage of one record, quoted exactly."""

    record: Slug = Field(description="The record's id.")
    quote: Text = Field(description="Words of that record, exactly; they must occur once in it.")


class ChildInEvent(Model):
    """What the records say of the child at a key event (¶36–38, ¶106)."""

    seen: Literal["yes", "no", "not-recorded"] = Field(description="Was a child seen?")
    alone: Literal["yes", "no", "not-recorded"] = Field(
        "not-recorded", description="Seen or spoken to without a parent or carer?"
    )
    said: str = Field("", description="The child's own words, where the record has them.")
    looked: str = Field("", description="How the child looked or was, where the record says.")


class KeyEvent(Model):
    """Something that happened which a careful reader puts in the chronology."""

    id: Slug = Field(description="Short name; ids differ in the whole key.")
    title: Text = Field(description="A line naming it for the learner.")
    when: Edtf = Field(description="When it happened (not when it was written down).")
    tolerance_days: int = Field(2, ge=0, le=366, description="Days either way that still count.")
    essential: bool = Field(description="Essential (weight 2) or desirable (weight 1).")
    quotes: tuple[Quote, ...] = Field(
        min_length=1, description="Passages that tell of it; any one of them is enough."
    )
    basis: tuple[Literal["observed", "reported", "opinion"], ...] = Field(
        min_length=1,
        description="How the writer knew, any accepted: observed it, was told, or an opinion.",
    )
    child: ChildInEvent = Field(description="What the records say of the child.")
    significance: tuple[int, int] = Field(
        description="Accepted range, 0 routine to 3 turning point: [2, 3]."
    )
    why: Text = Field(description="One or two sentences for the learner: why this matters.")
    report: tuple[Paragraph, ...] = Field((), description="The ¶ it rests on.")


class KeySign(Model):
    """A passage that matters, and what it is evidence of."""

    id: Slug = Field(description="Short name; ids differ in the whole key.")
    quotes: tuple[Quote, ...] = Field(
        min_length=1, description="The passage; several where any one of them shows it."
    )
    indicators: tuple[Slug, ...] = Field(
        min_length=1, description="Accepted indicators, the best first."
    )
    essential: bool = Field(description="Essential (weight 2) or desirable (weight 1).")
    why: Text = Field(description="One or two sentences for the learner: why this matters.")
    report: tuple[Paragraph, ...] = Field((), description="The ¶ it rests on.")


class Distractor(Model):
    """A passage that looks like a sign and is not, or reassures and should not."""

    id: Slug = Field(description="Short name; ids differ in the whole key.")
    quotes: tuple[Quote, ...] = Field(min_length=1, description="The passage.")
    looks: Literal["alarming", "reassuring"] = Field(
        description="How it looks to somebody in a hurry."
    )
    fits: tuple[Slug, ...] = Field(
        (),
        description="For a reassuring passage: indicators that would show the learner saw "
        "through it; marking one of these is a good catch, not an error.",
    )
    why: Text = Field(description="What a good supervisor would say.")
    report: tuple[Paragraph, ...] = Field((), description="The ¶ it rests on.")


class Threshold(Model):
    """When there is enough to refer: the summed weight of signs, across kinds of sign.

    Signs of what protects do not count: a strength is no reason to refer.
    """

    weight: int = Field(
        ge=1, description="Summed weight of signs (essential 2, desirable 1; strengths 0)."
    )
    groups: int = Field(ge=1, description="In at least this many indicator groups.")
    why: Text = Field(description="Why this is enough, for the learner.")


class KeyDecision(Model):
    """What a good supervisor would say of each option of one decision."""

    decision: Slug = Field(description="The decision's id in decisions.yaml.")
    best: tuple[Slug, ...] = Field(
        min_length=1, description="Ids of the options that are accepted as fully right."
    )
    why: Text = Field(description="One or two sentences for the learner: what it turned on.")
    options: dict[Slug, Text] = Field(
        description="Option id to the reason a good supervisor would give, in one or two "
        "sentences; every option has one."
    )
    report: tuple[Paragraph, ...] = Field((), description="The ¶ it rests on.")


class Key(Model):
    """``key.yaml``: what a careful reader finds. Never leaves the grader before submission."""

    format: Literal[1] = Field(1, description="Version of this format.")
    threshold: Threshold = Field(description="When there is enough to refer.")
    events: tuple[KeyEvent, ...] = Field(description="What belongs in the chronology.")
    signs: tuple[KeySign, ...] = Field(description="The passages that matter.")
    distractors: tuple[Distractor, ...] = Field(description="The passages that mislead.")
    decisions: tuple[KeyDecision, ...] = Field(
        (), description="What a good supervisor would say of each decision."
    )


class Indicator(Model):
    """A named kind of concern, strength, or way services responded."""

    id: Slug = Field(description="Short name, used in keys.")
    name: Text = Field(description="What the learner sees: 'Hungry or looking for food'.")
    means: Text = Field(description="Plain definition, one or two sentences.")
    report: tuple[Paragraph, ...] = Field((), description="The ¶ it rests on.")
    related: tuple[Slug, ...] = Field((), description="Near neighbours that earn part credit.")


class IndicatorGroup(Model):
    """Indicators of one kind, shown together."""

    id: Slug = Field(description="Short name of the group.")
    name: Text = Field(description="What the learner sees: 'Everyday care'.")
    indicators: tuple[Indicator, ...] = Field(description="Its indicators, as they are listed.")


class Indicators(Model):
    """``indicators.yaml``: every sign a learner can name, shared by all scenarios."""

    format: Literal[1] = Field(1, description="Version of this format.")
    groups: tuple[IndicatorGroup, ...] = Field(description="The groups, as they are listed.")
