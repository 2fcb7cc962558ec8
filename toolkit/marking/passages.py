"""How well the sentences a learner picked fit a passage of the key.

Readers draw the edges of a passage differently, so the sentences next to it are forgiven.
Whole records are not: the more is picked beyond the passage, the less the place is worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.scenario.resolved import Passage, Scenario

__all__ = ["LEAST_OVERLAP", "Passages", "Target", "make_passages", "place"]

LEAST_OVERLAP = 1 / 3
"""At least this share of what was picked (neighbours aside) must be of the passage."""


@dataclass(frozen=True, slots=True)
class Target:
    """One item of the key as sentence ids: its passages, and those with their neighbours."""

    core: frozenset[str]
    near: frozenset[str]


def place(picked: frozenset[str], target: Target) -> float:
    """What the place of an item is worth for one target.

    Args:
        picked: The sentences a learner's entry or sign rests on.
        target: A key item; any one of its passages is enough.

    Returns:
        0 if the item does not rest on the passage; otherwise two thirds to 1, where 1 means that
        at least half of what was picked, neighbours aside, is of the passage.
    """
    hit = len(picked & target.core)
    if not hit:
        return 0.0
    overlap = hit / (hit + len(picked - target.near))
    return min(1.0, 2 * overlap) if overlap >= LEAST_OVERLAP else 0.0


@dataclass(frozen=True)
class Passages:
    """The targets of one part of the key, found by sentence."""

    targets: tuple[Target, ...]
    at: Mapping[str, tuple[int, ...]]

    def places(self, picked: frozenset[str]) -> dict[int, float]:
        """Target number to place, for each target touched; 0.0 where touched too loosely."""
        touched = sorted({number for sentence in picked for number in self.at.get(sentence, ())})
        return {number: place(picked, self.targets[number]) for number in touched}


def make_passages(passages: Iterable[Sequence[Passage]], *, scenario: Scenario) -> Passages:
    """Prepare one part of the key: the passages of each of its items, in the key's order."""
    order = {r: [s.id for s in sentences] for r, sentences in scenario.sentences.items()}
    at: dict[str, list[int]] = {}
    targets = []
    for number, alternatives in enumerate(passages):
        core = frozenset(s for passage in alternatives for s in passage.sentences)
        near = set(core)
        for record in {passage.record for passage in alternatives}:
            ids = order[record]
            for position, sentence in enumerate(ids):
                if sentence in core:
                    near.update(ids[max(0, position - 1) : position + 2])
        targets.append(Target(core, frozenset(near)))
        for sentence in core:
            at.setdefault(sentence, []).append(number)
    return Passages(tuple(targets), {sentence: tuple(found) for sentence, found in at.items()})
