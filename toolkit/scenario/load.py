"""Read a scenario from its folder: all that a learner may see, and nothing of the key.

Everything a learner's kernel imports to show records is imported here, so this module stays
light: no key, no pandas, no network, no clock.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from pathlib import Path

from toolkit.places import content_folder, scenario_folder
from toolkit.scenario.decision_models import DecisionFile, DecisionPoint
from toolkit.scenario.model_files import read_model
from toolkit.scenario.models import Family, Indicators, Record, RecordFile
from toolkit.scenario.problems import ContentError
from toolkit.scenario.resolved import Scenario
from toolkit.scenario.sentences import split_sentences

__all__ = [
    "fingerprint",
    "folder_of",
    "indicators_file",
    "load_decisions",
    "load_family",
    "load_indicators",
    "load_records",
    "load_scenario",
    "make_scenario",
    "record_files",
]


def folder_of(scenario: str | Path) -> Path:
    """The folder of a scenario, given its id or the folder itself."""
    return scenario if isinstance(scenario, Path) else scenario_folder(scenario)


def load_family(folder: Path) -> Family:
    """Read ``scenario.yaml``: people, households, agencies.

    Raises:
        ContentError: With every problem found, each with its line.
    """
    return read_model(folder / "scenario.yaml", model=Family).value


def load_records(
    folder: Path, *, agencies: Collection[str] | None = None
) -> dict[str, tuple[Record, ...]]:
    """Read the records of some agencies, or of all.

    Args:
        folder: The scenario's folder.
        agencies: Ids of the agencies whose files are opened; every agency's if left out.

    Returns:
        Agency id to its records, in the order of the file.

    Raises:
        ContentError: With every problem found, each with its line.
    """
    return {
        file.value.agency: file.value.records
        for path in record_files(folder)
        if agencies is None or path.stem in agencies
        for file in [read_model(path, model=RecordFile)]
    }


def load_decisions(folder: Path) -> tuple[DecisionPoint, ...]:
    """Read ``decisions.yaml``; a scenario without one has no decisions.

    Raises:
        ContentError: With every problem found, each with its line.
    """
    path = folder / "decisions.yaml"
    return read_model(path, model=DecisionFile).value.decisions if path.is_file() else ()


def load_indicators(path: Path | None = None) -> Indicators:
    """Read every sign a learner can name.

    Args:
        path: The file; the project's own ``scenarios/indicators.yaml`` if left out.

    Raises:
        ContentError: With every problem found, each with its line.
    """
    return read_model(
        path or content_folder() / "scenarios/indicators.yaml", model=Indicators
    ).value


def load_scenario(scenario: str | Path) -> Scenario:
    """Read a scenario: family, records and decisions in order of date, and the indicators.

    Args:
        scenario: A scenario's id, or its folder.

    Raises:
        ContentError: With every problem found, each with its line.
    """
    folder = folder_of(scenario)
    return make_scenario(
        load_family(folder),
        records=load_records(folder),
        indicators=load_indicators(indicators_file(folder)),
        decisions=load_decisions(folder),
    )


def record_files(folder: Path) -> list[Path]:
    """The record files of a scenario, in alphabetical order of agency."""
    found = sorted((folder / "records").glob("*.yaml"))
    if not found:
        raise ContentError.at(
            folder / "records", 1, "There are no records here; write one file an agency."
        )
    return found


def indicators_file(folder: Path) -> Path:
    """The indicators beside a scenario's folder, or the project's own."""
    beside = folder.parent / "indicators.yaml"
    return beside if beside.is_file() else content_folder() / "scenarios/indicators.yaml"


def make_scenario(
    family: Family,
    *,
    records: dict[str, tuple[Record, ...]],
    indicators: Indicators,
    decisions: tuple[DecisionPoint, ...] = (),
) -> Scenario:
    """Put the parts of a scenario together.

    Args:
        family: What ``scenario.yaml`` says.
        records: Agency id to the records it holds.
        indicators: Every sign a learner can name.
        decisions: The decisions, in any order.
    """
    ordered = tuple(
        sorted(
            (record for held in records.values() for record in held),
            key=lambda record: (record.date, record.time or "", record.id),
        )
    )
    sentences = {record.id: split_sentences(record.id, text=record.text) for record in ordered}
    return Scenario(
        family=family,
        records=ordered,
        agency_of={record.id: agency for agency, held in records.items() for record in held},
        sentences=sentences,
        indicators=indicators,
        version=fingerprint([s.id, s.text] for cut in sentences.values() for s in cut),
        decisions=tuple(sorted(decisions, key=lambda each: each.when)),
    )


def fingerprint(content: Iterable[object]) -> str:
    """Sixteen hexadecimal digits that change when the content does."""
    text = json.dumps(list(content), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
