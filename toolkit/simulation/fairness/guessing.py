"""What one answer to everything earns, for somebody who has found all there is to find.

A criterion that a constant answer nearly satisfies cannot tell who thought from who did not; it
only repeats who found the events. So everything else is made right here, and one answer is not.
"""

from __future__ import annotations

from typing import Any

from toolkit.response.models import Entry, Response, When
from toolkit.scenario.dates import say_date
from toolkit.simulation.fairness.material import Material, Share

__all__ = ["measure_guesses"]

_ANSWERS: dict[Share, dict[str, dict[str, Any]]] = {
    "source": {
        "“the writer saw or heard it”": {"basis": "observed"},
        "“the writer was told it”": {"basis": "reported"},
        "“it is the writer’s opinion”": {"basis": "opinion"},
    },
    "child": {
        "“seen; alone not recorded”": {"seen": "yes", "alone": "not-recorded"},
        "“seen, and alone”": {"seen": "yes", "alone": "yes"},
        "“seen, but not alone”": {"seen": "yes", "alone": "no"},
    },
    "significance": {
        "“worth noting”": {"significance": 1},
        "“significant”": {"significance": 2},
        "“turning point”": {"significance": 3},
    },
}


def measure_guesses(material: Material) -> dict[Share, tuple[str, float]]:
    """The best constant answer of each criterion that asks for one, and what it earns, 0 to 1."""
    found: dict[Share, tuple[str, float]] = {}
    for criterion, answers in _ANSWERS.items():
        if criterion in material.module.points:
            earned = {
                says: material.shares_of(_answer_all(material, answer))[criterion]
                for says, answer in answers.items()
            }
            best = max(earned, key=lambda says: earned[says])
            found[criterion] = (best, earned[best])
    return found


def _answer_all(material: Material, answer: dict[str, Any]) -> Response:
    """Every key event found and dated, and the same answer to all."""
    entries = tuple(
        Entry(
            id=f"e{n}",
            when=When(typed=each.event.when, edtf=each.event.when, said=say_date(each.event.when)),
            sentences=each.passages[0].sentences,
            **answer,
        )
        for n, each in enumerate(material.key.events, start=1)
    )
    return Response(
        module=material.module.id, scenario=material.scenario.family.id, chronology=entries
    )
