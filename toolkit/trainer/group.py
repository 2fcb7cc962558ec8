"""What a group found, missed, believed and decided: marked responses put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.marking.models import CRITERIA, Mark, Marks
from toolkit.response.models import Response
from toolkit.scenario.resolved import ResolvedKey, Scenario
from toolkit.trainer.decided import Decided, count_decisions
from toolkit.trainer.found import Believed, Found, count_believed, count_events, count_signs
from toolkit.trainer.spread import Spread, spread_of

__all__ = ["GroupPicture", "Member", "picture_of"]


@dataclass(frozen=True)
class Member:
    """One learner of the group with their marked work.

    Attributes:
        id: The learner's id.
        name: What the group calls them.
        marks: What marking said.
        response: What they handed in; None if it could not be read.
        about: What else a trainer should know of them, in a few words.
    """

    id: str
    name: str
    marks: Marks
    response: Response | None
    about: str = ""


@dataclass(frozen=True)
class GroupPicture:
    """A group as a whole. Everything is a count of learners; nobody is compared with anybody.

    Attributes:
        members: Everybody, in the order given.
        whole: How all points were spread, over those whose work was marked.
        criteria: The same for each criterion, in the order learners are shown them.
        events: Key events, those fewest found first; the essential first among equals.
        signs: The signs, likewise.
        believed: Misleading passages, those that took most in first.
        decisions: Decisions that somebody was asked for, by date.
        unmarked: Names of those whose work was blank or could not be read.
    """

    members: tuple[Member, ...]
    whole: Spread
    criteria: tuple[Spread, ...]
    events: tuple[Found, ...]
    signs: tuple[Found, ...]
    believed: tuple[Believed, ...]
    decisions: tuple[Decided, ...]
    unmarked: tuple[str, ...]


def picture_of(members: Sequence[Member], *, scenario: Scenario, key: ResolvedKey) -> GroupPicture:
    """Put the marked work of a group together.

    Args:
        members: Everybody who handed in. Blank and unreadable work is counted as that and not as
            having missed everything.
        scenario: The scenario they worked on.
        key: Its key.
    """
    marked = [member for member in members if member.marks.outcome == "marked"]
    marks = [member.marks for member in marked]
    most = max((each.maximum for each in marks), default=0.0)
    return GroupPicture(
        members=tuple(members),
        whole=spread_of("All points", [each.total for each in marks], maximum=most),
        criteria=tuple(_criteria(marks)),
        events=count_events(_of_part(marks, "coverage"), key=key),
        signs=count_signs(_of_part(marks, "signs"), scenario=scenario, key=key),
        believed=count_believed(_of_part(marks, "signs"), scenario=scenario, key=key),
        decisions=count_decisions(
            [member.response for member in marked if member.response], scenario=scenario, key=key
        ),
        unmarked=tuple(m.name for m in members if m.marks.outcome != "marked"),
    )


def _criteria(marks: Sequence[Marks]) -> Iterator[Spread]:
    for criterion, name in CRITERIA.items():
        found = [m for each in marks for m in each.criteria if m.criterion == criterion]
        if found:
            judged = [m.points for m in found if m.outcome == "marked"]
            yield spread_of(name, judged, maximum=found[0].maximum)


def _of_part(marks: Sequence[Marks], criterion: str) -> list[Marks]:
    """The marks of those who handed in something that this criterion could be judged by."""
    return [each for each in marks if any(_is_judged(m, criterion) for m in each.criteria)]


def _is_judged(mark: Mark, criterion: str) -> bool:
    return mark.criterion == criterion and mark.outcome == "marked"
