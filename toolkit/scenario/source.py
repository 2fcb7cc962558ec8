"""A scenario's folder as its author sees it: every file, each value with its line."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from toolkit.places import scenario_ids
from toolkit.scenario.decision_models import DecisionFile
from toolkit.scenario.load import indicators_file, make_scenario, record_files
from toolkit.scenario.model_files import ModelFile, read_model
from toolkit.scenario.models import Family, Indicators, Key, Person, Record, RecordFile
from toolkit.scenario.problems import ContentError, Problem
from toolkit.scenario.resolved import Scenario

__all__ = ["Source", "read_source"]

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Source:
    """What could be read of a scenario's folder.

    Attributes:
        folder: The folder.
        family: ``scenario.yaml``.
        records: The record files that could be read.
        unread: The agencies whose record files could not.
        indicators: ``indicators.yaml``.
        key: ``key.yaml``, if it could be read.
        decisions: ``decisions.yaml``, if there is one and it could be read.
        undecided: Whether there is one and it could not.
    """

    folder: Path
    family: ModelFile[Family]
    records: tuple[ModelFile[RecordFile], ...]
    unread: tuple[str, ...]
    indicators: ModelFile[Indicators]
    key: ModelFile[Key] | None
    decisions: ModelFile[DecisionFile] | None = None
    undecided: bool = False

    @cached_property
    def scenario(self) -> Scenario:
        """The scenario as everything else uses it."""
        return make_scenario(
            self.family.value,
            records={file.value.agency: file.value.records for file in self.records},
            indicators=self.indicators.value,
            decisions=self.decisions.value.decisions if self.decisions else (),
        )

    @cached_property
    def people(self) -> dict[str, Person]:
        """The cast, by id."""
        return {person.id: person for person in self.family.value.people}

    @cached_property
    def place_of(self) -> dict[str, tuple[ModelFile[RecordFile], int, Record]]:
        """Record id to its file, its number there, and the record."""
        return {
            record.id: (file, n, record)
            for file in self.records
            for n, record in enumerate(file.value.records)
        }


def _say_missing(folder: Path) -> str:
    """That there is no such scenario, and which there are, those most like it first."""

    def unlike(other: str) -> float:
        return -SequenceMatcher(None, folder.name, other).ratio()

    there = ", ".join(sorted(scenario_ids(), key=unlike))
    return "There is no such scenario; " + (f"there are {there}." if there else "there is none.")


def read_source(folder: Path) -> tuple[Source | None, list[Problem]]:
    """Read all of a scenario's folder that can be read.

    Returns:
        The source, or nothing if the family or the indicators cannot be read; and a problem for
        everything that is not as its model says.
    """
    problems: list[Problem] = []

    def read(path: Path, model: type[M]) -> ModelFile[M] | None:
        try:
            return read_model(path, model=model)
        except ContentError as error:
            problems.extend(error.problems)
            return None

    if not folder.is_dir():
        return None, list(ContentError.at(folder, 1, _say_missing(folder)).problems)
    family = read(folder / "scenario.yaml", Family)
    indicators = read(indicators_file(folder), Indicators)
    key = read(folder / "key.yaml", Key)
    path = folder / "decisions.yaml"
    decisions = read(path, DecisionFile) if path.is_file() else None
    try:
        paths = record_files(folder)
    except ContentError as error:
        problems.extend(error.problems)
        paths = []
    files = {path.stem: read(path, RecordFile) for path in paths}
    if family is None or indicators is None:
        return None, problems
    return Source(
        folder=folder,
        family=family,
        records=tuple(file for file in files.values() if file),
        unread=tuple(agency for agency, file in files.items() if file is None),
        indicators=indicators,
        key=key,
        decisions=decisions,
        undecided=decisions is None and path.is_file(),
    ), problems
