"""What the feedback page shows, as plain data, so that the template only lays it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.feedback.first import Part, first_things
from toolkit.feedback.items import Item, Items, anchor_of
from toolkit.marking.models import CRITERIA, KINDS, Criterion, Finding, Kind, Mark, Marks
from toolkit.response.models import Response
from toolkit.response.plain_text import say_points, say_total
from toolkit.response.reader_points import ReaderPoints
from toolkit.scenario.resolved import Scenario

__all__ = [
    "Attempts",
    "Compared",
    "Group",
    "Look",
    "Pairing",
    "Row",
    "View",
    "Written",
    "make_view",
]

_CENT = 0.005  # points that differ by less are the same

_FOUND: Mapping[Criterion, str] = {
    "coverage": "Chronology",
    "signs": "Signs",
    "decisions": "Decisions",
}
"""The criterion of each part that says what was found."""

_SIGN_GROUPS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("Look again at these", ("distractor", "missed", "near", "over-read", "unreadable")),
    ("Seen through", ("good-catch",)),
    ("Found", ("matched", "repeated")),
)


@dataclass(frozen=True)
class Row:
    """One criterion in the table of marks; ``share`` is 0 to 100, None if there is no mark."""

    name: str
    points: str
    maximum: str
    share: int | None
    outcome: str
    read: str
    few: str
    why: str
    changed: str


@dataclass(frozen=True)
class Group:
    """Findings under one heading; no heading where the part has only one group."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Look:
    """One of the first things to look at."""

    says: str
    why: str
    anchor: str


@dataclass(frozen=True)
class Written:
    """One piece of the learner's writing, with the lines of its rubric and whether ticked."""

    title: str
    task: str
    text: str
    rubric: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Pairing:
    """One line of the two chronologies side by side; either side may be empty."""

    when: str
    careful: str
    own: str
    says: str
    anchor: str


@dataclass(frozen=True)
class Compared:
    """One criterion over several attempts, oldest first; '' where an attempt has no mark of it."""

    name: str
    points: tuple[str, ...]
    change: str


@dataclass(frozen=True)
class Attempts:
    """What each attempt earned, criterion by criterion."""

    numbers: tuple[int, ...]
    rows: tuple[Compared, ...]


@dataclass(frozen=True)
class View:
    """All that the template needs."""

    outcome: str
    total: str
    maximum: str
    share: int
    changed: bool
    changed_why: str
    found: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    looks: tuple[Look, ...]
    counts: dict[Part, str]
    parts: dict[Part, tuple[Group, ...]]
    pairings: tuple[Pairing, ...]
    attempts: Attempts | None
    writing: tuple[Written, ...]
    reader: ReaderPoints | None


def make_view(
    marks: Marks,
    response: Response | None,
    scenario: Scenario,
    *,
    grades: Mapping[Criterion, float] | None = None,
    reader: ReaderPoints | None = None,
    attempts: Mapping[int, Mapping[Criterion, float]] | None = None,
    why: str = "",
) -> View:
    """Lay marks out for reading. See `toolkit.feedback.render_feedback` for the arguments."""
    grades = {c: float(points) for c, points in (grades or {}).items()}
    rows = tuple(_row(mark, grades.get(mark.criterion)) for mark in marks.criteria)
    things = first_things(marks)
    firsts = {(thing.part, thing.finding) for thing in things}
    make = Items(scenario, response).make
    findings: dict[Part, tuple[Finding, ...]] = {
        "chronology": marks.chronology,
        "signs": marks.signs,
        "decisions": marks.decisions,
    }
    items = {
        part: [
            make(finding, part=part, number=n, first=(part, n) in firsts)
            for n, finding in enumerate(found)
        ]
        for part, found in findings.items()
    }
    total = sum(grades.get(mark.criterion, mark.points) for mark in marks.criteria)
    return View(
        outcome="marked" if any(row.changed for row in rows) else marks.outcome,
        total=say_total(total, marks.maximum),
        maximum=say_points(marks.maximum),
        share=_percent(total, marks.maximum),
        changed=any(row.changed for row in rows),
        changed_why=why,
        found=tuple(_found(marks)),
        rows=rows,
        notes=marks.notes,
        looks=tuple(
            Look(
                thing.says,
                thing.why,
                anchor_of(thing.part, thing.finding) if thing.finding >= 0 else "",
            )
            for thing in things
        ),
        counts={part: _count(made) for part, made in items.items()},
        parts={
            "chronology": (Group("", tuple(items["chronology"])),) if items["chronology"] else (),
            "signs": tuple(
                Group(title, made)
                for title, kinds in _SIGN_GROUPS
                if (made := tuple(item for item in items["signs"] if item.kind in kinds))
            ),
            "decisions": (Group("", tuple(items["decisions"])),) if items["decisions"] else (),
        },
        pairings=tuple(_pair(item) for item in items["chronology"]),
        attempts=_compare(attempts, marks) if attempts and len(attempts) > 1 else None,
        writing=tuple(_written(response, scenario)) if response else (),
        reader=reader,
    )


