"""Responses nobody thought about: what a learner who games a module would hand in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from random import Random

from toolkit.response.models import LIMITS, Decision, Entry, Judgement, MarkedSign, Response, When
from toolkit.scenario.dates import say_date
from toolkit.scenario.example_models import Strategy
from toolkit.scenario.models import Record
from toolkit.scenario.resolved import Scenario

__all__ = ["make_response"]

_RANDOM_ENTRIES = 30
_RANDOM_SIGNS = 40


def make_response(
    strategy: Strategy, *, scenario: Scenario, seed: int = 0, module: str = ""
) -> Response:
    """Make the response of somebody who follows a strategy instead of reading.

    Args:
        strategy: ``everything`` copies each record in as an entry and marks every sentence;
            ``random`` picks 30 entries and 40 signs by chance; ``first-sentences`` takes the
            first sentence of each record as an entry and as a sign. Where there is no chance,
            entries say: seen, observed, a turning point; indicators are taken in turn. Decisions
            are taken by chance, or the strongest each time, or the first. Where some are for one
            role only, a role is taken by chance, or the first.
        scenario: The scenario responded to.
        seed: Makes the chance the same every time.
        module: The module responded in.
    """
    chance = Random(seed)  # noqa: S311 -- for tests, not for secrets
    if strategy == "random":
        entries, signs = _entries_by_chance(scenario, chance), _signs_by_chance(scenario, chance)
    else:
        most = 1 if strategy == "first-sentences" else LIMITS["sentences"]
        entries, signs = _entries_of_all(scenario, most=most), _signs_of_all(scenario, most=most)
    role = _take_role(strategy, scenario, chance)
    return Response(
        module=module,
        scenario=scenario.family.id,
        version=scenario.version,
        chronology=tuple(islice(entries, LIMITS["entries"])),
        signs=tuple(islice(signs, LIMITS["signs"])),
        judgements=(Judgement(id="first", role=role),) if role else (),
        decisions=tuple(_decide(strategy, scenario, chance, role=role)),
    )


def _take_role(strategy: Strategy, scenario: Scenario, chance: Random) -> str:
    """One of the roles that decisions are meant for; empty if all are for everybody."""
    roles = list(dict.fromkeys(point.role for point in scenario.decisions if point.role))
    if not roles:
        return ""
    return chance.choice(roles) if strategy == "random" else roles[0]


def _decide(
    strategy: Strategy, scenario: Scenario, chance: Random, *, role: str
) -> Iterator[Decision]:
    for point in scenario.decisions_of(role):
        options = [option.id for option in point.options]
        option = options[-1] if strategy == "everything" else options[0]
        if strategy == "random":
            option = chance.choice(options)
        yield Decision(id=point.id, option=option)


def _entries_of_all(scenario: Scenario, *, most: int) -> Iterator[Entry]:
    for n, record in enumerate(scenario.records, start=1):
        yield Entry(
            id=f"e{n}",
            when=_on(record),
            sentences=tuple(s.id for s in scenario.sentences[record.id][:most]),
            what=scenario.sentences[record.id][0].text,
            basis="observed",
            seen="yes",
            significance=3,
        )


def _signs_of_all(scenario: Scenario, *, most: int) -> Iterator[MarkedSign]:
    sentences = (s for record in scenario.records for s in scenario.sentences[record.id][:most])
    for n, (sentence, indicator) in enumerate(
        zip(sentences, cycle(scenario.indicator), strict=False), start=1
    ):
        yield MarkedSign(id=f"s{n}", sentences=(sentence.id,), indicator=indicator)


def _entries_by_chance(scenario: Scenario, chance: Random) -> Iterator[Entry]:
    for n in range(1, _RANDOM_ENTRIES + 1):
        record = chance.choice(scenario.records)
        sentences = scenario.sentences[record.id]
        first = chance.randrange(len(sentences))
        yield Entry(
            id=f"e{n}",
            when=_on(record),
            sentences=tuple(s.id for s in sentences[first : first + chance.randint(1, 3)]),
            what=sentences[first].text,
            basis=chance.choice(("observed", "reported", "opinion")),
            seen=chance.choice(("yes", "no", "not-recorded")),
            alone=chance.choice(("yes", "no", "not-recorded")),
            significance=chance.randint(0, 3),
        )


def _signs_by_chance(scenario: Scenario, chance: Random) -> Iterator[MarkedSign]:
    sentences, indicators = list(scenario.sentence), list(scenario.indicator)
    for n, sentence in enumerate(chance.choices(sentences, k=_RANDOM_SIGNS), start=1):
        yield MarkedSign(id=f"s{n}", sentences=(sentence,), indicator=chance.choice(indicators))


def _on(record: Record) -> When:
    return When(typed=record.date, edtf=record.date, said=say_date(record.date))
