"""Gives tests the made scenarios; test folders are no packages, so they cannot import them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest


def _load():
    if "made" not in sys.modules:
        path = Path(__file__).with_name("made.py")
        spec = importlib.util.spec_from_file_location("made", path)
        sys.modules["made"] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules["made"]


@pytest.fixture(scope="session")
def made():
    """The module that makes scenarios, keys and responses."""
    return _load()


@pytest.fixture(scope="session")
def case(made):
    """One made scenario of ordinary size."""
    return made.make_case(0)


@pytest.fixture(scope="session")
def marks_of(made):
    """Mark a response to a case with the usual points."""

    def marks_of(case, response, points=None):
        from toolkit.marking import mark

        return mark(case.scenario, case.key, made.reading(response), points or made.POINTS)

    return marks_of


@pytest.fixture(scope="session")
def share(marks_of):
    """What a response earns of one criterion, 0 to 1."""

    def share(case, response, criterion):
        mark = next(m for m in marks_of(case, response).criteria if m.criterion == criterion)
        return mark.points / mark.maximum

    return share
