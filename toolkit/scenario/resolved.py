"""A scenario as the rest of the toolkit uses it: records cut into sentences, quotes resolved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from toolkit.scenario.models import (
    Distractor,
    Family,
    Indicator,
    Indicators,
    Key,
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
    """One sentence of a record: what a learner can pick. ``id`` is 'school-07.3'."""

    id: str
    record: str
    text: str


@dataclass(frozen=True)
class Scenario:
    """Family, records and sentences: all a learner may see. Holds no part of the key.

    ``records`` are in order of date, time and id. ``version`` is a fingerprint of the records,
    so that a response says which text its sentence ids belong to.
    """

    family: Family
    records: tuple[Record, ...]
    agency_of: dict[str, str]
    sentences: dict[str, tuple[Sentence, ...]]
    indicators: Indicators
    version: str

    @cached_property
    def sentence(self) -> dict[str, Sentence]:
        """Every sentence by its id."""
        return {s.id: s for sentences in self.sentences.values() for s in sentences}

    @cached_property
    def record(self) -> dict[str, Record]:
        """Every record by its id."""
        return {record.id: record for record in self.records}

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
