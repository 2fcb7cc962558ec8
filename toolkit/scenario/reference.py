"""The author's field reference: how to write the files, and the fields the schemas have."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from pydantic import TypeAdapter

from toolkit.scenario.models import Edtf, Paragraph, Slug

__all__ = ["write_reference"]

_NAMED_KINDS = {
    "id": TypeAdapter(Slug).json_schema(),
    "date (EDTF)": TypeAdapter(Edtf).json_schema(),
    "¶ number": TypeAdapter(Paragraph).json_schema(),
}
_ABOUT = frozenset({"title", "description", "default"})


def write_reference(schemas: dict[str, tuple[str, dict[str, Any]]]) -> str:
    """Write the field reference.

    Args:
        schemas: Schema name to the files it is for, and the schema.

    Returns:
        Markdown: how to write the files, then a table of fields for each and for what is in it.
    """
    opening = files("toolkit.scenario") / "data" / "scenario-format.md"
    parts = [opening.read_text(encoding="utf-8")]
    told: set[str] = set()
    for name, (file, schema) in schemas.items():
        parts.append(f"## `{file}`\n\n*[Schema](schema/{name}.schema.json).* {_about(schema)}\n")
        parts.append(_table(schema))
        for part, definition in schema.get("$defs", {}).items():
            if part not in told and "properties" in definition:
                told.add(part)
                parts.append(f"### {_spaced(part)}\n\n{_about(definition)}\n")
                parts.append(_table(definition))
    return "\n".join(parts)


def _about(schema: dict[str, Any]) -> str:
    return " ".join(schema.get("description", "").replace("``", "`").split())


def _table(schema: dict[str, Any]) -> str:
    rows = ["| field | what | needed | meaning |", "|---|---|---|---|", *_rows(schema)]
    return "\n".join(rows) + "\n"


def _rows(schema: dict[str, Any]) -> Iterator[str]:
    required = schema.get("required", [])
    for name, field in schema["properties"].items():
        needed = "yes" if name in required else _say_default(field.get("default"))
        cells = (f"`{name}`", _kind(field), needed, _about(field))
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _say_default(default: Any) -> str:
    if isinstance(default, bool):
        return f"no: `{str(default).lower()}`"
    return f"no: {default}" if isinstance(default, int | float) else "no"


def _kind(field: dict[str, Any]) -> str:
    """What may stand in a field, in a few words."""
    bare = {name: value for name, value in field.items() if name not in _ABOUT}
    for name, schema in _NAMED_KINDS.items():
        if schema.items() <= bare.items():
            return name
    if "$ref" in bare:
        part = _spaced(bare["$ref"].rsplit("/", 1)[1])
        return f"[{part.lower()}](#{part.lower().replace(' ', '-')})"
    if "anyOf" in bare:
        return " or ".join(_kind(k) for k in bare["anyOf"] if k.get("type") != "null")
    if "enum" in bare:
        return "one of " + ", ".join(f"`{value}`" for value in bare["enum"] if value)
    if "const" in bare:
        return f"`{bare['const']}`"
    return _plain_kind(bare)


def _plain_kind(field: dict[str, Any]) -> str:
    match field.get("type"):
        case "array" if "prefixItems" in field:
            return "two values: " + ", ".join(_kind(item) for item in field["prefixItems"])
        case "array":
            return f"list of {_kind(field['items'])}"
        case "object":
            return f"fields, each {_kind(field.get('additionalProperties', {}))}"
        case "integer" | "number":
            low, high = field.get("minimum"), field.get("maximum")
            span = {(True, True): f" {low} to {high}", (True, False): f" from {low}"}
            return "number" + span.get((low is not None, high is not None), "")
        case "boolean":
            return "`true` or `false`"
        case _:
            return "text"


def _spaced(name: str) -> str:
    """KeyEvent as "Key event"."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)
    return words.strip().capitalize()
