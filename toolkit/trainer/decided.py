"""What a group decided: how many took each option of each decision they were asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.response.models import Response
from toolkit.scenario.dates import say_date
from toolkit.scenario.resolved import ResolvedKey, Scenario

__all__ = ["Decided", "Taken", "count_decisions"]


@dataclass(frozen=True)
class Taken:
    """One option and how many took it; ``best`` if a good supervisor would accept it."""

    text: str
    best: bool
    why: str
    taken: int


@dataclass(frozen=True)
class Decided:
    """One decision of the group.

    Attributes:
        id: The decision's id.
        title: A line naming it.
        where: The day, and whose desk.
        question: What was asked.
        why: What it turned on, in the words of the key.
        report: The ¶ it rests on.
        of: How many were asked; some decisions are for one role only.
        undecided: How many of them left it open.
        options: The options, from the least response to the strongest.
    """

    id: str
    title: str
    where: str
    question: str
    why: str
    report: tuple[int, ...]
    of: int
    undecided: int
    options: tuple[Taken, ...]

    @property
    def sound(self) -> int:
        """How many decided as a good supervisor would."""
        return sum(option.taken for option in self.options if option.best)


def count_decisions(
    responses: Sequence[Response], *, scenario: Scenario, key: ResolvedKey
) -> tuple[Decided, ...]:
    """Count what a group decided, by date; what nobody was asked for is left out."""
    return tuple(_count(responses, scenario, key))


def _count(
    responses: Sequence[Response], scenario: Scenario, key: ResolvedKey
) -> Iterator[Decided]:
    names = scenario.family.agency_names
    for point in scenario.decisions:
        asked = [r for r in responses if point.role in (None, r.role)]
        if not asked or point.id not in key.decision:
            continue
        judged = key.decision[point.id]
        given = [d.option for r in asked for d in r.decisions if d.id == point.id]
        options = tuple(
            Taken(
                text=option.text,
                best=option.id in judged.best,
                why=judged.options.get(option.id, ""),
                taken=given.count(option.id),
            )
            for option in point.options
        )
        yield Decided(
            id=point.id,
            title=point.title,
            where=f"{say_date(point.when)}, {names[point.seat]}",
            question=point.question,
            why=judged.why,
            report=judged.report,
            of=len(asked),
            undecided=len(asked) - sum(option.taken for option in options),
            options=options,
        )
