"""Run a module's notebook in its kernel and keep what it shows: all of it, or an error."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from queue import Empty
from typing import Any

from jupyter_core.utils import ensure_async
from nbconvert.filters.markdown import markdown2html
from nbformat import NotebookNode
from voila.execute import VoilaExecutor

from toolkit.serving.logs import LOG

__all__ = ["IncompletePageError", "Shown", "connect", "run_notebook"]

_VIEW = "application/vnd.jupyter.widget-view+json"
_STARTUP_S, _CELL_S, _OUTPUT_S = 60, 60, 30
_ANSWER_S, _HEARD_S = 0.5, 0.05


class IncompletePageError(Exception):
    """The notebook ran and did not show all that it should; the message is for the operator."""


@dataclass(frozen=True)
class Shown:
    """What a notebook shows.

    Attributes:
        parts: In the notebook's order: ``{"html": …}`` of a text cell, or ``{"view": model id}``.
        models: Model id to the widget's state, with what JSON cannot hold under ``buffers``.
    """

    parts: tuple[dict[str, str], ...]
    models: dict[str, dict[str, Any]]


async def run_notebook(notebook: NotebookNode, kernel: Any) -> Shown:
    """Execute every cell.

    Args:
        notebook: Nothing is changed in it that matters to another run.
        kernel: The kernel's manager, already started.

    Raises:
        IncompletePageError: If a cell shows something this page cannot, or no widget at all.
        CellExecutionError: If a cell raises.
        RuntimeError: If the kernel does not start or dies.
        TimeoutError: If a cell takes too long.
    """
    executor = VoilaExecutor(
        notebook,
        km=kernel,
        timeout=_CELL_S,
        iopub_timeout=_OUTPUT_S,
        raise_on_iopub_timeout=True,
        show_tracebacks=True,  # to us: nothing of a cell's errors is put on the page
    )
    executor.kc = await connect(kernel)
    try:
        for number, cell in enumerate(notebook.cells):
            await executor.execute_cell(cell, None, number, store_history=False)
    finally:
        await ensure_async(executor.kc.stop_channels())
    models = _models(executor)
    parts = tuple(part for cell in notebook.cells for part in _parts(cell, models))
    if not any("view" in part for part in parts):
        raise IncompletePageError("The notebook ran and showed no widget.")
    return Shown(parts, models)


async def connect(kernel: Any) -> Any:
    """A client of a kernel that has said it is ready and is heard on every channel.

    ``AsyncKernelClient.wait_for_ready`` does the same and then waits a fifth of a second for
    silence, which an executor that knows its own messages does not need.

    Raises:
        RuntimeError: If the kernel ends or takes too long to start.
    """
    client = kernel.client()
    client.start_channels(stdin=False, hb=False, control=False)
    try:
        async with asyncio.timeout(_STARTUP_S):
            while not await _answers(client):
                await _be_alive(kernel)
    except TimeoutError as error:
        raise RuntimeError(f"The kernel did not start within {_STARTUP_S} s.") from error
    except BaseException:
        await ensure_async(client.stop_channels())
        raise
    client.allow_stdin = False
    return client


async def _be_alive(kernel: Any) -> None:
    if not await ensure_async(kernel.is_alive()):
        raise RuntimeError("The kernel ended while it was starting.")


async def _answers(client: Any) -> bool:
    client.kernel_info()
    try:
        await client.get_shell_msg(timeout=_ANSWER_S)
        await client.get_iopub_msg(timeout=_HEARD_S)
    except Empty:
        return False
    return True


def _models(executor: Any) -> dict[str, dict[str, Any]]:
    return {
        model: {"state": state, "buffers": list(executor.widget_buffers.get(model, {}).values())}
        for model, state in executor.widget_state.items()
    }


def _parts(cell: NotebookNode, models: dict[str, dict[str, Any]]) -> list[dict[str, str]]:
    if cell.cell_type == "markdown":
        return [{"html": markdown2html(cell.source)}]
    found = []
    for output in cell.get("outputs", []):
        if output.output_type == "stream":
            LOG.warning("A cell wrote to %s: %s", output.name, output.text.strip())
        elif _VIEW in output.get("data", {}):
            found.append({"view": _viewed(output.data[_VIEW]["model_id"], models)})
        else:
            raise IncompletePageError(
                f"A cell shows a {output.output_type} of {sorted(output.get('data', {}))}; "
                "a learner's page shows text cells and anywidgets."
            )
    return found


def _viewed(model: str, models: dict[str, dict[str, Any]]) -> str:
    state = models.get(model, {}).get("state")
    if state is None:
        raise IncompletePageError("A widget is shown whose state never arrived from the kernel.")
    if state.get("_model_module") != "anywidget":
        raise IncompletePageError(
            f"A {state.get('_model_name')} of {state.get('_model_module')} is shown; "
            "a learner's page shows anywidgets only."
        )
    return model
