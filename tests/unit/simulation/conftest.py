"""Two scenarios for simulated learners: one as small as can be, and a real one."""

from __future__ import annotations

import pytest

from tests.sample import write_sample
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_scenario
from toolkit.scenario.modules import load_module
from toolkit.simulation import simulate_response
from toolkit.simulation.fairness.material import Material


@pytest.fixture(scope="session")
def material():
    """A real module, loaded once."""
    module = load_module("neglect")
    scenario = load_scenario(module.scenario)
    return Material(module, scenario, load_key(module.scenario, scenario))


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """The sample scenario with its key: one group of indicators for all, and no role."""
    folder = write_sample(tmp_path_factory.mktemp("small"))
    scenario = load_scenario(folder)
    return scenario, load_key(folder, scenario)


@pytest.fixture(scope="session")
def simulate(material):
    return material.simulate


@pytest.fixture(scope="session")
def simulate_small(small):
    scenario, key = small
    return lambda learner: simulate_response(learner, scenario=scenario, key=key, module="alder")
