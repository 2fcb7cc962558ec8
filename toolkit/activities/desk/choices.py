"""The answers a learner can choose from in an entry, in words, and how much each field may hold."""

from __future__ import annotations

from typing import Any, Final

from toolkit.response.models import LIMITS, Entry

__all__ = ["CHOICES", "blank_entry", "text_limits"]

CHOICES: Final[dict[str, list[dict[str, Any]]]] = {
    "basis": [
        {
            "value": "observed",
            "label": "The writer saw or heard it",
            "help": "A child’s own words to the writer were heard.",
        },
        {
            "value": "reported",
            "label": "The writer was told it",
            "help": "By a parent, a neighbour, a colleague, a letter.",
        },
        {
            "value": "opinion",
            "label": "It is the writer’s opinion",
            "help": "What was guessed, concluded or decided.",
        },
    ],
    "yes_no": [
        {"value": "yes", "label": "Yes"},
        {"value": "no", "label": "No"},
        {"value": "not-recorded", "label": "The record does not say"},
    ],
    "significance": [
        {
            "value": 0,
            "label": "0. Routine",
            "help": "Nothing here would worry anyone by itself.",
        },
        {"value": 1, "label": "1. Worth noting", "help": "Small, but part of a pattern."},
        {"value": 2, "label": "2. Significant", "help": "Someone should have asked or acted."},
        {
            "value": 3,
            "label": "3. Turning point",
            "help": "After this, things should have changed.",
        },
    ],
}
"""Choices of the fields of `toolkit.response.models.Entry` that have few values."""


def blank_entry() -> dict[str, Any]:
    """An entry with nothing filled in, but for its id."""
    return Entry(id="blank").model_dump(mode="json", exclude={"id"})


def text_limits() -> dict[str, int]:
    """The most there may be of each.

    Returns:
        ``entries``, ``signs``, ``sentences`` (of one of them); characters of ``prose`` and of a
        ``short`` text.
    """
    schema = Entry.model_json_schema()
    return {
        **{name: LIMITS[name] for name in ("entries", "signs", "sentences")},
        "prose": schema["properties"]["what"]["maxLength"],
        "short": schema["$defs"]["When"]["properties"]["typed"]["maxLength"],
    }
