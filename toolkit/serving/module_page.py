"""A module's page: its notebook, run by Voila in a kernel of its own, shown whole or not at all."""

from __future__ import annotations

import json
from typing import Any

import nbformat
from markupsafe import Markup
from tornado.web import HTTPError, authenticated

from toolkit.places import module_folder, module_ids
from toolkit.scenario.modules import load_module
from toolkit.serving.pages import Page
from toolkit.serving.running import Shown, run_notebook

__all__ = ["ModulePage", "script_json"]


class ModulePage(Page):
    """``/modules/<id>``."""

    @authenticated
    async def get(self, module: str) -> None:
        """Start a kernel, run the notebook, and answer with all it shows.

        Nothing is sent before everything is there, so that a failure is an error page with a
        status of its own and never half a page.
        """
        if module not in module_ids():
            raise HTTPError(404)
        kernels = self.server.kernel_manager
        notebook = nbformat.read(module_folder(module) / f"{module}.ipynb", as_version=4)
        env = self.server.kernel_environment()
        kernel_id = await kernels.start_for(self.learner, module=module, env=env)
        try:
            shown = await run_notebook(notebook, kernels.get_kernel(kernel_id))
        except BaseException:
            await kernels.end(kernel_id)
            raise
        if self.request.connection.stream.closed():  # nobody is waiting for it any more
            await kernels.end(kernel_id)
            return
        self.show(
            "module.html.j2",
            module=load_module(module),
            parts=shown.parts,
            page_data=script_json(_page_data(kernel_id, shown)),
        )


def _page_data(kernel_id: str, shown: Shown) -> dict[str, Any]:
    return {"kernel": kernel_id, "models": shown.models}


def script_json(value: Any) -> Markup:
    """JSON that can stand inside a script element, whatever text is in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    escaped = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Markup(escaped)  # noqa: S704 - every "<" has just been taken out of it
