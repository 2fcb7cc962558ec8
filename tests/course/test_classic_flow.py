"""nbgrader's classic flow, every step by its own command line: release, fetch, work, submit,
collect, autograde, feedback. A learner in JupyterLab needs no server of ours.
"""

import getpass
import json

import nbformat
import pytest
from nbclient import NotebookClient

from tests.course.conftest import MODULE
from tests.course.programs import PATIENT, nbgrader
from tests.course.reading import Page, gradebook
from toolkit.grading.cells import mark_document
from toolkit.response.read import KINDS
from toolkit.response.workbook import open_workbook_file
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_scenario
from toolkit.scenario.modules import load_module

COURSE = ("--course", "wholepicture")
SHOWN = ("before", "family", "own-file", "desk", "picture", "decide", "reflect")
WROTE = {"id": "the-breakfast-book", "text": "Callum said he was hungry.", "met": ["own-words"]}


@pytest.fixture
def exchange(tmp_path):
    root = tmp_path / "exchange"
    root.mkdir()
    root.chmod(0o777)
    return (f"--Exchange.root={root}", f"--Exchange.cache={tmp_path / 'cache'}")


def words_of_the_key():
    """Every sentence an author wrote into the key; quotes are the records' own."""
    scenario = load_scenario(load_module(MODULE).scenario)
    key = load_key(scenario.family.id, scenario).key
    events = [text for event in key.events for text in (event.why, event.title)]
    others = [item.why for item in (*key.signs, *key.distractors, *key.decisions, key.threshold)]
    reasons = [reason for decision in key.decisions for reason in decision.options.values()]
    return {*events, *others, *reasons}


def work_at_the_desk(folder, document):
    """Save each item as the pages do, into the file beside the notebook."""
    workbook = open_workbook_file(folder, module=MODULE)
    opened = workbook.handle("open", {"attempt": None})
    changes = [
        {"item": f"{kind}:{item['id']}", "value": item, "base": 0}
        for name, (_, kind, _) in KINDS.items()
        for item in document[name]
    ]
    asked = {"attempt": 1, "since": opened["seq"], "client": "tab", "changes": changes}
    assert workbook.handle("save", asked)["refused"] == []


def run_as_learner(path):
    """Run the notebook as JupyterLab's *Run all* would; what each code cell printed or showed."""
    notebook = nbformat.read(path, as_version=4)
    place = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, resources=place, **PATIENT).execute()
    nbformat.write(notebook, path)
    return {
        cell.id: "".join(
            output.get("text", "") + "".join(output.get("data", {})) for output in cell.outputs
        )
        for cell in notebook.cells
        if cell.cell_type == "code"
    }


@pytest.mark.timeout(600)  # nine programs and two kernels, one after another
def test_from_release_to_feedback(course, tmp_path, documents, exchange):
    nbgrader("generate_assignment", MODULE, "--force", cwd=course.root)
    released = course.root / "release" / MODULE
    assert [path.name for path in released.iterdir()] == [f"{MODULE}.ipynb"]
    text = (released / f"{MODULE}.ipynb").read_text()
    assert [words for words in words_of_the_key() if words in text] == []
    nbgrader("release_assignment", MODULE, *exchange, cwd=course.root)

    learner = tmp_path / "learner"
    learner.mkdir()
    nbgrader("fetch_assignment", MODULE, *COURSE, *exchange, cwd=learner)
    folder = learner / MODULE
    assert [path.name for path in folder.iterdir()] == [f"{MODULE}.ipynb"]
    printed = run_as_learner(folder / f"{MODULE}.ipynb")
    assert "There is nothing to mark yet" in printed[f"{MODULE}-coverage"]
    for step in SHOWN:
        assert "application/vnd.jupyter.widget-view+json" in printed[f"{MODULE}-{step}"]
    document = {**json.loads(documents["careful"]), "writings": [WROTE]}
    work_at_the_desk(folder, document)
    printed = run_as_learner(folder / f"{MODULE}.ipynb")
    assert "It is marked after you have handed it in." in printed[f"{MODULE}-signs"]
    nbgrader("submit", MODULE, *COURSE, *exchange, cwd=learner)

    nbgrader("collect", MODULE, *exchange, cwd=course.root)
    nbgrader("autograde", MODULE, cwd=course.root)
    nbgrader("generate_feedback", MODULE, cwd=course.root)

    name = getpass.getuser()
    marks = mark_document(MODULE, (folder / "response.json").read_bytes())
    assert marks == mark_document(MODULE, documents["careful"])
    assert all(mark.points > 0 for mark in marks.criteria)
    ours = {(name, f"{MODULE}-{m.criterion}", m.points, None, False) for m in marks.criteria}
    ours.add((name, f"{MODULE}-writing", None, None, True))  # waits for a person
    assert {(*row[:4], bool(row[4])) for row in gradebook(course)} == ours
    feedback = course.folder("feedback", learner=name, module=MODULE) / f"{MODULE}.html"
    page = Page(feedback.read_text())
    assert page.active == []
    assert WROTE["text"] in page.text
    assert "Run All Cells" not in page.text
    for mark in marks.criteria:
        assert " ".join(mark.why.split()) in " ".join(page.text.split())

    nbgrader("release_feedback", MODULE, *exchange, cwd=course.root)
    nbgrader("fetch_feedback", MODULE, *COURSE, *exchange, cwd=learner)
    (fetched,) = folder.glob("feedback/*/*.html")
    assert fetched.read_text() == feedback.read_text()


def test_a_learner_who_never_opened_the_desk_gets_a_blank(course):
    folder = course.folder("submitted", learner="ada", module=MODULE)
    folder.mkdir(parents=True)
    (folder / f"{MODULE}.ipynb").write_bytes(
        (course.root / "release" / MODULE / f"{MODULE}.ipynb").read_bytes()
    )
    nbgrader("autograde", MODULE, cwd=course.root)
    assert {row[2] for row in gradebook(course)} == {0.0}
    graded = course.folder("autograded", learner="ada", module=MODULE) / f"{MODULE}.ipynb"
    text = graded.read_text()
    assert "nothing was handed in for this" in text
    assert "Note:" not in text
