"""What people call the fields of a response, and what each may hold, for error sentences."""

from __future__ import annotations

from pydantic import BaseModel, ValidationError

from toolkit.response.models import Entry, When
from toolkit.response.plain_text import show

__all__ = ["label", "longest", "said_of"]

_LABELS = {
    "id": "Id",
    "when": "Date",
    "said": "What the child said",
    "sentences": "Sentences",
    "what": "What happened",
    "opinion": "Opinion",
    "basis": "How known",
    "seen": "Child seen",
    "alone": "Seen alone",
    "looked": "How the child looked",
    "significance": "Significance",
    "why": "Why it matters",
    "done": "What was done",
    "indicator": "Indicator",
    "note": "Note",
    "module": "Module",
    "scenario": "Scenario",
    "version": "Version",
    "attempt": "Attempt",
    "role": "Your agency",
    "worry": "How worried",
    "would": "What you would do",
    "option": "Option",
    "text": "Text",
    "met": "What is met",
    "before": "How sure before",
    "after": "How sure after",
    "seconds": "Time on screen",
    "step": "Step",
}
_DATE_LABELS = {
    "typed": "Date as written",
    "edtf": "Date as understood",
    "said": "Date in words",
}

_ALLOWED = {
    "id": "up to 64 lower-case letters, digits and hyphens",
    "when": "a date as typed and as understood",
    "sentences": "a list of sentences of the records, such as school-07.3fa9c1",
    "basis": "observed, reported, opinion, or nothing",
    "seen": "yes, no, not-recorded, or nothing",
    "alone": "yes, no, not-recorded, or nothing",
    "significance": "0, 1, 2, 3, or nothing",
    "indicator": "the id of an indicator",
    "attempt": "a whole number from 1 to 1000",
    "role": "the id of an agency, or nothing",
    "worry": "0, 1, 2, 3, 4, or nothing",
    "option": "the id of an option, or nothing",
    "met": "a list of lines of the rubric",
    "before": "a whole number from 0 to 10, or nothing",
    "after": "a whole number from 0 to 10, or nothing",
    "seconds": "a whole number of seconds, up to 30 days",
    "step": "one of the module’s steps",
}


def label(model: type[BaseModel], field: str) -> str:
    """The words a learner sees for a field of an item, of its date, or of a response."""
    if field == "why" and model is not Entry:
        return "Why"
    names = _DATE_LABELS if model is When else _LABELS
    return names.get(field) or show(field)


def longest(model: type[BaseModel], field: str) -> int | None:
    """The most characters or items a field may hold, or None if it has no such limit."""
    limits = (getattr(rule, "max_length", None) for rule in model.model_fields[field].metadata)
    return next((limit for limit in limits if limit is not None), None)


def said_of(error: ValidationError, model: type[BaseModel]) -> dict[str, str]:
    """Each field that was refused, with a sentence: what was found and what is allowed.

    Example:
        ``{"significance": "Significance was 7; it can be 0, 1, 2, 3, or nothing."}``
    """
    refused: dict[str, str] = {}
    for detail in error.errors(include_url=False, include_context=False):
        field = str(detail["loc"][0]) if detail["loc"] else ""
        if field not in refused:
            refused[field] = _sentence(field, detail["type"], detail["input"], model)
    return refused


def _sentence(field: str, kind: str, found: object, model: type[BaseModel]) -> str:
    name = label(model, field)
    if kind == "missing":
        return f"{name} is missing."
    if kind == "extra_forbidden":
        return f"{name} is not a field of this item."
    limit = longest(model, field) if field in model.model_fields else None
    if kind in {"string_too_long", "too_long"} and isinstance(found, str | list | tuple):
        unit = "characters" if isinstance(found, str) else "items"
        return f"{name} is too long: {len(found):,} {unit}, and {limit or 0:,} is the most."
    if kind == "too_short":
        return f"{name} is empty; pick at least one sentence."
    allowed = _ALLOWED.get(field) or f"text of at most {limit or 200:,} characters"
    return f"{name} was {show(found)}; it can be {allowed}."
