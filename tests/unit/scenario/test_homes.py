"""Who lived where, from households as an author writes them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.sample import change
from toolkit.scenario.check import check_scenario
from toolkit.scenario.homes import find_stays, lives_at, moves_of
from toolkit.scenario.load import load_scenario
from toolkit.scenario.models import Family, Household

FLAT = "flat 3, Rook House"
NANS = "5 Coble Street"


@pytest.fixture
def family(scenario):
    return scenario.family


def with_homes(family: Family, *homes, **people) -> Family:
    """The Alder family with other households: (place, since, until, people)."""
    entries = tuple(
        Household(id=f"h{n}", place=place, since=since, until=until, people=tuple(who.split()))
        for n, (place, since, until, who) in enumerate(homes)
    )
    cast = tuple(p.model_copy(update=people.get(p.id, {})) for p in family.people)
    return family.model_copy(update={"households": entries, "people": cast})


def told(family, person="mia"):
    return [(s.place, s.first.isoformat(), str(s.last)) for s in find_stays(family)[person]]


def test_a_child_who_went_to_stay_and_came_back(family):
    moved = with_homes(
        family,
        (FLAT, "2023-02", None, "kay tom"),
        (FLAT, "2023-02", "2024-03-02", "mia"),
        (NANS, "2024-03-02", "2024-05", "mia"),
        (FLAT, "2024-05-20", None, "mia"),
    )
    assert told(moved) == [
        (FLAT, "2023-02-01", "2024-03-01"),
        (NANS, "2024-03-02", "2024-05-19"),
        (FLAT, "2024-05-20", "None"),
    ]
    stays = find_stays(moved)["mia"]
    assert lives_at(stays, on=date(2024, 3, 2)) == (NANS,)
    assert lives_at(stays, on=date(2024, 3, 1)) == (FLAT,)
    moves = moves_of(stays, since=date(2024, 1, 1), until=date(2024, 6, 30))
    assert [move.place for move in moves] == [NANS, FLAT]


def test_a_move_is_on_the_most_exact_day_that_either_entry_gives(family):
    vague_end = with_homes(family, (FLAT, "2023", "2024", "mia"), (NANS, "2024-03", None, "mia"))
    assert told(vague_end)[0][2] == "2024-02-29"
    vague_start = with_homes(
        family, (FLAT, "2023", "2024-03-09", "mia"), (NANS, "2024", None, "mia")
    )
    assert told(vague_start)[1][1] == "2024-03-09"


def test_a_child_joins_at_birth_and_who_dies_leaves(family):
    lived = with_homes(family, (FLAT, "2020", None, "kay tom"), kay={"died": "2024-02-10"})
    assert told(lived, "tom") == [(FLAT, "2023-02-01", "None")]
    assert told(lived, "kay") == [(FLAT, "2020-01-01", "2024-02-10")]
    stay = find_stays(lived)["kay"][0]
    assert (stay.since, stay.until) == ("2020", "")


def test_entries_that_follow_each_other_in_one_place_are_one_stay(family):
    split = with_homes(family, (FLAT, "2023", "2024-01", "mia"), (FLAT, "2024-02", None, "mia"))
    assert told(split) == [(FLAT, "2023-01-01", "None")]


def test_the_sample_has_no_overlap_and_no_gap(folder):
    says = [problem.says for problem in check_scenario(folder).problems]
    assert not [one for one in says if "household" in one or "two homes" in one]


def test_somebody_in_two_homes_is_told_of_and_may_be_meant(folder):
    change(
        folder / "scenario.yaml",
        "    people: [kay, mia, tom]\n",
        "    people: [kay, mia, tom]\n"
        "  - id: nans\n    place: Coble Street\n    since: 2024-03-02\n    people: [mia]\n",
    )
    (problem,) = [p for p in check_scenario(folder).problems if "two homes" in p.says]
    assert problem.says == (
        "Mia Alder lives in two homes from 2 March 2024: flat 3, Rook House and Coble Street. If "
        "this was a move, end the one before the other begins; if both were home, leave it."
    )
    assert problem.level == "warning"
    written = (folder / "scenario.yaml").read_text().splitlines()[problem.line - 1]
    assert written.strip() == "since: 2024-03-02"


def test_a_child_in_no_home_for_a_while_is_told_of(folder):
    change(
        folder / "scenario.yaml",
        "    people: [kay, mia, tom]\n",
        "    people: [kay, tom]\n"
        "  - {id: a, place: Rook House, since: 2020-01, until: 2024-03-02, people: [mia]}\n"
        "  - {id: b, place: Rook House, since: 2024-03-10, until: 2024-05, people: [mia]}\n",
    )
    says = {p.says for p in check_scenario(folder).problems if "in no household" in p.says}
    gaps = ("from 3 March 2024 to 9 March 2024", "from 1 June 2024 to 30 June 2024")
    assert says == {
        f"Mia Alder is in no household {gap}; say where, or leave it if nobody knew."
        for gap in gaps
    }


def test_the_pellow_children_are_told_of_all_the_time():
    family = load_scenario("pellow").family
    for child in (p.id for p in family.people if p.kind == "child"):
        stays = find_stays(family)[child]
        assert [stay.place for stay in stays] == ["Flat 9, Dabchick House", "22 Sallow Walk"]
