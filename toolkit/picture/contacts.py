"""Planned contacts, kept and missed, service by service.

A fourth missed appointment reads like the first where each is filed by itself (¶65, ¶71, ¶74). What
each record tells of a planned contact is a fact its author wrote down beside it; here they stand
side by side. Nothing is judged: a family that kept everything shows as plainly as one that did not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit.picture.words import count, list_names
from toolkit.scenario.dates import bounds
from toolkit.scenario.models import Contact
from toolkit.scenario.resolved import Scenario

__all__ = [
    "OUTCOMES",
    "Contacts",
    "Outcome",
    "Planned",
    "find_contacts",
    "say_contacts",
    "say_counts",
]

Outcome = Literal["kept", "missed", "refused", "cancelled-by-service"]

OUTCOMES: dict[Outcome, str] = {
    "kept": "Kept",
    "missed": "Missed: nobody came or answered",
    "refused": "Refused or cancelled by the family",
    "cancelled-by-service": "Cancelled by the service",
}
"""Outcome to how the page calls it."""

_IN_A_SENTENCE: dict[Outcome, str] = {
    "kept": "kept",
    "missed": "missed",
    "refused": "refused or cancelled by the family",
    "cancelled-by-service": "cancelled by the service",
}


@dataclass(frozen=True)
class Planned:
    """One planned contact, or several alike.

    Attributes:
        service: Id of the agency that planned it.
        outcome: What became of it.
        who: Ids of the people it was for.
        when: When it was to be, EDTF.
        what: What it was.
        times: How many such.
        records: Ids of the records that tell of it, the oldest first.
    """

    service: str
    outcome: Outcome
    who: tuple[str, ...]
    when: str
    what: str
    times: int
    records: tuple[str, ...]


@dataclass(frozen=True)
class Contacts:
    """Every planned contact that the records tell of.

    Attributes:
        planned: In order of date.
        counts: Agency id to how many of each outcome, in the order of the agencies.
        most_missed: Ids of the agencies that were missed most often; none if nothing was missed.
    """

    planned: tuple[Planned, ...]
    counts: Mapping[str, Mapping[Outcome, int]]
    most_missed: tuple[str, ...]

    def total(self, outcome: Outcome) -> int:
        """How many of one outcome with all services together."""
        return sum(counts.get(outcome, 0) for counts in self.counts.values())


def find_contacts(scenario: Scenario) -> Contacts:
    """Put together what the records tell of planned contacts.

    What two records tell alike, the same outcome on the same day for the same people with the
    same service, is one contact.

    Args:
        scenario: Whose records are read.
    """
    told: dict[tuple[str, str, str, frozenset[str]], Planned] = {}
    for record in scenario.records:
        for contact in record.contacts:
            one = _planned(contact, record.id, record.date, scenario)
            alike = (one.service, one.outcome, one.when, frozenset(one.who))
            before = told.get(alike)
            told[alike] = _together(before, one) if before else one
    planned = sorted(told.values(), key=lambda one: (*bounds(one.when), one.service))
    counts = {
        agency.id: _count([one for one in planned if one.service == agency.id])
        for agency in scenario.family.agencies
        if any(one.service == agency.id for one in planned)
    }
    most = max((of.get("missed", 0) for of in counts.values()), default=0)
    missed = (agency for agency, of in counts.items() if most and of.get("missed") == most)
    return Contacts(tuple(planned), counts, tuple(missed))


def say_contacts(found: Contacts, *, names: Mapping[str, str]) -> str:
    """What became of all planned contacts, and which service was missed most often.

    Args:
        found: The contacts.
        names: Agency id to its name.
    """
    total = sum(one.times for one in found.planned)
    if not total:
        return "The records tell of no planned contact."
    became = say_counts({outcome: found.total(outcome) for outcome in OUTCOMES})
    return (
        f"The records tell of {count(total, 'planned contact', 'planned contacts')} with "
        f"{count(len(found.counts), 'service', 'services')}: {became}; {_say_often(found, names)}."
    )


def say_counts(counts: Mapping[Outcome, int]) -> str:
    """One line: "6 kept, 5 missed, 1 cancelled by the service"."""
    return ", ".join(
        f"{counts[outcome]} {says}" for outcome, says in _IN_A_SENTENCE.items() if counts[outcome]
    )


def _say_often(found: Contacts, names: Mapping[str, str]) -> str:
    if not found.most_missed:
        return "no service was missed at all"
    many = found.counts[found.most_missed[0]]["missed"]
    often = "once" if many == 1 else f"{many} times"
    each = " each" if len(found.most_missed) > 1 else ""
    services = list_names([names[agency] for agency in found.most_missed])
    return f"missed most often: {services}, {often}{each}"


def _planned(contact: Contact, record: str, date: str, scenario: Scenario) -> Planned:
    return Planned(
        service=contact.service or scenario.agency_of[record],
        outcome=contact.outcome,
        who=contact.who,
        when=contact.when or date,
        what=contact.what,
        times=contact.times,
        records=(record,),
    )


def _together(one: Planned, other: Planned) -> Planned:
    records = tuple(dict.fromkeys((*one.records, *other.records)))
    times = max(one.times, other.times)
    return Planned(one.service, one.outcome, one.who, one.when, one.what, times, records)


def _count(planned: Sequence[Planned]) -> Mapping[Outcome, int]:
    many: Counter[Outcome] = Counter()
    for one in planned:
        many[one.outcome] += one.times
    return many
