"""The planned contacts of records: with whom, by whom, when, and is one perhaps left out?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.scenario.dates import bounds, say_date
from toolkit.scenario.model_files import ModelFile
from toolkit.scenario.models import Contact, Record, RecordFile
from toolkit.scenario.problems import Problem
from toolkit.scenario.source import Source

__all__ = ["check_contacts"]

_PLANNED = r"(?:appointment|visit|review|clinic|session|check|meeting|call)s?"
_MISSED = re.compile(
    rf"did not attend|not attended|not brought|no[- ]access|\bDNA\b|\bWNB\b"
    rf"|\bmissed[^.\n]*\b{_PLANNED}\b|\b{_PLANNED}\b[^.\n]*\bmissed\b"
    r"|\bmissed-appointment",
    re.IGNORECASE,
)


def check_contacts(source: Source) -> Iterator[Problem]:
    """What is wrong with the planned contacts, and where one may have been forgotten."""
    for file in source.records:
        for n, record in enumerate(file.value.records):
            yield from _find_forgotten(file, n, record)
            for m, contact in enumerate(record.contacts):
                yield from _check_ids(file, (n, m), contact, source)
                yield from _check_day(file, (n, m), contact, record, source)


def _find_forgotten(file: ModelFile[RecordFile], n: int, record: Record) -> Iterator[Problem]:
    """A record that speaks of a missed appointment and has no ``contacts``, not even none."""
    found = _MISSED.search(f"{record.form}\n{record.text}")
    if found and "contacts" not in record.model_fields_set:
        yield file.problem(
            f"{record.id} says {' '.join(found[0].split())!r} and has no 'contacts'. If it tells "
            "of a planned contact, add it, so that learners can see it beside the others; if it "
            "tells of none, write contacts: [].",
            *("records", n),
            warning=True,
        )


def _check_ids(
    file: ModelFile[RecordFile], at: tuple[int, int], contact: Contact, source: Source
) -> Iterator[Problem]:
    here = ("records", at[0], "contacts", at[1])
    for place, person in enumerate(contact.who):
        if person not in source.people:
            yield file.problem(
                f"There is nobody called {person!r} in the cast; "
                f"the cast is {', '.join(source.people)}.",
                *(*here, "who", place),
            )
    agencies = sorted(agency.id for agency in source.family.value.agencies)
    if contact.service is not None and contact.service not in agencies:
        yield file.problem(
            f"{contact.service!r} is not an agency of this scenario; "
            f"agencies are {', '.join(agencies)}.",
            *(*here, "service"),
        )


def _check_day(
    file: ModelFile[RecordFile],
    at: tuple[int, int],
    contact: Contact,
    record: Record,
    source: Source,
) -> Iterator[Problem]:
    here = ("records", at[0], "contacts", at[1])
    day, until = contact.when or record.date, source.family.value.until
    if bounds(day)[0] > bounds(until)[1]:
        yield file.problem(
            f"What was planned for {say_date(day)} is after the scenario's own period, which ends "
            f"in {say_date(until)}; what became of it cannot be known.",
            *(*here, "when"),
        )
