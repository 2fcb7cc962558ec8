"""Invented families to draw: a hard one, and what it takes to make more."""

from __future__ import annotations

from typing import Any

from toolkit.scenario.models import Family, Household, Person, Relation

__all__ = ["fostered_family", "hard_family", "home", "make_family", "parents", "partners", "person"]

GENDERS = {"f": "female", "m": "male", "u": "unknown"}


def person(id_: str, gender: str, born: str | None = None, **more: Any) -> Person:
    """One of the cast; a surname follows a dot: 'amy.marsh'."""
    name = more.pop("name", " ".join(part.capitalize() for part in id_.split(".")))
    kind = more.pop("kind", "child" if born and born >= "2007" else "adult")
    given = {"id": id_.partition(".")[0], "name": name, "kind": kind, "gender": GENDERS[gender]}
    return Person.model_validate(given | {"born": born} | more)


def make_family(people: Any, relations: Any, households: Any = (), **more: Any) -> Family:
    """A family of nothing but people, lines and homes."""
    return Family.model_validate(
        {
            "id": "made", "title": "Made", "theme": "neglect", "summary": "Made.",
            "content_note": "None.", "town": "Brackenwell", "authority": "Brackenwell Council",
            "since": "2021-01", "until": "2023-12", "report": (1, 2, 3), "agencies": (),
            "people": tuple(people), "relations": tuple(relations),
            "households": tuple(households),
        } | more
    )  # fmt: skip


def parents(of: str, to: str, kind: Any = "parent", **more: Any) -> Relation:
    return Relation(kind=kind, of=tuple(of.split()), to=tuple(to.split()), **more)


def partners(of: str, **more: Any) -> Relation:
    return Relation(kind="partner", of=tuple(of.split()), **more)


def home(id_: str, place: str, people: str, since: str, until: str | None = None) -> Household:
    return Household(id=id_, place=place, since=since, until=until, people=tuple(people.split()))


def hard_family() -> Family:
    """Nineteen people in three generations.

    Ruth, Kofi, Paula, Stuart and Hazel are a chain of partners, most of them with children;
    there are identical twins, an adoption inside the family, a divorce, a death, violence, and
    Amy, who moved three times.
    """
    people = [
        person("walter.marsh", "m", "1955", died="2009-11-02"),
        person("irene.marsh", "f", "1957-03"),
        person("cyril.dunn", "m", "1953"),
        person("ada.dunn", "f", "1956"),
        person("paula.marsh", "f", "1985-02-11"),
        person("gail.marsh", "f", "1988-07-30"),
        person("neil.marsh", "m", "1991-10-01"),
        person("ewa.lis", "f", "1990-01-19"),
        person("stuart.dunn", "m", "1983-05-05"),
        person("hazel.pike", "f", "1987"),
        person("kofi.adu", "m", "1984-12-24"),
        person("ruth.bell", "f", "1986"),
        person("lewis.dunn", "m", "2005-06-06", kind="child"),
        person("amy.dunn", "f", "2007-09-12"),
        person("ben.adu", "m", "2016-04-01", identical=True),
        person("max.adu", "m", "2016-04-01", identical=True),
        person("poppy.dunn", "f", "2014-08-20"),
        person("josie.marsh", "f", "2012-02-29"),
        person("sade.adu", "f", "2010-03-03"),
    ]
    relations = [
        partners("walter irene", since="1980"),
        partners("cyril ada", since="1979", until="1995", ended="divorced", quality="distant"),
        partners("stuart paula", since="2004", until="2012", ended="divorced", quality="conflict"),
        partners("stuart hazel", since="2013", until="2019-02", quality="violent"),
        partners("kofi paula", since="2014", quality="close"),
        partners("kofi ruth", since="2008", until="2011", quality="separated"),
        partners("neil ewa", since="2013"),
        parents("walter irene", "paula gail neil"),
        parents("cyril ada", "stuart"),
        parents("paula stuart", "lewis amy"),
        parents("paula kofi", "ben max"),
        parents("stuart hazel", "poppy"),
        parents("kofi ruth", "sade"),
        parents("gail", "josie"),
        parents("neil ewa", "josie", "adoptive-parent", since="2014-05-01"),
        parents("irene", "amy", "carer", since="2021-06", until="2022-03", quality="close"),
    ]
    households = [
        home("a", "8 Tern Road", "paula kofi lewis ben max", "2015"),
        home("b", "8 Tern Road", "amy", "2015", "2021-06-10"),
        home("c", "Rose Cottage", "irene", "1990"),
        home("d", "Rose Cottage", "amy", "2021-06-10", "2022-03-14"),
        home("e", "1 Quay Street", "stuart", "2019"),
        home("f", "1 Quay Street", "amy", "2022-03-14", "2022-12-01"),
        home("g", "8 Tern Road", "amy", "2022-12-01"),
        home("h", "40 Mill Lane", "neil ewa josie", "2013-09"),
        home("i", "2 Fen Close", "hazel poppy", "2019-02"),
    ]
    return make_family(people, relations, households)


def fostered_family() -> Family:
    """A mother with three partners, a lodger, foster carers, triplets and eight children."""
    people = [
        person("dot.ray", "f", "1950", died="2019"),
        person("lena.ray", "f", "1982-04-04"),
        person("aled.fox", "m", "1980"),
        person("bill.ng", "m", "1979"),
        person("carl.hope", "m", "1985"),
        person("lodger", "m", "1999", name="Piotr Zak"),
        person("fay.moon", "f", "1970"),
        person("gus.moon", "m", "1968"),
        person("ian.fox", "m", "2007-01-01"),
        person("joy.fox", "f", "2008-02-01"),
        person("kit.ng", "u", "2011-03-01"),
        person("liv.hope", "f", "2015-07-07"),
        person("mo.hope", "m", "2015-07-07"),
        person("nia.hope", "f", "2015-07-07"),
        person("oz.hope", "m", "2017-09"),
        person("pat.hope", "f", "2022-06-15"),
    ]
    relations = [
        parents("dot", "lena", quality="conflict"),
        partners("lena aled", since="2005", until="2009", ended="divorced"),
        partners("lena carl", since="2014", quality="violent"),
        parents("lena aled", "ian joy"),
        parents("lena bill", "kit"),
        parents("lena carl", "liv mo nia oz pat"),
        partners("fay gus", since="1995"),
        parents("fay gus", "oz", "carer", since="2022-02"),
        parents("aled", "joy", quality="distant"),
    ]
    households = [
        home("a", "3 Weir Lane", "lena carl kit liv mo nia pat lodger", "2014"),
        home("b", "3 Weir Lane", "oz", "2017-09", "2022-02-03"),
        home("c", "9 Elm Grove", "fay gus", "1999"),
        home("d", "9 Elm Grove", "oz", "2022-02-03"),
        home("e", "Flat 2", "aled ian joy", "2009"),
    ]
    return make_family(people, relations, households)
