"""What the key says of days: when there is enough to refer, and the decisions."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.scenario.checks.pooling import threshold_day
from toolkit.scenario.dates import say_date
from toolkit.scenario.decision_models import DecisionPoint
from toolkit.scenario.paragraphs import say_paragraphs
from toolkit.scenario.resolved import ResolvedKey, Scenario

__all__ = ["Choice", "Decided", "Enough", "find_enough", "say_decisions"]


@dataclass(frozen=True)
class Enough:
    """When there is enough to refer.

    Attributes:
        weight: Summed weight of signs that is needed.
        groups: How many groups of indicators they must be of.
        why: Why that is enough.
        pooled: The day all agencies' records together reach it, 2024-03-02; empty if never.
        alone: The same of each agency's own records, by the agency's id.
    """

    weight: int
    groups: int
    why: str
    pooled: str
    alone: dict[str, str]


@dataclass(frozen=True)
class Choice:
    """One option of a decision: what a learner reads of it, and what the key says."""

    text: str
    then: str
    best: bool
    why: str


@dataclass(frozen=True)
class Decided:
    """One decision: what a learner reads, and what the key says of it.

    Attributes:
        point: What the learner reads.
        anchor: Its address on the page.
        day: Its day, in words.
        seat: Whose desk it is.
        role: Whose learners alone get it; empty if all do.
        choices: Its options, from the least to the strongest response.
        why: What it turned on; empty if the key says nothing of it.
        report: Its ¶, in words.
    """

    point: DecisionPoint
    anchor: str
    day: str
    seat: str
    role: str
    choices: tuple[Choice, ...]
    why: str
    report: str


def find_enough(key: ResolvedKey, *, scenario: Scenario) -> Enough:
    """When there is enough to refer, by the rule that ``wholepicture check`` goes by."""
    threshold = key.key.threshold
    return Enough(
        weight=threshold.weight,
        groups=threshold.groups,
        why=threshold.why,
        pooled=threshold_day(key, scenario=scenario) or "",
        alone={
            agency.id: threshold_day(key, scenario=scenario, agency=agency.id) or ""
            for agency in scenario.family.agencies
        },
    )


def say_decisions(key: ResolvedKey, *, scenario: Scenario) -> tuple[Decided, ...]:
    """Every decision of the scenario, oldest first, whether or not the key says anything of it."""
    return tuple(_decision(point, key, scenario) for point in scenario.decisions)


def _decision(point: DecisionPoint, key: ResolvedKey, scenario: Scenario) -> Decided:
    name_of = scenario.family.agency_names
    said = key.decision.get(point.id)
    return Decided(
        point=point,
        anchor=f"decision-{point.id}",
        day=say_date(point.when),
        seat=name_of.get(point.seat, point.seat),
        role=name_of.get(point.role, point.role) if point.role else "",
        choices=tuple(
            Choice(
                option.text,
                option.then,
                best=said is not None and option.id in said.best,
                why=said.options.get(option.id, "") if said else "",
            )
            for option in point.options
        ),
        why=said.why if said else "",
        report=say_paragraphs(said.report) if said else "",
    )
