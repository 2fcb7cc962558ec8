"""Scenarios and responses for tests: made by chance, in the shape and size of real ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from toolkit.marking.models import Criterion
from toolkit.response.models import Decision, Entry, MarkedSign, Response, When
from toolkit.response.read import Reading
from toolkit.scenario.decision_models import DecisionPoint
from toolkit.scenario.load import load_indicators, make_scenario
from toolkit.scenario.models import (
    Agency,
    ChildInEvent,
    Distractor,
    Family,
    Key,
    KeyDecision,
    KeyEvent,
    KeySign,
    Person,
    Quote,
    Record,
    Threshold,
)
from toolkit.scenario.quotes import find_passage
from toolkit.scenario.resolved import (
    ResolvedDistractor,
    ResolvedEvent,
    ResolvedKey,
    ResolvedSign,
    Scenario,
)

POINTS: dict[Criterion, float] = {
    "coverage": 22,
    "relevance": 5,
    "dating": 8,
    "order": 5,
    "source": 5,
    "child": 10,
    "significance": 5,
    "signs": 22,
    "discernment": 8,
    "decisions": 10,
}
_PLAIN = """
coat lunch door stairs bread milk shoes window teeth cough lift phone ladder carpet garden
morning blanket kettle puddle ribbon pencil basket candle ticket mirror button pocket
"""
_WORDS = _PLAIN.split()
_KINDS = ("school", "gp", "housing", "police", "health-visiting", "hospital", "social-care")


@dataclass(frozen=True)
class Case:
    """A scenario with its key."""

    scenario: Scenario
    key: ResolvedKey


def make_chance(seed: int) -> Random:
    """Chance that is the same every time."""
    return Random(seed)  # noqa: S311 -- for tests, not for secrets


def make_family(**given: object) -> Family:
    """A family of one child, in a place that is not."""
    return Family.model_validate(
        {
            "id": "made",
            "title": "Made by chance",
            "theme": "neglect",
            "summary": "For tests.",
            "content_note": "Nothing to note.",
            "town": "Nowhere",
            "authority": "Nowhere Council",
            "since": "2022-01",
            "until": "2024-12",
            "report": [34, 36, 73],
            "people": [Person(id="kit", name="Kit", kind="child", born="2018-02-03")],
            "relations": [],
            "households": [],
            "agencies": [
                Agency(id=kind, name=kind.title(), kind=kind, universal=True, keeps="Notes.")
                for kind in _KINDS
            ],
        }
        | given
    )


@lru_cache(maxsize=32)
def make_case(
    seed: int = 0,
    *,
    records: int = 55,
    events: int = 27,
    signs: int = 27,
    distractors: int = 9,
    length: tuple[int, int] = (4, 14),
) -> Case:
    """A scenario and key by chance; the same seed gives the same."""
    chance = make_chance(seed)
    points = _make_decisions(make_chance(seed))
    scenario = _make_scenario(chance, records, length, points)
    free = [s.id for record in scenario.records for s in scenario.sentences[record.id]]
    taken: set[str] = set()

    def quotes(number: int, *, shared: float = 0.0) -> tuple[Quote, ...]:
        found = []
        for _ in range(number):
            pool = sorted(taken) if taken and chance.random() < shared else free
            sentence = chance.choice([s for s in pool if pool is not free or s not in taken])
            taken.add(sentence)
            picked = scenario.sentence[sentence]
            found.append(Quote(record=picked.record, quote=picked.text))
        return tuple(found)

    made_events = [
        _event(f"event-{n}", quotes(chance.choice((1, 1, 1, 2))), scenario, chance)
        for n in range(events)
    ]
    indicators = sorted(scenario.indicator)
    made_signs = [
        KeySign(
            id=f"sign-{n}",
            quotes=quotes(1, shared=0.4),
            indicators=tuple(chance.sample(indicators, chance.choice((1, 1, 2, 3)))),
            essential=chance.random() < 0.5,
            why=f"Sign {n} matters.",
            report=(73,),
        )
        for n in range(signs)
    ]
    made_distractors = [
        Distractor(
            id=f"distractor-{n}",
            quotes=quotes(1),
            looks="alarming" if n % 2 else "reassuring",
            fits=() if n % 2 else ("parent-word",),
            why=f"Distractor {n} explained.",
            report=(38,),
        )
        for n in range(distractors)
    ]
    key = Key(
        threshold=Threshold(weight=6, groups=2, why="Enough."),
        events=tuple(made_events),
        signs=tuple(made_signs),
        distractors=tuple(made_distractors),
        decisions=tuple(
            key_decision(point, make_chance(seed + n).choice(point.options).id)
            for n, point in enumerate(scenario.decisions)
        ),
    )
    return Case(scenario, resolve(key, scenario))


def resolve(key: Key, scenario: Scenario) -> ResolvedKey:
    """A key with its quotes found."""

    def passages(item: KeyEvent | KeySign | Distractor):
        return tuple(find_passage(quote, scenario=scenario) for quote in item.quotes)

    return ResolvedKey(
        key=key,
        events=tuple(ResolvedEvent(e, passages(e)) for e in key.events),
        signs=tuple(ResolvedSign(s, passages(s)) for s in key.signs),
        distractors=tuple(ResolvedDistractor(d, passages(d)) for d in key.distractors),
        version="made",
    )


def _make_scenario(
    chance: Random, number: int, length: tuple[int, int], decisions: tuple[DecisionPoint, ...]
) -> Scenario:
    held: dict[str, list[Record]] = {kind: [] for kind in _KINDS}
    day = date(2022, 1, 3)
    for n in range(number):
        kind = chance.choice(_KINDS)
        day += timedelta(days=chance.randint(1, 30))
        text = "\n".join(
            f"Note {n} line {line}: {' '.join(chance.choices(_WORDS, k=7))}."
            for line in range(chance.randint(*length))
        )
        held[kind].append(
            Record(
                id=f"{kind}-{len(held[kind]) + 1:02}",
                date=day.isoformat(),
                form="note",
                author="a worker",
                about=("kit",),
                text=text,
            )
        )
    return make_scenario(
        make_family(),
        records={kind: tuple(records) for kind, records in held.items()},
        indicators=load_indicators(),
        decisions=decisions,
    )


def _make_decisions(chance: Random, number: int = 4) -> tuple[DecisionPoint, ...]:
    return tuple(
        make_decision(f"decision-{n}", options=chance.choice((4, 4, 5))) for n in range(number)
    )


def make_decision(id_: str, *, options: int, **given: object) -> DecisionPoint:
    """A decision whose options are called a, b, c and so on, the least first."""
    return DecisionPoint.model_validate(
        {
            "id": id_,
            "when": "2024-02-10",
            "seat": "school",
            "title": f"About {id_}",
            "situation": "That day.",
            "question": "What now?",
            "options": [
                {"id": letter, "text": f"Do {letter}.", "then": f"So it goes with {letter}."}
                for letter in "abcde"[:options]
            ],
        }
        | given
    )


def key_decision(point: DecisionPoint, *best: str) -> KeyDecision:
    """What the key says of a made decision."""
    return KeyDecision(
        decision=point.id,
        best=best,
        why=f"Why {point.id} matters.",
        options={option.id: f"A word on {option.id}." for option in point.options},
        report=(73,),
    )


def _event(id_: str, quotes: tuple[Quote, ...], scenario: Scenario, chance: Random) -> KeyEvent:
    day = date.fromisoformat(scenario.record[quotes[0].record].date)
    day -= timedelta(days=chance.randint(0, 3))
    low = chance.randint(0, 3)
    seen = chance.choice(("yes", "yes", "no", "not-recorded"))
    words = quotes[0].quote.split(": ")[1].rstrip(".").split()
    return KeyEvent(
        id=id_,
        title=f"What happened in {id_}",
        when=chance.choice((day.isoformat(),) * 5 + (f"{day:%Y-%m}", f"{day.isoformat()}~")),
        tolerance_days=chance.choice((1, 2, 2, 7)),
        essential=chance.random() < 0.5,
        quotes=quotes,
        basis=tuple(chance.sample(("observed", "reported", "opinion"), chance.choice((1, 1, 2)))),
        child=ChildInEvent(
            seen=seen,
            alone=chance.choice(("yes", "no", "not-recorded")) if seen == "yes" else "not-recorded",
            said=" ".join(words[:4]) if seen == "yes" and chance.random() < 0.4 else "",
            looked=" ".join(words[4:]) if seen == "yes" and chance.random() < 0.4 else "",
        ),
        significance=(low, min(3, low + chance.randint(0, 1))),
        why=f"Why {id_} matters.",
        report=(36, 73),
    )


def when(edtf: str) -> When:
    """A date as typed and understood."""
    return When(typed=edtf, edtf=edtf, said=edtf)


def right_entry(case: Case, number: int, **given: object) -> Entry:
    """An entry that says all there is to say of one key event."""
    resolved = case.key.events[number]
    event = resolved.event
    return Entry.model_validate(
        {
            "id": f"e{number}",
            "when": when(event.when),
            "sentences": resolved.passages[0].sentences,
            "what": event.title,
            "basis": event.basis[0],
            "seen": event.child.seen,
            "alone": event.child.alone,
            "said": event.child.said,
            "looked": event.child.looked,
            "significance": event.significance[0],
        }
        | given
    )


def right_sign(case: Case, number: int, **given: object) -> MarkedSign:
    """A sign as the key has it."""
    resolved = case.key.signs[number]
    return MarkedSign.model_validate(
        {
            "id": f"s{number}",
            "sentences": resolved.passages[0].sentences,
            "indicator": resolved.sign.indicators[0],
        }
        | given
    )


def careful(case: Case) -> Response:
    """What the key has, and nothing else."""
    return response(
        [right_entry(case, n) for n in range(len(case.key.events))],
        [right_sign(case, n) for n in range(len(case.key.signs))],
        [decide(each.decision, each.best[0]) for each in case.key.key.decisions],
    )


def decide(decision: str, option: str) -> Decision:
    """A decision taken."""
    return Decision(id=decision, option=option)


def response(
    entries: Iterable[Entry] = (),
    signs: Iterable[MarkedSign] = (),
    decisions: Iterable[Decision] = (),
    **given: object,
) -> Response:
    """A response made on the made scenario."""
    return Response(
        module="made",
        scenario="made",
        chronology=tuple(entries),
        signs=tuple(signs),
        decisions=tuple(decisions),
        **given,
    )


def reading(response: Response) -> Reading:
    """A response as read."""
    return Reading(response, (), "blank" if response.is_empty else "readable")


def beside_the_point(case: Case) -> list[str]:
    """Sentences that are no part of the key, nor next to one, in reading order."""
    scenario, key = case.scenario, case.key
    parts = (*key.events, *key.signs, *key.distractors)
    used = {s for part in parts for passage in part.passages for s in passage.sentences}
    found = []
    for record in scenario.records:
        ids = [s.id for s in scenario.sentences[record.id]]
        found += [s for n, s in enumerate(ids) if not used.intersection(ids[max(0, n - 1) : n + 2])]
    return found


def small_scenario(decisions: Iterable[DecisionPoint] = ()) -> Scenario:
    """Six records of nine sentences each, one a month from January 2024; see `places`."""
    records = tuple(
        Record(
            id=f"school-{month:02}",
            date=f"2024-{month:02}-10",
            form="note",
            author="a teacher",
            about=("kit",),
            text="\n".join(f"Month {month} line {line} says this." for line in range(1, 10)),
        )
        for month in range(1, 7)
    )
    return make_scenario(
        make_family(),
        records={"school": records},
        indicators=load_indicators(),
        decisions=tuple(decisions),
    )


@lru_cache(maxsize=1)
def _numbered() -> dict[str, str]:
    scenario = small_scenario()
    return {
        f"{record}.{number}": sentence.id
        for record, cut in scenario.sentences.items()
        for number, sentence in enumerate(cut, start=1)
    }


def places(at: str) -> tuple[str, ...]:
    """Ids of sentences of a small scenario by number: 'school-01.2 school-01.3'."""
    return tuple(_numbered().get(each, each) for each in at.split())


def small_case(
    *,
    events: Iterable[dict[str, object]] = (),
    signs: Iterable[dict[str, object]] = (),
    distractors: Iterable[dict[str, object]] = (),
    decisions: Iterable[tuple[DecisionPoint, tuple[str, ...]]] = (),
) -> Case:
    """A key by hand on the small scenario.

    ``at`` lists the sentences of each passage; a decision comes with its best options.
    """
    decisions = tuple(decisions)
    scenario = small_scenario(point for point, _ in decisions)

    def item(model, number, given, usual):
        at = given.pop("at")
        quotes = [
            {"record": sentence.split(".")[0], "quote": scenario.sentence[sentence].text}
            for sentence in places(at if isinstance(at, str) else " ".join(at))
        ]
        return model.model_validate(
            {"id": f"k{number}", "quotes": quotes, "why": f"Why {number}."} | usual | given
        )

    key = Key(
        threshold=Threshold(weight=1, groups=1, why="Enough."),
        events=tuple(
            item(
                KeyEvent,
                n,
                dict(event),
                {
                    "title": f"Event {n}",
                    "essential": True,
                    "basis": ["observed"],
                    "child": {"seen": "not-recorded"},
                    "significance": [1, 2],
                },
            )
            for n, event in enumerate(events)
        ),
        signs=tuple(item(KeySign, n, dict(s), {"essential": True}) for n, s in enumerate(signs)),
        distractors=tuple(item(Distractor, n, dict(d), {}) for n, d in enumerate(distractors)),
        decisions=tuple(key_decision(point, *best) for point, best in decisions),
    )
    return Case(scenario, resolve(key, scenario))


def entry(at: str, edtf: str = "", **given: object) -> Entry:
    """An entry resting on sentences ('school-01.2 school-01.3') with a date."""
    sentences = places(at)
    return Entry.model_validate(
        {"id": f"e-{at.replace('.', '-').replace(' ', '-')}"[:60], "sentences": sentences}
        | ({"when": when(edtf)} if edtf else {})
        | given
    )


def sign(at: str, indicator: str, **given: object) -> MarkedSign:
    """A sign on sentences, named."""
    sentences = places(at)
    name = f"s-{at.replace('.', '-').replace(' ', '-')}-{indicator}"[:60]
    return MarkedSign.model_validate(
        {"id": name, "sentences": sentences, "indicator": indicator} | given
    )


def muddle(case: Case, seed: int) -> Response:
    """Some of everything: right, loose, misdated, misnamed, repeated, wrong, taken in, lost."""
    chance = make_chance(seed)
    stray = beside_the_point(case)
    edtfs = ("", "2022-06", "2023-01-01/2024-12-31", "2023-05-05")
    wrong, names = chance.choice((0, 2, 5, 12, 30)), sorted(case.scenario.indicator)
    entries = [
        right_entry(
            case,
            n,
            id=f"e{n}-{copy}",
            **({"when": when(chance.choice(edtfs))} if chance.random() < 0.3 else {}),
            **({"basis": "", "seen": ""} if chance.random() < 0.3 else {}),
            **(
                {"sentences": _loosely(case, case.key.events[n].passages[0].sentences, chance)}
                if chance.random() < 0.3
                else {}
            ),
        )
        for n in chance.sample(range(len(case.key.events)), chance.randint(0, 20))
        for copy in range(chance.choice((1, 1, 1, 2)))
    ]
    entries += [entry(chance.choice(stray), chance.choice(edtfs), id=f"w{n}") for n in range(wrong)]
    signs = [
        right_sign(
            case,
            n,
            id=f"s{n}-{copy}",
            **({"indicator": chance.choice(names)} if chance.random() < 0.4 else {}),
        )
        for n in chance.sample(range(len(case.key.signs)), chance.randint(0, 20))
        for copy in range(chance.choice((1, 1, 1, 3)))
    ]
    signs += [
        sign(chance.choice(stray), chance.choice(names), id=f"w{n}")
        for n in range(chance.choice((0, 2, 5, 12, 30)))
    ]
    signs += [
        sign(" ".join(d.passages[0].sentences), chance.choice(names), id=d.distractor.id)
        for d in chance.sample(case.key.distractors, chance.randint(0, 4))
    ]
    points = case.scenario.decisions
    taken = chance.sample(points, chance.randint(0, len(points)))
    return response(entries, signs, [decide(p.id, chance.choice(p.options).id) for p in taken])


def _loosely(case: Case, sentences: tuple[str, ...], chance: Random) -> tuple[str, ...]:
    """Some sentences, and others of the same record."""
    record = case.scenario.sentence[sentences[0]].record
    ids = [s.id for s in case.scenario.sentences[record]]
    return (*sentences, *chance.sample([i for i in ids if i not in sentences], 2))
