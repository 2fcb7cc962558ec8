"""A graded cell ends in one honest number, or in one that nbgrader refuses."""

import os
import sys
import warnings
from types import SimpleNamespace

import pytest

from toolkit.grading import cells
from toolkit.grading.scores import UNMARKED, NotMarkedError
from toolkit.marking.models import Mark, Marks
from toolkit.response.models import LIMITS
from toolkit.response.read import read_response

POINTS = {"coverage": 25.0, "signs": 25.0}


def marks(points=12.5, outcome="marked", criteria=("coverage", "signs")):
    made = Mark(
        criterion="coverage", outcome=outcome, points=1, maximum=25, read="Read.", why="So."
    )
    return Marks(
        scenario="alder",
        version="1",
        outcome="marked",
        criteria=tuple(
            made.model_copy(update={"criterion": c, "points": points}) for c in criteria
        ),
    )


@pytest.fixture
def grading(monkeypatch, tmp_path):
    """A folder that is being graded, and a marker to be told what it does."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    (tmp_path / "response.json").write_text("{}")
    content = (SimpleNamespace(points=POINTS, scenario="alder"), None, None)
    monkeypatch.setattr(cells, "_content", lambda module: content)
    cells._marks_of.cache_clear()

    def with_marker(does):
        monkeypatch.setattr("toolkit.marking.mark", lambda *_: does(), raising=False)

    with_marker(marks)
    return with_marker


def test_points_are_given_and_reasons_printed(grading, capsys):
    points = cells.grade("neglect", "coverage")
    assert (points, type(points)) == (12.5, float)
    said = capsys.readouterr()
    assert "Key events found: 12.5 of 25\nRead.\nSo." in said.out
    assert said.err == ""


def raises(error):
    raise error


@pytest.mark.parametrize(
    "does",
    [
        lambda: raises(ValueError("the key is broken")),
        lambda: raises(RecursionError),
        lambda: raises(MemoryError),
        lambda: raises(KeyboardInterrupt),
        lambda: raises(SystemExit(1)),
        lambda: None,
        lambda: marks(points=None),
        lambda: marks(points=True),
        lambda: marks(points="12"),
        lambda: marks(points=float("nan")),
        lambda: marks(points=-3),
        lambda: marks(points=26),
        lambda: marks(outcome="not-marked"),
        lambda: marks(criteria=("coverage",)),
        lambda: marks(criteria=()),
    ],
)
def test_a_marker_that_breaks_gives_what_nbgrader_refuses(grading, capsys, does):
    grading(does)
    assert cells.grade("neglect", "coverage") == UNMARKED
    assert cells.grade("neglect", "signs") == UNMARKED
    assert "Traceback" in capsys.readouterr().out  # for the operator; a refused notebook is removed


def test_a_criterion_the_module_does_not_have_is_not_marked(grading):
    assert cells.grade("neglect", "order") == UNMARKED


def test_warnings_and_complaints_do_not_reach_nbgrader(grading, capsys):
    def complains():
        warnings.warn("old", stacklevel=1)
        print("note", file=sys.stderr)
        return marks()

    grading(complains)
    assert cells.grade("neglect", "coverage") == 12.5
    assert capsys.readouterr().err == ""


def test_a_response_is_marked_once_for_all_cells_of_its_notebook(grading, tmp_path):
    marked = []
    grading(lambda: marked.append(1) or marks())
    cells.grade("neglect", "coverage")
    cells.grade("neglect", "signs")
    assert len(marked) == 1
    (tmp_path / "response.json").write_text('{"attempt": 2}')
    cells.grade("neglect", "coverage")
    assert len(marked) == 2


@pytest.mark.parametrize("execution", [None, "", "validate"])
def test_outside_grading_it_says_a_calm_sentence_and_looks_for_no_key(
    grading, monkeypatch, capsys, tmp_path, execution
):
    monkeypatch.delenv("NBGRADER_EXECUTION")
    if execution is not None:
        monkeypatch.setitem(os.environ, "NBGRADER_EXECUTION", execution)
    monkeypatch.setattr(cells, "_content", lambda module: pytest.fail("the key was looked for"))
    assert cells.grade("neglect", "coverage") is None
    assert "It is marked after you have handed it in." in capsys.readouterr().out
    (tmp_path / "response.json").unlink()
    assert cells.grade("neglect", "coverage") is None
    assert "There is nothing to mark yet" in capsys.readouterr().out


def test_a_document_is_read_as_far_as_its_limit(tmp_path):
    (tmp_path / "response.json").write_bytes(b" " * (LIMITS["bytes"] * 2))
    assert len(cells.read_document(tmp_path, module="neglect")) == LIMITS["bytes"] + 1


def test_no_document_is_a_blank_one_and_what_is_no_file_is_not(grading, tmp_path):
    path = tmp_path / "response.json"
    path.unlink()
    reading = read_response(cells.read_document(tmp_path, module="neglect"))
    assert (reading.outcome, reading.problems) == ("blank", ())
    path.symlink_to("/etc/hostname")
    assert cells.read_document(tmp_path, module="neglect") == b""
    path.unlink()
    path.mkdir()
    assert cells.read_document(tmp_path, module="neglect") == b""


def test_marks_that_cannot_be_scores_are_refused_by_name(grading):
    grading(lambda: marks(criteria=("coverage",)))
    with pytest.raises(NotMarkedError, match="nothing of 'signs'"):
        cells.mark_document("neglect", b"{}")
