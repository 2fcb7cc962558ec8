"""The few things to look at first: where a learner has most to gain, said kindly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.marking.models import Criterion, Finding, Mark, Marks
from toolkit.scenario.dates import say_date

__all__ = ["Part", "Thing", "first_things"]

Part = Literal["chronology", "signs", "decisions"]

_PART_OF: Mapping[Criterion, Part] = {
    "signs": "signs",
    "discernment": "signs",
    "decisions": "decisions",
}
"""The part of a criterion; all others are of the chronology."""

_WORTH_SAYING = 0.5  # points; less than this is not among the first things

_TOO_MUCH_IN_CHRONOLOGY = (
    "Much of your chronology tells of what does not change the picture. For each entry ask: what "
    "would somebody who read only this line know about the children?"
)
_TOO_MUCH_IN_SIGNS = (
    "Much of what you marked is not evidence of what it was named. For each sign ask: which words "
    "show this, and could they as well be ordinary?"
)
_TOO_MUCH: Mapping[Part, tuple[str, str]] = {
    "chronology": ("Choose fewer events.", _TOO_MUCH_IN_CHRONOLOGY),
    "signs": ("Mark fewer signs, and be surer of each.", _TOO_MUCH_IN_SIGNS),
}


@dataclass(frozen=True)
class Thing:
    """One thing to look at.

    Attributes:
        says: What, in a line.
        why: Why, or how.
        part: Where the finding it speaks of is.
        finding: Number of that finding in its part; -1 if it speaks of no single one.
        points: What there is to gain.
    """

    says: str
    why: str
    part: Part
    finding: int
    points: float


def first_things(marks: Marks, *, most: int = 3) -> tuple[Thing, ...]:
    """Where there is most to gain, the largest first.

    Args:
        marks: Marks of one response.
        most: How many things to say at most.
    """
    things = [thing for thing in _things(marks) if thing.points >= _WORTH_SAYING]
    return tuple(sorted(things, key=lambda thing: -thing.points)[:most])


def _things(marks: Marks) -> Iterator[Thing]:
    parts: tuple[tuple[Part, tuple[Finding, ...]], ...] = (
        ("chronology", marks.chronology),
        ("signs", marks.signs),
        ("decisions", marks.decisions),
    )
    for part, findings in parts:
        own = [m for m in marks.criteria if _PART_OF.get(m.criterion, "chronology") == part]
        marked = [mark for mark in own if mark.outcome == "marked"]
        blank = sum(mark.maximum for mark in own if mark.outcome == "blank")
        if blank:
            yield _blank(part, blank)
        if not marked:
            continue
        if marked[0].restraint < 1:
            yield _too_much(part, findings, _held_back(marked))
        for mark in marked:
            say = _SAY.get(mark.criterion, _by_reading)
            # What restraint took is told by itself; the rest is what this criterion could gain.
            free = mark.points / mark.restraint if mark.restraint else mark.maximum
            says, why, finding = say(mark, findings)
            if says:
                yield Thing(says, why, part, finding, mark.maximum - free)


def _blank(part: Part, points: float) -> Thing:
    says = {
        "chronology": "Build the chronology.",
        "signs": "Mark the signs you see.",
        "decisions": "Make the decisions.",
    }[part]
    return Thing(says, "Nothing was handed in for this part yet.", part, -1, points)


def _held_back(marked: list[Mark]) -> float:
    left = marked[0].restraint
    if not left:
        return sum(mark.maximum for mark in marked)
    return sum(mark.points / left - mark.points for mark in marked)


def _too_much(part: Part, findings: tuple[Finding, ...], points: float) -> Thing:
    says, why = _TOO_MUCH[part]
    finding = _find(findings, lambda f: f.kind in ("over-read", "distractor"))
    return Thing(says, why, part, finding, points)


_Said = tuple[str, str, int]
"""What to look at, why, and the number of the finding it speaks of or -1."""


def _coverage(mark: Mark, findings: tuple[Finding, ...]) -> _Said:
    del mark
    number = _find_missed(findings)
    if number < 0:
        return _dating_of(findings)
    missed = findings[number]
    when = f", {say_date(missed.when)}" if missed.when else ""
    says = f"Missing from your chronology: {missed.title}{when}."
    return says, missed.why + _and_others(findings), number


def _dating_of(findings: tuple[Finding, ...]) -> _Said:
    number = _find(findings, lambda f: f.kind == "misdated")
    if number < 0:
        return "", "", -1
    why = " ".join(findings[number].notes[:1])
    return "Date each event by when it happened.", f"{findings[number].title}: {why}", number


def _dating(mark: Mark, findings: tuple[Finding, ...]) -> _Said:
    says, why, number = _dating_of(findings)
    return (says, why, number) if says else ("Date events more closely.", mark.read, -1)


def _signs(mark: Mark, findings: tuple[Finding, ...]) -> _Said:
    del mark
    number = _find_missed(findings)
    if number >= 0:
        says = f"A sign to look at: {findings[number].title}."
        return says, findings[number].why + _and_others(findings), number
    number = _find(findings, lambda f: f.kind == "near" and bool(f.indicators))
    if number < 0:
        return "", "", -1
    near = findings[number]
    return "Name more exactly what you saw.", " ".join((*near.notes[:1], near.why)), number


def _discernment(mark: Mark, findings: tuple[Finding, ...]) -> _Said:
    number = _find(findings, lambda f: f.kind == "distractor")
    if number >= 0:
        return "Look again at a passage that misleads.", findings[number].why, number
    number = _find(findings, lambda f: f.kind == "over-read")
    return "Ask of each sign whether the words bear it.", mark.read, number


def _relevance(mark: Mark, findings: tuple[Finding, ...]) -> _Said:
    number = _find(findings, lambda f: f.kind in ("over-read", "distractor"))
    return ("Leave out what does not change the picture.", mark.read, number)


def _decisions(mark: Mark, findings: tuple[Finding, ...]) -> _Said:
    number = _find(findings, lambda f: f.kind == "astray")
    if number < 0:
        number = _find(findings, lambda f: f.kind == "close")
    if number < 0:
        return "Make every decision.", mark.read, -1
    return f"Look again at a decision: {findings[number].title}.", findings[number].why, number


def _by_reading(mark: Mark, findings: tuple[Finding, ...]) -> _Said:
    del findings
    says = {
        "order": "See that events stand in the order they happened.",
        "source": "Say for each event how the writer knew it.",
        "child": "Keep the child in view: seen, alone, in their own words, how they looked.",
        "significance": "Weigh each event again: what did it change?",
    }.get(mark.criterion, "")
    return says, mark.read, -1


_SAY: Mapping[Criterion, Callable[[Mark, tuple[Finding, ...]], _Said]] = {
    "coverage": _coverage,
    "relevance": _relevance,
    "dating": _dating,
    "signs": _signs,
    "discernment": _discernment,
    "decisions": _decisions,
}


def _find(findings: tuple[Finding, ...], of: Callable[[Finding], bool]) -> int:
    return next((number for number, finding in enumerate(findings) if of(finding)), -1)


def _find_missed(findings: tuple[Finding, ...]) -> int:
    essential = _find(findings, lambda f: f.kind == "missed" and f.essential)
    return essential if essential >= 0 else _find(findings, lambda f: f.kind == "missed")


def _and_others(findings: tuple[Finding, ...]) -> str:
    more = sum(finding.kind == "missed" for finding in findings) - 1
    if not more:
        return ""
    return f" {more} more that {'is' if more == 1 else 'are'} not in your work can be read below."
