"""Gives these tests the scenarios that marking's tests make."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

_MADE = Path(__file__).parents[1] / "marking" / "made.py"


@pytest.fixture(scope="session")
def made():
    """The module that makes scenarios, keys and responses."""
    if "made" not in sys.modules:
        spec = importlib.util.spec_from_file_location("made", _MADE)
        sys.modules["made"] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules["made"]


@pytest.fixture(scope="session")
def case(made):
    """One made scenario of ordinary size."""
    return made.make_case(0)


@pytest.fixture(scope="session")
def page(made):
    """Feedback on a response to a case, with its marks."""

    def page(case, response, **given):
        from toolkit.feedback import render_feedback
        from toolkit.marking import mark

        marks = mark(case.scenario, case.key, made.reading(response), made.POINTS)
        return render_feedback(marks, response, case.scenario, **given), marks

    return page
