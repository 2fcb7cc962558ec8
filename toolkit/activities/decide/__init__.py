"""Decide: a day, a chair and what was on file there; then what follows from the choice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from toolkit.activities.activity import Activity, styles
from toolkit.activities.esm import join_modules
from toolkit.activities.record_facts import record_facts, term_facts
from toolkit.scenario.dates import say_date
from toolkit.scenario.decision_models import DecisionPoint
from toolkit.scenario.load import load_scenario
from toolkit.scenario.modules import load_module
from toolkit.scenario.resolved import Scenario

__all__ = ["Decide", "decide_facts"]

_HERE = Path(__file__).parent


class Decide(Activity):
    """The decisions of a scenario, one after another, and something to write.

    What follows from an option is asked of the kernel once the learner has decided. It is no
    secret, only spoilt by being read first, so the facts do not have it.

    Args:
        module: Id of a module: the name of a folder in ``modules/``.
    """

    step = "decide"
    kernel = ("consequence",)
    _esm = join_modules(_HERE / "decide.js")
    _css = styles(_HERE.parent / "desk" / "records.css", _HERE / "decide.css")

    def __init__(self, module: str) -> None:
        loaded = load_module(module)
        scenario = load_scenario(loaded.scenario)
        self._points = scenario.decision
        read_by_person = "writing" in loaded.asks
        super().__init__(module, decide_facts(scenario) | {"read_by_person": read_by_person})

    def answer(self, kind: str, payload: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002 -- only 'consequence' is asked
        """What follows from one option of one decision."""
        from toolkit.response.asks import Refused

        point = self._points.get(str(payload.get("decision")))
        options = {option.id: option.then for option in point.options} if point else {}
        then = options.get(str(payload.get("option")))
        if then is None:
            raise Refused("There is no such decision here; load the page again.")
        return {"then": then}


def decide_facts(scenario: Scenario) -> dict[str, Any]:
    """Everything the page may know before a decision is taken, as JSON.

    Args:
        scenario: Holds no part of the key.

    Returns:
        ``decisions`` in order of date; ``files``: agency id to its records up to the last day
        anybody sits there, newest first; ``terms``: the words of these that are explained.
    """
    names = scenario.family.agency_names
    files = {point.seat: _file(scenario, point) for point in scenario.decisions}
    return {
        "decisions": [_point_facts(point, names) for point in scenario.decisions],
        "files": files,
        "terms": term_facts([record for held in files.values() for record in held]),
    }


def _file(scenario: Scenario, point: DecisionPoint) -> list[dict[str, Any]]:
    # Decisions are in order of date, so the last in a chair has the most on file.
    held = reversed(scenario.known_then(point))
    return [record_facts(record, agency=point.seat) for record in held]


def _point_facts(point: DecisionPoint, names: dict[str, str]) -> dict[str, Any]:
    writing = point.writing
    return {
        "id": point.id,
        "when": point.when,
        "said": say_date(point.when),
        "seat": point.seat,
        "agency": names.get(point.seat, point.seat),
        "role": point.role or "",
        "title": point.title,
        "situation": point.situation,
        "question": point.question,
        "options": [{"id": option.id, "text": option.text} for option in point.options],
        "writing": writing
        and {
            "kind": writing.kind,
            "task": writing.task,
            "rubric": [{"id": line.id, "says": line.says} for line in writing.rubric],
        },
    }
