"""Who knew whom: of each agency and each of its people, which children their records are about.

It is derived, so that an author writes nothing twice. It is shown before any record is read, and so
it has names and years only. Adults are left out: that a detective's few records are about one man
would already be the story.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from toolkit.scenario.models import Family, Person, Record

__all__ = ["Known", "who_knew"]


@dataclass(frozen=True)
class Known:
    """The children that somebody's records are about, and over which years.

    Attributes:
        children: What each is called, in the order of the cast.
        years: "2023" or "2022 to 2025".
    """

    children: tuple[str, ...]
    years: str


def who_knew(family: Family, records: Mapping[str, Sequence[Record]]) -> dict[str, Known]:
    """Of each agency and each professional, which children they knew.

    An agency knew those its file is about. One of its people knew those of the records they wrote,
    or, if they wrote none, of those they are named in.

    Args:
        family: The cast.
        records: Agency id to its records.

    Returns:
        Id of an agency or of a person to what is known; without those of whom nothing is.
    """
    called = _call(family)
    known: dict[str, Known] = {}
    for agency in family.agencies:
        held = records.get(agency.id, ())
        known |= _known(agency.id, held, called)
        for person in family.people:
            if person.kind == "professional" and person.agency == agency.id:
                known |= _known(person.id, _of(person, held), called)
    return known


def _of(person: Person, held: Sequence[Record]) -> list[Record]:
    """The records somebody wrote; if there are none, those that name them."""
    names = "|".join(re.escape(name) for name in (person.name, *person.known_as))
    is_named = re.compile(rf"\b(?:{names})(?!\w)")
    wrote = [record for record in held if is_named.search(record.author)]
    return wrote or [record for record in held if is_named.search(record.text)]


def _known(id_: str, records: Collection[Record], called: Mapping[str, str]) -> dict[str, Known]:
    telling = [record for record in records if not called.keys().isdisjoint(record.about)]
    if not telling:
        return {}
    about = {person for record in telling for person in record.about}
    children = tuple(name for child, name in called.items() if child in about)
    years = sorted(record.date[:4] for record in telling)
    said = years[0] if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
    return {id_: Known(children, said)}


def _call(family: Family) -> dict[str, str]:
    """Children and what they are called: by the given name where only one of the family has it."""
    given = [person.name.split()[0] for person in family.people if person.kind != "professional"]
    return {
        person.id: name if given.count(name) == 1 else person.name
        for person in family.people
        if person.kind == "child"
        for name in [person.name.split()[0]]
    }
