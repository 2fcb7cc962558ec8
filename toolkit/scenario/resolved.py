"""A scenario as the rest of the toolkit uses it: records cut into sentences, quotes resolved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from toolkit.scenario.decision_models import DecisionPoint
from toolkit.scenario.models import (
    Distractor,
    Family,
    Indicator,
    Indicators,
    Key,
    KeyDecision,
    KeyEvent,
    KeySign,
    Record,
)

__all__ = [
    "Passage",
    "ResolvedDistractor",
    "ResolvedEvent",
    "ResolvedKey",
    "ResolvedSign",
    "Scenario",
    "Sentence",
]


@dataclass(frozen=True)
class Sentence:
    """One sentence of a record: what a learner can pick. ``id`` is 'school-07.3fa9c1'."""

    id: str
    record: str
    text: str


@dataclass(frozen=True)
class Scenario:
    """Family, records, sentences and decisions: all a learner may see, and no part of the key.

    ``records`` are in order of date, time and id, ``decisions`` in order of date. ``version`` is
    a fingerprint of the records, so that a response says which text its sentence ids belong to.
    """

    family: Family
    records: tuple[Record, ...]
    agency_of: dict[str, str]
    sentences: dict[str, tuple[Sentence, ...]]
    indicators: Indicators
    version: str
    decisions: tuple[DecisionPoint, ...] = ()

    @cached_property
    def sentence(self) -> dict[str, Sentence]:
        """Every sentence by its id."""
        return {s.id: s for sentences in self.sentences.values() for s in sentences}

    @cached_property
    def record(self) -> dict[str, Record]:
        """Every record by its id."""
        return {record.id: record for record in self.records}

    @cached_property
    def decision(self) -> dict[str, DecisionPoint]:
        """Every decision by its id."""
        return {decision.id: decision for decision in self.decisions}

    def decisions_of(self, role: str) -> tuple[DecisionPoint, ...]:
        """The decisions that a learner meets.

        Args:
            role: The agency the learner took as their own; empty if none.
        """
        return tuple(each for each in self.decisions if each.role in (None, role))

    def known_then(self, decision: DecisionPoint) -> tuple[Record, ...]:
        """What was on file that day where the learner sits: derived, so that it is never wrong."""
        return tuple(
            record
            for record in self.records
            if self.agency_of[record.id] == decision.seat and record.date <= decision.when
        )

    @cached_property
    def indicator(self) -> dict[str, Indicator]:
        """Every indicator by its id."""
        return {i.id: i for group in self.indicators.groups for i in group.indicators}

    @cached_property
    def group_of(self) -> dict[str, str]:
        """Indicator id to the id of its group."""
        return {i.id: group.id for group in self.indicators.groups for i in group.indicators}

    @cached_property
    def related(self) -> dict[str, frozenset[str]]:
        """Indicator id to its near neighbours, in both directions."""
        pairs = {(i.id, other) for i in self.indicator.values() for other in i.related}
        pairs |= {(b, a) for a, b in pairs}
        return {i: frozenset(b for a, b in pairs if a == i) for i in self.indicator}


@dataclass(frozen=True)
class Passage:
    """A quote of the key, resolved to the sentences it touches."""

    record: str
    agency: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class ResolvedEvent:
    """A key event and where the records tell of it."""

    event: KeyEvent
    passages: tuple[Passage, ...]

    @property
    def weight(self) -> int:
        """2 if essential, 1 if desirable."""
        return 2 if self.event.essential else 1


@dataclass(frozen=True)
class ResolvedSign:
    """A sign of the key and where the records show it."""

    sign: KeySign
    passages: tuple[Passage, ...]

    @property
    def weight(self) -> int:
        """2 if essential, 1 if desirable."""
        return 2 if self.sign.essential else 1


@dataclass(frozen=True)
class ResolvedDistractor:
    """A distractor and where it stands in the records."""

    distractor: Distractor
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class ResolvedKey:
    """The key with every quote resolved. ``version`` is a fingerprint of ``key.yaml``."""

    key: Key
    events: tuple[ResolvedEvent, ...]
    signs: tuple[ResolvedSign, ...]
    distractors: tuple[ResolvedDistractor, ...]
    version: str

    @cached_property
    def decision(self) -> dict[str, KeyDecision]:
        """What the key says of each decision, by the decision's id."""
        return {each.decision: each for each in self.key.decisions}
