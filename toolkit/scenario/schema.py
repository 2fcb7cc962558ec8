"""Make the JSON Schemas for editors and the field reference from the models.

``python -m toolkit.scenario.schema`` writes them again after a model has changed; a test says
when that was forgotten.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from toolkit.figures.models import Figures
from toolkit.module import Module
from toolkit.picture.questions import Questions
from toolkit.places import content_folder
from toolkit.reflection.prompts import Prompts
from toolkit.scenario.coverage import Report
from toolkit.scenario.decision_models import DecisionFile
from toolkit.scenario.example_models import ExampleFile
from toolkit.scenario.glossary import Glossary
from toolkit.scenario.models import Family, Indicators, Key, RecordFile
from toolkit.scenario.reference import write_reference

__all__ = ["FORMATS", "make_documents"]

FORMATS: dict[str, tuple[str, type[BaseModel]]] = {
    "scenario": ("scenarios/<scenario>/scenario.yaml", Family),
    "records": ("scenarios/<scenario>/records/<agency>.yaml", RecordFile),
    "decisions": ("scenarios/<scenario>/decisions.yaml", DecisionFile),
    "key": ("scenarios/<scenario>/key.yaml", Key),
    "example": ("scenarios/<scenario>/examples/<name>.yaml", ExampleFile),
    "indicators": ("scenarios/indicators.yaml", Indicators),
    "glossary": ("scenarios/glossary.yaml", Glossary),
    "patterns": ("scenarios/patterns.yaml", Questions),
    "prompts": ("scenarios/prompts.yaml", Prompts),
    "report": ("scenarios/report.yaml", Report),
    "module": ("modules/<module>/module.yaml", Module),
    "figures": ("modules/<module>/figures.yaml", Figures),
}
"""Schema name to the files it is for and the model that reads them."""


def make_documents() -> dict[str, str]:
    """Every generated document.

    Returns:
        Path below the project's folder to the whole text.
    """
    schemas = {name: (file, _make_schema(model)) for name, (file, model) in FORMATS.items()}
    documents = {
        f"docs/schema/{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, (_, schema) in schemas.items()
    }
    documents["docs/scenario-format.md"] = write_reference(schemas)
    return documents


def _make_schema(model: type[BaseModel]) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(mode="validation"),
    }


def _write(folder: Path) -> None:
    for name, text in make_documents().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _write(content_folder())
