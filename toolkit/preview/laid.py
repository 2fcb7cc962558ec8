"""The key laid over the records: every sentence as a learner reads it, with what the key says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.preview.days import Decided, Enough, find_enough, say_decisions
from toolkit.preview.items import Item, Kind, Place, say_items
from toolkit.scenario.dates import say_date
from toolkit.scenario.models import Agency, Record
from toolkit.scenario.resolved import ResolvedKey, Scenario, Sentence
from toolkit.scenario.sentences import split_lines

__all__ = ["Laid", "LaidRecord", "LaidSentence", "Milestone", "Note", "Tag", "lay_key"]


@dataclass(frozen=True)
class Tag:
    """One passage of one item: its tag stands once, where the passage ends."""

    item: Item
    place: Place


@dataclass(frozen=True)
class Note:
    """What the key says of one item, beside a record that has passages of it."""

    item: Item
    places: tuple[Place, ...]

    @property
    def elsewhere(self) -> tuple[tuple[Place, ...], ...]:
        """Its passages in other records, those of one record together."""
        here = self.places[0].record
        return tuple(places for places in self.item.by_record if places[0].record != here)


@dataclass(frozen=True)
class LaidSentence:
    """One sentence.

    Attributes:
        sentence: What a learner picks.
        kinds: Kinds of item that have it in a passage of theirs.
        tags: The passages that end with it.
    """

    sentence: Sentence
    kinds: tuple[Kind, ...]
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class LaidRecord:
    """One record.

    Attributes:
        record: The record.
        agency: The name of the agency that holds it.
        day: Its date, in words.
        lines: Its sentences, line by line.
        notes: What the key says of it, in order of the text; empty if it says nothing.
    """

    record: Record
    agency: str
    day: str
    lines: tuple[tuple[LaidSentence, ...], ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Milestone:
    """A day that something comes about between two records."""

    day: str
    says: str
    leads: str


@dataclass(frozen=True)
class Laid:
    """All that the key's page shows.

    Attributes:
        entries: Records, and between them what the days bring, in order of date.
        items: Every item of the key, whichever records are shown.
        enough: When there is enough to refer.
        decisions: The decisions.
        agencies: Every agency, with how many records it holds.
        agency: The one whose records are shown; None if all are.
    """

    entries: tuple[LaidRecord | Milestone, ...]
    items: tuple[Item, ...]
    enough: Enough
    decisions: tuple[Decided, ...]
    agencies: tuple[tuple[Agency, int], ...]
    agency: Agency | None

    @property
    def records(self) -> tuple[LaidRecord, ...]:
        """The records that are shown."""
        return tuple(each for each in self.entries if isinstance(each, LaidRecord))


def lay_key(scenario: Scenario, key: ResolvedKey, *, agency: str = "") -> Laid:
    """Lay a key over the records.

    Args:
        scenario: The scenario.
        key: Its key, with the passages that were found.
        agency: The id of the agency whose records alone are shown; all records if there is none
            of that id.
    """
    known = {each.id: each for each in scenario.family.agencies}
    chosen = known.get(agency)
    items = say_items(key, scenario=scenario)
    enough = find_enough(key, scenario=scenario)
    decisions = say_decisions(key, scenario=scenario)
    held = [scenario.agency_of[record.id] for record in scenario.records]
    records = [
        _lay(record, items, scenario, known)
        for record in scenario.records
        if chosen is None or scenario.agency_of[record.id] == chosen.id
    ]
    return Laid(
        entries=_merge(records, _milestones(enough, decisions, chosen)),
        items=items,
        enough=enough,
        decisions=decisions,
        agencies=tuple((each, held.count(each.id)) for each in known.values()),
        agency=chosen,
    )


def _lay(
    record: Record, items: Sequence[Item], scenario: Scenario, known: dict[str, Agency]
) -> LaidRecord:
    at = {sentence.id: n for n, sentence in enumerate(scenario.sentences[record.id])}
    tags = [Tag(item, p) for item in items for p in item.places if p.record == record.id]
    tags.sort(key=lambda tag: (at[tag.place.sentences[0]], at[tag.place.sentences[-1]]))
    agency = scenario.agency_of[record.id]
    return LaidRecord(
        record=record,
        agency=known[agency].name if agency in known else agency,
        day=say_date(record.date),
        lines=tuple(
            tuple(_lay_sentence(sentence, tags) for sentence in line)
            for line in split_lines(record.id, text=record.text)
        ),
        notes=_notes(tags),
    )


def _lay_sentence(sentence: Sentence, tags: Iterable[Tag]) -> LaidSentence:
    over = [tag for tag in tags if sentence.id in tag.place.sentences]
    return LaidSentence(
        sentence=sentence,
        kinds=tuple(dict.fromkeys(tag.item.kind for tag in over)),
        tags=tuple(tag for tag in over if tag.place.sentences[-1] == sentence.id),
    )


def _notes(tags: Sequence[Tag]) -> tuple[Note, ...]:
    """One note of each item, in order of its first passage."""
    items = {tag.item.tag: tag.item for tag in tags}
    return tuple(
        Note(item, tuple(tag.place for tag in tags if tag.item is item)) for item in items.values()
    )


def _milestones(
    enough: Enough, decisions: Iterable[Decided], chosen: Agency | None
) -> list[tuple[str, Milestone]]:
    """What the days bring, each with its date as 2024-03-02."""
    found = [
        (each.point.when, Milestone(each.day, f"Decision: {each.point.title}", each.anchor))
        for each in decisions
    ]
    if enough.pooled:
        says = "Enough to refer, with every agency’s records together"
        found.append((enough.pooled, Milestone(say_date(enough.pooled), says, "enough")))
    if chosen and (alone := enough.alone[chosen.id]):
        says = f"Enough to refer, from the records of {chosen.name} alone"
        found.append((alone, Milestone(say_date(alone), says, "enough")))
    return found


def _merge(
    records: Iterable[LaidRecord], milestones: Iterable[tuple[str, Milestone]]
) -> tuple[LaidRecord | Milestone, ...]:
    """Records and milestones in order of date: a day's records come before what they bring."""
    dated: list[tuple[str, int, LaidRecord | Milestone]] = [
        *((laid.record.date, 0, laid) for laid in records),
        *((day, 1, milestone) for day, milestone in milestones),
    ]
    dated.sort(key=lambda each: each[:2])
    return tuple(each for _, _, each in dated)
