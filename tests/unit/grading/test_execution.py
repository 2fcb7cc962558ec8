"""A graded cell run here leaves the outputs a kernel would leave."""

import pytest

from toolkit.grading.execution import run_cell


def run(source, names=None):
    return run_cell(source, names={} if names is None else names, timeout_s=5)


def test_what_is_printed_comes_before_the_result():
    printed, result = run("print('why')\n2.5")
    assert (printed.name, printed.text) == ("stdout", "why\n")
    assert result.data == {"text/plain": "2.5"}


@pytest.mark.parametrize("source", ["", "x = 1", "None", "# nothing"])
def test_a_cell_without_a_result_gives_none(source):
    assert run(source) == []


def test_cells_share_names():
    names = {}
    run("points = 3.0", names)
    assert run("points", names)[0].data["text/plain"] == "3.0"


@pytest.mark.parametrize(
    ("source", "name"), [("1/0", "ZeroDivisionError"), ("1 1", "SyntaxError"), ("x", "NameError")]
)
def test_a_failure_is_an_output(source, name):
    (error,) = run(source)
    assert (error.output_type, error.ename) == ("error", name)
    assert any(name in line for line in error.traceback)


@pytest.mark.parametrize(
    "source",
    ["import warnings; warnings.warn('old')", "import sys; print('x', file=sys.stderr)"],
)
def test_complaints_are_kept_as_a_kernel_keeps_them(source):
    (output,) = run(source)
    assert output.name == "stderr"


def test_a_cell_that_takes_too_long_is_stopped():
    (error,) = run_cell("while True: pass", names={}, timeout_s=0.1)
    assert error.evalue == "The cell took longer than 0.1 s."
