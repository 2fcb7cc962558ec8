from __future__ import annotations

import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from toolkit.places import content_folder
from toolkit.scenario.schema import FORMATS, make_documents


@pytest.mark.parametrize(("path", "text"), make_documents().items())
def test_generated_documents_are_current(path, text):
    assert (content_folder() / path).read_text(encoding="utf-8") == text, (
        f"{path} is out of date: run python -m toolkit.scenario.schema"
    )


@pytest.mark.parametrize("name", FORMATS)
def test_every_field_is_described(name):
    schema = json.loads(make_documents()[f"docs/schema/{name}.schema.json"])
    models = [schema, *(d for d in schema.get("$defs", {}).values() if "properties" in d)]
    bare = [
        f"{model['title']}.{field}"
        for model in models
        for field, about in model["properties"].items()
        if not about.get("description")
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("scenario", "scenario.yaml"),
        ("records", "records/school.yaml"),
        ("key", "key.yaml"),
        ("example", "examples/careful.yaml"),
        ("indicators", "../indicators.yaml"),
    ],
)
def test_an_editor_accepts_the_sample(folder, name, file):
    schema = json.loads(make_documents()[f"docs/schema/{name}.schema.json"])
    data = yaml.load((folder / file).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    # BaseLoader keeps all values text, as an editor keeps dates; numbers are put back here.
    assert [e.message for e in Draft202012Validator(schema).iter_errors(as_numbers(data))] == []


def as_numbers(data):
    if isinstance(data, dict):
        return {name: as_numbers(value) for name, value in data.items()}
    if isinstance(data, list):
        return [as_numbers(value) for value in data]
    if data in {"true", "false"}:
        return data == "true"
    return int(data) if data.isdigit() else data


def test_every_format_is_in_the_reference():
    reference = make_documents()["docs/scenario-format.md"]
    for file, _ in FORMATS.values():
        assert f"## `{file}`" in reference
    assert "| `tolerance_days` | number 0 to 366 | no: 2 | Days either way" in reference
