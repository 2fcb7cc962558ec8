from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from toolkit.simulation import HABITS, make_cohort

PROGRAM = """
import hashlib
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_scenario
from toolkit.simulation import make_cohort, simulate_response
scenario = load_scenario("pellow")
key = load_key("pellow", scenario)
made = hashlib.sha256()
for learner in make_cohort(6, seed=3):
    made.update(learner.model_dump_json(exclude={"habits"}).encode())
    made.update(repr(sorted(learner.habits)).encode())
    response = simulate_response(learner, scenario=scenario, key=key, module="neglect")
    made.update(response.model_dump_json().encode())
print(made.hexdigest())
"""


def test_the_same_seed_makes_the_same_group_and_another_seed_another():
    assert make_cohort(20, seed=1) == make_cohort(20, seed=1)
    assert make_cohort(20, seed=1) != make_cohort(20, seed=2)


def test_a_larger_group_begins_with_the_smaller():
    assert make_cohort(20, seed=1)[:7] == make_cohort(7, seed=1)


def test_other_processes_make_the_same_learners_and_responses(simulate):
    made = hashlib.sha256()
    for learner in make_cohort(6, seed=3):
        made.update(learner.model_dump_json(exclude={"habits"}).encode())
        made.update(repr(sorted(learner.habits)).encode())
        made.update(simulate(learner).model_dump_json().encode())
    for hash_seed in ("0", "4711"):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env=os.environ | {"PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == made.hexdigest()


def test_skill_is_mixed_as_asked():
    skills = [learner.skill for learner in make_cohort(600, seed=5, skill=(0.6, 0.1))]
    assert sum(skills) / len(skills) == pytest.approx(0.6, abs=0.02)
    assert sum(abs(skill - 0.6) < 0.1 for skill in skills) == pytest.approx(410, abs=45)


def test_habits_are_as_common_as_asked():
    cohort = make_cohort(500, seed=5, habits={"trusts": 0.4})
    assert sum(learner.has("trusts") for learner in cohort) == pytest.approx(200, abs=40)
    assert {habit for learner in cohort for habit in learner.habits} == {"trusts"}
    assert {h for learner in make_cohort(200, seed=5) for h in learner.habits} == set(HABITS)


def test_names_and_ids_differ_in_a_room():
    cohort = make_cohort(40, seed=9)
    assert len({learner.name for learner in cohort}) == len({each.id for each in cohort}) == 40


def test_a_group_of_nobody_is_refused():
    with pytest.raises(ValueError, match="at least one learner"):
        make_cohort(0, seed=1)
