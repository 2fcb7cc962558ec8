"""What the content standard counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from toolkit.scenario.checks.pooling import shares_of_key, threshold_day
from toolkit.scenario.checks.records import count_words
from toolkit.scenario.models import Distractor, KeyDecision, KeyEvent, KeySign
from toolkit.scenario.problems import Problem
from toolkit.scenario.resolved import ResolvedKey
from toolkit.scenario.source import Source

__all__ = ["STANDARD", "Counts", "check_counts", "count"]

STANDARD: dict[str, tuple[int, int | None]] = {
    "agencies": (5, 8),
    "records": (40, 70),
    "events": (25, None),
    "signs": (25, None),
    "distractors": (6, None),
    "children": (2, None),
    "told": (1, None),
    "decisions": (3, None),
    "writings": (1, None),
}
"""What is counted, the fewest there should be, and the most (content standard)."""

_CALLED = {
    "events": "key events",
    "told": "key event(s) with a child's own words",
    "writings": "writing task(s)",
}
_IN_KEY = frozenset({"events", "signs", "distractors", "told"})
_IN_RECORDS = frozenset({"agencies", "records"})
_IN_DECISIONS = frozenset({"decisions", "writings"})


@dataclass(frozen=True)
class Counts:
    """The figures of one scenario; all 0 and empty where it could not be read.

    Attributes:
        agencies: Agencies that hold records.
        records: Records.
        words: Words of all records.
        events: Key events.
        signs: Signs.
        distractors: Distractors.
        children: Children of the family.
        told: Key events at which the record has a child's own words (¶36–38).
        decisions: Decisions.
        writings: Decisions that end in writing something.
        shares: Agency id to its share of the key events' weight, 0 to 1, largest first.
        seen: Key events by whether a child was seen: ``yes``, ``no``, ``not-recorded``.
        alone: Key events at which a child was seen without a parent or carer.
        report: The ¶ of the source report the scenario and its key rest on.
        uncited: Those of them that no part of the key mentions.
        pooled_day: When all agencies together reach the threshold: 2024-03-02.
        alone_day: When the first agency alone does; empty if none ever does.
        unknown: Which of these stand in a file that cannot be read, as `STANDARD` names them.
    """

    agencies: int = 0
    records: int = 0
    words: int = 0
    events: int = 0
    signs: int = 0
    distractors: int = 0
    children: int = 0
    told: int = 0
    decisions: int = 0
    writings: int = 0
    shares: dict[str, float] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    alone: int = 0
    report: tuple[int, ...] = ()
    uncited: tuple[int, ...] = ()
    pooled_day: str = ""
    alone_day: str = ""
    unknown: frozenset[str] = frozenset()

    @property
    def largest_share(self) -> float:
        """The largest agency's share of the key events' weight, 0 to 1."""
        return max(self.shares.values(), default=0.0)


def count(source: Source, *, key: ResolvedKey | None) -> Counts:
    """Count what the content standard counts."""
    family = source.family.value
    records = [record for file in source.records for record in file.value.records]
    in_records = Counts(
        agencies=sum(1 for file in source.records if file.value.records),
        records=len(records),
        words=sum(count_words(record.text) for record in records),
        children=sum(1 for person in family.people if person.kind == "child"),
        decisions=len(source.scenario.decisions),
        writings=sum(1 for each in source.scenario.decisions if each.writing),
        report=tuple(sorted(set(family.report))),
        unknown=_find_unknown(source),
    )
    if key is None:
        return in_records
    events, scenario = key.key.events, source.scenario
    items: tuple[KeyEvent | KeySign | Distractor | KeyDecision, ...]
    items = (*events, *key.key.signs, *key.key.distractors, *key.key.decisions)
    cited = {paragraph for item in items for paragraph in item.report}
    days = [threshold_day(key, scenario=scenario, agency=agency.id) for agency in family.agencies]
    return replace(
        in_records,
        events=len(events),
        signs=len(key.signs),
        distractors=len(key.distractors),
        told=sum(1 for event in events if event.child.said),
        shares=shares_of_key(key, scenario=scenario),
        seen=dict(Counter(event.child.seen for event in events)),
        alone=sum(1 for event in events if event.child.alone == "yes"),
        report=tuple(sorted(cited | set(family.report))),
        uncited=tuple(sorted(set(family.report) - cited)),
        pooled_day=threshold_day(key, scenario=scenario) or "",
        alone_day=min(filter(None, days), default=""),
    )


def _find_unknown(source: Source) -> frozenset[str]:
    unknown: frozenset[str] = frozenset()
    if source.key is None or source.unread:  # without all records the key is not read either
        unknown |= _IN_KEY
    if source.unread:
        unknown |= _IN_RECORDS
    if source.undecided:
        unknown |= _IN_DECISIONS
    return unknown


def check_counts(source: Source, *, counts: Counts) -> Iterator[Problem]:
    """Warn of what the content standard asks for and is not there yet.

    What stands in a file that cannot be read is not counted, and that has been said.
    """
    for what, (fewest, most) in STANDARD.items():
        if what in counts.unknown:
            continue
        here = getattr(counts, what)
        if here < fewest or (most is not None and here > most):
            asked = f"{fewest} to {most}" if most else f"at least {fewest}"
            yield source.family.problem(
                f"The content standard asks for {asked} {_CALLED.get(what, what)}; "
                f"here {'is' if here == 1 else 'are'} {here}.",
                warning=True,
                to_grow=here < fewest,
            )
    if counts.events and counts.uncited:
        listed = ", ".join(f"¶{number}" for number in counts.uncited)
        yield source.family.problem(
            f"No event, sign, distractor or decision of the key rests on {listed}.",
            "report",
            warning=True,
        )
