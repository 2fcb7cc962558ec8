"""Your agency's file: one agency's records alone, and a first judgement from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from toolkit.activities.activity import Activity, styles
from toolkit.activities.desk.choices import text_limits
from toolkit.activities.esm import join_modules
from toolkit.activities.record_facts import record_facts, term_facts
from toolkit.places import scenario_folder
from toolkit.scenario.load import load_family, load_records
from toolkit.scenario.modules import load_module

__all__ = ["WORRY", "WOULD", "OwnFile"]

_HERE = Path(__file__).parent

WORRY = (
    "Not worried",
    "A little uneasy",
    "Worried",
    "Very worried",
    "Sure that a child is being harmed",
)
"""How worried someone is, from 0 upwards."""

WOULD = {
    "usual": "Carry on as usual, and write down what I see",
    "family": "Talk with the child and the family about what I have seen",
    "ask": "Ask other agencies what they know",
    "lead": "Take it to my safeguarding lead today",
    "refer": "Refer to children’s social care today",
}
"""What someone would do next, from the least to the most."""


class OwnFile(Activity):
    """What a learner's own agency would have had in front of it, and nothing else.

    This kernel opens one agency's file, when the page asks for it, and no other: the point of
    the step is what cannot be seen from one chair (¶34, ¶73).

    Args:
        module: Id of a module: the name of a folder in ``modules/``.
    """

    step = "own-file"
    kernel = ("agency-file",)
    _esm = join_modules(_HERE / "own-file.js")
    _css = styles(_HERE.parent / "desk" / "records.css", _HERE / "own-file.css")

    def __init__(self, module: str) -> None:
        loaded = load_module(module)
        self._folder = scenario_folder(loaded.scenario)
        family = load_family(self._folder)
        self._agencies = {agency.id for agency in family.agencies}
        roles = [a for a in family.agencies if not loaded.roles or a.id in loaded.roles]
        super().__init__(
            module,
            {
                "agencies": [{"id": a.id, "name": a.name, "keeps": a.keeps} for a in roles],
                "worry": list(WORRY),
                "would": [{"id": name, "says": says} for name, says in WOULD.items()],
                "limits": text_limits(),
            },
        )

    def answer(self, kind: str, payload: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002 -- only 'agency-file' is asked
        """One agency's records."""
        from toolkit.response.asks import Refused

        agency = str(payload.get("agency"))
        if agency not in self._agencies:
            raise Refused("There is no such agency here; load the page again.")
        held = load_records(self._folder, agencies={agency})[agency]
        records = [record_facts(record, agency=agency) for record in held]
        return {"records": records, "terms": term_facts(records)}
