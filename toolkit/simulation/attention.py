"""Which records a learner gets to, and how well each is read."""

from __future__ import annotations

from toolkit.scenario.models import Record
from toolkit.scenario.resolved import Scenario
from toolkit.simulation.learners import Learner

__all__ = ["read_records"]

_ELSEWHERE = 0.25  # of other agencies' records, read by somebody who keeps to one file
_WEARY_FROM = 0.4  # of the records read
_WEARY = 0.35  # what is left of attention at the end
_BY_AGENCY = 0.35


def read_records(learner: Learner, *, scenario: Scenario, role: str) -> dict[str, float]:
    """How closely a learner reads each record.

    Learners start with their own agency's file, as the module does. The rest they read by date or
    agency by agency; whoever is slow does not get to the end, and who tires reads the end badly.

    Args:
        learner: Who reads.
        scenario: What is read.
        role: The agency they took as their own.

    Returns:
        Record id to attention, above 0 to 1; records they never opened are left out.
    """
    chance = learner.chance("reading", scenario.family.id)
    order = list(scenario.records)
    if chance.happens(_BY_AGENCY, "by agency"):
        order.sort(key=lambda record: (chance.roll(scenario.agency_of[record.id]), record.date))

    def is_own(record: Record) -> bool:
        return scenario.agency_of[record.id] == role

    order.sort(key=lambda record: not is_own(record))
    if learner.has("one-agency"):
        order = [r for r in order if is_own(r) or chance.happens(_ELSEWHERE, r.id)]
    read = order[: max(1, round(learner.speed * len(order)))]
    return {record.id: _attention(learner, n / len(read)) for n, record in enumerate(read)}


def _attention(learner: Learner, through: float) -> float:
    """Attention after so much of the reading, 0 at its beginning and 1 at its end."""
    if not learner.has("tires") or through <= _WEARY_FROM:
        return 1.0
    return 1 - (1 - _WEARY) * (through - _WEARY_FROM) / (1 - _WEARY_FROM)
