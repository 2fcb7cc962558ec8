"""Mark one response: the whole of marking, as one pure function."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from toolkit.marking.chronology import judge_chronology
from toolkit.marking.decisions import judge_decisions
from toolkit.marking.explain import explain_chronology, explain_signs
from toolkit.marking.few import few_of_chronology, few_of_decisions, few_of_signs
from toolkit.marking.models import CRITERIA, Criterion, Finding, Mark, Marks, Outcome
from toolkit.marking.points import share_points
from toolkit.marking.prepared import prepare
from toolkit.marking.signs import judge_signs
from toolkit.marking.tell_chronology import tell_chronology
from toolkit.marking.tell_decisions import explain_decisions, tell_decisions
from toolkit.marking.tell_signs import tell_signs
from toolkit.response.models import Response
from toolkit.scenario.resolved import ResolvedKey, Scenario

if TYPE_CHECKING:
    from toolkit.response.read import Reading

__all__ = ["mark"]

_NOTHING_LOST = "What you handed in is kept, and this is no judgement of it."
_NO_PASSAGES = (
    "Nothing in it rests on a sentence of these records, so there was nothing to compare."
)


def mark(
    scenario: Scenario, key: ResolvedKey, reading: Reading, points: Mapping[Criterion, float]
) -> Marks:
    """Mark a response against a scenario's key.

    Args:
        scenario: The scenario the response was made on.
        key: Its key.
        reading: What could be read of the response.
        points: The most each criterion can earn; criteria left out are not marked.

    Returns:
        A mark for each criterion of `points`, and a finding for each entry, sign, missed event,
        missed sign and decision. Blank, unreadable and marked are told apart for each part. The
        same arguments give the same marks; the order of items in the response changes nothing.
    """
    response, notes = reading.response, list(reading.problems)
    if reading.outcome == "unreadable" or response is None:
        return _unread(scenario, key, points, notes)
    if response.scenario and response.scenario != scenario.family.id:
        notes.insert(
            0, "This response was made on another scenario, so it could not be marked here."
        )
        return _unread(scenario, key, points, notes)
    if response.version and response.version != scenario.version:
        notes.append(
            "The records have been revised since this response was begun. Sentences that are no "
            "longer there were left aside."
        )
    return _mark(scenario, key, response, points, tuple(notes))


def _mark(
    scenario: Scenario,
    key: ResolvedKey,
    response: Response,
    points: Mapping[Criterion, float],
    notes: tuple[str, ...],
) -> Marks:
    prepared = prepare(scenario, key)
    chronology = judge_chronology(prepared, response.chronology, points=points)
    signs = judge_signs(prepared, response.signs)
    decisions = judge_decisions(scenario, key, response.decisions, role=response.role)
    outcomes = (
        _outcome([each.stands for each in chronology.entries], "Entry", notes),
        _outcome([each.stands for each in signs.signs], "Sign", notes),
        _outcome(decisions.stands, "Decision", notes),
    )
    marks = _part(
        outcomes[0],
        shares=chronology.shares,
        restraint=chronology.restraint.factor,
        points=points,
        empty="Your chronology is empty.",
        explain=lambda: explain_chronology(prepared, chronology),
        few=lambda: few_of_chronology(prepared, chronology, maxima=points),
    ) | _part(
        outcomes[1],
        shares=signs.shares,
        restraint=signs.restraint.factor,
        points=points,
        empty="You marked no signs.",
        explain=lambda: explain_signs(prepared, signs),
        few=lambda: few_of_signs(signs, maxima=points),
    )
    marks |= _part(
        outcomes[2],
        shares={"decisions": decisions.share},
        restraint=1.0,
        points=points,
        empty="You made no decisions.",
        explain=lambda: explain_decisions(decisions),
        few=lambda: few_of_decisions(decisions),
    )
    return Marks(
        scenario=scenario.family.id,
        version=_version(scenario, key),
        outcome=_whole(outcomes),
        criteria=_in_order(marks),
        notes=notes,
        chronology=_told(outcomes[0], lambda: tell_chronology(prepared, chronology)),
        signs=_told(outcomes[1], lambda: tell_signs(prepared, signs)),
        decisions=_told(outcomes[2], lambda: tell_decisions(decisions)),
    )


def _outcome(stands: Sequence[str], noun: str, notes: tuple[str, ...]) -> Outcome:
    """The outcome of one part. What was lost in reading it makes it unreadable, not blank."""
    if stands:
        return "unreadable" if set(stands) == {"nowhere"} else "marked"
    plural = {"Entry": "entries", "Sign": "signs", "Decision": "decisions"}[noun]
    lost = any(note.startswith((f"{noun} ", f"A list of {plural} ")) for note in notes)
    return "unreadable" if lost else "blank"


def _whole(outcomes: tuple[Outcome, ...]) -> Outcome:
    if "marked" in outcomes:
        return "marked"
    return "unreadable" if "unreadable" in outcomes else "blank"


def _part(
    outcome: Outcome,
    *,
    shares: Mapping[Criterion, float | None],
    restraint: float,
    points: Mapping[Criterion, float],
    empty: str,
    explain: Callable[[], dict[Criterion, tuple[str, str]]],
    few: Callable[[], dict[Criterion, str]],
) -> dict[Criterion, Mark]:
    """The marks of the criteria that are judged together."""
    maxima = {c: points[c] for c in shares if c in points}
    if outcome != "marked":
        return {c: _unmarked(c, outcome, maxima[c], (empty, _NO_PASSAGES)) for c in maxima}
    said, low = explain(), few()
    known = {c: share for c in maxima if (share := shares[c]) is not None}
    earned = share_points(known, maxima=maxima)
    return {
        c: Mark(
            criterion=c,
            outcome="marked",
            points=earned[c],
            maximum=maxima[c],
            read=said[c][0],
            why=said[c][1],
            few=low.get(c, ""),
            restraint=restraint,
        )
        if c in known
        else _unmarked(c, "not-marked", maxima[c], ("", ""))
        for c in maxima
    }


def _unmarked(
    criterion: Criterion, outcome: Outcome, maximum: float, words: tuple[str, str]
) -> Mark:
    """A mark of nothing that says which kind of nothing it is."""
    empty, unreadable = words
    read, why = {
        "blank": (empty, "Nothing was handed in for this, so there was nothing to mark."),
        "unreadable": ("This could not be read.", f"{unreadable} {_NOTHING_LOST}"),
        "not-marked": (
            "This was not marked.",
            "The key of this scenario has nothing to mark it by.",
        ),
    }[outcome]
    return Mark(
        criterion=criterion, outcome=outcome, points=0.0, maximum=maximum, read=read, why=why
    )


def _told(outcome: Outcome, tell: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
    """Findings of a part that was handed in; the key is not told to someone who tried nothing."""
    if outcome == "blank":
        return ()
    findings = tell()
    return findings if outcome == "marked" else tuple(f for f in findings if f.item)


def _unread(
    scenario: Scenario, key: ResolvedKey, points: Mapping[Criterion, float], notes: list[str]
) -> Marks:
    reason = notes[0] if notes else "The response could not be read."
    marks = {c: _unmarked(c, "unreadable", points[c], ("", reason)) for c in points}
    return Marks(
        scenario=scenario.family.id,
        version=_version(scenario, key),
        outcome="unreadable",
        criteria=_in_order(marks),
        notes=tuple(notes),
    )


def _in_order(marks: Mapping[Criterion, Mark]) -> tuple[Mark, ...]:
    return tuple(marks[criterion] for criterion in CRITERIA if criterion in marks)


def _version(scenario: Scenario, key: ResolvedKey) -> str:
    return f"{scenario.version}-{key.version}"
