"""Typical mistakes of an author: each gives one kind sentence at the right file and line."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.sample import change
from toolkit.scenario.check import check_scenario

SCENARIO, KEY, CAREFUL = "scenario.yaml", "key.yaml", "examples/careful.yaml"
SCHOOL, HEALTH, HOUSING = (f"records/{agency}.yaml" for agency in ("school", "health", "housing"))
INDICATORS = "../indicators.yaml"


class Mistake(NamedTuple):
    """What an author writes by mistake, and what they are told.

    ``at`` is the file named and words of the line named, after the mistake.
    """

    file: str
    old: str
    new: str
    says: str
    at: tuple[str, str]
    level: str = "error"


MISTAKES = {
    "a slip in a field's name": Mistake(
        SCENARIO, "born: 2023-02-01", "birn: 2023-02-01",
        "In 'tom': there is no field 'birn' here; did you mean 'born'?",
        at=(SCENARIO, "birn: 2023-02-01"),
    ),
    "a record about nobody": Mistake(
        HEALTH, "about: [tom]", "about: [tim]",
        "health-01 is about 'tim', who is not in the cast; the cast is mia, tom, kay, rosa.",
        at=(HEALTH, "about: [tim]"),
    ),
    "a contact with nobody of the cast": Mistake(
        HEALTH, "who: [tom], what: clinic", "who: [tim], what: clinic",
        "There is nobody called 'tim' in the cast; the cast is mia, tom, kay, rosa.",
        at=(HEALTH, "who: [tim]"),
    ),
    "a contact with a service that is not there": Mistake(
        HEALTH, "what: clinic", "what: clinic, service: dentist",
        "'dentist' is not an agency of this scenario; agencies are health, housing, school.",
        at=(HEALTH, "service: dentist"),
    ),
    "a contact after the end": Mistake(
        HEALTH, "what: clinic", "what: clinic, when: 2024-09-01",
        "What was planned for 1 September 2024 is after the scenario's own period, which ends in "
        "June 2024",
        at=(HEALTH, "when: 2024-09-01"),
    ),
    "a contact that became something else": Mistake(
        HEALTH, "outcome: kept", "outcome: late",
        "'kept', 'missed', 'refused' or 'cancelled-by-service'",
        at=(HEALTH, "outcome: late"),
    ),
    "a missed appointment without its contact": Mistake(
        HEALTH,
        "    contacts:\n      - {outcome: missed, who: [tom], what: one-year review}\n", "",
        "health-01 says 'not brought' and has no 'contacts'.",
        at=(HEALTH, "id: health-01"), level="warning",
    ),
    "a record before a birth": Mistake(
        SCENARIO, "born: 2023-02-01", "born: 2024-02-15",
        "health-01 of 30 January 2024 is about Tom Alder, who was born 15 February 2024",
        at=(HEALTH, "about: [tom]"),
    ),
    "records out of order": Mistake(
        HEALTH, "date: 2024-03-18", "date: 2024-01-18",
        "health-02 of 18 January 2024 stands after health-01 of 30 January 2024; "
        "the oldest comes first.",
        at=(HEALTH, "date: 2024-01-18"),
    ),
    "numbers out of order": Mistake(
        SCHOOL, "id: school-02", "id: school-04",
        "school-03 stands after school-04; number records in order of date.",
        at=(SCHOOL, "id: school-03"),
    ),
    "the same id twice": Mistake(
        SCHOOL, "id: school-02", "id: school-01",
        "The id 'school-01' is already used in",
        at=(SCHOOL, "id: school-01"),
    ),
    "an id of another agency": Mistake(
        HOUSING, "id: housing-02", "id: house-02",
        "The id 'house-02' does not match its agency; write housing- and two digits: 'housing-02'.",
        at=(HOUSING, "id: house-02"),
    ),
    "an agency nobody has declared": Mistake(
        SCENARIO, "- id: housing\n", "- id: homes\n",
        "'housing' is not an agency of this scenario; agencies are health, homes, school.",
        at=(HOUSING, "agency: housing"),
    ),
    "an agency without records": Mistake(
        SCENARIO, "- id: housing\n", "- id: homes\n",
        "Brackenwell Homes holds no records; write records/homes.yaml.",
        at=(SCENARIO, "- id: homes"),
    ),
    "a professional of no agency": Mistake(
        SCENARIO, "agency: school", "agency: scool",
        "Rosa Lund works for 'scool', which is not an agency here",
        at=(SCENARIO, "agency: scool"),
    ),
    "a record that is too short": Mistake(
        HOUSING, "The other rooms were not seen. Agreed to pay a little more each week.", "",
        "housing-02 has 16 words; a record has 20 to 180.",
        at=(HOUSING, "text: |"),
    ),
    "a record that is too long": Mistake(
        HOUSING, "The other rooms were not seen.", "word " * 160,
        "housing-02 has 184 words; a record has 20 to 180.",
        at=(HOUSING, "text: |"),
    ),
    "a quote that is not there": Mistake(
        KEY, "quote: Her hands were red with cold.", "quote: Her feet were red with cold.",
        "the nearest sentence there is “Her hands were red with cold.”",
        at=(KEY, "Her feet"),
    ),
    "a quote that is there twice": Mistake(
        KEY, "quote: one day off with a cold", "quote: to",
        "“to” is in school-03 2 times; quote more words, so that it is there once.",
        at=(KEY, "quote: to"),
    ),
    "an indicator that does not exist": Mistake(
        KEY, "indicators: [poor-clothing]", "indicators: [no-clothing]",
        "In 'cold-hands': 'no-clothing' is not an indicator; `wholepicture indicators` lists",
        at=(KEY, "[no-clothing]"),
    ),
    "a distractor seen through as nothing": Mistake(
        KEY, "fits: [unsafe-home]", "fits: [unsafe-house]",
        "In 'tidy-front-room': 'unsafe-house' is not an indicator",
        at=(KEY, "[unsafe-house]"),
    ),
    "a date that is not in the calendar": Mistake(
        KEY, "when: 2024-03-06", "when: 2024-03-36",
        "The date '2024-03-36' has no day 36; March 2024 has 31 days.",
        at=(KEY, "when: 2024-03-36"),
    ),
    "an event outside the period": Mistake(
        KEY, "when: 2024-01-12", "when: 2022-01-12",
        "'hungry-at-school' is dated 12 January 2022, outside the scenario's period, "
        "January 2024 to June 2024.",
        at=(KEY, "when: 2022-01-12"),
    ),
    "an event told of before it happened": Mistake(
        KEY, "when: 2024-03-06", "when: 2024-05-06",
        "'summer-clothes' is dated 6 May 2024, but school-02, which tells of it, was written on "
        "6 March 2024.",
        at=(KEY, "when: 2024-05-06"),
    ),
    "a significance the wrong way round": Mistake(
        KEY, "significance: [2, 3]", "significance: [3, 2]",
        "In 'no-heating': the significance is [3, 2]; write the least and the most accepted",
        at=(KEY, "significance: [3, 2]"),
    ),
    "seen alone but not seen": Mistake(
        KEY, 'seen: "no"', 'seen: "no"\n      alone: "yes"',
        "In 'review-missed': the child is seen alone, but 'seen' is 'no'.",
        at=(KEY, 'alone: "yes"'),
    ),
    "two signs of one passage": Mistake(
        KEY, "quote: Her hands were red with cold.\n    indicators: [poor-clothing]",
        "quote: Her hands were red with cold.\n      - record: school-01\n"
        "        quote: Mia came in late\n    indicators: [poor-clothing, hungry]",
        "'asks-for-food' and 'cold-hands' are both shown by “Mia came in late and asked twice for "
        "toast.” in school-01 as 'hungry'; "
        "make them one sign, or quote different sentences.",
        at=(KEY, "quotes:"), level="warning",
    ),
    "words the child did not say": Mistake(
        KEY, "said: there was nothing in the cupboard", "said: I am starving",
        "the records quoted do not have the child's words “I am starving”.",
        at=(KEY, "said: I am starving"), level="warning",
    ),
    "half of what a child said": Mistake(
        KEY, "said: there was nothing in the cupboard",
        'said: twice for toast. She told me "there was nothing in the cupboard',
        "which no quote touches",
        at=(KEY, "said: twice for"), level="warning",
    ),
    "the same id twice in the key": Mistake(
        KEY, "id: mould", "id: no-heating",
        "The id 'no-heating' is already used on line",
        at=(KEY, "id: no-heating"),
    ),
    "a record outside the period": Mistake(
        SCENARIO, "until: 2024-06", "until: 2024-04",
        "school-03 was written on 20 May 2024, outside the scenario's own period",
        at=(SCHOOL, "date: 2024-05-20"),
    ),
    "a grown-up child": Mistake(
        SCENARIO, "born: 2018-05-10", "born: 2005-05-10",
        "Mia Alder, born 10 May 2005, is over 18 when the records begin in January 2024",
        at=(SCENARIO, "born: 2005-05-10"),
    ),
    "a child who grows up on the way": Mistake(
        SCENARIO, "born: 2018-05-10", "born: 2006-05-10",
        "Mia Alder turns 18 before the records end.",
        at=(SCENARIO, "born: 2006-05-10"), level="warning",
    ),
    "a child without a birth date": Mistake(
        SCENARIO, "    born: 2023-02-01\n", "",
        "Tom Alder is a child and needs a birth date ('born').",
        at=(SCENARIO, "- id: tom"),
    ),
    "a parent younger than their child": Mistake(
        SCENARIO, "born: 1996-08-20", "born: 2010-08-20",
        "Kay Alder, born 20 August 2010, cannot be a parent of Mia Alder, born 10 May 2018.",
        at=(SCENARIO, "- kind: parent"),
    ),
    "a relation to nobody": Mistake(
        SCENARIO, "to: [mia, tom]", "to: [mia, tim]",
        "There is nobody called 'tim' in the cast.",
        at=(SCENARIO, "to: [mia, tim]"),
    ),
    "a relation to oneself": Mistake(
        SCENARIO, "to: [mia, tom]", "to: [mia, kay]",
        "Somebody is both in 'of' and in 'to'.",
        at=(SCENARIO, "- kind: parent"),
    ),
    "partners of one": Mistake(
        SCENARIO, "kind: parent\n    of: [kay]\n    to: [mia, tom]", "kind: partner\n    of: [kay]",
        "'partner' joins two people in 'of', and has nobody in 'to'.",
        at=(SCENARIO, "- kind: partner"),
    ),
    "a household that ends before it begins": Mistake(
        SCENARIO, "since: 2023-02\n", "since: 2023-02\n    until: 2022-05\n",
        "It ends in May 2022, before it begins in February 2023.",
        at=(SCENARIO, "until: 2022-05"),
    ),
    "a child who lives nowhere": Mistake(
        SCENARIO, "people: [kay, mia, tom]", "people: [kay, mia]",
        "Tom Alder is in no household.",
        at=(SCENARIO, "- id: tom"), level="warning",
    ),
    "an indicator related to nothing": Mistake(
        INDICATORS, "related: [poor-clothing]", "related: [clothing]",
        "'hungry' is related to 'clothing', which is no other indicator.",
        at=("indicators.yaml", "related: [clothing]"),
    ),
    "an indicator twice": Mistake(
        INDICATORS, "id: unsafe-home", "id: hungry",
        "The indicator 'hungry' is already on line 6.",
        at=("indicators.yaml", "id: hungry"),
    ),
    "an example that quotes what is not there": Mistake(
        CAREFUL, "quote: asked twice for toast", "quote: asked for toast",
        "“asked for toast” is not in school-01",
        at=(CAREFUL, "asked for toast"),
    ),
    "an example with an unknown indicator": Mistake(
        CAREFUL, "indicator: unsafe-home", "indicator: unsafe",
        "'unsafe' is not an indicator.",
        at=(CAREFUL, "indicator: unsafe"),
    ),
    "an example neither written nor made": Mistake(
        "examples/blank.yaml", "signs: []", "seed: 3",
        "an example has both 'chronology' and 'signs' ([] for none), or a 'strategy'.",
        at=("examples/blank.yaml", "format: 1"),
    ),
    "a threshold nobody reaches": Mistake(
        KEY, "weight: 4", "weight: 40",
        "The threshold is never reached, even with every agency's signs together",
        at=(KEY, "threshold:"),
    ),
    "a threshold one agency reaches alone": Mistake(
        KEY, "weight: 4\n  groups: 2", "weight: 2\n  groups: 1",
        "Thornfield Primary School reaches the threshold alone on 12 January 2024, no later than "
        "all agencies together (12 January 2024)",
        at=(KEY, "threshold:"),
    ),
    "an id that is not the folder's": Mistake(
        SCENARIO, "id: alder", "id: elder",
        "The id is 'elder', but the folder is 'alder'; they must be the same.",
        at=(SCENARIO, "id: elder"),
    ),
    "an age that the birth date contradicts": Mistake(
        SCHOOL, "Mia came in late", "Mia (aged 6) came in late",
        "school-01 says “Mia (aged 6”, but Mia Alder, born 10 May 2018, is 5 years 8 months on "
        "12 January 2024.",
        at=(SCHOOL, "Mia (aged 6) came in late"),
    ),
    "broken YAML": Mistake(
        HEALTH, "agency: health", "agency: health: visitors",
        "A text with a colon in it needs quotes round it",
        at=(HEALTH, "agency: health: visitors"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_one_sentence_at_its_line(folder: Path, mistake: Mistake):
    change(folder / mistake.file, mistake.old, mistake.new)
    problems = check_scenario(folder).problems
    found = [problem for problem in problems if mistake.says in problem.says]
    assert len(found) == 1, "\n".join(map(str, problems))
    [problem] = found
    assert problem.level == mistake.level
    assert problem.says.endswith((".", "?", "”"))
    named, words = mistake.at
    assert problem.file.endswith(named)
    lines = Path(problem.file).read_text(encoding="utf-8").splitlines()
    assert words in lines[problem.line - 1]


def test_the_sample_has_nothing_to_put_right(folder):
    checked = check_scenario(folder)
    assert checked.errors == ()
    assert all(
        warning.says.startswith(("The content standard asks for", "No event, sign"))
        for warning in checked.warnings
    )


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("missed-appointment letter", "Dear Ms Alder."),
        ("no-access visit", "Card left."),
        ("contact note", "Tom did not attend."),
        ("contact note", "Attendance at the clinic: DNA."),
        ("contact note", "She missed two visits in May."),
        ("contact note", "The second appointment was missed."),
    ],
)
def test_a_record_that_speaks_of_missing_is_asked_for_its_contacts(folder, form, text):
    change(folder / "records/housing.yaml", "form: repair note", f"form: {form}")
    change(folder / "records/housing.yaml", "Called about a leak.", text)
    says = [problem.says for problem in check_scenario(folder).warnings]
    assert any("housing-01" in one and "contacts: []" in one for one in says)
    change(
        folder / "records/housing.yaml", "id: housing-01\n", "id: housing-01\n    contacts: []\n"
    )
    assert not [one for one in check_scenario(folder).warnings if "contacts" in one.says]


def test_a_lesson_missed_or_a_mother_missed_is_no_appointment(folder):
    said = "He missed the carols, and he misses his nan."
    change(folder / "records/housing.yaml", "Called about a leak.", said)
    assert not [one for one in check_scenario(folder).warnings if "contacts" in one.says]


def test_a_sentence_cannot_be_both_sign_and_distractor(folder):
    change(folder / "key.yaml", "record: school-03\n        quote: one day off with a cold",
           "record: school-01\n        quote: came in late")  # fmt: skip
    [problem] = check_scenario(folder).errors
    assert problem.says == (
        "“Mia came in late and asked twice for toast.” in school-01 is in the distractor 'a-cold' "
        "and in the sign 'asks-for-food'; quote different sentences."
    )


def test_one_agency_may_not_hold_most_of_the_key(folder):
    change(folder / "key.yaml", "when: 2024-02-08~", "when: 2024-03-06")
    change(
        folder / "key.yaml",
        "record: housing-01\n        quote: No heating in the flat and black mould\n    basis",
        "record: school-02\n        quote: Her hands were red\n    basis",
    )
    says = [problem.says for problem in check_scenario(folder).errors]
    assert says == [
        (
            "Thornfield Primary School alone holds 71% of the key events' weight; "
            "no agency may hold more than 60%."
        )
    ]


def test_an_unreadable_record_file_does_not_hide_other_mistakes(folder):
    change(folder / HEALTH, "agency: health", "agency: [health")
    change(folder / SCENARIO, "to: [mia, tom]", "to: [mia, tim]")
    checked = check_scenario(folder)
    assert {Path(problem.file).name for problem in checked.errors} == {
        "health.yaml",
        "scenario.yaml",
    }
    assert any("The key was not checked, because records/health.yaml" in w.says
               for w in checked.warnings)  # fmt: skip
    assert (checked.counts.agencies, checked.counts.records) == (2, 5)
    about = [w.says for w in checked.warnings if w.says.startswith("The content standard")]
    assert about == ["The content standard asks for at least 3 decisions; here is 1."], (
        "nothing is said of the number of what may stand in the file"
    )


def test_decisions_that_cannot_be_read_are_not_counted_as_missing(folder):
    path = folder / "decisions.yaml"
    path.write_text("decisions: [", encoding="utf-8")
    checked = check_scenario(folder)
    assert [Path(problem.file).name for problem in checked.errors][:1] == ["decisions.yaml"]
    assert not [w.says for w in checked.warnings if "decisions" in w.says or "writing" in w.says]


def test_a_missing_key_is_told_and_the_rest_counted(folder):
    (folder / KEY).unlink()
    checked = check_scenario(folder)
    assert [p.says for p in checked.errors] == ["This file is missing."]
    assert (checked.counts.records, checked.counts.events) == (7, 0)
