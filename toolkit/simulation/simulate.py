"""One simulated learner's whole response, from reading to deciding."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.response.models import Response
from toolkit.scenario.resolved import ResolvedKey, Scenario
from toolkit.simulation.attention import read_records
from toolkit.simulation.chronology import build_chronology
from toolkit.simulation.deciding import judge_worry, make_decisions
from toolkit.simulation.learners import Learner
from toolkit.simulation.signs import mark_signs

__all__ = ["simulate_response"]


def simulate_response(
    learner: Learner,
    *,
    scenario: Scenario,
    key: ResolvedKey,
    module: str = "",
    roles: Sequence[str] = (),
) -> Response:
    """Make the response of a simulated learner.

    They read, notice, pick, name, date and decide, each with the slips people make. What the key
    says is used for what there is to notice, and never for what it would earn: marks are not looked
    at. Writing is left out, as a person reads it.

    Args:
        learner: Who responds.
        scenario: What they respond to.
        key: Its key.
        module: The module's id.
        roles: Agencies to take as one's own; every agency if left out.

    Returns:
        The same response for the same arguments, whatever else has been asked for.
    """
    agencies = roles or [agency.id for agency in scenario.family.agencies]
    role = learner.chance("role").pick(agencies, scenario.family.id)
    attention = read_records(learner, scenario=scenario, role=role)
    signs = mark_signs(learner, scenario=scenario, key=key, attention=attention)
    held_by = [scenario.agency_of[scenario.sentence[s.sentences[0]].record] for s in signs]
    return Response(
        module=module,
        scenario=scenario.family.id,
        version=scenario.version,
        chronology=build_chronology(learner, scenario=scenario, key=key, attention=attention),
        signs=signs,
        judgements=judge_worry(learner, role=role, signs=len(signs), own=held_by.count(role)),
        decisions=tuple(make_decisions(learner, scenario=scenario, key=key, role=role)),
    )
