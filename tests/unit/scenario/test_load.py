from __future__ import annotations

import subprocess
import sys

import pytest

from tests.sample import change
from toolkit.scenario.load import load_family, load_indicators, load_records, load_scenario
from toolkit.scenario.modules import load_module
from toolkit.scenario.problems import ContentError


def refuse(load, *arguments, **options):
    with pytest.raises(ContentError) as refused:
        load(*arguments, **options)
    return refused.value.problems


def test_records_of_all_agencies_are_merged_by_date(scenario):
    dates = [record.date for record in scenario.records]
    assert dates == sorted(dates)
    assert len(dates) == 7
    assert scenario.agency_of["health-02"] == "health"
    assert scenario.sentences["housing-01"][1].text.startswith("No heating in the flat")
    assert scenario.indicator["hungry"].name == "Hungry or looking for food"


def test_only_the_agencies_asked_for_are_opened(folder):
    (folder / "records/housing.yaml").write_text("broken: [", encoding="utf-8")
    assert set(load_records(folder, agencies=["school", "health"])) == {"school", "health"}


def test_the_version_follows_the_records_and_nothing_else(folder, scenario):
    change(folder / "key.yaml", "Nobody would sleep there", "No one would sleep there")
    change(folder / "scenario.yaml", "Two children", "A girl, a boy")
    assert load_scenario(folder).version == scenario.version
    change(folder / "records/school.yaml", "asked twice", "asked three times")
    assert load_scenario(folder).version != scenario.version


def test_an_unknown_field_is_refused_with_the_likely_one(folder):
    line = change(folder / "scenario.yaml", "born: 2018", "bron: 2018")
    [problem] = refuse(load_family, folder)
    assert problem.line == line
    assert problem.says == "In 'mia': there is no field 'bron' here; did you mean 'born'?"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("kind: child", "kind: kid", "'kind' is 'kid'; it must be 'child', 'adult' or"),
        ("born: 2018-05-10", "born: 2018", "write it as text, in quotes: '2018'"),
        ("born: 2018-05-10", "born: 2018-02-31", "has no day 31; February 2018 has 28 days"),
        ("id: mia", "id: Mia", "lower-case letters, digits and single hyphens"),
        ("name: Mia Alder", "name:", "the field 'name' is empty"),
        ("name: Mia Alder", "name: ''", "the field 'name' is empty"),
        (
            "report: [34, 36, 72]",
            "report: [34, 36, 200]",
            "'report' is 200; it must be 123 or less",
        ),
        ("    name: Mia Alder\n", "", "In 'mia': the field 'name' is missing"),
        ("format: 1", "format: 2", "'format' is 2; it must be 1"),
        ("universal: true", "universal: maybe", "'universal' is 'maybe'; it must be true or false"),
        (
            "places: [Rook House]",
            "places: Rook House",
            "'places' is 'Rook House'; it must be a list",
        ),
    ],
)
def test_a_wrong_value_is_a_sentence_with_its_line(folder, old, new, says):
    line = change(folder / "scenario.yaml", old, new)
    [problem] = refuse(load_family, folder)
    assert says in problem.says
    assert problem.file.endswith("alder/scenario.yaml")
    assert abs(problem.line - line) <= 1  # a missing field is told at the item it is missing from


def test_at_most_three_problems_are_shown_at_once(folder):
    text = (folder / "scenario.yaml").read_text(encoding="utf-8")
    (folder / "scenario.yaml").write_text(text.replace("kind: child", "kind: kid").replace(
        "gender: female", "gender: f"), encoding="utf-8")  # fmt: skip
    with pytest.raises(ContentError, match="and 1 more; `wholepicture check` says them all"):
        load_family(folder)


def test_a_folder_without_records(folder):
    for path in (folder / "records").iterdir():
        path.unlink()
    [problem] = refuse(load_records, folder)
    assert problem.says == "There are no records here; write one file an agency."


def test_the_projects_own_indicators_are_there():
    assert load_indicators().groups


def test_a_module_is_read_and_must_be_named_like_its_folder(tmp_path):
    folder = tmp_path / "neglect"
    folder.mkdir()
    (folder / "module.yaml").write_text(
        "format: 1\nid: other\ntitle: T\nscenario: alder\nminutes: [60, 90]\naims: [Look]\n"
        "points: {coverage: 100}\n",
        encoding="utf-8",
    )
    [problem] = refuse(load_module, folder)
    assert (problem.line, problem.says) == (2, "The id is 'other', but the folder is 'neglect'.")
    change(folder / "module.yaml", "id: other", "id: neglect")
    assert load_module(folder).points == {"coverage": 100}


def test_a_learners_kernel_loads_neither_the_key_nor_anything_heavy():
    code = (
        "import sys; import toolkit.scenario.load, toolkit.scenario.modules, toolkit.places;"
        "bad = {'toolkit.scenario.key', 'toolkit.scenario.check', 'pandas', 'altair', 'edtf',"
        " 'nbgrader', 'sqlalchemy'} & set(sys.modules); print(bad); raise SystemExit(bool(bad))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
