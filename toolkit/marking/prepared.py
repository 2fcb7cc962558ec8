"""What marking needs of a scenario and its key, worked out once for many responses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from toolkit.marking.child import ChildWords, prepare_child
from toolkit.marking.dating import Span
from toolkit.marking.passages import Passages, make_passages
from toolkit.scenario.dates import bounds
from toolkit.scenario.resolved import ResolvedKey, Scenario

__all__ = ["Prepared", "prepare"]


@dataclass(frozen=True)
class Prepared:
    """A scenario and its key, ready for marking.

    Attributes:
        scenario: The scenario.
        key: Its key.
        position: Sentence id to its place in reading order, counted from 0.
        events: Passages of the key's events.
        signs: Passages of its signs.
        distractors: Passages of its distractors.
        background: Sentences in no passage of an event or sign, nor next to one.
        spans: When each event happened.
        child: What each event says of the child.
        precedes: Pairs of events of which the first was over before the second began, and
            nothing in the key lies between.
    """

    scenario: Scenario
    key: ResolvedKey
    position: Mapping[str, int]
    events: Passages
    signs: Passages
    distractors: Passages
    background: frozenset[str]
    spans: tuple[Span, ...]
    child: tuple[ChildWords, ...]
    precedes: tuple[tuple[int, int], ...]

    def known(self, sentences: tuple[str, ...]) -> frozenset[str]:
        """Those of some sentence ids that this scenario has."""
        return frozenset(s for s in sentences if s in self.position)

    def in_order(self, sentences: frozenset[str]) -> tuple[str, ...]:
        """Sentences as they are met when reading by date."""
        return tuple(sorted(sentences, key=self.position.__getitem__))


def prepare(scenario: Scenario, key: ResolvedKey) -> Prepared:
    """Prepare a scenario and its key; the same two objects are prepared once."""
    return _prepare(_Pair(scenario, key))


class _Pair:
    """Two objects compared by identity: they hold dictionaries and cannot be hashed."""

    def __init__(self, scenario: Scenario, key: ResolvedKey) -> None:
        self.scenario = scenario
        self.key = key

    def __hash__(self) -> int:
        return hash((id(self.scenario), id(self.key)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Pair) and self.scenario is other.scenario and self.key is other.key
        )


@lru_cache(maxsize=8)
def _prepare(pair: _Pair) -> Prepared:
    scenario, key = pair.scenario, pair.key
    ordered = [s.id for record in scenario.records for s in scenario.sentences[record.id]]
    events = make_passages((e.passages for e in key.events), scenario=scenario)
    signs = make_passages((s.passages for s in key.signs), scenario=scenario)
    matters = frozenset(s for part in (events, signs) for t in part.targets for s in t.near)
    spans = tuple(Span(*bounds(e.event.when)) for e in key.events)
    return Prepared(
        scenario=scenario,
        key=key,
        position={sentence: position for position, sentence in enumerate(ordered)},
        events=events,
        signs=signs,
        distractors=make_passages((d.passages for d in key.distractors), scenario=scenario),
        background=frozenset(ordered) - matters,
        spans=spans,
        child=tuple(
            prepare_child(e.event.child, passage=_text(scenario, t.core))
            for e, t in zip(key.events, events.targets, strict=True)
        ),
        precedes=_precedes(spans),
    )


def _text(scenario: Scenario, sentences: frozenset[str]) -> str:
    return " ".join(scenario.sentence[s].text for s in sorted(sentences))


def _precedes(spans: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
    """The order the key's dates leave no doubt about, without what follows from the rest of it."""
    numbers = range(len(spans))
    before = {(a, b) for a in numbers for b in numbers if spans[a].last < spans[b].first}
    implied = {(a, c) for a, b in before for c in numbers if (b, c) in before}
    return tuple(sorted(before - implied))
