"""Before you start: what a reader will meet, what it is for, and how sure they are now."""

from __future__ import annotations

from pathlib import Path

from toolkit.activities.activity import Activity, styles
from toolkit.activities.esm import join_modules
from toolkit.scenario.modules import load_about, load_module
from toolkit.steps import STEPS

__all__ = ["Before"]

_HERE = Path(__file__).parent


class Before(Activity):
    """The first step of a module.

    How sure the learner is of each thing is asked here and again at the end, each time on a
    scale from 0 to 10 whose ends and middle are said in words (the form Bandura's guide to
    self-efficacy scales recommends, 2006). The answers are private notes.

    Args:
        module: Id of a module: the name of a folder in ``modules/``.
    """

    step = "before"
    _esm = join_modules(_HERE / "before.js")
    _css = styles(_HERE / "before.css")

    def __init__(self, module: str) -> None:
        loaded = load_module(module)
        about = load_about(loaded)
        super().__init__(
            module,
            {
                "title": loaded.title,
                "content_note": about.content_note,
                "summary": about.summary,
                "minutes": list(loaded.minutes),
                "aims": list(loaded.aims),
                "confidence": [item.model_dump() for item in loaded.confidence],
                "steps": [step.title for step in STEPS if step.id in loaded.steps],
            },
            works=bool(loaded.scenario),
        )