def _found(marks: Marks) -> Iterator[tuple[str, str]]:
    """What was found of each part that was handed in, before any points."""
    for mark in marks.criteria:
        if mark.criterion in _FOUND and mark.outcome == "marked":
            yield _FOUND[mark.criterion], mark.read


def _pair(item: Item) -> Pairing:
    """A finding as a line of the two chronologies. What is in the key has its own title there."""
    own = dict(item.own)
    return Pairing(
        when=item.when,
        careful=item.title if item.careful else "",
        own=own.get("What happened", "") or own.get("When", ""),
        says=item.label,
        anchor=item.anchor,
    )


def _compare(attempts: Mapping[int, Mapping[Criterion, float]], marks: Marks) -> Attempts:
    numbers = tuple(sorted(attempts))
    rows = []
    for mark in marks.criteria:
        points = [attempts[number].get(mark.criterion) for number in numbers]
        known = [each for each in points if each is not None]
        change = known[-1] - known[0] if len(known) > 1 else 0.0
        rows.append(
            Compared(
                CRITERIA[mark.criterion],
                tuple("" if each is None else say_points(each) for each in points),
                "same"
                if abs(change) < _CENT
                else f"{'+' if change > 0 else ''}{say_points(change)}",
            )
        )
    return Attempts(numbers, tuple(rows))


def _written(response: Response, scenario: Scenario) -> Iterator[Written]:
    """What was written, in the order of the decisions it belongs to."""
    texts = {each.id: each for each in response.writings if each.text.strip()}
    for point in scenario.decisions:
        if point.writing and point.id in texts:
            own = texts[point.id]
            yield Written(
                title=point.title,
                task=point.writing.task,
                text=own.text,
                rubric=tuple((line.says, line.id in own.met) for line in point.writing.rubric),
            )


def _row(mark: Mark, grade: float | None) -> Row:
    changed = grade is not None and abs(grade - mark.points) > _CENT
    points = grade if grade is not None else mark.points
    shown = mark.outcome == "marked" or changed
    return Row(
        name=CRITERIA[mark.criterion],
        points=say_points(points),
        maximum=say_points(mark.maximum),
        share=_percent(points, mark.maximum) if shown else None,
        outcome={
            "marked": "",
            "blank": "Nothing handed in",
            "unreadable": "Could not be read",
            "not-marked": "Not marked yet",
        }[mark.outcome]
        if not changed
        else "",
        read=mark.read,
        few=mark.few,
        why=mark.why,
        changed=f"A trainer changed this from {say_points(mark.points)}." if changed else "",
    )


def _percent(points: float, maximum: float) -> int:
    return round(100 * min(1.0, max(0.0, points / maximum))) if maximum else 0


def _count(items: list[Item]) -> str:
    """How many findings there are of each kind: '14 found; 9 missed'."""
    kinds = [item.kind for item in items]
    return "; ".join(
        f"{kinds.count(kind)} {label[0].lower()}{label[1:]}"
        for kind, label in KINDS.items()
        if kind in kinds
    )
