"""One finding beside the learner's own work, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from toolkit.feedback.first import Part
from toolkit.marking.models import KINDS, Finding, Kind
from toolkit.marking.telling import BASES, WEIGHTS, YES_NO, capital, name_indicator
from toolkit.response.models import Decision, Entry, MarkedSign, Response
from toolkit.scenario.dates import say_date
from toolkit.scenario.paragraphs import say_paragraphs
from toolkit.scenario.resolved import Scenario, Sentence

__all__ = ["Item", "Items", "Quoted", "anchor_of"]

_WHOSE: Mapping[Part, str] = {
    "chronology": "A careful reader’s",
    "signs": "A careful reader’s",
    "decisions": "A good supervisor’s",
}
"""Whose answer stands beside the learner's."""

_MOST_QUOTED = 3  # records quoted for one finding
_IN_KEY: frozenset[Kind] = frozenset(
    ("matched", "near", "misdated", "missed", "sound", "close", "astray", "undecided")
)
"""Kinds of finding that stand beside something in the key."""


@dataclass(frozen=True)
class Quoted:
    """A passage: where it is from and what it says."""

    source: str
    text: str
    sentence: str


@dataclass(frozen=True)
class Item:
    """One finding beside the learner's own work."""

    anchor: str
    kind: Kind
    label: str
    title: str
    when: str
    essential: bool
    first: bool
    whose: str
    own: tuple[tuple[str, str], ...]
    own_passage: tuple[Quoted, ...]
    careful: tuple[tuple[str, str], ...]
    passage: tuple[Quoted, ...]
    notes: tuple[str, ...]
    why: str
    report: str


class Items:
    """Makes items of findings, knowing the scenario and what the learner handed in."""

    def __init__(self, scenario: Scenario, response: Response | None) -> None:
        self._scenario = scenario
        self._agencies = scenario.family.agency_names
        self._number = {
            s.id: n for cut in scenario.sentences.values() for n, s in enumerate(cut, start=1)
        }
        self._entries = {entry.id: entry for entry in response.chronology} if response else {}
        self._signs = {sign.id: sign for sign in response.signs} if response else {}
        self._decisions = {each.id: each for each in response.decisions} if response else {}

    def make(self, finding: Finding, *, part: Part, number: int, first: bool) -> Item:
        """One finding as an item.

        Args:
            finding: The finding.
            part: The part it belongs to.
            number: Its number in that part, from 0.
            first: Whether it is one of the first things to look at.
        """
        own, picked = self._own(finding.item, part)
        when = say_date(finding.when) if finding.when else ""
        in_key = finding.kind in _IN_KEY and bool(finding.when or finding.indicators)
        return Item(
            anchor=anchor_of(part, number),
            kind=finding.kind,
            label=KINDS[finding.kind],
            title=finding.title,
            when=when or self._day(finding.sentences or picked),
            essential=finding.essential,
            first=first,
            whose=_WHOSE[part],
            own=own,
            # Not twice: where both rest on the same words, the key's passage shows them.
            own_passage=()
            if in_key and set(picked) <= set(finding.sentences)
            else self._quote(picked),
            careful=self._careful(finding) if in_key else (),
            passage=self._quote(finding.sentences) if in_key else (),
            notes=finding.notes,
            why=finding.why,
            report=say_paragraphs(finding.report),
        )

    def _day(self, sentences: tuple[str, ...]) -> str:
        """The date of the record that something rests on first; empty if it rests on none."""
        known = (self._scenario.sentence[s] for s in sentences if s in self._scenario.sentence)
        return next((say_date(self._scenario.record[s.record].date) for s in known), "")

    def _own(self, item: str, part: Part) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
        """What the learner's own item says, and the sentences it rests on."""
        if part == "chronology":
            entry = self._entries.get(item)
            return (tuple(_fields(entry)), entry.sentences) if entry else ((), ())
        if part == "decisions":
            decision = self._decisions.get(item)
            return (tuple(self._decision_fields(decision)) if decision else ()), ()
        sign = self._signs.get(item)
        return (tuple(self._sign_fields(sign)), sign.sentences) if sign else ((), ())

    def _quote(self, sentences: Iterable[str]) -> tuple[Quoted, ...]:
        """Sentences as passages of their records; those that are not there are left out."""
        scenario = self._scenario
        known = sorted(
            (scenario.sentence[s] for s in sentences if s in scenario.sentence),
            key=lambda s: (scenario.record[s.record].date, s.record, self._number[s.id]),
        )
        passages = [list(cut) for _, cut in groupby(known, key=lambda s: s.record)]
        return tuple(self._passage(cut) for cut in passages[:_MOST_QUOTED])

    def _passage(self, cut: list[Sentence]) -> Quoted:
        text = cut[0].text
        for before, after in pairwise(cut):
            follows = self._number[after.id] == self._number[before.id] + 1
            text += (" " if follows else " … ") + after.text
        record = self._scenario.record[cut[0].record]
        agency = self._scenario.agency_of[record.id]
        source = f"{self._agencies.get(agency, agency)}, {record.form}, {say_date(record.date)}"
        return Quoted(source, text, cut[0].id)

    def _name(self, indicator: str) -> str:
        return name_indicator(indicator, scenario=self._scenario)

    def _sign_fields(self, sign: MarkedSign) -> list[tuple[str, str]]:
        fields = [("Named", self._name(sign.indicator)), ("Note", sign.note)]
        return [(name, text) for name, text in fields if text]

    def _decision_fields(self, decision: Decision) -> list[tuple[str, str]]:
        point = self._scenario.decision.get(decision.id)
        options = {option.id: option for option in point.options} if point else {}
        taken = options.get(decision.option)
        fields = [
            ("Decided", taken.text if taken else decision.option),
            ("Why", decision.why),
            ("What followed", taken.then if taken else ""),
        ]
        return [(name, text) for name, text in fields if text]

    def _careful(self, finding: Finding) -> tuple[tuple[str, str], ...]:
        if finding.careful:
            return finding.careful
        return (("Named", ", or ".join(self._name(i) for i in finding.indicators)),)


def anchor_of(part: Part, number: int) -> str:
    """The id of a finding on the page; its number is counted from 0."""
    return f"wp-fb-{part}-{number + 1}"


def _fields(entry: Entry) -> list[tuple[str, str]]:
    """What an entry says, leaving out what was left empty."""
    weight = "" if entry.significance is None else WEIGHTS[entry.significance]
    fields = [
        ("When", entry.when.said or entry.when.typed),
        ("What happened", entry.what),
        ("Opinion", entry.opinion),
        ("How it is known", capital(BASES.get(entry.basis, ""))),
        ("Was a child seen?", capital(YES_NO.get(entry.seen, ""))),
        ("Seen alone?", capital(YES_NO.get(entry.alone, ""))),
        ("How the child looked", entry.looked),
        ("What the child said", entry.said),
        ("How much it matters", capital(weight)),
        ("Why it matters", entry.why),
        ("What was done", entry.done),
    ]
    return [(name, text) for name, text in fields if text]
