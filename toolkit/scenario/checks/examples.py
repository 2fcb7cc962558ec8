"""The examples as they are written: is there a careful one, and can their dates be read?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from toolkit.response.typed_dates import explain_date
from toolkit.scenario.example_models import ExampleFile
from toolkit.scenario.examples import Example
from toolkit.scenario.model_files import read_model
from toolkit.scenario.problems import Problem, show_path
from toolkit.scenario.resolved import Scenario

__all__ = ["CAREFUL", "check_careful", "check_typed_dates"]

CAREFUL = 90
"""The least per cent of everything that a careful reader must get."""


def check_careful(folder: Path, *, examples: Sequence[Example]) -> Iterator[Problem]:
    """Warn where no example shows that the key can be found by somebody who reads well.

    Args:
        folder: The scenario's folder, with its examples in it.
        examples: All of them.
    """
    most = max((each.must_get.get("total", (0.0, 0.0))[0] for each in examples), default=None)
    if most is not None and most >= CAREFUL:
        return
    careful = folder / "examples" / "careful.yaml"
    found = "there is no example" if most is None else f"the most that one must get is {most:g}"
    yield Problem(
        show_path(careful if careful.is_file() else folder / "examples"),
        1,
        "warning",
        f"No example is a careful reader's: {found}. Write down in examples/careful.yaml what "
        f"a good colleague found, with must_get: {{total: [{CAREFUL}, 100]}}, so that you see when "
        "the key asks for what nobody finds.",
    )


def check_typed_dates(
    folder: Path, *, examples: Sequence[Example], scenario: Scenario
) -> Iterator[Problem]:
    """Warn of dates in examples that are not understood, as a learner would be told.

    Args:
        folder: The scenario's folder, with its examples in it.
        examples: Those that could be read.
        scenario: The scenario.
    """
    for example in examples:
        for n, entry in enumerate(example.response.chronology):
            when = entry.when
            if when.edtf or not when.typed:
                continue
            first = scenario.sentence[entry.sentences[0]].record if entry.sentences else None
            near = date.fromisoformat(scenario.record[first].date) if first else None
            file = read_model(folder / "examples" / f"{example.id}.yaml", model=ExampleFile)
            yield file.problem(
                f"“{when.typed}” cannot be read as a date, so this entry has none. "
                f"{explain_date(when.typed, near=near)} Leave it only if this reader is to get it "
                "wrong.",
                *("chronology", n, "when"),
                warning=True,
            )
