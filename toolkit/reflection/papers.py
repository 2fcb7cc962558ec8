"""What a learner takes away, as plain data: the reflection, and a record for their CPD."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from toolkit.marking.models import CRITERIA, Marks
from toolkit.module import Module
from toolkit.reflection.prompts import PARTS, Prompt
from toolkit.response.fold import live
from toolkit.response.journal import Items
from toolkit.response.plain_text import say_points, say_total
from toolkit.response.reader_points import ReaderPoints
from toolkit.scenario.dates import say_date
from toolkit.steps import STEPS

__all__ = [
    "ON_SCREEN",
    "Answer",
    "Confidence",
    "HandedIn",
    "Record",
    "Reflection",
    "Try",
    "make_record",
    "make_reflection",
    "say_change",
    "say_day",
    "say_time",
]

ON_SCREEN = (
    "Time on screen is how long the pages of this module were open and in view. It is not a "
    "measure of attention, and work on paper is not in it."
)
_UNFILLED = "About my own results"
_MINUTE_S, _HOUR_S = 60, 3_600


class HandedIn(Protocol):
    """What was handed in of one attempt, and what came of it: the store's `Submission`."""

    @property
    def attempt(self) -> int:
        """Which attempt."""

    @property
    def at(self) -> str:
        """When, ISO 8601 in UTC."""

    @property
    def document(self) -> dict[str, Any]:
        """The response document."""

    @property
    def marks(self) -> dict[str, Any] | None:
        """`Marks` as JSON data, once marked."""

    @property
    def grades(self) -> dict[str, Any] | None:
        """What the gradebook says, once graded."""


@dataclass(frozen=True)
class Answer:
    """One prompt, and what was written under it."""

    asks: str
    report: str
    text: str


@dataclass(frozen=True)
class Confidence:
    """How sure the learner was of one thing; None where they did not say."""

    says: str
    before: int | None
    after: int | None

    @property
    def change(self) -> str:
        """The change in words."""
        return say_change(self.before, self.after)


