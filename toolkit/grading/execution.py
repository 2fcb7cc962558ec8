"""Run the graded cells of a trusted notebook here, without a kernel.

A kernel takes seconds to start and adds nothing: the cells are the course's own, and what they
read is data. What they print and give is written down as a kernel would.
"""

from __future__ import annotations

import ast
import contextlib
import io
import signal
import threading
import traceback
import warnings
from collections.abc import Iterator
from typing import Any

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_output

__all__ = ["run_cell"]

_CELL = "<graded cell>"
_UNHEARD = (ResourceWarning, ImportWarning, PendingDeprecationWarning)  # a kernel's defaults


def run_cell(source: str, *, names: dict[str, Any], timeout_s: float) -> list[NotebookNode]:
    """Run one cell and return its outputs, as nbformat has them.

    Args:
        source: The cell's text: plain Python, whose last expression is its result.
        names: The notebook's names; cells that run one after another share them.
        timeout_s: Seconds the cell may take, where the platform has an alarm clock.

    Returns:
        Streams first, then the result or the error. An error is an output, not an exception.
    """
    printed, complained = io.StringIO(), io.StringIO()
    last: list[NotebookNode] = []
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(complained),
        warnings.catch_warnings(record=True) as warned,
    ):
        warnings.simplefilter("always")
        for unheard in _UNHEARD:
            warnings.simplefilter("ignore", unheard)
        try:
            with _deadline(timeout_s):
                result = _evaluate(source, names)
        except Exception as error:  # noqa: BLE001  a cell's failure is its output
            last.append(_error(error))
        else:
            if result is not None:
                plain = {"text/plain": repr(result)}
                last.append(new_output("execute_result", plain, execution_count=1))
    for each in warned:
        complained.write(f"{each.category.__name__}: {each.message}\n")
    streams = {"stdout": printed.getvalue(), "stderr": complained.getvalue()}
    return [
        *(new_output("stream", name=name, text=text) for name, text in streams.items() if text),
        *last,
    ]


def _evaluate(source: str, names: dict[str, Any]) -> object:
    body = ast.parse(source, _CELL).body
    last: ast.expr = ast.Constant(None, lineno=1, col_offset=0)
    if body and isinstance(body[-1], ast.Expr):
        last = body[-1].value
        del body[-1]
    exec(compile(ast.Module(body, []), _CELL, "exec"), names)  # noqa: S102  the course's own
    return eval(compile(ast.Expression(last), _CELL, "eval"), names)  # noqa: S307  likewise


def _error(error: Exception) -> NotebookNode:
    return new_output(
        "error",
        ename=type(error).__name__,
        evalue=str(error),
        traceback=traceback.format_exception(error),
    )


@contextlib.contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Raise TimeoutError when the time is up; only a main thread can be woken so."""
    if not hasattr(signal, "setitimer") or threading.current_thread() != threading.main_thread():
        yield
        return

    def ring(*_: object) -> None:
        raise TimeoutError(f"The cell took longer than {seconds:g} s.")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
