"""The course's notebooks say what the modules say, and nothing of a key."""

import itertools
import json

import nbformat
import pytest

from toolkit.grading.source import (
    ASKED_WHY,
    UNWRITTEN,
    main,
    make_notebook,
    notebook_text,
    source_path,
)
from toolkit.marking.models import CRITERIA
from toolkit.module import Module
from toolkit.places import content_folder, module_ids
from toolkit.scenario.modules import load_module

MODULE = Module(
    id="made-up",
    title="Made up",
    scenario="alder",
    minutes=(60, 90),
    aims=("Read.",),
    points={"signs": 7.5, "coverage": 10},
)


MARKED = [module for module in module_ids() if load_module(module).points]


@pytest.mark.parametrize("module", MARKED)
def test_the_notebook_in_the_course_is_current(module):
    text = source_path(module).read_text(encoding="utf-8")
    assert text == notebook_text(load_module(module)), "run python -m toolkit.grading.source"


def test_nothing_is_out_of_date(capsys):
    assert main(["--check"]) == 0
    assert capsys.readouterr().out == ""


def test_every_notebook_of_the_course_belongs_to_a_module_that_is_marked():
    found = {path.stem for path in (content_folder() / "grading/source").rglob("*.ipynb")}
    assert found == set(MARKED)


def test_nothing_but_notebooks_lies_beside_them():
    # nbgrader copies such files over the learner's own.
    files = (content_folder() / "grading/source").rglob("*")
    assert {path.suffix for path in files if path.is_file()} == {".ipynb"}


def test_it_is_a_small_valid_notebook_without_outputs():
    module = load_module("neglect")
    made = nbformat.from_dict(make_notebook(module))
    nbformat.validate(made)
    read, shown = len(module.steps) + 2, len(module.steps) - 1
    assert len(made.cells) == read + shown + len(module.points) + 2
    assert all(not cell.outputs for cell in made.cells if cell.cell_type == "code")


def test_each_criterion_has_a_locked_cell_worth_its_points():
    cells = {cell["id"]: cell for cell in make_notebook(MODULE)["cells"]}
    about = cells["made-up-signs"]["metadata"]["nbgrader"]
    assert about["points"] == 7.5
    assert (about["grade"], about["locked"], about["solution"]) == (True, True, False)
    assert cells["made-up-coverage"]["metadata"]["nbgrader"]["points"] == 10
    graded = [i for i, c in cells.items() if c["metadata"].get("nbgrader", {}).get("grade")]
    assert graded == ["made-up-coverage", "made-up-signs"]  # in the order learners are shown


def test_a_cell_asks_for_its_own_mark():
    (cell,) = [c for c in make_notebook(MODULE)["cells"] if c["id"] == "made-up-signs"]
    assert "".join(cell["source"]).endswith('grade("made-up", "signs")')
    assert cell["metadata"]["name"] == CRITERIA["signs"]


def test_each_step_but_handing_in_has_its_activity_under_its_title():
    cells = make_notebook(MODULE)["cells"]
    shown = {}
    for title, cell in itertools.pairwise(cells):
        if "toolkit.activities" in (text := "".join(cell["source"])):
            shown["".join(title["source"]).removeprefix("## ")] = text.splitlines()[-1]
    assert shown == {
        "1. Before you start": 'Before("made-up")',
        "2. The family": 'TheFamily("made-up")',
        "3. Your agency’s file": 'OwnFile("made-up")',
        "4. Every agency’s file": 'Desk("made-up")',
        "5. The whole picture": 'WholePicture("made-up")',
        "6. Decide": 'Decide("made-up")',
        "8. Reflect": 'Reflect("made-up")',
    }
    assert any("## 7. Hand in and read" in "".join(cell["source"]) for cell in cells)


def test_a_module_with_fewer_steps_has_fewer_cells():
    short = MODULE.model_copy(update={"steps": ("before", "records", "hand-in")})
    text = notebook_text(short)
    assert "Decide(" not in text
    assert "## 3. Hand in and read" in text


def test_what_a_learner_runs_and_reads_cannot_be_changed_or_deleted():
    for cell in make_notebook(MODULE)["cells"]:
        assert (cell["metadata"]["editable"], cell["metadata"]["deletable"]) == (False, False)


def test_nbgrader_knows_of_the_desk_alone():
    # A gradebook that has submissions takes in no other cell, even one that is only locked.
    known = {
        cell["id"]: about
        for cell in make_notebook(MODULE)["cells"]
        if (about := cell["metadata"].get("nbgrader"))
    }
    assert set(known) == {f"made-up-{n}" for n in ("desk", "coverage", "signs", "reasons")}
    assert (known["made-up-desk"]["grade"], known["made-up-desk"]["locked"]) == (False, True)


def test_the_text_is_what_jupyter_would_write():
    made = json.loads(notebook_text(MODULE))
    again = nbformat.writes(nbformat.from_dict(made))
    assert notebook_text(MODULE).rstrip("\n") == again.rstrip("\n")


def test_writing_has_a_cell_that_a_person_marks():
    cells = make_notebook(MODULE.model_copy(update={"writing": 7.5}))["cells"]
    about = cells[-1]["metadata"]["nbgrader"]
    assert cells[-1]["cell_type"] == "markdown"
    assert (about["grade"], about["solution"], about["locked"]) == (True, True, False)
    assert about["points"] == 7.5
    assert "".join(cells[-1]["source"]) == UNWRITTEN
    assert cells[:-1] == make_notebook(MODULE)["cells"]


def test_a_trainer_has_a_cell_to_say_why_beside():
    cells = {cell["id"]: cell for cell in make_notebook(MODULE)["cells"]}
    about = cells["made-up-reasons"]["metadata"]["nbgrader"]
    assert (about["grade"], about["solution"], about["task"]) == (False, True, False)


@pytest.mark.parametrize("words", [UNWRITTEN, ASKED_WHY])
def test_nbgrader_puts_the_same_words_into_such_cells(words):
    config = (content_folder() / "grading" / "nbgrader_config.py").read_text(encoding="utf-8")
    assert f'"{words}"' in config
