"""A content file as a frozen model, and pydantic's complaints as sentences with lines."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from toolkit.scenario.problems import ContentError, Problem, show_path, suggest
from toolkit.scenario.yaml_lines import Lines, Marked, read_yaml

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["ModelFile", "read_model"]

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class ModelFile(Generic[M]):
    """What a file says, and where it says it."""

    path: Path
    value: M
    lines: Lines

    def problem(
        self,
        says: str,
        *where: str | int,
        words: str = "",
        warning: bool = False,
        to_grow: bool = False,
    ) -> Problem:
        """A problem at one place of this file: ``f.problem("…", "people", 3, "born")``.

        Args:
            says: One or two sentences.
            where: Address of the value concerned.
            words: Words of a long text, to name the line they are on and not the text's first.
            warning: Whether it may be meant.
            to_grow: Whether it is a warning of what a beginning has not got yet.
        """
        line = self.lines.find_words(words, *where) if words else self.lines.find(*where)
        level: Literal["error", "warning"] = "warning" if warning or to_grow else "error"
        return Problem(show_path(self.path), line, level, says, to_grow)


def read_model(path: Path, *, model: type[M]) -> ModelFile[M]:
    """Read a content file into its model.

    Raises:
        ContentError: With one problem for each thing wrong, each with its line.
    """
    marked = read_yaml(path)
    try:
        return ModelFile(path, model.model_validate(marked.data), marked.lines)
    except ValidationError as error:
        raise ContentError(
            Problem(show_path(path), *_explain(details, marked, model))
            for details in _causes(error.errors(include_url=False))
        ) from error


def _causes(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Errors without those that only follow.

    A list is too short because an item of it is wrong, or a field is missing because its name is
    misspelt.
    """
    places = {error["loc"] for error in errors}
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]

    def follows(error: ErrorDetails) -> bool:
        loc = error["loc"]
        if error["type"] == "missing":
            beside = [str(place[-1]) for place in unknown if place[:-1] == loc[:-1]]
            return bool(difflib.get_close_matches(str(loc[-1]), beside, n=1))
        inside = any(place[: len(loc)] == loc != place for place in places)
        return error["type"] == "too_short" and inside

    return [error for error in errors if not follows(error)]


def _explain(details: ErrorDetails, marked: Marked, model: type[BaseModel]) -> tuple[int, Any, str]:
    """Line, level and sentence for one complaint."""
    where = details["loc"]
    line = marked.lines.find(*where)
    names = [part for part in where if isinstance(part, str) and part != "[key]"]
    field = names[-1] if names else "this file"
    return line, "error", f"{_name_item(where, marked.data)}{_say(details, field, model)}"


def _name_item(where: tuple[int | str, ...], data: Any) -> str:
    """Which item of a list is meant, by its id: "In 'school-07': "."""
    name = ""
    for part in where:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            name = data["id"]
    return f"In {name!r}: " if name else ""


_MUST_BE = {
    "literal_error": "{expected}",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "tuple_type": "a list: [one, another]",
    "dict_type": "a group of fields",
    "model_type": "a group of fields",
    "model_attributes_type": "a group of fields",
    "greater_than_equal": "{ge} or more",
    "greater_than": "more than {gt}",
    "less_than_equal": "{le} or less",
    "string_too_long": "at most {max_length} characters",
    "string_too_short": "at least {min_length} characters",
    "too_long": "at most {max_length} items",
    "too_short": "at least {min_length} items",
    "string_type": "text",
}
_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "lower-case letters, digits and single hyphens",
    r"^\d{4}-\d{2}-\d{2}$": "a day: 2024-03-02",
    r"^([01]\d|2[0-3]):[0-5]\d$": "a time: 09:30",
}


def _say(details: ErrorDetails, field: str, model: type[BaseModel]) -> str:
    kind, found, about = details["type"], details["input"], details.get("ctx", {})
    if kind == "missing":
        return f"the field {field!r} is missing."
    if kind == "extra_forbidden":
        return _say_unknown(field, found, model)
    if found in (None, "", []):
        return f"the field {field!r} is empty."
    if kind == "string_type" and isinstance(found, int | float):
        return f"{field!r} is the number {found}; write it as text, in quotes: '{found}'."
    if kind == "value_error":
        return f"{field!r}: {about['error']}"
    limits = {name: f"{x:g}" if isinstance(x, float) else x for name, x in about.items()}
    must = _PATTERNS.get(about.get("pattern", "")) or _MUST_BE.get(kind, "").format(**limits)
    return f"{field!r} is {_show(found)}; it must be {must or details['msg']}."


def _say_unknown(field: str, found: Any, model: type[BaseModel]) -> str:
    if found is None and " " in field:  # {says: one, two} is two fields to YAML
        return (
            f"“{field}” stands after a comma and was taken for a field; a text with a comma in it "
            "needs quotes round it between { and }."
        )
    return f"there is no field {field!r} here{suggest(field, sorted(_field_names(model)))}"


def _show(found: Any) -> str:
    if found is None:
        return "empty"
    if isinstance(found, list | dict):
        return "a list" if isinstance(found, list) else "a group of fields"
    text = repr(found)
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004 -- one line of a terminal


def _field_names(model: type[BaseModel]) -> set[str]:
    """Every field name of a model and of the models inside it."""
    names: set[str] = set()
    for definition in [(schema := model.model_json_schema()), *schema.get("$defs", {}).values()]:
        names |= set(definition.get("properties", {}))
    return names
