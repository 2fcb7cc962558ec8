"""The sample scenario, for whichever tests begin with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sample import write_sample
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_scenario
from toolkit.scenario.resolved import ResolvedKey, Scenario


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A complete small scenario's folder, to spoil at will."""
    return write_sample(tmp_path)


@pytest.fixture
def scenario(folder: Path) -> Scenario:
    return load_scenario(folder)


@pytest.fixture
def key(folder: Path, scenario: Scenario) -> ResolvedKey:
    return load_key(folder, scenario)
