"""What a person gave for the writing, as the gradebook says it: nothing yet is not nought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from toolkit.response.plain_text import say_points

__all__ = ["ReaderPoints"]


@dataclass(frozen=True)
class ReaderPoints:
    """How far the reading of a learner's writing has come.

    Attributes:
        state: ``waiting`` for a person to read it; ``read`` once they gave points; ``none`` where
            nothing was written.
        points: What they gave, from 0 to `maximum`; while it waits, what was given for an earlier
            version, or 0.
        maximum: The most they can give.
        why: What they wrote beside it; empty if nothing.
    """

    state: Literal["waiting", "read", "none"]
    points: float
    maximum: float
    why: str = ""

    @classmethod
    def of(cls, grades: Mapping[str, Any] | None) -> ReaderPoints | None:
        """What recorded grades say of the writing; None where the module asks for none."""
        found = (grades or {}).get("writing")
        return cls(**found) if isinstance(found, dict) else None

    def says(self) -> str:
        """A sentence for the learner; empty where there is nothing to say."""
        match self.state:
            case "waiting":
                return "Your writing waits for a person to read it."
            case "read":
                given, most = say_points(self.points), say_points(self.maximum)
                return f"A person has read your writing and gave {given} of {most}."
        return ""
