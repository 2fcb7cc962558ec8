"""A learner's chronology: what they noticed, noticed twice, and put in for no good reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.response.models import LIMITS, Entry, When
from toolkit.scenario.resolved import ResolvedEvent, ResolvedKey, Scenario
from toolkit.simulation.dating import type_date
from toolkit.simulation.describing import Described, describe_event, describe_stray
from toolkit.simulation.learners import Learner
from toolkit.simulation.noticing import event_difficulty, notices
from toolkit.simulation.picking import pick_sentences, pick_stray

__all__ = ["build_chronology"]

_LONGEST = 160  # characters of what somebody types for what happened


def build_chronology(
    learner: Learner, *, scenario: Scenario, key: ResolvedKey, attention: dict[str, float]
) -> tuple[Entry, ...]:
    """The entries a learner makes, in the order of the records they rest on.

    Args:
        learner: Who makes them.
        scenario: The scenario.
        key: What there is to be noticed.
        attention: Record id to how closely it is read.
    """
    made = [
        *_noticed(learner, scenario, key, attention),
        *_strays(learner, scenario, attention),
    ]
    place = {record.id: n for n, record in enumerate(scenario.records)}
    made.sort(key=lambda entry: (place[scenario.sentence[entry.sentences[0]].record], entry.id))
    return tuple(
        entry.model_copy(update={"id": f"e{n}"})
        for n, entry in enumerate(made[: LIMITS["entries"]], start=1)
    )


def _noticed(
    learner: Learner, scenario: Scenario, key: ResolvedKey, attention: dict[str, float]
) -> Iterator[Entry]:
    twice = 0.15 * (1 - learner.skill)
    for resolved in key.events:
        event = resolved.event
        met = notices(
            learner,
            resolved.passages,
            difficulty=event_difficulty(resolved, scenario=scenario),
            attention=attention,
            about=event.id,
        )
        if not met:
            continue
        yield _enter(learner, resolved, scenario, pick_sentences(
            learner, met, scenario=scenario, about=event.id
        ), event.id)  # fmt: skip
        if learner.chance("twice").happens(twice, event.id):
            again = f"{event.id}-again"
            sentences = pick_sentences(learner, met, scenario=scenario, about=again)
            yield _enter(learner, resolved, scenario, sentences, again)


def _enter(
    learner: Learner,
    resolved: ResolvedEvent,
    scenario: Scenario,
    sentences: tuple[str, ...],
    about: str,
) -> Entry:
    written = _written(scenario, sentences)
    when = type_date(learner, happened=resolved.event.when, written=written, about=about)
    return _make(about, scenario, sentences, when, describe_event(learner, resolved.event))


def _strays(learner: Learner, scenario: Scenario, attention: dict[str, float]) -> Iterator[Entry]:
    """Entries for what is routine: a few of anybody's, many of those who cannot leave out."""
    too_many = 0.02 + 0.26 * (1 - learner.skill) ** 1.5
    too_many += 0.35 if learner.has("over-marks") else 0
    chance = learner.chance("strays", scenario.family.id)
    for record in attention:
        if chance.happens(too_many, record):
            about = f"stray-{record}"
            sentences = pick_stray(learner, record, scenario=scenario, about=about)
            written = _written(scenario, sentences)
            happened = written.isoformat()
            when = type_date(learner, happened=happened, written=written, about=about)
            described = describe_stray(learner, about=about)
            yield _make(about, scenario, sentences, when, described)


def _make(
    about: str, scenario: Scenario, sentences: tuple[str, ...], when: When, described: Described
) -> Entry:
    what = scenario.sentence[sentences[0]].text
    if len(what) > _LONGEST:
        what = what[:_LONGEST].rsplit(" ", 1)[0]
    return Entry(id=about[:64], when=when, sentences=sentences, what=what, **described)


def _written(scenario: Scenario, sentences: tuple[str, ...]) -> date:
    return date.fromisoformat(scenario.record[scenario.sentence[sentences[0]].record].date)
