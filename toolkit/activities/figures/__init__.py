"""What the reviews found: guess a few numbers, see them beside the guess, then say why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from toolkit.activities.activity import Activity, styles
from toolkit.activities.esm import join_modules
from toolkit.figures import Row, Topic, load_figures
from toolkit.scenario.modules import load_module

__all__ = ["Figures", "figures_facts"]

_HERE = Path(__file__).parent


class Figures(Activity):
    """A module's figures, one topic on screen at a time.

    The numbers are asked of the kernel once the learner has guessed. They are no secret, only
    spoilt by being read first, so the facts do not have them. Guesses are private notes.

    Args:
        module: Id of a module of figures: the name of a folder in ``modules/``.
    """

    step = "figures"
    kernel = ("prepare", "figure")
    _esm = join_modules(_HERE / "figures.js")
    _css = styles(_HERE / "figures.css")

    def __init__(self, module: str) -> None:
        figures = load_figures(module)
        self._topics = {topic.id: topic for topic in figures.topics}
        facts = {"source": figures.source, "topics": [figures_facts(t) for t in figures.topics]}
        super().__init__(module, facts, works=bool(load_module(module).scenario))

    def answer(self, kind: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Get ready to draw while the learner thinks, or draw."""
        return _prepare() if kind == "prepare" else self._figure(payload)

    def _figure(self, payload: dict[str, Any]) -> dict[str, Any]:
        """The numbers of one topic, drawn beside what was guessed, and what the report says."""
        from toolkit.charts.figures import draw_agencies, draw_guess, draw_months
        from toolkit.figures.load import load_table
        from toolkit.response.asks import Refused

        topic = self._topics.get(str(payload.get("topic")))
        if topic is None:
            raise Refused("There are no such figures here; load the page again.")
        width = payload.get("width")
        more = None
        if topic.drawn is not None:
            draw = {"months": draw_months, "agencies": draw_agencies}[topic.drawn]
            more = draw(load_table(self._module, topic.drawn), width=width)
        return {
            "drawing": draw_guess(topic, _guessed(topic, payload.get("values")), width=width),
            "more": more,
            "found": topic.found,
            "caution": topic.caution,
            "reasons": [{"says": reason.says, "source": reason.source} for reason in topic.reasons],
        }


def figures_facts(topic: Topic) -> dict[str, Any]:
    """What the page may know of a topic before anything is guessed, as JSON."""
    return {
        "id": topic.id,
        "title": topic.title,
        "asks": topic.asks,
        "of": topic.of,
        "unit": topic.unit,
        "whole": topic.whole,
        "explain": topic.explain,
        "drawn": topic.drawn or "",
        "rows": [{"id": row.id, "says": row.says} for row in topic.rows],
    }


def _prepare() -> dict[str, Any]:
    """Import what draws, which takes a second or two that nobody need wait for."""
    import altair  # noqa: F401, ICN001
    import pandas as pd  # noqa: F401
    import vl_convert  # noqa: F401

    return {}


def _guessed(topic: Topic, values: object) -> dict[str, int]:
    """The guesses a page sent, as far as they are numbers that can be."""
    given = values if isinstance(values, dict) else {}

    def of(row: Row) -> int | None:
        value = given.get(row.id)
        return value if type(value) is int and 0 <= value <= topic.of else None

    return {row.id: value for row in topic.rows if (value := of(row)) is not None}
