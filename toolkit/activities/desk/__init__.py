"""The desk: records on one side, the learner's own papers on the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from toolkit.activities.activity import Activity, styles
from toolkit.activities.desk.facts import desk_facts
from toolkit.activities.esm import join_modules
from toolkit.scenario.load import load_scenario
from toolkit.scenario.modules import load_module
from toolkit.steps import StepId

__all__ = ["Desk", "HandIn", "desk_facts"]

_HERE = Path(__file__).parent


class Desk(Activity):
    """Where a learner reads records, builds a chronology and marks signs.

    Args:
        module: Id of a module: the name of a folder in ``modules/``.

    Example:
        >>> Desk("neglect")  # doctest: +SKIP
    """

    step: ClassVar[StepId] = "records"
    kernel = ("timeline",)
    _esm = join_modules(_HERE / "desk.js")
    _css = styles(
        _HERE.parents[1] / "feedback" / "feedback.css",
        *(_HERE / name for name in ("desk.css", "records.css", "papers.css", "notebook.css")),
    )

    def __init__(self, module: str) -> None:
        loaded = load_module(module)
        scenario = load_scenario(loaded.scenario)
        names = scenario.family.agency_names
        self._agencies = {record: names[agency] for record, agency in scenario.agency_of.items()}
        super().__init__(module, desk_facts(scenario, loaded))

    def answer(self, kind: str, payload: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002 -- only 'timeline' is asked
        """Draw the learner's timeline."""
        from toolkit.charts.timeline import draw_timeline, read_entries

        entries = read_entries(payload.get("entries"))
        return draw_timeline(entries, agencies=self._agencies, width=payload.get("width"))


class HandIn(Desk):
    """The desk once more, for handing in and for reading the feedback beside the records."""

    step: ClassVar[StepId] = "hand-in"
