"""A module's page: its notebook, run by Voila in a kernel of its own, shown whole or not at all."""

from __future__ import annotations

import json
from typing import Any

import nbformat
from markupsafe import Markup
from tornado.web import HTTPError, authenticated

from toolkit.places import module_folder, module_ids
from toolkit.response.notes import Progress
from toolkit.scenario.modules import load_module
from toolkit.serving.pages import Page
from toolkit.serving.running import Shown, run_notebook
from toolkit.serving.way import make_way
from toolkit.steps import step_of

__all__ = ["ModulePage", "StepPage", "cells_of", "script_json"]


class ModulePage(Page):
    """``/modules/<id>``: on to the step the learner was last at."""

    @authenticated
    async def get(self, module: str) -> None:
        """Send the learner on."""
        if module not in module_ids():
            raise HTTPError(404)
        found = load_module(module)
        come = await self.server.work.progress(self.learner, module)
        self.redirect(
            f"/modules/{module}/{come.here if come.here in found.steps else found.steps[0]}"
        )


class StepPage(Page):
    """``/modules/<id>/<step>``: one step, by its cell of the module's notebook."""

    @authenticated
    async def get(self, module: str, step: str) -> None:
        """Start a kernel, run the step's cell, and answer with all it shows.

        Nothing is sent before everything is there, so that a failure is an error page with a
        status of its own and never half a page.
        """
        if module not in module_ids() or step not in load_module(module).steps:
            raise HTTPError(404)
        way = make_way(load_module(module), step=step, come=await self._come(module))
        if way.here is not way.steps[0] and not way.begun:
            self.redirect(f"/modules/{module}")  # the content note comes first
            return
        shown = await self._run(module, step)
        if shown is None:
            return
        kernel_id, parts = shown
        self.show(
            "module.html.j2",
            module=load_module(module),
            way=way,
            parts=parts.parts,
            page_data=script_json(_page_data(kernel_id, parts)),
        )

    async def _come(self, module: str) -> Progress:
        return await self.server.work.progress(self.learner, module)

    async def _run(self, module: str, step: str) -> tuple[str, Shown] | None:
        """What the step's cell shows, and in which kernel; None if nobody waits any more."""
        kernels = self.server.kernel_manager
        notebook = nbformat.read(module_folder(module) / f"{module}.ipynb", as_version=4)
        notebook.cells = cells_of(notebook, step=step)
        env = self.server.kernel_environment()
        kernel_id = await kernels.start_for(self.learner, module=module, env=env)
        try:
            shown = await run_notebook(notebook, kernels.get_kernel(kernel_id))
        except BaseException:
            await kernels.end(kernel_id)
            raise
        if self.request.connection.stream.closed():
            await kernels.end(kernel_id)
            return None
        kernels.opened(kernel_id)
        return kernel_id, shown


def cells_of(notebook: Any, *, step: str) -> list[Any]:
    """A notebook's cells without those of the other steps: a step's cell has the step's id."""
    return [
        cell for cell in notebook.cells if cell.get("id") == step or not step_of(cell.get("id"))
    ]


def _page_data(kernel_id: str, shown: Shown) -> dict[str, Any]:
    return {"kernel": kernel_id, "models": shown.models}


def script_json(value: Any) -> Markup:
    """JSON that can stand inside a script element, whatever text is in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    escaped = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Markup(escaped)  # noqa: S704 - every "<" has just been taken out of it
