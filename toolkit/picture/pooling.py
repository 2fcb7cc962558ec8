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
from toolkit.picture.words import list_names, say_span
from toolkit.response.models import Entry, MarkedSign
from toolkit.scenario.dates import say_date
from toolkit.scenario.resolved import Scenario

__all__ = ["PROTECTS", "Apart", "Pooled", "day_reached", "pool"]

PROTECTS = "what-protects"
"""The group of indicators that say something is well: no reason to act by themselves."""


@dataclass(frozen=True)
class Apart:
    """What the learner found in the files of some agencies and could not have found in their own.

    Attributes:
        agencies: Ids of the agencies whose records it rests on.
        entries: Entries, none of whose sentences stands in the own agency's records.
        signs: Signs, the same.
    """

    agencies: tuple[str, ...]
    entries: tuple[Entry, ...]
    signs: tuple[MarkedSign, ...]


@dataclass(frozen=True)
class Pooled:
    """What pooling added.

    Attributes:
        own: The day the signs from the learner's own agency reach the rule; None if never.
        together: The day the signs from every agency reach it; None if never.
        entries: Agency id to how many of the learner's entries rest on its records.
        signs: Agency id to how many of the learner's signs do.
        apart: What the own file could not have shown, by the agencies that held it.
        says: The comparison, in a sentence or two.
        share: That no agency holds all the signs, and which holds most; empty without signs.
    """

    own: date | None
    together: date | None
    entries: Mapping[str, int]
    signs: Mapping[str, int]
    apart: tuple[Apart, ...]
    says: str
    share: str

    @property
    def unseen(self) -> tuple[Entry, ...]:
        """The entries that the own file could not have shown."""
        return tuple(entry for group in self.apart for entry in group.entries)

    @property
    def unseen_signs(self) -> tuple[MarkedSign, ...]:
        """The signs that the own file could not have shown."""
        return tuple(sign for group in self.apart for sign in group.signs)

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
    names = scenario.family.agency_names
    held = _count(_agencies(sign.sentences, scenario) for sign in signs)
    return Pooled(
        own=own,
        together=together,
        entries=_count(_agencies(entry.sentences, scenario) for entry in entries),
        signs=held,
        apart=_apart(entries, signs, role=role, scenario=scenario) if role else (),
        says=_say(own, together, name=names.get(role, "")),
        share=_say_share(held, total=len(signs), names=names),
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


def _apart(
    entries: Sequence[Entry], signs: Sequence[MarkedSign], *, role: str, scenario: Scenario
) -> tuple[Apart, ...]:
    """What rests on no record of the own agency, one agency's before what several hold."""
    order = [agency.id for agency in scenario.family.agencies]

    def held(item: Entry | MarkedSign) -> tuple[str, ...]:
        return tuple(sorted(_agencies(item.sentences, scenario), key=order.index))

    groups = {*map(held, entries), *map(held, signs)}
    others = [group for group in groups if group and role not in group]
    return tuple(
        Apart(
            group,
            tuple(entry for entry in entries if held(entry) == group),
            tuple(sign for sign in signs if held(sign) == group),
        )
        for group in sorted(others, key=lambda group: (len(group), list(map(order.index, group))))
    )


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
    later = say_span((own - together).days)
    return f"{when} From the file of {name} alone, on {_day(own)}, {later} later."


def _day(day: date) -> str:
    return say_date(day.isoformat())


def _say_share(held: Mapping[str, int], *, total: int, names: Mapping[str, str]) -> str:
    most = max(held.values(), default=0)
    if not most:
        return ""
    holders = [name for agency, name in names.items() if held.get(agency) == most]
    holds = "holds" if len(holders) == 1 else "hold"
    if most == total:
        return f"So far {list_names(holders)} {holds} every sign you have marked."
    return (
        f"No single agency holds more than {most} of your {total} signs; "
        f"{list_names(holders)} {holds} most."
    )
