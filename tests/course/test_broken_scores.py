"""What nbgrader gives full marks for, or none, must leave a submission ungraded instead.

Nothing here is mocked: nbgrader generates, executes, autogrades and keeps the gradebook.
"""

import os

import pytest
from nbclient import NotebookClient
from nbformat import from_dict
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.utils import determine_grade

from tests.course.programs import PATIENT
from tests.course.toy import MAXIMUM, graded, make_toy, notebook, submit
from toolkit.grading.autograde import GradingError
from toolkit.grading.scores import NotMarkedError, read_score

FULL = {
    "no-result": "points = 2.5",
    "none": "None",
    "true": "True",
    "false": "False",
    "text": "'two and a half'",
    "nan": "float('nan')",
    "negative": "-1.0",
    "numpy-float": "import numpy\nnumpy.float64(2.5)",
    "numpy-int": "import numpy\nnumpy.int64(2)",
    "fraction": "from fractions import Fraction\nFraction(5, 2)",
    "displayed": "from IPython.display import display\ndisplay(2.5)",
    "list": "[2.5, 1]",
}
"""Stock nbgrader gives each of these all the points."""

NOTHING = {
    "raises": "raise ValueError('the marker broke')",
    "warns": "import warnings\nwarnings.warn('old')\n2.5",
    "stderr": "import sys\nprint('note', file=sys.stderr)\n2.5",
    "syntax": "2.5 2.5",
}
"""And each of these none."""

REFUSED = {"above": "4.5", "unmarked": "float('inf')"}
"""These it refuses by itself."""

BROKEN = FULL | NOTHING | REFUSED
FINE = {"whole": ("4", 4.0), "part": ("print('why')\n2.5", 2.5), "zero": ("0.0", 0.0)}


@pytest.fixture(scope="module")
def toy(tmp_path_factory):
    cells = BROKEN | {name: text for name, (text, _) in FINE.items()}
    return make_toy(tmp_path_factory.mktemp("toy") / "course", cells)


@pytest.fixture(scope="module")
def executed():
    """Every cell above, executed by the kernel and client that stock nbgrader uses."""
    cells = BROKEN | {name: text for name, (text, _) in FINE.items()}
    made = from_dict(notebook(*(graded(name, text) for name, text in cells.items())))
    NotebookClient(made, allow_errors=True, kernel_name="python3", **PATIENT).execute()
    return {cell.id: cell for cell in made.cells}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_score_leaves_the_submission_ungraded(toy, name):
    course, grader = toy
    submit(course, name)
    with pytest.raises(GradingError, match=f"{name}-cell: .*cell"):
        grader._run(Autograde, learner="ada", module=name)
    assert not course.folder("autograded", learner="ada", module=name).exists()
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        (grade,) = gradebook.find_submission_notebook(name, name, "ada").grades
        assert grade.auto_score is None
        assert grade.needs_manual_grade
    assert "NBGRADER_EXECUTION" not in os.environ


@pytest.mark.parametrize("name", FINE)
def test_an_honest_score_is_kept_exactly(toy, name):
    course, grader = toy
    submit(course, name)
    grader._run(Autograde, learner="ada", module=name)
    grades = grader.read_grades("ada", module=name)
    assert grades["total"] == FINE[name][1]
    assert grades["maximum"] == MAXIMUM
    assert not grades["needs_review"]


@pytest.mark.parametrize("name", BROKEN)
def test_a_real_kernels_output_is_refused_too(executed, name):
    with pytest.raises(NotMarkedError):
        read_score(executed[name].outputs, maximum=MAXIMUM)


@pytest.mark.parametrize("name", FINE)
def test_a_real_kernels_honest_score_is_read(executed, name):
    assert read_score(executed[name].outputs, maximum=MAXIMUM) == FINE[name][1]


@pytest.mark.parametrize("name", FULL)
def test_stock_nbgrader_still_gives_full_marks_for_it(executed, name):
    # The reason for all of the above; if this fails, nbgrader has changed and so may we.
    assert determine_grade(executed[name])[0] == MAXIMUM


@pytest.mark.parametrize("name", REFUSED)
def test_stock_nbgrader_refuses_a_score_above_the_maximum(executed, name):
    with pytest.raises(ValueError, match="greater than maximum"):
        determine_grade(executed[name])


def test_a_failure_takes_back_the_scores_of_an_earlier_submission(toy):
    course, grader = toy
    cell = "from pathlib import Path\nfloat(Path('response.json').read_text())"
    course, grader = make_toy(course.root.with_name("twice"), {"twice": cell})
    submit(course, "twice", files={"response.json": "3.5"})
    grader._run(Autograde, learner="ada", module="twice")
    assert grader.read_grades("ada", module="twice")["total"] == 3.5

    submit(course, "twice", files={"response.json": "not a number"})
    with pytest.raises(GradingError, match="could not convert"):
        grader._run(Autograde, learner="ada", module="twice")
    grades = grader.read_grades("ada", module="twice")
    assert grades["criteria"]["cell"]["auto"] is None
    assert grades["needs_review"]
