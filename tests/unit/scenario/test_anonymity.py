"""Nobody real: numbers, places and names that could be somebody's."""

from __future__ import annotations

import pytest

from tests.sample import change
from toolkit.scenario.check import check_scenario
from toolkit.scenario.checks.numbers import is_kept_for_drama, is_nhs_number
from toolkit.scenario.checks.places import read_names


def say(folder, text, level="error"):
    """What check says of a sentence in a record, and that it names its line."""
    line = change(folder / "records/housing.yaml", "The other rooms were not seen.", text)
    found = [p for p in check_scenario(folder).problems if p.level == level
             and p.file.endswith("housing.yaml")]  # fmt: skip
    assert all(problem.line == line for problem in found)
    return [problem.says for problem in found]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Rang 01904 555123 twice.", "“01904 555123” may be a real telephone number"),
        ("Rang (0113) 245 6789.", "may be a real telephone number"),
        ("Rang 07911 123456.", "may be a real telephone number"),
        ("Rang +44 7911 123456.", "may be a real telephone number"),
        ("Rang 0800 1111.", "may be a real telephone number"),
        ("NHS number 943 476 5919.", "may be a real NHS number"),
        ("NHS 9434765919.", "may be a real NHS number"),
        ("Lives at LS1 4AP now.", "“LS1 4AP” looks like a postcode"),
        ("Lives at SW1A1AA now.", "looks like a postcode"),
        ("Lives at ls12ab now.", "“ls12ab” looks like a postcode"),
        ("See www.leeds.gov.uk for it.", "“www.leeds.gov.uk” is a web address; leave it out"),
        ("See https://www.whitby.gov.uk/x?y=1.", "“https://www.whitby.gov.uk/x?y=1” is a web"),
        ("See Somewhere.org.uk for it.", "“Somewhere.org.uk” is a web address"),
        ("See http://intranet.local/care, please.", "“http://intranet.local/care” is a web"),
        ("NI AB 12 34 56 C.", "looks like a National Insurance number"),
        ("UPN H801200001001.", "looks like a unique pupil number"),
        ("Wrote to kay.alder@mail.co.uk today.", "“kay.alder@mail.co.uk” is an e-mail address"),
        ("They used to live in Leeds.", "Leeds is a real local authority; invent one"),
        ("Placed by Kirklees last year.", "Kirklees is a real local authority"),
        ("Letter from Reading Borough Council.", "Reading is a real local authority"),
        ("From the London Borough of Camden.", "Camden is a real local authority"),
        ("Moved here from Skegness.", "Skegness is a real place"),
        ("Moved from Newcastle upon Tyne.", "Newcastle upon Tyne is a real local authority"),
        ("Spoke to Mrs Okafor about it.", "“Mrs Okafor” is not in the cast"),
        ("PC Dalby attended.", "“PC Dalby” is not in the cast"),
        ("Dr O'Hara was there.", "“Dr O'Hara” is not in the cast"),
    ],
)
def test_what_could_be_real_is_refused(folder, text, says):
    found = say(folder, text)
    assert len(found) == 1
    assert says in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "Rang 01632 960123 and 07700 900456.",
        "Rang 020 7946 0018, 0113 496 0999 and +44 7700 900456.",
        "Dated 12/03/2024, ref 2024/0312, 10 to 12.",
        "NHS number 943 476 5918.",
        "NI QQ 12 34 56 C.",
        "Wrote to kay@example.org today.",
        "See www.brackenwell.example, https://care.example.org/x and surgery.test.",
        "Came 2nd; y5 1st, w12 3rd. Ends here.Then on. 1.5.2 and e.g. a.m.",
        "Reading is hard for Mia and so is PE.",
        "Mum said she would bath Tom in March.",
        "Ms Alder and Miss Lund were there with Mrs L.",
        "Mia's coat was at Rook House on Monday.",
        "Her Nan rang the GP, A&E and CAMHS at Easter.",
        "Seen at the Housing Office; the housing office is open.",
        "I've told her. It's fine, I'll ring.",
        'She said: "Leave it." Then left.',
        "Late on Fridays and most Mondays; Mum says the Mondays' bus is full.",
        "Taken for an X-ray at the Hospital in a T-shirt.",
        "Seen by the School Nurse and the Health Visitor; Social Care told.",
    ],
)
def test_what_could_be_nobody_is_let_pass(folder, text):
    change(folder / "scenario.yaml", "known_as: [Mum, Ms Alder]", "known_as: [Mum, Miss Lund]")
    assert say(folder, text) == []
    assert [p for p in check_scenario(folder).warnings if "name" in p.says] == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Left with Danuta at four.", "Danuta"),
        ("Danuta's car; Danuta drove.", "Danuta"),
        ("Sarah came to the door.", "Sarah"),
        ("Left with Frances at four.", "Frances"),
        ("Seen at Hey Hospital today.", "Hey"),
        ("They went to Whitmoor again.", "Whitmoor"),
    ],
)
def test_a_capitalised_stranger_is_worth_a_look(folder, text, word):
    found = say(folder, text, level="warning")
    assert len(found) == 1
    assert f"“{word}” may be a name that is not in the cast" in found[0]


def test_the_author_of_a_record_must_be_in_the_cast(folder):
    change(folder / "records/school.yaml", "author: Rosa Lund", "author: Berta Lund")
    [warning] = [p for p in check_scenario(folder).warnings if "Berta" in p.says]
    assert warning.file.endswith("school.yaml")


def test_an_invented_town_may_not_be_real_and_a_street_is_worth_a_look(folder):
    change(folder / "scenario.yaml", "town: Brackenwell", "town: Wolverhampton")
    change(folder / "scenario.yaml", "places: [Rook House]", "places: [Rook House, Skegness Road]")
    checked = check_scenario(folder)
    [error] = checked.errors
    assert "“Wolverhampton” has the real local authority Wolverhampton in it" in error.says
    assert any("“Skegness Road” has the real place Skegness" in w.says for w in checked.warnings)


def test_a_declared_name_hides_the_place_in_it(folder):
    change(folder / "scenario.yaml", "name: Rosa Lund", "name: Rosa Burnley")
    change(folder / "records/school.yaml", "author: Rosa Lund", "author: Rosa Burnley")
    assert check_scenario(folder).errors == ()


def test_the_key_is_read_too(folder):
    change(folder / "key.yaml", "Nobody would sleep there", "Nobody in Leeds would sleep there")
    [problem] = check_scenario(folder).errors
    assert problem.file.endswith("key.yaml")
    assert "Leeds" in problem.says


@pytest.mark.parametrize("number", ["943 476 5919", "9434765919", "401 023 2137"])
def test_nhs_numbers_are_known_by_their_check_digit(number):
    assert is_nhs_number(number)
    last = int(number[-1])
    assert not is_nhs_number(number[:-1] + str((last + 1) % 10))


def test_drama_numbers_are_whole_numbers():
    assert is_kept_for_drama("01632 960000")
    assert not is_kept_for_drama("01632 96000")
    assert not is_kept_for_drama("01632 961000")


def test_the_lists_of_real_places_know_annex_a():
    authorities = {name.lstrip("*") for name in read_names("authorities.txt")}
    assert {"Barnsley", "Bristol", "Havering", "South Tyneside", "Wolverhampton"} <= authorities
    assert len(authorities) > 400
