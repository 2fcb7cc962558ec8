"""What the page may know of a scenario, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import get_args

import pytest

from toolkit.activities.desk.facts import desk_facts
from toolkit.marking.telling import WEIGHTS
from toolkit.response.columns import COLUMNS
from toolkit.response.models import LIMITS, Entry
from toolkit.scenario.load import load_scenario
from toolkit.scenario.modules import load_module

HEAVY = ("pandas", "altair", "nbgrader", "edtf", "sqlalchemy", "openpyxl", "toolkit.scenario.key")


@pytest.fixture(scope="module")
def scenario():
    return load_scenario("pellow")


@pytest.fixture(scope="module")
def facts(scenario):
    return desk_facts(scenario, load_module("neglect"))


def test_sentences_have_the_same_ids_on_the_page_as_in_the_scenario(facts, scenario):
    for record in facts["records"]:
        sentences = scenario.sentences[record["id"]]
        assert record["ids"] == [sentence.id for sentence in sentences]
        shown = [text for line in record["lines"] for text in line]
        assert shown == [sentence.text for sentence in sentences]


def test_every_record_names_an_agency_that_is_there(facts):
    agencies = {agency["id"] for agency in facts["agencies"]}
    assert {record["agency"] for record in facts["records"]} == agencies


def test_it_is_json_and_says_nothing_that_would_hint(facts):
    text = json.dumps(facts)
    for name in ("report", "related", "weight", "essential", "distractor"):
        assert f'"{name}"' not in text


def test_birthdays_are_said_in_words(facts):
    assert all("-" not in person["born"] for person in facts["people"])


def test_opening_a_page_imports_nothing_heavy():
    code = (
        "import sys\n"
        "from toolkit.activities import Desk\n"
        "Desk('neglect')\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_choices_are_the_values_that_an_entry_may_have(facts):
    offered = {name: [one["value"] for one in facts["choices"][name]] for name in facts["choices"]}
    assert {*offered["basis"], ""} == set(get_args(Entry.model_fields["basis"].annotation))
    assert {*offered["yes_no"], ""} == set(get_args(Entry.model_fields["seen"].annotation))
    for value in offered["significance"]:
        Entry(id="e", significance=value)
    with pytest.raises(ValueError, match="less than or equal"):
        Entry(id="e", significance=max(offered["significance"]) + 1)
    spreadsheet = {column.field: column.words for column in COLUMNS}
    assert {*map(str, offered["significance"]), ""} == set(spreadsheet["significance"])
    assert {*offered["yes_no"], ""} == set(spreadsheet["seen"])
    assert len(WEIGHTS) == len(offered["significance"])


def test_the_page_knows_the_limits_that_python_holds_to(facts):
    limits = facts["limits"]
    assert {name: limits[name] for name in ("entries", "signs", "sentences")} == {
        name: LIMITS[name] for name in ("entries", "signs", "sentences")
    }
    Entry(id="e", what="x" * limits["prose"], when={"typed": "x" * limits["short"]})
    for long in (
        {"what": "x" * (limits["prose"] + 1)},
        {"when": {"typed": "x" * (limits["short"] + 1)}},
    ):
        with pytest.raises(ValueError, match="at most"):
            Entry(id="e", **long)
    assert Entry(id="e", **facts["blank"]) == Entry(id="e")
