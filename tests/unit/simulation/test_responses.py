"""Every simulated response is one that a learner could have handed in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.activities.own_file import WORRY, WOULD
from toolkit.response.models import LIMITS
from toolkit.response.read import read_response
from toolkit.simulation import HABITS, Learner, make_cohort

share = st.floats(0, 1)
learners = st.builds(
    Learner,
    id=st.just("simulated-01"),
    name=st.just("Joy"),
    seed=st.text(max_size=12),
    skill=share,
    speed=share,
    habits=st.frozensets(st.sampled_from(sorted(HABITS))),
)


def check(response, scenario):
    """The response as it would be handed in is read without a word, and rests on the records."""
    document = json.dumps(response.model_dump(mode="json")).encode()
    reading = read_response(document)
    assert reading.problems == ()
    assert reading.response == response
    assert reading.outcome == "readable"
    assert len(response.chronology) <= LIMITS["entries"]
    assert len(response.signs) <= LIMITS["signs"]
    for item in (*response.chronology, *response.signs):
        assert item.sentences
        assert set(item.sentences) <= scenario.sentence.keys()
    for sign in response.signs:
        assert sign.indicator in scenario.indicator
    options = {p.id: [o.id for o in p.options] for p in scenario.decisions_of(response.role)}
    for decision in response.decisions:
        assert decision.option in options[decision.id]
    assert response.role in scenario.agency_of.values()
    for judgement in response.judgements:
        assert judgement.would in WOULD
        assert judgement.worry in range(len(WORRY))


@settings(max_examples=60, deadline=None)
@given(learners)
def test_on_a_real_scenario(material, simulate, learner):
    response = simulate(learner)
    check(response, material.scenario)
    assert simulate(learner) == response


@settings(max_examples=150, deadline=None)
@given(learners)
def test_on_a_scenario_as_small_as_can_be(small, simulate_small, learner):
    check(simulate_small(learner), small[0])


def test_a_role_is_taken_from_those_offered(material):
    from toolkit.simulation import simulate_response

    for learner in make_cohort(8, seed=1):
        response = simulate_response(
            learner, scenario=material.scenario, key=material.key, roles=("gp", "police")
        )
        assert response.role in {"gp", "police"}


@pytest.mark.parametrize("field", ["skill", "speed"])
def test_what_is_no_share_is_no_learner(field):
    with pytest.raises(ValueError, match="less than or equal to 1"):
        Learner.model_validate(
            {"id": "simulated-01", "name": "Joy", "seed": "1", "skill": 0.5} | {field: 1.5}
        )
