"""Reflect: three questions, one thing to do, how sure now, and what to take away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from toolkit.activities.activity import Activity, styles
from toolkit.activities.esm import join_modules
from toolkit.reflection.prompts import PARTS, asked_of, load_prompts
from toolkit.scenario.modules import load_module

__all__ = ["Reflect"]

_HERE = Path(__file__).parent


class Reflect(Activity):
    """The last step of a module: a private journal.

    It goes by the three questions of Rolfe, Freshwater and Jasper (2001): What? So what? Now
    what? All of it is private notes (rule 9 of the design). The facts hold the prompts asked of
    everybody; those that rest on the learner's own marks come from the server, once there are any.

    Args:
        module: Id of a module: the name of a folder in ``modules/``.
    """

    step = "reflect"
    _esm = join_modules(_HERE / "reflect.js")
    _css = styles(_HERE / "reflect.css")

    def __init__(self, module: str) -> None:
        self._loaded = load_module(module)
        prompts = asked_of(load_prompts(self._loaded.prompts), {})
        super().__init__(
            module,
            {
                "parts": [
                    {"id": part, "title": title, "means": means}
                    for part, (title, means) in PARTS.items()
                ],
                "prompts": [
                    {
                        "id": prompt.id,
                        "part": prompt.part,
                        "asks": asks,
                        "report": prompt.source,
                        "own": False,
                    }
                    for prompt, asks in prompts
                ],
                "confidence": [item.model_dump() for item in self._loaded.confidence],
            },
            works=bool(self._loaded.scenario),
        )

    def _keep(self, kind: str, payload: dict[str, Any]) -> dict[str, Any]:
        """What the learner's server would do; in JupyterLab nothing is known of marks here."""
        from toolkit.reflection.asks import ASKS, Reflecting

        if kind not in ASKS:
            return super()._keep(kind, payload)
        return Reflecting(self._loaded, notes=self._open_notes()).handle(kind, payload)
