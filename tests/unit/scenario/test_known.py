"""Who knew which child: derived from who wrote what about whom, as names and years only."""

import pytest

from toolkit.scenario.known import who_knew
from toolkit.scenario.models import Family, Record

PEOPLE = (
    {"id": "mia", "name": "Mia Tull", "kind": "child", "born": "2015"},
    {"id": "sam", "name": "Sam Tull", "kind": "child", "born": "2018"},
    {"id": "dad", "name": "Sam Tull", "kind": "adult"},
    {"id": "ann", "name": "Ann Lee", "kind": "professional", "agency": "school",
     "known_as": ["Miss Lee"]},
    {"id": "bo", "name": "Bo Lee", "kind": "professional", "agency": "school"},
    {"id": "cy", "name": "Cy Orr", "kind": "professional", "agency": "school"},
    {"id": "di", "name": "Di Orr", "kind": "professional", "agency": "police"},
)  # fmt: skip


def agency(id_):
    return {"id": id_, "name": id_, "kind": "school", "universal": True, "keeps": "Notes."}


def record(date, author, *about, text="It rained."):
    given = {"id": "r-1", "date": date, "form": "note", "author": author, "text": text}
    return Record.model_validate(given | {"about": about})


@pytest.fixture
def family():
    words = dict.fromkeys(("title", "summary", "content_note", "town", "authority"), "Made up")
    given = {"id": "made", "theme": "neglect", "since": "2021-01", "until": "2024-12"}
    lists = {"relations": (), "households": (), "report": (1, 2, 3), "people": PEOPLE}
    agencies = {"agencies": [agency("school"), agency("police")]}
    return Family.model_validate(words | given | lists | agencies)


def test_people_knew_the_children_they_wrote_about_and_agencies_all_of_theirs(family):
    held = [
        record("2021-05-01", "Miss Lee, teacher", "mia", "dad"),
        record("2023-05-01", "Ann Lee, teacher", "mia"),
        record("2022-05-01", "Bo Lee, cook", "sam", "mia"),
    ]
    known = who_knew(family, {"school": held})
    assert (known["ann"].children, known["ann"].years) == (("Mia",), "2021 to 2023")
    # Two of the family are called Sam: the whole name says which was a child's.
    assert (known["bo"].children, known["bo"].years) == (("Mia", "Sam Tull"), "2022")
    assert (known["school"].children, known["school"].years) == (
        ("Mia", "Sam Tull"), "2021 to 2023",
    )  # fmt: skip


def test_who_wrote_nothing_knew_those_of_the_records_that_name_them(family):
    held = [
        record("2021-05-01", "Ann Lee, teacher", "mia", text="Cy Orr held her hand."),
        record("2022-05-01", "Ann Lee, teacher", "sam", text="Bo Leeming came."),
    ]
    known = who_knew(family, {"school": held})
    assert (known["cy"].children, known["cy"].years) == (("Mia",), "2021")
    assert "bo" not in known


def test_records_about_adults_alone_tell_nothing(family):
    assert who_knew(family, {"police": [record("2024-01-01", "Di Orr, officer", "dad")]}) == {}
