"""The family: a genogram for each day that something changed, homes over time, and services."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from toolkit.activities.activity import Activity, styles
from toolkit.activities.esm import join_modules
from toolkit.charts.drawn import Drawing
from toolkit.charts.genogram import draw_genograms, find_days
from toolkit.charts.households import draw_households
from toolkit.places import scenario_folder
from toolkit.scenario.known import Known, who_knew
from toolkit.scenario.load import load_family, load_records
from toolkit.scenario.models import Family
from toolkit.scenario.modules import load_module

__all__ = ["TheFamily", "family_facts"]

_HERE = Path(__file__).parent


class TheFamily(Activity):
    """Who is in the family, who lived with whom, and which services knew them.

    It comes before any record. From the records only names and years are taken, of who knew
    which child, so that nothing of what the agencies wrote reaches a learner who has not begun to
    read.

    Args:
        module: Id of a module: the name of a folder in ``modules/``.
    """

    step = "family"
    _esm = join_modules(_HERE / "family.js")
    _css = styles(_HERE.parent / "desk" / "papers.css", _HERE / "family.css")

    def __init__(self, module: str) -> None:
        folder = scenario_folder(load_module(module).scenario)
        family = load_family(folder)
        super().__init__(module, family_facts(family, who_knew(family, load_records(folder))))


def family_facts(family: Family, known: Mapping[str, Known]) -> dict[str, Any]:
    """Everything the page shows, as JSON; the same for every learner.

    Args:
        family: The scenario's family.
        known: Id of an agency or a professional to the children they knew, and when.

    Returns:
        ``days``, each with the ``genogram`` of one day; ``legend``, its signs; ``homes``, who
        lived where over time; ``agencies``, each with what it keeps, whom it ``knew`` and who
        of it is met in the records. A drawing has ``svg``, ``summary``, ``head`` and ``rows``.
    """
    days = find_days(family)
    genograms = draw_genograms(family, [day.on for day in days])
    return {
        "days": [
            {"id": day.on.isoformat(), "says": day.says, "genogram": _drawing(drawn)}
            for day, drawn in zip(days, genograms, strict=True)
        ],
        "legend": [{"svg": sign.svg, "means": sign.means} for sign in genograms[0].legend],
        "homes": _drawing(draw_households(family)),
        "agencies": [
            {
                "name": agency.name,
                "keeps": agency.keeps,
                "universal": agency.universal,
                "knew": _knew(known.get(agency.id)),
                "people": [
                    {
                        "name": person.name,
                        "note": person.note,
                        "knew": _knew(known.get(person.id)),
                    }
                    for person in family.people
                    if person.kind == "professional" and person.agency == agency.id
                ],
            }
            for agency in family.agencies
        ],
    }


def _knew(known: Known | None) -> str:
    """Children and years in a line: "Keira and Callum, 2022 to 2024"; empty if none."""
    if not known:
        return ""
    *others, last = known.children
    return f"{', '.join(others)}{' and ' if others else ''}{last}, {known.years}"


def _drawing(drawn: Drawing) -> dict[str, Any]:
    return {
        "svg": drawn.svg,
        "summary": drawn.summary,
        "head": list(drawn.rows[0]) if drawn.rows else [],
        "rows": [list(row.values()) for row in drawn.rows],
    }