@dataclass(frozen=True)
class Reflection:
    """What a learner wrote for themselves.

    Attributes:
        module: The module's title.
        parts: Each part's question, and the answers under it; parts without any are left out.
        what: What they will do.
        by: By when, as understood, or as typed where it was not.
        confidence: How sure they were, before and after, of what they answered.
    """

    module: str
    parts: tuple[tuple[str, tuple[Answer, ...]], ...]
    what: str
    by: str
    confidence: tuple[Confidence, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return not (self.parts or self.what or self.by)


@dataclass(frozen=True)
class Try:
    """One attempt: when it was handed in, and what it earned, each empty if it was not."""

    number: int
    handed_in: str
    marks: str


@dataclass(frozen=True)
class Record:
    """What somebody did in one module, for their own record of training.

    Attributes:
        module: The module's title.
        aims: What it is for.
        dates: The day or days, in words; empty if nothing was done.
        seconds: Time on screen, over all steps; 0 where it is not measured.
        steps: Each step that was on screen, and for how many seconds.
        tries: Every attempt.
        marked: The attempt the criteria below are of; 0 if none is marked.
        rows: Criterion, points and most points.
        reader: What is to be said of writing that a person reads; empty if nothing.
        works: Whether the module has anything to hand in.
    """

    module: str
    aims: tuple[str, ...]
    dates: str
    seconds: int
    steps: tuple[tuple[str, int], ...]
    tries: tuple[Try, ...]
    marked: int
    rows: tuple[tuple[str, str, str], ...]
    reader: str
    works: bool = True

    @property
    def time(self) -> str:
        """Time on screen in words."""
        return say_time(self.seconds) if self.seconds else "not measured"


def make_reflection(module: Module, prompts: Iterable[Prompt], items: Items) -> Reflection:
    """What a learner wrote, with each question as it stood when they answered it.

    Args:
        module: The module.
        prompts: Every prompt of it.
        items: Their private notes.
    """
    notes = live(items)
    written = {
        name.partition(":")[2]: note
        for name, note in notes.items()
        if name.startswith("reflection:") and note.get("text", "").strip()
    }
    parts: dict[str, list[Answer]] = {}
    for prompt in prompts:
        if note := written.pop(prompt.id, None):
            asks = note.get("asked") or (_UNFILLED if prompt.about else prompt.asks)
            answer = Answer(asks, prompt.source, note["text"])
            parts.setdefault(PARTS[prompt.part][0], []).append(answer)
    # A prompt can be taken out of a module; what was written under it is still the learner's.
    left = [Answer(n.get("asked") or "Another note", "", n["text"]) for n in written.values()]
    titles = [title for title, _ in PARTS.values()]
    ordered = [(title, tuple(parts[title])) for title in titles if title in parts]
    one = notes.get("commitment:one", {})
    return Reflection(
        module=module.title,
        parts=(*ordered, *([("Other notes", tuple(left))] if left else [])),
        what=one.get("what", "").strip(),
        by=one.get("said") or one.get("by", "").strip(),
        confidence=tuple(
            Confidence(
                item.says,
                **{"before": None, "after": None, **notes.get(f"confidence:{item.id}", {})},
            )
            for item in module.confidence
            if f"confidence:{item.id}" in notes
        ),
    )


def make_record(
    module: Module,
    items: Items,
    submissions: Iterable[HandedIn],
    *,
    started: Iterable[str] = (),
) -> Record:
    """What a learner did in a module.

    Args:
        module: The module.
        items: Their private notes, for time on screen.
        submissions: What they handed in, oldest first.
        started: When their attempts were started, ISO 8601 in UTC: notes know their last change
            only, so the first day is here.
    """
    handed_in = list(submissions)
    notes = live(items)
    spent = [(s.title, notes.get(f"step:{s.id}", {}).get("seconds", 0)) for s in STEPS]
    days = [change.at[:10] for change in items.values() if change.at]
    days += [at[:10] for at in (*started, *(each.at for each in handed_in)) if at]
    marked = next((each for each in reversed(handed_in) if each.marks), None)
    return Record(
        module=module.title,
        aims=module.aims,
        dates=_span(days),
        seconds=sum(seconds for _, seconds in spent),
        steps=tuple((title, seconds) for title, seconds in spent if seconds),
        tries=tuple(Try(s.attempt, say_day(s.at), _total(s.grades)) for s in handed_in),
        marked=marked.attempt if marked else 0,
        rows=tuple(_rows(marked)) if marked else (),
        reader=_reader(marked),
        works=bool(module.scenario),
    )


def _rows(submission: HandedIn) -> Iterable[tuple[str, str, str]]:
    marks = Marks.model_validate(submission.marks)
    grades = (submission.grades or {}).get("criteria", {})
    not_judged = {"blank": "nothing handed in", "unreadable": "could not be read"}
    for mark in marks.criteria:
        points = grades.get(mark.criterion, {}).get("points", mark.points)
        said = not_judged.get(mark.outcome, "not marked") if mark.outcome != "marked" else ""
        yield (
            CRITERIA[mark.criterion],
            said if said and not points else say_points(points),
            say_points(mark.maximum),
        )


def _reader(submission: HandedIn | None) -> str:
    points = ReaderPoints.of(submission.grades) if submission else None
    return points.says() if points else ""


def _total(grades: Mapping[str, Any] | None) -> str:
    if not grades or grades.get("total") is None:
        return ""
    return f"{say_total(grades['total'], grades['maximum'])} of {say_points(grades['maximum'])}"


def _span(days: list[str]) -> str:
    if not days:
        return ""
    first, last = min(days), max(days)
    return say_date(first) if first == last else say_date(f"{first}/{last}")


def say_day(at: str) -> str:
    """The day of a moment: "23 November 2026"."""
    return say_date(datetime.fromisoformat(at).date().isoformat()) if at else ""


def say_time(seconds: int) -> str:
    """A time in hours and minutes: "1 hour 12 minutes"; seconds are not told."""
    if seconds < _MINUTE_S:
        return "less than a minute"
    minutes = round(seconds / _MINUTE_S)
    hours, minutes = divmod(minutes, _HOUR_S // _MINUTE_S)
    parts = [(hours, "hour"), (minutes, "minute")]
    return " ".join(f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in parts if n)


def say_change(before: int | None, after: int | None) -> str:
    """How an answer from 0 to 10 changed, in words."""
    if before is None:
        return "not answered before" if after is not None else "not answered"
    if after is None:
        return "not answered after"
    if before == after:
        return "the same"
    return f"{'up' if after > before else 'down'} by {abs(after - before)}"
