"""What a workbook needs to know of a scenario: where its sentences come from, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from toolkit.scenario.decision_models import DecisionPoint
from toolkit.scenario.resolved import Scenario

__all__ = ["Source", "Sources"]


@dataclass(frozen=True)
class Source:
    """The record a sentence is in: when it was written, and the name and id of who holds it."""

    date: date
    agency: str
    holder: str = ""


@dataclass(frozen=True)
class Sources:
    """Facts of a scenario that a learner may see anyway; nothing of the key.

    Attributes:
        scenario: The scenario's id.
        version: Fingerprint of its records.
        records: Record id to its date and agency.
        sentences: Sentence id to its text.
        indicators: Ids of the indicators a sign can be named with.
        roles: Ids of the agencies a learner can take as their own.
        decisions: Every decision by its id.
    """

    scenario: str
    version: str
    records: Mapping[str, Source]
    sentences: Mapping[str, str]
    indicators: frozenset[str]
    roles: frozenset[str] = frozenset()
    decisions: Mapping[str, DecisionPoint] = field(default_factory=dict)

    @classmethod
    def of(cls, scenario: Scenario) -> Sources:
        """The sources of a scenario."""
        names = scenario.family.agency_names
        return cls(
            scenario=scenario.family.id,
            version=scenario.version,
            records={
                record.id: Source(
                    date.fromisoformat(record.date),
                    names[scenario.agency_of[record.id]],
                    scenario.agency_of[record.id],
                )
                for record in scenario.records
            },
            sentences={id_: sentence.text for id_, sentence in scenario.sentence.items()},
            indicators=frozenset(scenario.indicator),
            roles=frozenset(names),
            decisions=scenario.decision,
        )

    def decisions_of(self, role: str) -> tuple[DecisionPoint, ...]:
        """The decisions of a learner who took an agency as their own, in order of date."""
        return tuple(each for each in self.decisions.values() if each.role in (None, role))

    def near(self, sentences: Iterable[str]) -> date | None:
        """The date of the first sentence's record: what a date without a year is near to."""
        source = self.of_sentence(next(iter(sentences), ""))
        return source.date if source else None

    def of_sentence(self, sentence: str) -> Source | None:
        """The record a sentence is in, or None if there is none such."""
        return self.records.get(sentence.rpartition(".")[0])

    def agencies(self, sentences: Iterable[str]) -> tuple[str, ...]:
        """Names of the agencies whose records the sentences are in, each once."""
        sources = (self.of_sentence(sentence) for sentence in sentences)
        return tuple(dict.fromkeys(source.agency for source in sources if source))
