"""Ten things that somebody new to it will do, and every word of what they are told.

Each is made in a beginning, and is all that is wrong there: the sentence names the file, the line,
what was found and what is allowed, and nothing that only follows from it is told beside it.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.sample import change
from toolkit.cli import main
from toolkit.places import OWN_CONTENT
from toolkit.scenario.new import begin_scenario

SCENARIO, KEY, SCHOOL = "scenario.yaml", "key.yaml", "records/school.yaml"


class Mistake(NamedTuple):
    """What is written, where, and what is said of it (at the line of the mistake, or ``later``)."""

    file: str
    old: str
    new: str
    says: str
    later: int = 0


MISTAKES = {
    "wrong indentation": Mistake(
        SCENARIO, "    name: Skye Tarrow", "   name: Skye Tarrow",
        "“name: Skye Tarrow” is indented by 3 spaces, and the field above it by 4. The fields of "
        "one thing, and the name after a “- ”, begin in the same column.",
    ),
    "wrong indentation of an item": Mistake(
        SCENARIO, "  - id: denny", "    - id: denny",
        "“- id: denny” is indented by 4 spaces, and the item above it by 2. The items of one list "
        "begin in the same column.",
    ),
    "wrong indentation of a text": Mistake(
        SCHOOL, "      Her jumper was wet", "    Her jumper was wet",
        "“Her jumper was wet through, so I found her a dry …” is indented by 4 spaces, and the "
        "line above it by 6. Every line of a text is indented alike.",
    ),
    "a tab": Mistake(
        SCHOOL, "    form: concern", "\tform: concern",
        "“form: concern log (to be replaced)” is indented with a tab. Indent with spaces, not "
        "tabs.",
    ),
    "a missing colon": Mistake(
        KEY, "    significance: [1, 2]", "    significance [1, 2]",
        "“significance [1, 2] # the accepted range, 0 routi…” has no colon with a space after it. "
        "A field is its name, a colon, a space and what it says: “significance: …”.",
    ),
    "a colon without a space": Mistake(
        SCENARIO, "    kind: adult", "    kind:adult",
        "“kind:adult” has no colon with a space after it. A field is its name, a colon, a space "
        "and what it says: “kind: …”.",
    ),
    "a colon too many": Mistake(
        KEY, "    title: Skye comes", "    title: Monday: Skye comes",
        "“title: Monday: Skye comes to school in the rain w…” has a second colon. A text with a "
        "colon in it needs quotes round it, or a | before it.",
    ),
    "a comma between braces": Mistake(
        SCENARIO, "note: Skye's teacher.}", "note: Skye's teacher, since May.}",
        "In 'hester-quaye': “since May.” stands after a comma and was taken for a field; a text "
        "with a comma in it needs quotes round it between { and }.",
    ),
    "a quote that is not in the record": Mistake(
        KEY, "Neither call is on our system.", "Neither call was on our system.",
        "In 'calls-not-kept': “Neither call was on our system.” is not in housing-01. A quote has "
        "the words of the record exactly; the nearest sentence there is “Neither call is on our "
        "system.”",
    ),
    "a quote that is there twice": Mistake(
        KEY, 'quote: "Carly showed me his drawings on the wall"', 'quote: "his"',
        "In 'drawings': “his” is in health-visiting-02 4 times; quote more words, so that it is "
        "there once.",
    ),
    "an unknown agency": Mistake(
        SCHOOL, "agency: school", "agency: shool",
        "'shool' is not an agency of this scenario; agencies are health-visiting, housing, school.",
    ),
    "an unknown indicator": Mistake(
        KEY, "indicators: [missed]", "indicators: [mised]",
        "In 'second-miss': 'mised' is not an indicator; `wholepicture indicators` lists those "
        "there are; did you mean 'missed'?",
    ),
    "a day as it is written by hand": Mistake(
        SCHOOL, 'date: "2025-10-06"', "date: 31/02/2024",
        "In 'school-01': 'date' is '31/02/2024'; it must be a day: 2024-03-02.",
    ),
    "a day that is in no calendar": Mistake(
        KEY, 'when: "2025-10-06"', 'when: "2024-02-31"',
        "In 'no-coat': 'when': The date '2024-02-31' has no day 31; February 2024 has 29 days.",
    ),
    "a date as it is written by hand": Mistake(
        SCENARIO, 'born: "2017-05-12"', "born: 31/02/2024",
        "In 'skye': 'born': '31/02/2024' is not a date we can read; write 2024, 2024-03, "
        "2024-03-02, 2024-03-02~ (around) or 2024-01/2024-04 (from, to).",
    ),
    "a field's name misspelt": Mistake(
        KEY, "    essential: true", "    esential: true",
        "In 'review-missed': there is no field 'esential' here; did you mean 'essential'?",
    ),
    "a heading misspelt": Mistake(
        SCENARIO, "\nhouseholds:", "\nhousholds:",
        "there is no field 'housholds' here; did you mean 'households'?", later=1,
    ),
}  # fmt: skip


@pytest.fixture
def begun(tmp_path, monkeypatch):
    monkeypatch.setenv(OWN_CONTENT, str(tmp_path))
    return begin_scenario("maple") / "scenarios/maple"


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_told_kindly_once_and_at_its_line(begun, capsys, mistake):
    line = change(begun / mistake.file, mistake.old, mistake.new) + mistake.later
    assert main(["check", "maple"]) == 1
    told = [t for t in capsys.readouterr().out.splitlines() if t.startswith("scenarios/maple/")]
    errors = [each for each in told if ": warning: " not in each]
    assert errors == [f"scenarios/maple/{mistake.file}:{line}: {mistake.says}"]


def test_an_age_that_contradicts_a_birth_date_is_told(begun, capsys):
    line = change(begun / SCHOOL, "She settled quickly", "Skye, aged 9, settled quickly")
    assert main(["check", "maple"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert (
        f"scenarios/maple/{SCHOOL}:{line}: school-01 says “Skye, aged 9”, but Skye "
        "Tarrow, born 12 May 2017, is 8 years 4 months on 6 October 2025."
    ) in told
