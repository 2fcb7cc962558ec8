"""A submission is data: nothing in it runs, whatever it is called and wherever it lies."""

import json

import pytest
from nbgrader.converters import Autograde

from tests.course.programs import STOCK_EXECUTE, nbgrader
from tests.course.toy import graded, make_toy, notebook, submit

CELL = """\
import json
float(json.loads(open("response.json").read())["points"])"""

IMPORTED_BY_SOMEONE = [
    "toolkit/__init__.py",
    "sitecustomize.py",
    "usercustomize.py",
    "pandas.py",
    "json.py",
    "ipykernel_launcher.py",
    "ipykernel/__main__.py",
    "ipython_config.py",
    "ipython_kernel_config.py",
    "jupyter_config.py",
    "nbgrader_config.py",
    "local_config.py",
    "conftest.py",
    ".ipython/profile_default/startup/00-first.py",
    ".ipython/profile_default/ipython_config.py",
    ".jupyter/jupyter_config.py",
]


def hostile(ran):
    """A submission that writes a file as soon as anything of it runs."""
    runs = f"open({str(ran)!r}, 'a').write(__name__ + ' ')"
    cells = [
        graded("extra", runs, grade=False, locked=False),
        graded("toy-cell", f"{runs}\n4.0"),
        graded("toy-cell", f"{runs}\n4.0"),
        graded("toy-cell-2", f"{runs}\n4.0", points=1000),
        {**graded("no-metadata", runs), "metadata": {}},
        {**graded("solution", runs), "metadata": {"nbgrader": {"solution": True, "locked": "no"}}},
    ]
    changed = notebook(*cells)
    changed["metadata"]["kernelspec"] = {
        "name": "evil",
        "display_name": "Python 3",
        "language": "python",
        "argv": ["sh", "-c", f"touch {ran}"],
    }
    files = dict.fromkeys(IMPORTED_BY_SOMEONE, runs)
    files["toy.ipynb"] = json.dumps(changed)
    files["another.ipynb"] = json.dumps(changed)
    files["response.json"] = json.dumps({"points": 1.5})
    return files


@pytest.fixture
def course(tmp_path):
    course, grader = make_toy(tmp_path / "course", {"toy": CELL})
    place = submit(course, "toy", files=hostile(tmp_path / "ran"))
    return course, grader, place


def kept_beside(course):
    folder = course.folder("autograded", learner="ada", module="toy")
    return {path.name for path in folder.rglob("*")}


def test_nothing_of_it_runs_in_the_resident_process(course, tmp_path):
    course, grader, place = course
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    grader._run(Autograde, learner="ada", module="toy")
    assert grader.read_grades("ada", module="toy")["total"] == 1.5
    assert not (tmp_path / "ran").exists()
    assert kept_beside(course) == {"toy.ipynb", "response.json"}
    assert before == {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}


@pytest.mark.parametrize("local_config", ["", STOCK_EXECUTE], ids=["as-shipped", "with-a-kernel"])
def test_nothing_of_it_runs_on_the_command_line(course, tmp_path, local_config):
    course, grader, _ = course
    (course.root / "local_config.py").write_text(local_config)
    nbgrader("autograde", "toy", cwd=course.root)
    assert grader.read_grades("ada", module="toy")["total"] == 1.5
    assert not (tmp_path / "ran").exists()
    assert kept_beside(course) == {"toy.ipynb", "response.json"}


def test_the_same_submission_does_run_where_nothing_protects_from_it(course, tmp_path):
    # Without this the tests above could be passing for want of a way to notice.
    course, _, place = course
    changed = json.loads((place / "toy.ipynb").read_text())
    changed["cells"] = changed["cells"][:1]  # nbgrader itself fails over some of the others
    (place / "toy.ipynb").write_text(json.dumps(changed))
    (course.root / "nbgrader_config.py").write_text("")
    nbgrader("autograde", "toy", cwd=course.root, fails=None)
    assert (tmp_path / "ran").exists()


def test_only_the_words_of_a_written_answer_are_kept(tmp_path):
    course, grader = make_toy(tmp_path / "course", {"toy": "1.0"})
    answer = {
        "cell_type": "markdown",
        "id": "answer",
        "metadata": {"nbgrader": graded("answer", "")["metadata"]["nbgrader"] | {"solution": True}},
        "source": "Write here.",
    }
    source = course.root / "source/toy/toy.ipynb"
    source.write_text(json.dumps(notebook(graded("toy-cell", "1.0"), answer)))
    grader.generate_assignment("toy")
    written = {**answer, "source": "<script>alert(1)</script>\x00 I would refer." + "x" * 30_000}
    written["metadata"] = {**answer["metadata"], "trusted": True}
    submit(course, "toy", files={"toy.ipynb": json.dumps(notebook(written))})
    grader._run(Autograde, learner="ada", module="toy")
    graded_at = course.folder("autograded", learner="ada", module="toy") / "toy.ipynb"
    cells = json.loads(graded_at.read_text())["cells"]
    text = "".join(cells[1]["source"])
    assert text.startswith("<script>alert(1)</script> I would refer.")
    assert len(text) == 20_000
    assert "trusted" not in cells[1]["metadata"]
    grades = grader.read_grades("ada", module="toy")
    assert grades["total"] == 1.0
    assert grades["needs_review"]
