"""The desk: records on one side, the learner's own papers on the other."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from toolkit.activities.answers import answer
from toolkit.activities.desk.facts import desk_facts
from toolkit.activities.esm import join_modules
from toolkit.scenario.load import load_scenario
from toolkit.scenario.modules import load_module

__all__ = ["Desk", "desk_facts"]

_HERE = Path(__file__).parent
_STYLES = (
    _HERE.parents[1] / "look" / "tokens.css",
    _HERE.parents[1] / "feedback" / "feedback.css",
    _HERE.parent / "forms.css",
    *(_HERE / name for name in ("desk.css", "records.css", "papers.css")),
)


class Desk(anywidget.AnyWidget):  # type: ignore[misc]
    """Where a learner reads records, builds a chronology, marks signs and hands in.

    The page does the work and the saving. This side gives it the records and answers what
    only Python can; under the learner's server that is drawing the timeline, in JupyterLab,
    where there is no such server, everything.

    Args:
        module: Id of a module: the name of a folder in ``modules/``.

    Example:
        >>> Desk("neglect")  # doctest: +SKIP
    """

    facts = traitlets.Dict().tag(sync=True)
    """What the page shows that is the same for every learner; see ``desk_facts``."""

    module = traitlets.Unicode().tag(sync=True)
    """Id of the module."""

    api = traitlets.Unicode().tag(sync=True)
    """Where the learner's server answers, '/api/wholepicture/'; empty where there is none."""

    _esm = join_modules(_HERE / "desk.js")
    _css = "\n".join(path.read_text(encoding="utf-8") for path in _STYLES)

    def __init__(self, module: str) -> None:
        loaded = load_module(module)
        scenario = load_scenario(loaded.scenario)
        super().__init__(
            facts=desk_facts(scenario, loaded),
            module=module,
            api=os.environ.get("WHOLEPICTURE_API", ""),
        )
        names = {agency.id: agency.name for agency in scenario.family.agencies}
        self._agencies = {record: names[agency] for record, agency in scenario.agency_of.items()}
        self._workbook: Any = None
        self.on_msg(self._hear)

    def _hear(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """Answer one ask of the page; always, since the page waits for it."""
        if not isinstance(content, dict) or "ask" not in content:
            return
        reply = answer(
            content.get("kind"),
            content.get("payload"),
            agencies=self._agencies,
            workbook=None if self.api else self._open_workbook,
        )
        self.send({"answer": content["ask"], **reply})

    def _open_workbook(self) -> Any:
        """The learner's workbook, kept in a file beside the notebook."""
        if self._workbook is None:
            from toolkit.response.workbook import open_workbook_file

            self._workbook = open_workbook_file(Path.cwd(), module=self.module)
        return self._workbook
