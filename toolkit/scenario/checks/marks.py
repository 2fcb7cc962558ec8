"""The examples: does each get the marks that its author says it must?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.marking import mark
from toolkit.marking.models import CRITERIA
from toolkit.module import Module
from toolkit.response.read import Reading
from toolkit.scenario.example_models import ExampleFile
from toolkit.scenario.examples import Example
from toolkit.scenario.model_files import read_model
from toolkit.scenario.problems import Problem
from toolkit.scenario.resolved import ResolvedKey, Scenario

__all__ = ["check_marks", "marks_of"]

_SLIP = 1e-9  # of adding fractions


def check_marks(
    folder: Path,
    *,
    examples: Iterable[Example],
    scenario: Scenario,
    key: ResolvedKey,
    module: Module,
) -> Iterator[Problem]:
    """Refuse an example whose marks are not those it must get: the key or the example is wrong.

    Args:
        folder: The scenario's folder, with its examples in it.
        examples: The examples that could be read.
        scenario: The scenario.
        key: Its key.
        module: The module that offers it, whose points are given.
    """
    for example in examples:
        got = marks_of(example, scenario=scenario, key=key, module=module)
        for judged, (least, most) in example.must_get.items():
            if judged not in got or least - _SLIP <= got[judged] <= most + _SLIP:
                continue
            file = read_model(folder / "examples" / f"{example.id}.yaml", model=ExampleFile)
            of = f"for {judged!r} ({CRITERIA[judged]})" if judged in CRITERIA else "in total"
            yield file.problem(
                f"This example gets {got[judged]:.1f} per cent {of}, and must get {least:g} to "
                f"{most:g}. If the example is right, the key asks for something else; if the key "
                "is right, change 'must_get'.",
                *("must_get", judged),
            )


def marks_of(
    example: Example, *, scenario: Scenario, key: ResolvedKey, module: Module
) -> dict[str, float]:
    """Per cent that an example earns: in ``total``, and by criterion where there are points."""
    blank = example.response.is_empty
    reading = Reading(example.response, (), "blank" if blank else "readable")
    marks = mark(scenario, key, reading, module.points)
    got = {str(m.criterion): 100 * m.points / m.maximum for m in marks.criteria}
    return {**got, "total": 100 * marks.total / marks.maximum}
