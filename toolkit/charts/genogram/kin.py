"""A family as a genogram sees it: people, and unions with their children."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from toolkit.scenario.dates import bounds
from toolkit.scenario.homes import family_people
from toolkit.scenario.models import Family, Person, Relation

__all__ = ["Kin", "Link", "Partnership", "Union", "born_key", "find_kin", "find_twins"]

Kind = Literal["parent", "adoptive-parent", "carer"]
_KINDS: tuple[Kind, ...] = ("parent", "adoptive-parent", "carer")
_DAY_LENGTH = len("2024-03-02")
_PAIR = 2


@dataclass(frozen=True)
class Link:
    """A line from a union down to one child."""

    child: str
    kind: Kind
    quality: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Partnership:
    """Some time two people were partners; ``ended`` is '', 'separated' or 'divorced'."""

    since: str
    until: str
    quality: str
    ended: str


@dataclass(frozen=True)
class Union:
    """One or two people, as partners, as parents, or both.

    Attributes:
        people: The one or two, in the order of the file.
        links: Lines to children, eldest child first.
        partnerships: Oldest first; none where two people are parents and no more is known.
    """

    people: tuple[str, ...]
    links: tuple[Link, ...] = ()
    partnerships: tuple[Partnership, ...] = ()


@dataclass(frozen=True)
class Kin:
    """Everybody of a family but its professionals, and how they belong together."""

    people: dict[str, Person]
    unions: tuple[Union, ...]
    single_lines: tuple[tuple[str, Link], ...] = field(default=())
    """How one parent of two gets on with a child: the parent's id, and the line."""

    @property
    def related(self) -> frozenset[str]:
        """Ids of all who have any line."""
        return frozenset(
            person
            for union in self.unions
            for person in (*union.people, *(link.child for link in union.links))
        )


def born_key(person: Person) -> date:
    """For sorting by age: the first day a person may have been born; last if nobody knows."""
    return bounds(person.born)[0] if person.born else date.max


def find_kin(family: Family) -> Kin:
    """Put a family's relations together, whatever order and pieces they are written in.

    Somebody the cast does not have, and a line from a person to themselves, are left out; that
    such a thing is wrong is for ``wholepicture check`` to say.
    """
    people = {person.id: person for person in family_people(family)}
    lines = _read_lines(family, people)
    links: dict[frozenset[str], dict[str, Link]] = defaultdict(dict)
    single: list[tuple[str, Link]] = []
    for kind in _KINDS:  # the strongest first: a parent who is also a carer is a parent
        for child, written in _by_child(lines, kind).items():
            for parents, relation in _unions_of(written, kind):
                known = any(child in links[other] for other in links if parents <= other)
                link = _link(child, kind, relation)
                if known and link.quality and len(parents) == 1:
                    single.append((next(iter(parents)), link))
                if not known:
                    links[parents][child] = link
    partners = _find_partners(family, people)
    unions = tuple(
        Union(
            people=tuple(person for person in people if person in pair),
            links=tuple(
                sorted(links.get(pair, {}).values(), key=lambda k: born_key(people[k.child]))
            ),
            partnerships=tuple(partners.get(pair, ())),
        )
        for pair in dict.fromkeys([*partners, *(pair for pair in links if links[pair])])
    )
    return Kin(people, unions, tuple(single))


def find_twins(union: Union, people: dict[str, Person]) -> tuple[tuple[str, ...], ...]:
    """Twins and more among a union's children: born on the same known day."""
    days: dict[tuple[str, str], list[str]] = defaultdict(list)
    for link in union.links:
        born = people[link.child].born or ""
        if len(born) == _DAY_LENGTH and link.kind != "carer" and "/" not in born:
            days[link.kind, born].append(link.child)
    return tuple(tuple(born) for born in days.values() if len(born) > 1)


def _read_lines(
    family: Family, people: dict[str, Person]
) -> list[tuple[frozenset[str], str, Relation]]:
    """Every line to a child: the parents, the child, the relation it is from."""
    return [
        (parents, child, relation)
        for relation in family.relations
        if relation.kind != "partner"
        for child in dict.fromkeys(relation.to)
        if child in people and (parents := frozenset(relation.of).intersection(people) - {child})
    ]


def _by_child(
    lines: list[tuple[frozenset[str], str, Relation]], kind: Kind
) -> dict[str, list[tuple[frozenset[str], Relation]]]:
    found: dict[str, list[tuple[frozenset[str], Relation]]] = defaultdict(list)
    for parents, child, relation in lines:
        if relation.kind == kind:
            found[child].append((parents, relation))
    return found


def _unions_of(
    written: list[tuple[frozenset[str], Relation]], kind: Kind
) -> list[tuple[frozenset[str], Relation]]:
    """A mother in one relation and a father in another are one couple of parents."""
    everyone = frozenset[str]().union(*(parents for parents, _ in written))
    if kind == "carer" or len(everyone) > _PAIR:
        return written
    whole = next((r for parents, r in written if parents == everyone), None)
    if whole is None:  # each parent is told of apart
        whole = written[0][1].model_copy(update={"quality": ""})
    return [(everyone, whole), *((p, r) for p, r in written if r.quality and p < everyone)]


def _link(child: str, kind: Kind, relation: Relation) -> Link:
    quality = "" if relation.quality == "separated" else relation.quality
    return Link(child, kind, quality, relation.since or "", relation.until or "")


def _find_partners(
    family: Family, people: dict[str, Person]
) -> dict[frozenset[str], list[Partnership]]:
    found: dict[frozenset[str], list[Partnership]] = defaultdict(list)
    for relation in family.relations:
        pair = frozenset(relation.of).intersection(people)
        if relation.kind == "partner" and len(pair) == _PAIR:
            found[pair].append(_partnership(relation))
    for several in found.values():
        several.sort(key=lambda one: bounds(one.since)[0] if one.since else date.min)
    return found


def _partnership(relation: Relation) -> Partnership:
    apart = "separated" if relation.until or relation.quality == "separated" else ""
    quality = "" if relation.quality == "separated" else relation.quality
    since, until = relation.since or "", relation.until or ""
    return Partnership(since, until, quality, relation.ended or apart)
