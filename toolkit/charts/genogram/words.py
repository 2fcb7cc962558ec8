"""Everything a genogram shows, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.charts.genogram.day import homes_on
from toolkit.charts.genogram.kin import Kin, Link, Partnership, Union, find_twins
from toolkit.charts.genogram.say import (
    age_on,
    has_died,
    is_born,
    join,
    say_span,
    short_names,
    years,
)
from toolkit.charts.genogram.strokes import QUALITIES
from toolkit.charts.genogram.structure import make_structure
from toolkit.scenario.dates import say_date
from toolkit.scenario.homes import Stay, find_stays
from toolkit.scenario.models import Family, Person

__all__ = ["COLUMNS", "say_rows", "say_stay", "say_summary"]

COLUMNS = (
    *("Name", "Who they are", "Born and died"),
    *("Parents and carers", "Partners", "Where they lived"),
)

_KINDS = {"parent": "", "adoptive-parent": "adopted by ", "carer": "cared for by "}
_ROLES = {
    ("child", "female"): "girl",
    ("child", "male"): "boy",
    ("child", "unknown"): "child",
    ("adult", "female"): "woman",
    ("adult", "male"): "man",
    ("adult", "unknown"): "adult",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_YEAR = 12


def say_summary(family: Family, kin: Kin, *, on: date, says: str) -> str:
    """Two or three sentences: who there is, the children, and who lives where on the day.

    Args:
        family: The family.
        kin: The same, put together.
        on: The day.
        says: What to call the day: 'In June 2025'.
    """
    names = short_names(kin.people)
    rows = len(set(make_structure(kin).row.values()))
    many = len(kin.people)
    generations = f" in {_count(rows)} generations" if rows > 1 else ""
    sentences = [f"{_count(many)} {'person' if many == 1 else 'people'}{generations}.".capitalize()]
    children = [
        names[p.id] + (f" ({told})" if (told := _age_or_death(p, on)) else "")
        for p in kin.people.values()
        if p.kind == "child"
    ]
    if children:
        are = "children are" if len(children) > 1 else "child is"
        sentences.append(f"The {are} {join(children)}.")
    homes = [
        (place, [names[p] for p in who if not has_died(kin.people[p], on)])
        for place, who in homes_on(family, on).items()
    ]
    lived = [
        f"{join(who)} {'live' if len(who) > 1 else 'lives'} at {place}"
        for place, who in homes
        if who
    ]
    if lived:
        sentences.append(f"{says}, {'; '.join(lived)}.")
    return " ".join(sentences)


def say_rows(family: Family, kin: Kin, *, on: date) -> tuple[dict[str, str], ...]:
    """One row a person, in the order of the file: all that the picture shows, and exact dates."""
    stays = find_stays(family)
    rows = (
        (
            person.name,
            _say_who(person, kin),
            _say_life(person, on),
            _upper("; ".join(_say_parents(person, kin))) or "Not known",
            "; ".join(_say_partners(person, kin)) or "None known",
            _say_homes(stays[person.id], on),
        )
        for person in kin.people.values()
    )
    return tuple(dict(zip(COLUMNS, row, strict=True)) for row in rows)


def say_stay(stay: Stay) -> str:
    """Where somebody lived and when: 'Flat 9, Dabchick House from 2019 to 24 November 2023'."""
    span = say_span(stay.since, stay.until)
    if not stay.since:
        span = "from birth" + (f" to {say_date(stay.until)}" if stay.until else "")
    return f"{stay.place} {span}"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _count(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _age(person: Person, on: date) -> str:
    age = age_on(person, on)
    if age.endswith(" m"):
        months = age.removesuffix(" m")
        return "under a month" if months == "<1" else f"{months} month{'s'[months == '1' :]}"
    return age.replace("~", "about ")


def _age_or_death(person: Person, on: date) -> str:
    if person.died and has_died(person, on):
        return f"died {years(person.died)}"
    return _age(person, on)


def _say_who(person: Person, kin: Kin) -> str:
    """'Girl, one of the children the records are about. The eldest. …'."""
    role = _ROLES[person.kind, person.gender]  # professionals are not drawn
    known = [role, "one of the children the records are about" if person.kind == "child" else ""]
    known += [
        _say_twin(person, group, kin)
        for union in kin.unions
        for group in find_twins(union, kin.people)
        if person.id in group
    ]
    if person.id not in kin.related:
        known.append("not known to be related")
    return f"{_upper(', '.join(filter(None, known)))}. {person.note}".strip()


def _say_twin(person: Person, group: tuple[str, ...], kin: Kin) -> str:
    others = [kin.people[other] for other in group if other != person.id]
    alike = "identical " if all(kin.people[one].identical for one in group) else ""
    called = "twin" if len(group) == 2 else "triplet" if len(group) == 3 else "born together"  # noqa: PLR2004
    return (
        f"{alike}{called} {'of' if called == 'twin' else 'with'} {join([o.name for o in others])}"
    )


def _say_life(person: Person, on: date) -> str:
    parts = [f"Born {say_date(person.born)}" if person.born else "Birth date not known"]
    if not is_born(person, on):
        parts.append("not born yet on this day")
    if age := _age(person, on):
        parts.append(f"{age} on this day" if "month" in age else f"aged {age} on this day")
    if person.died:
        parts.append(f"died {say_date(person.died)}" + ("" if has_died(person, on) else ", later"))
    return "; ".join(parts)


def _say_parents(person: Person, kin: Kin) -> Iterator[str]:
    for union in kin.unions:
        for link in union.links:
            if link.child == person.id:
                yield _say_link(union, link, kin)
    for parent, link in kin.single_lines:
        if link.child == person.id:
            how = f"{QUALITIES[link.quality]} with {kin.people[parent].name}"
            yield how + _when(link.since, link.until)


def _say_link(union: Union, link: Link, kin: Kin) -> str:
    names = join([kin.people[one].name for one in union.people])
    how = f", {QUALITIES[link.quality]}" if link.quality else ""
    return f"{_KINDS[link.kind]}{names}{_when(link.since, link.until)}{how}"


def _say_partners(person: Person, kin: Kin) -> Iterator[str]:
    for union in kin.unions:
        if person.id not in union.people or len(union.people) == 1:
            continue
        other = next(kin.people[one].name for one in union.people if one != person.id)
        for one in union.partnerships:
            yield f"{other}{_when(one.since, one.until)}{_say_end(one)}"
        if not union.partnerships:
            children = join([kin.people[link.child].name for link in union.links])
            yield f"{other}, the other parent of {children}; not known to be partners"


def _say_end(one: Partnership) -> str:
    parts = [one.ended, QUALITIES[one.quality] if one.quality else ""]
    return "".join(f", {part}" for part in parts if part)


def _when(since: str, until: str) -> str:
    span = say_span(since, until)
    return f" {span}" if span else ""


def _say_homes(stays: tuple[Stay, ...], on: date) -> str:
    if not stays:
        return "Not known"
    here = [stay for stay in stays if stay.covers(on)]
    return "; ".join(
        say_stay(stay) + (" (on this day)" if stay in here and len(stays) > 1 else "")
        for stay in stays
    )
