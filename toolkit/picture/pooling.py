"""What putting every agency's file together added to one agency's own.

The report's key message is that no agency had the whole picture (¶34, ¶73). Here a learner sees
by how much that was so in their own work: which signs and events their own file could have shown,
and how much earlier there was enough to act on once the files were together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.module import Enough
from toolkit.response.models import Entry, MarkedSign
from toolkit.scenario.dates import say_date
from toolkit.scenario.resolved import Scenario

__all__ = ["PROTECTS", "Pooled", "day_reached", "pool"]

PROTECTS = "what-protects"
"""The group of indicators that say something is well: no reason to act by themselves."""


_MONTHS_FROM = 61  # days; below that, months say less than days


@dataclass(frozen=True)
class Pooled:
    """What pooling added.

    Attributes:
        own: The day the signs from the learner's own agency reach the rule; None if never.
        together: The day the signs from every agency reach it; None if never.
        entries: Agency id to how many of the learner's entries rest on its records.
        signs: Agency id to how many of the learner's signs do.
        unseen: Ids of the entries whose passages no record of the own agency holds.
        says: The comparison, in a sentence or two.
    """

    own: date | None
    together: date | None
    entries: Mapping[str, int]
    signs: Mapping[str, int]
    unseen: tuple[str, ...]
    says: str

    @property
    def days(self) -> int | None:
        """How many days earlier it is together; None if either is never reached."""
        return (self.own - self.together).days if self.own and self.together else None


def pool(
    entries: Sequence[Entry],
    signs: Sequence[MarkedSign],
    *,
    role: str,
    scenario: Scenario,
    rule: Enough,
) -> Pooled:
    """Compare a learner's own agency's file with every agency's.

    Args:
        entries: The learner's entries.
        signs: The learner's signs.
        role: Id of the agency whose file the learner took as their own; empty if none.
        scenario: Where the passages are.
        rule: When signs are enough.
    """
    own = day_reached(signs, scenario=scenario, rule=rule, agency=role) if role else None
    together = day_reached(signs, scenario=scenario, rule=rule)
    held = {entry.id: _agencies(entry.sentences, scenario) for entry in entries}
    names = {agency.id: agency.name for agency in scenario.family.agencies}
    return Pooled(
        own=own,
        together=together,
        entries=_count(held.values()),
        signs=_count(_agencies(sign.sentences, scenario) for sign in signs),
        unseen=tuple(item for item, agencies in held.items() if agencies and role not in agencies),
        says=_say(own, together, name=names.get(role, "")),
    )


def day_reached(
    signs: Iterable[MarkedSign], *, scenario: Scenario, rule: Enough, agency: str | None = None
) -> date | None:
    """The day on which a reader would have had enough signs in front of them.

    Signs count from the day their record was written; where a sign rests on several records, the
    first of them. The same indicator named twice in one record counts once. Signs that something
    is well do not count.

    Args:
        signs: The learner's signs.
        scenario: Where the passages are.
        rule: How many signs, of how many groups.
        agency: Read this agency's records only; every agency's if left out.
    """
    marked = {
        (min(days), records[days.index(min(days))], sign.indicator)
        for sign in signs
        if scenario.group_of.get(sign.indicator, PROTECTS) != PROTECTS
        and (records := _records(sign.sentences, scenario, agency))
        and (days := [scenario.record[record].date for record in records])
    }
    seen: set[tuple[str, str]] = set()
    groups: set[str] = set()
    for day, record, indicator in sorted(marked):
        seen.add((record, indicator))
        groups.add(scenario.group_of[indicator])
        if len(seen) >= rule.signs and len(groups) >= rule.groups:
            return date.fromisoformat(day)
    return None


def _records(sentences: Iterable[str], scenario: Scenario, agency: str | None = None) -> list[str]:
    records = dict.fromkeys(sentence.rpartition(".")[0] for sentence in sentences)
    return [
        record
        for record in records
        if record in scenario.record and agency in (None, scenario.agency_of[record])
    ]


def _agencies(sentences: Iterable[str], scenario: Scenario) -> set[str]:
    return {scenario.agency_of[record] for record in _records(sentences, scenario)}


def _count(held: Iterable[set[str]]) -> dict[str, int]:
    return dict(Counter(agency for agencies in held for agency in agencies))


def _say(own: date | None, together: date | None, *, name: str) -> str:
    if together is None:
        return "The signs you have marked do not reach this point yet, even with every file."
    when = f"With every agency’s file, the signs you marked reach this point on {_day(together)}."
    if not name:
        return f"{when} You took no agency’s file as your own, so there is nothing to compare."
    if own is None:
        return f"{when} From the file of {name} alone they never do."
    if own == together:
        return f"{when} From the file of {name} alone they reach it on the same day."
    later = _span((own - together).days)
    return f"{when} From the file of {name} alone, on {_day(own)}, {later} later."


def _day(day: date) -> str:
    return say_date(day.isoformat())


def _span(days: int) -> str:
    if days < _MONTHS_FROM:
        return f"{days} day{'' if days == 1 else 's'}"
    return f"{days} days, about {round(days / 30.44)} months"
