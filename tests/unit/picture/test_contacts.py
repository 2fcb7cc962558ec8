"""Planned contacts by service: counted by hand on the sample's records."""

from __future__ import annotations

import pytest

from tests.sample import change, write_sample
from toolkit.picture.contacts import find_contacts, say_contacts, say_counts
from toolkit.scenario.load import load_scenario

SCHOOL = """\
  - id: school-03
    contacts:
      - {outcome: kept, who: [kay], when: 2024-03-20, what: parents' evening}
      - {outcome: missed, who: [tom], when: 2024-01-30, what: clinic, service: health}
      - {outcome: missed, when: 2024-02/2024-05, what: reading morning, times: 3}
      - {outcome: cancelled-by-service, when: 2024-05-01, what: sports day}
"""
NAMES = {"school": "Thornfield", "health": "Health visitors", "housing": "Homes"}


@pytest.fixture
def folder(tmp_path):
    return write_sample(tmp_path)


@pytest.fixture
def found(folder):
    change(folder / "records/school.yaml", "  - id: school-03\n", SCHOOL)
    return find_contacts(load_scenario(folder))


def test_they_are_counted_by_the_service_that_planned_them(found):
    assert {agency: dict(of) for agency, of in found.counts.items()} == {
        "school": {"kept": 1, "missed": 3, "cancelled-by-service": 1},
        "health": {"missed": 1, "kept": 1},
    }
    assert found.total("missed") == 4
    assert found.most_missed == ("school",)
    assert say_counts(found.counts["school"]) == "1 kept, 3 missed, 1 cancelled by the service"


def test_what_two_records_tell_alike_is_one_contact(found):
    (review,) = [one for one in found.planned if one.when == "2024-01-30"]
    assert review.records == ("health-01", "school-03")
    assert review.service == "health"


def test_they_are_in_order_and_without_a_day_have_the_records(found):
    assert [one.when for one in found.planned] == [
        *("2024-01-30", "2024-02/2024-05", "2024-03-18", "2024-03-20", "2024-05-01")
    ]


def test_the_sentence_names_the_service_that_was_missed_most(found):
    assert say_contacts(found, names=NAMES) == (
        "The records tell of 7 planned contacts with 2 services: 2 kept, 4 missed, "
        "1 cancelled by the service; missed most often: Thornfield, 3 times."
    )


def test_a_tie_is_a_tie(folder):
    change(folder / "records/school.yaml", "  - id: school-03\n", SCHOOL.replace(", times: 3", ""))
    tied = find_contacts(load_scenario(folder))
    assert tied.most_missed == ("school", "health")
    assert say_contacts(tied, names=NAMES).endswith("Thornfield and Health visitors, once each.")


def test_a_family_that_missed_nothing_is_said_to_have_missed_nothing(folder):
    change(folder / "records/health.yaml", "outcome: missed", "outcome: kept")
    kept = find_contacts(load_scenario(folder))
    assert kept.most_missed == ()
    assert say_contacts(kept, names=NAMES) == (
        "The records tell of 2 planned contacts with 1 service: 2 kept; "
        "no service was missed at all."
    )


def test_records_that_tell_of_none_are_said_to(folder):
    for told in (
        "outcome: missed, who: [tom], what: one-year review",
        "outcome: kept, who: [tom], what: clinic",
    ):
        change(folder / "records/health.yaml", f"    contacts:\n      - {{{told}}}\n", "")
    none = find_contacts(load_scenario(folder))
    assert none.planned == ()
    assert say_contacts(none, names=NAMES) == "The records tell of no planned contact."
