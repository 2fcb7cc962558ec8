"""`wholepicture new`: whole, right, plainly a beginning, and refused with a kind sentence."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest

from tests.sample import change
from toolkit import places
from toolkit.cli import main
from toolkit.grading import source as course
from toolkit.module import Module
from toolkit.places import OWN_CONTENT
from toolkit.scenario.check import check_scenario
from toolkit.scenario.checks.beginnings import MARK
from toolkit.scenario.checks.marks import marks_of
from toolkit.scenario.examples import load_examples
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_family, load_scenario
from toolkit.scenario.modules import load_module
from toolkit.scenario.new import NewError, begin_scenario, make_module_notebook
from toolkit.steps import OF_SCENARIOS

SLUG = "maple-house"


@pytest.fixture
def own(tmp_path: Path, monkeypatch) -> Path:
    """A folder for an author's own scenarios, not made yet."""
    monkeypatch.setenv(OWN_CONTENT, str(tmp_path / "mine"))
    return tmp_path / "mine"


@pytest.fixture
def begun(own: Path) -> Path:
    """The scenario's folder of a beginning."""
    return begin_scenario(SLUG, title="Neglect: Maple House") / "scenarios" / SLUG


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def files_in(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_there_is_one_of_everything(begun):
    assert files_in(begun) == [
        "decisions.yaml",
        *(f"examples/{name}.yaml" for name in ("blank", "careful", "everything", "partial")),
        "key.yaml",
        *(f"records/{agency}.yaml" for agency in ("health-visiting", "housing", "school")),
        "scenario.yaml",
    ]
    scenario = load_scenario(SLUG)
    children = [person.id for person in scenario.family.people if person.kind == "child"]
    parents = {p for r in scenario.family.relations if set(children) & set(r.to) for p in r.of}
    grandparents = {p for r in scenario.family.relations if parents & set(r.to) for p in r.of}
    assert (len(children), bool(parents), bool(grandparents)) == (2, True, True)
    assert len(scenario.family.agencies) == 3
    assert 6 <= len(scenario.records) <= 8
    looks = {d.distractor.looks for d in load_key(SLUG, scenario).distractors}
    assert looks == {"alarming", "reassuring"}


def test_nothing_is_to_be_put_right_and_what_is_missing_is_listed(begun):
    checked = check_scenario(SLUG)
    assert checked.errors == ()
    says = [warning.says for warning in checked.warnings]
    assert [s for s in says if s.startswith("The content standard asks for")] == [
        "The content standard asks for 40 to 70 records; here are 7.",
        "The content standard asks for 5 to 8 agencies; here are 3.",
        "The content standard asks for at least 25 key events; here are 5.",
        "The content standard asks for at least 25 signs; here are 7.",
        "The content standard asks for at least 3 decisions; here is 1.",
        "The content standard asks for at least 6 distractors; here are 2.",
    ]
    rest = [w for w in checked.warnings if not w.says.startswith("The content standard asks for")]
    assert {w.file.removeprefix(f"scenarios/{SLUG}/") for w in rest} == {
        *("scenario.yaml", "key.yaml", "decisions.yaml", f"modules/{SLUG}/module.yaml"),
        *(f"records/{agency}.yaml" for agency in ("health-visiting", "housing", "school")),
    }
    assert all(w.says.startswith("This is still the beginning's, marked") for w in rest)


def test_a_text_that_was_rewritten_is_told_of_no_more(begun):
    line = change(begun / "decisions.yaml", f" {MARK}", "")
    assert MARK in (begun / "records/school.yaml").read_text(encoding="utf-8")
    told = [w for w in check_scenario(SLUG).warnings if MARK in w.says]
    assert line > 1
    assert not any(w.file.endswith("decisions.yaml") for w in told)
    [school] = [w for w in told if w.file.endswith("school.yaml")]
    assert school.says.endswith("write your own (and 2 more).")


def test_every_file_tells_its_author_what_to_do_next(begun):
    for path in begun.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# "), path.name
        assert path.parent.name == "examples" or "beginning" in text, path.name


def test_the_family_is_nobody_elses(begun):
    mine = {person.name for person in load_family(begun).people}
    surnames = {name.split()[-1] for name in mine}
    for other in set(places.scenario_ids()) - {SLUG}:
        theirs = {person.name for person in load_family(places.scenario_folder(other)).people}
        assert not mine & theirs
        assert not surnames & {name.split()[-1] for name in theirs}


def test_the_examples_get_the_marks_they_must(begun):
    scenario, module = load_scenario(SLUG), load_module(SLUG)
    key = load_key(SLUG, scenario)
    got = {
        example.id: marks_of(example, scenario=scenario, key=key, module=module)["total"]
        for example in load_examples(begun, scenario=scenario)
    }
    assert got["careful"] >= 90
    assert got["blank"] == 0
    assert 15 <= got["partial"] <= 40


def test_the_check_says_which_example_gets_other_marks(begun):
    line = change(begun / "examples/partial.yaml", "total: [15, 40]", "total: [50, 60]")
    [problem] = check_scenario(SLUG).errors
    assert (problem.file, problem.line) == (f"scenarios/{SLUG}/examples/partial.yaml", line)
    assert problem.says == (
        "This example gets 23.3 per cent in total, and must get 50 to 60. If the example is right, "
        "the key asks for something else; if the key is right, change 'must_get'."
    )


def test_the_check_says_what_each_example_gets_also_when_all_is_well(begun, capsys):
    assert main(["check", SLUG]) == 0
    rows = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert [row for row in rows if row.startswith("example ")] == [
        "example blank: total 0.0% 0 to 0%",
        "example careful: total 100.0% 90 to 100%",
        "example everything: total 41.6% 0 to 45%",
        "example partial: total 23.3% 15 to 40%",
    ]
    assert main(["check", SLUG, "--json"]) == 0
    [found] = json.loads(capsys.readouterr().out)["scenarios"]
    assert found["examples"][3] == {
        "id": "partial",
        "judged": "total",
        "got": 23.29,
        "must_get": [15, 40],
    }


def test_what_an_example_gets_is_said_beside_what_is_wrong_with_it(begun):
    change(begun / "examples/partial.yaml", "total: [15, 40]", "total: [50, 60]")
    checked = check_scenario(SLUG)
    assert [got.example for got in checked.marks if not got.fits] == ["partial"]
    change(begun / "key.yaml", "format: 1", "format: 2")
    assert check_scenario(SLUG).marks == ()  # they cannot be marked


def test_the_title_is_the_authors(begun):
    assert load_family(begun).title == load_module(SLUG).title == "Neglect: Maple House"


def test_a_title_may_have_anything_in_it_that_a_line_may(own):
    title = "“Bo’s: #1” \\ {all} 'of' \"it\" — café"
    assert load_family(begin_scenario("odd", title=title) / "scenarios/odd").title == title


def test_both_notebooks_are_as_the_module_says(begun, own, capsys):
    notebook = nbformat.read(own / f"modules/{SLUG}/{SLUG}.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert [cell.id for cell in notebook.cells[1:]] == list(OF_SCENARIOS)
    assert course.main(["--check"]) == 0
    assert course.source_path(SLUG) == own / f"grading/source/{SLUG}/{SLUG}.ipynb"
    assert capsys.readouterr().out == ""


def test_a_notebook_has_a_cell_for_each_step_of_the_module():
    module = Module(
        id="short", title="Short", scenario="alder", minutes=(5, 9), aims=("Read.",),
        steps=("before", "records", "hand-in"), points={"signs": 100},
    )  # fmt: skip
    cells = nbformat.reads(make_module_notebook(module), as_version=4).cells
    assert [cell.id for cell in cells] == ["import", "before", "records", "hand-in"]
    assert cells[0].source.split()[4:-1] == ["Before,", "Desk,", "HandIn,"]
    assert cells[2].source == 'Desk("short")'


@pytest.mark.parametrize("module", places.module_ids())
def test_a_shipped_notebook_has_the_same_cells(module):
    shipped = nbformat.read(places.module_folder(module) / f"{module}.ipynb", as_version=4)
    made = nbformat.reads(make_module_notebook(load_module(module)), as_version=4)
    cells = {cell.id: cell.source for cell in shipped.cells}
    assert {cell.id: cell.source for cell in made.cells[1:]}.items() <= cells.items()


@pytest.mark.parametrize(
    ("slug", "says"),
    [
        ("Maple House", "digits and single hyphens, and at most 60 of them: maple-house."),
        ("maple_house", ": maple-house."),
        ("-maple-", ": maple."),
        ("../maple", ": maple."),
        ("Ænes Café", ": nes-cafe."),
        ("a" * 61, f": {'a' * 60}."),
        ("", ", such as maple-house."),
        ("家", ", such as maple-house."),
    ],
)
def test_a_name_that_cannot_be_a_folders_is_refused_with_one_that_can(own, slug, says):
    with pytest.raises(NewError) as refused:
        begin_scenario(slug)
    assert str(refused.value).startswith(f"{slug!r} cannot be a scenario's name; ")
    assert str(refused.value).endswith(says)
    assert not own.exists()


@pytest.mark.parametrize("title", ["", "  ", "x" * 121, "a\x07b"])
def test_a_title_that_is_no_title_is_refused(own, title):
    with pytest.raises(NewError, match="it is a line of 1 to 120 characters, such as"):
        begin_scenario(SLUG, title=title)
    assert not own.exists()


@pytest.mark.parametrize(
    ("slug", "says"),
    [
        ("pellow", "There is already a scenario called 'pellow', in scenarios/pellow; choose"),
        ("neglect", "There is already a module called 'neglect', in modules/neglect; choose"),
    ],
)
def test_a_name_that_the_project_uses_is_refused(own, slug, says):
    with pytest.raises(NewError) as refused:
        begin_scenario(slug)
    assert str(refused.value).startswith(says)
    assert str(refused.value).endswith("another name. Nothing was changed.")
    assert not own.exists()


def test_a_beginning_is_never_written_over(begun):
    change(begun / "key.yaml", "format: 1", "format: 1 # mine")
    with pytest.raises(NewError, match="There is already a scenario called 'maple-house'"):
        begin_scenario(SLUG)
    assert "# mine" in (begun / "key.yaml").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_in_is_refused_and_nothing_is_left(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv(OWN_CONTENT, str(tmp_path / "file"))
    with pytest.raises(NewError) as refused:
        begin_scenario(SLUG)
    assert str(refused.value).startswith(f"Nothing can be written in {tmp_path / 'file'}: ")
    assert str(refused.value).endswith(". Choose another folder with --content.")
    assert names_in(tmp_path) == ["file"]


def test_what_was_half_made_is_taken_away_again(own, monkeypatch):
    def full(path, *arguments, **options):
        if path.name == "module.yaml":
            raise OSError(28, "No space left on device")
        return write(path, *arguments, **options)

    write = Path.write_text
    (own / "scenarios/other").mkdir(parents=True)
    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(NewError, match="No space left on device"):
        begin_scenario(SLUG)
    assert names_in(own) == ["scenarios"]
    assert names_in(own / "scenarios") == ["other"]


def test_an_installed_command_asks_where(monkeypatch, capsys):
    monkeypatch.delenv(OWN_CONTENT, raising=False)
    monkeypatch.setattr("toolkit.scenario.new.is_installed", lambda: True)
    assert main(["new", SLUG]) == 1
    assert capsys.readouterr().err == (
        "Say in which folder your own scenarios are to be, and keep it for all of them: "
        "wholepicture new maple-house --content my-scenarios\n"
    )


@pytest.mark.parametrize("flag", ["--content", "--folder"])
def test_the_command_says_what_to_do_next(tmp_path, monkeypatch, capsys, flag):
    monkeypatch.setenv(OWN_CONTENT, "")  # what the command sets is put back after the test
    folder = tmp_path / "my scenarios"
    assert main(["new", SLUG, "--title", "Neglect: Maple House", flag, str(folder)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Neglect: Maple House\n")
    assert f'  wholepicture check maple-house --content "{folder}"\n' in said
    assert f'  wholepicture preview maple-house --content "{folder}"\n' in said
    assert main(["check", SLUG, "--content", str(folder)]) == 0
    assert (
        "Nothing to put right, nothing to look at, 13 still to write or grow."
        in capsys.readouterr().out
    )
    assert main(["new", SLUG, "--content", str(folder)]) == 1
    assert "choose another name" in capsys.readouterr().err
