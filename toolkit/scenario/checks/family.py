"""The family: do its people, relations, households and agencies make sense together?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.scenario.checks.ages import months_old
from toolkit.scenario.dates import bounds, say_date
from toolkit.scenario.model_files import ModelFile
from toolkit.scenario.models import Family, Household, Person, Relation
from toolkit.scenario.problems import Problem
from toolkit.scenario.source import Source

__all__ = ["check_family", "find_repeated"]

ADULT_AT = 18
YOUNGEST_PARENT = 13


def check_family(source: Source) -> Iterator[Problem]:
    """Everything that can be wrong in ``scenario.yaml`` taken by itself."""
    file, family = source.family, source.family.value
    if family.id != source.folder.name:
        yield file.problem(
            f"The id is {family.id!r}, but the folder is {source.folder.name!r}; "
            "they must be the same.",
            "id",
        )
    if bounds(family.since)[0] > bounds(family.until)[1]:
        yield file.problem("The records end before they begin.", "until")
    for part in ("people", "agencies", "households"):
        yield from find_repeated(file, part, [item.id for item in getattr(family, part)])
    for n, person in enumerate(family.people):
        yield from _check_person(file, n, person, source)
    for n, relation in enumerate(family.relations):
        yield from _check_relation(file, n, relation, source)
    for n, household in enumerate(family.households):
        yield from _check_household(file, n, household, source)
    yield from _find_homeless(file, family)


def find_repeated(file: ModelFile[Family], part: str, ids: Iterable[str]) -> Iterator[Problem]:
    """Ids of one list that an earlier item of it already has."""
    first: dict[str, int] = {}
    for n, item in enumerate(ids):
        if item in first:
            line = file.lines.find(part, first[item], "id")
            yield file.problem(
                f"The id {item!r} is already used on line {line}; ids must differ.", part, n, "id"
            )
        first.setdefault(item, n)


def _check_person(
    file: ModelFile[Family], n: int, person: Person, source: Source
) -> Iterator[Problem]:
    agencies = {agency.id for agency in source.family.value.agencies}
    if person.agency is not None and person.agency not in agencies:
        yield file.problem(
            f"{person.name} works for {person.agency!r}, which is not an agency here; "
            f"agencies are {', '.join(sorted(agencies))}.",
            *("people", n, "agency"),
        )
    if person.born and person.died and bounds(person.died)[1] < bounds(person.born)[0]:
        yield file.problem(f"{person.name} died before being born.", "people", n, "died")
    if person.kind == "child":
        yield from _check_child(file, n, person)


def _check_child(file: ModelFile[Family], n: int, child: Person) -> Iterator[Problem]:
    family = file.value
    if child.born is None:
        yield file.problem(f"{child.name} is a child and needs a birth date ('born').", "people", n)
        return
    begins, ends = bounds(family.since)[0], bounds(family.until)[1]
    if months_old(bounds(child.born)[1], on=begins) >= ADULT_AT * 12:
        yield file.problem(
            f"{child.name}, born {say_date(child.born)}, is over {ADULT_AT} when the records "
            f"begin in {say_date(family.since)}; give the kind 'adult' or another birth date.",
            *("people", n, "born"),
        )
    elif months_old(bounds(child.born)[1], on=ends) >= ADULT_AT * 12:
        yield file.problem(
            f"{child.name} turns {ADULT_AT} before the records end.",
            *("people", n, "born"),
            warning=True,
        )
    if bounds(child.born)[0] > ends:
        yield file.problem(
            f"{child.name} is born {say_date(child.born)}, after the records end "
            f"({say_date(family.until)}).",
            *("people", n, "born"),
        )


def _check_relation(
    file: ModelFile[Family], n: int, relation: Relation, source: Source
) -> Iterator[Problem]:
    here = ("relations", n)
    yield from _find_strangers(file, (*here, "of"), relation.of, source)
    yield from _find_strangers(file, (*here, "to"), relation.to, source)
    if relation.kind == "partner" and (len(relation.of) != 2 or relation.to):  # noqa: PLR2004
        yield file.problem("'partner' joins two people in 'of', and has nobody in 'to'.", *here)
    if relation.kind != "partner" and not relation.to:
        yield file.problem(f"{relation.kind!r} needs the children in 'to'.", *here)
    if set(relation.of) & set(relation.to):
        yield file.problem("Somebody is both in 'of' and in 'to'.", *here)
    yield from _check_ends(file, here, relation)
    if relation.kind == "parent":
        yield from _check_generations(file, n, relation, source)


def _check_generations(
    file: ModelFile[Family], n: int, relation: Relation, source: Source
) -> Iterator[Problem]:
    for parent in filter(None, map(source.people.get, relation.of)):
        for child in filter(None, map(source.people.get, relation.to)):
            if not (parent.born and child.born):
                continue
            months = months_old(bounds(parent.born)[0], on=bounds(child.born)[1])
            if months < YOUNGEST_PARENT * 12:
                yield file.problem(
                    f"{parent.name}, born {say_date(parent.born)}, cannot be a parent of "
                    f"{child.name}, born {say_date(child.born)}.",
                    *("relations", n),
                )


def _check_household(
    file: ModelFile[Family], n: int, household: Household, source: Source
) -> Iterator[Problem]:
    yield from _find_strangers(file, ("households", n, "people"), household.people, source)
    yield from _check_ends(file, ("households", n), household)


def _check_ends(
    file: ModelFile[Family], where: tuple[str | int, ...], item: Relation | Household
) -> Iterator[Problem]:
    if item.since and item.until and bounds(item.since)[0] > bounds(item.until)[1]:
        yield file.problem(
            f"It ends in {say_date(item.until)}, before it begins in {say_date(item.since)}.",
            *(*where, "until"),
        )


def _find_strangers(
    file: ModelFile[Family], where: tuple[str | int, ...], ids: tuple[str, ...], source: Source
) -> Iterator[Problem]:
    for n, person in enumerate(ids):
        if person not in source.people:
            yield file.problem(f"There is nobody called {person!r} in the cast.", *where, n)


def _find_homeless(file: ModelFile[Family], family: Family) -> Iterator[Problem]:
    """Children whom no household mentions: the genogram would leave them nowhere."""
    housed = {person for household in family.households for person in household.people}
    for n, person in enumerate(family.people):
        if person.kind == "child" and person.id not in housed:
            yield file.problem(f"{person.name} is in no household.", "people", n, warning=True)
