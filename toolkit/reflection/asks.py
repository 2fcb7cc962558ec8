"""What the last step asks beside keeping its notes: prompts of one's own, a day, and files."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from toolkit.module import Module
from toolkit.reflection.papers import (
    HandedIn,
    Record,
    Reflection,
    make_record,
    make_reflection,
)
from toolkit.reflection.prompts import Prompt, asked_of, load_prompts
from toolkit.reflection.until import read_until
from toolkit.response.asks import RecordAsk, Refused, UntilAsk, read_ask
from toolkit.response.fold import live
from toolkit.response.journal import Kept
from toolkit.response.plain_text import clean_text
from toolkit.scenario.dates import say_date
from toolkit.scenario.resolved import Scenario

__all__ = ["ASKS", "WORD", "Reflecting", "filename_of"]

ASKS = frozenset({"prompts", "read-until", "reflection-file", "record-file"})
"""What :meth:`Reflecting.handle` answers."""

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Reflecting:
    """Answers the last step for one learner and one module.

    Args:
        module: The module.
        notes: The learner's private notes on it.
        submissions: What they handed in, oldest first; nothing where nbgrader keeps that.
        started: When their attempts were started, ISO 8601 in UTC.
        scenario: Reads the module's scenario; called only when something is marked.
    """

    def __init__(
        self,
        module: Module,
        *,
        notes: Kept,
        submissions: Callable[[], Iterable[HandedIn]] = tuple,
        started: Callable[[], Iterable[str]] = tuple,
        scenario: Callable[[], Scenario] | None = None,
    ) -> None:
        self._module = module
        self._notes = notes
        self._submissions = submissions
        self._started = started
        self._scenario = scenario

    def handle(self, kind: str, payload: object) -> dict[str, Any]:
        """Answer one of `ASKS`.

        Raises:
            Refused: With a sentence for the learner.
        """
        match kind:
            case "prompts":
                return {"prompts": self._prompts()}
            case "read-until":
                ask = read_ask(UntilAsk, payload)
                until = read_until(ask.typed, today=_day(ask.today))
                return {"said": until.said, "says": until.says}
            case "reflection-file":
                from toolkit.reflection.word import reflection_docx

                return _file(reflection_docx(self.reflection()), "reflection", self._module)
            case "record-file":
                return self._record_file(payload)
        raise Refused("The page asked for something this version does not know; reload it.")

    def reflection(self) -> Reflection:
        """What the learner wrote."""
        return make_reflection(self._module, self._every(), self._notes.items(1))

    def record(self) -> Record:
        """What the learner did."""
        return make_record(
            self._module, self._notes.items(1), self._submissions(), started=self._started()
        )

    def _every(self) -> tuple[Prompt, ...]:
        return load_prompts(self._module.prompts)

    def _prompts(self) -> list[dict[str, Any]]:
        notes = live(self._notes.items(1), "reflection")
        written = {name.partition(":")[2] for name, note in notes.items() if note.get("text")}
        return [
            {
                "id": prompt.id,
                "part": prompt.part,
                "asks": asks,
                "report": prompt.source,
                "own": prompt.about is not None,
            }
            for prompt, asks in asked_of(self._every(), self._results(), answered=written)
        ]

    def _results(self) -> Mapping[Any, str]:
        from toolkit.marking.models import Marks
        from toolkit.reflection.results import find_results
        from toolkit.response.fold import to_response

        marked = [each for each in self._submissions() if each.marks]
        if not marked or self._scenario is None:
            return {}
        last = marked[-1]
        grades = (last.grades or {}).get("criteria", {})
        return find_results(
            Marks.model_validate(last.marks),
            to_response(last.document),
            self._scenario(),
            rule=self._module.enough,
            points={criterion: grade["points"] for criterion, grade in grades.items()},
        )

    def _record_file(self, payload: object) -> dict[str, Any]:
        from toolkit.reflection.word import record_docx

        ask = read_ask(RecordAsk, payload)
        made = record_docx(
            self.record(),
            name=" ".join(clean_text(ask.name).split()),
            made=say_date(_day(ask.today).isoformat()),
            reflection=self.reflection() if ask.reflection else None,
        )
        return _file(made, "record", self._module)


def filename_of(kind: str, module: Module) -> str:
    """A file's name that any system takes: ``whole-picture-record-neglect.docx``."""
    return f"whole-picture-{kind}-{re.sub('[^a-z0-9-]', '', module.id)}.docx"


def _file(made: bytes, kind: str, module: Module) -> dict[str, Any]:
    return {
        "filename": filename_of(kind, module),
        "mime": WORD,
        "base64": base64.b64encode(made).decode("ascii"),
    }


def _day(today: str) -> date:
    try:
        return date.fromisoformat(today)
    except ValueError:
        return datetime.now(UTC).date()
