"""A learner's signs: passages noticed and named, named beside the mark, and what took them in."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.response.models import LIMITS, MarkedSign
from toolkit.scenario.resolved import ResolvedDistractor, ResolvedKey, Scenario
from toolkit.simulation.learners import Learner
from toolkit.simulation.naming import concerns, name_freely, name_sign, strengths
from toolkit.simulation.noticing import notices, rise, sign_difficulty
from toolkit.simulation.picking import pick_sentences, pick_stray

__all__ = ["mark_signs"]


def mark_signs(
    learner: Learner, *, scenario: Scenario, key: ResolvedKey, attention: dict[str, float]
) -> tuple[MarkedSign, ...]:
    """The signs a learner marks, in reading order.

    Args:
        learner: Who marks them.
        scenario: The scenario.
        key: What there is to be noticed, and to be taken in by.
        attention: Record id to how closely it is read.
    """
    made = [
        *_noticed(learner, scenario, key, attention),
        *_at_distractors(learner, scenario, key, attention),
        *_strays(learner, scenario, attention),
    ]
    place = {sentence: n for n, sentence in enumerate(scenario.sentence)}
    made.sort(key=lambda sign: (place[sign.sentences[0]], sign.id))
    return tuple(
        sign.model_copy(update={"id": f"s{n}"})
        for n, sign in enumerate(made[: LIMITS["signs"]], start=1)
    )


def _noticed(
    learner: Learner, scenario: Scenario, key: ResolvedKey, attention: dict[str, float]
) -> Iterator[MarkedSign]:
    chance = learner.chance("signs", scenario.family.id)
    for resolved in key.signs:
        sign = resolved.sign
        hard = sign_difficulty(resolved, scenario=scenario, learner=learner)
        met = notices(
            learner, resolved.passages, difficulty=hard, attention=attention, about=sign.id
        )
        if not met:
            continue
        picked = pick_sentences(learner, met, scenario=scenario, about=sign.id)
        name = name_sign(learner, sign.indicators, scenario=scenario, about=sign.id)
        yield MarkedSign(id=sign.id, sentences=picked, indicator=name)
        if chance.happens(0.12 * (1 - learner.skill), sign.id, "second name"):
            name = name_freely(learner, concerns(scenario), about=f"{sign.id}-2")
            yield MarkedSign(id=f"{sign.id[:60]}-2", sentences=picked, indicator=name)


def _at_distractors(
    learner: Learner, scenario: Scenario, key: ResolvedKey, attention: dict[str, float]
) -> Iterator[MarkedSign]:
    for resolved in key.distractors:
        distractor = resolved.distractor
        met = [passage for passage in resolved.passages if passage.record in attention]
        name = _name_distractor(learner, scenario, resolved) if met else ""
        if name:
            picked = pick_sentences(learner, met, scenario=scenario, about=distractor.id)
            yield MarkedSign(id=distractor.id, sentences=picked, indicator=name)


def _name_distractor(learner: Learner, scenario: Scenario, resolved: ResolvedDistractor) -> str:
    """What a misleading passage is named; empty if it is left alone."""
    distractor, weak = resolved.distractor, 1 - learner.skill
    chance = learner.chance("distractors", distractor.id)
    if distractor.looks == "alarming":
        taken = 0.03 + 0.45 * weak**1.5 + (0.2 if learner.has("over-marks") else 0)
        if chance.happens(taken, "taken"):
            return name_freely(learner, concerns(scenario), about=distractor.id)
        return ""
    trusting = learner.has("trusts")
    taken = 0.02 + 0.3 * weak**1.5 + (0.3 if trusting else 0)
    if chance.happens(taken, "taken"):
        return name_freely(learner, strengths(scenario), about=distractor.id)
    if not trusting and chance.happens(0.6 * rise(learner.skill, 0.6), "seen through"):
        fits = distractor.fits or tuple(concerns(scenario))
        return name_sign(learner, fits, scenario=scenario, about=distractor.id)
    return ""


def _strays(
    learner: Learner, scenario: Scenario, attention: dict[str, float]
) -> Iterator[MarkedSign]:
    """Signs where there are none: by a word that catches the eye, and by marking much."""
    too_many = 0.02 + 0.26 * (1 - learner.skill) ** 1.5
    too_many += 0.4 if learner.has("over-marks") else 0
    chance = learner.chance("stray signs", scenario.family.id)
    for record in attention:
        if chance.happens(too_many, record):
            about = f"stray-{record}"
            picked = pick_stray(learner, record, scenario=scenario, about=f"sign-{about}")
            name = name_freely(learner, concerns(scenario), about=about)
            yield MarkedSign(id=about[:64], sentences=picked, indicator=name)
