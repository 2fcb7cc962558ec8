"""The examples: does each get the marks that its author says it must?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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

__all__ = ["Got", "check_marks", "mark_examples", "marks_of"]

_SLIP = 1e-9  # of adding fractions


@dataclass(frozen=True)
class Got:
    """What an example got, and what it must get, in per cent.

    Attributes:
        example: The example's id.
        judged: A criterion, or ``total``.
        got: What it got.
        least: The least it must get.
        most: The most.
    """

    example: str
    judged: str
    got: float
    least: float
    most: float

    @property
    def fits(self) -> bool:
        """Whether it is as it must be."""
        return self.least - _SLIP <= self.got <= self.most + _SLIP


def mark_examples(
    examples: Iterable[Example], *, scenario: Scenario, key: ResolvedKey, module: Module
) -> Iterator[Got]:
    """Mark examples, and set what each got beside what its author says it must.

    Args:
        examples: The examples that could be read.
        scenario: The scenario.
        key: Its key.
        module: The module that offers it, whose points are given.
    """
    for example in examples:
        got = marks_of(example, scenario=scenario, key=key, module=module)
        for judged, (least, most) in example.must_get.items():
            if judged in got:
                yield Got(example.id, judged, got[judged], least, most)


def check_marks(folder: Path, *, marks: Iterable[Got]) -> Iterator[Problem]:
    """Refuse an example whose marks are not those it must get: the key or the example is wrong.

    Args:
        folder: The scenario's folder, with its examples in it.
        marks: What the examples got.
    """
    for each in marks:
        if each.fits:
            continue
        file = read_model(folder / "examples" / f"{each.example}.yaml", model=ExampleFile)
        judged = each.judged
        of = f"for {judged!r} ({CRITERIA[judged]})" if judged in CRITERIA else "in total"
        yield file.problem(
            f"This example gets {each.got:.1f} per cent {of}, and must get {each.least:g} to "
            f"{each.most:g}. If the example is right, the key asks for something else; if the key "
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
