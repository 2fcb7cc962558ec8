"""Whether a learner notices something, by how hard it is and how well they read.

The curve is the one that test theory draws (Rasch 1960): the chance to notice rises with skill,
is even where skill and difficulty meet, and is never nought nor certain. How hard each event,
sign and misleading passage is has been made up once for each, and is the same for every learner,
so that a group misses some things together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from math import exp

from toolkit.scenario.resolved import Passage, ResolvedEvent, ResolvedSign, Scenario
from toolkit.simulation.chance import Chance
from toolkit.simulation.learners import Learner

__all__ = ["PARENTS", "event_difficulty", "looks_alarming", "notices", "rise", "sign_difficulty"]

PARENTS = frozenset({"parent-word", "explanations", "agrees-no-change", "arms-length"})
"""Indicators that somebody who trusts parents does not like to name (¶38, ¶52, ¶70)."""

SERVICES = "how-services-responded"
"""The group of indicators about services: harder, because one's own kind may be at fault (¶107)."""

_STEEPNESS = 6.5
_ESSENTIAL, _DESIRABLE, _SPREAD = 0.42, 0.5, 0.13
_OWN_WORDS = 0.1  # easier by, where a child is heard to speak
_ALARMING = re.compile(
    r"\b(?:worr|bruis|cry|cried|crying|shout|drunk|hungry|dirty|afraid|scared|smell|cold|tired|"
    r"hit|hurt|police|refus|absen|angry|upset|alone|missed|locked|broken|blood|threat)\w*",
    re.IGNORECASE,
)


def rise(skill: float, difficulty: float) -> float:
    """The chance that somebody of a skill manages what is so difficult, both 0 to 1."""
    return 1 / (1 + exp(-_STEEPNESS * (skill - difficulty)))


def event_difficulty(resolved: ResolvedEvent, *, scenario: Scenario) -> float:
    """How hard a key event is to notice, about 0 to 1."""
    event = resolved.event
    base = _ESSENTIAL if event.essential else _DESIRABLE
    return _made_up(scenario, event.id, base) - (_OWN_WORDS if event.child.said else 0)


def sign_difficulty(resolved: ResolvedSign, *, scenario: Scenario, learner: Learner) -> float:
    """How hard a sign is to notice for one learner, about 0 to 1."""
    sign = resolved.sign
    hard = _made_up(scenario, sign.id, _ESSENTIAL if sign.essential else _DESIRABLE)
    if scenario.group_of.get(sign.indicators[0]) == SERVICES:
        hard += 0.08
    if learner.has("trusts") and PARENTS.intersection(sign.indicators):
        hard += 0.3
    return hard


def notices(
    learner: Learner,
    passages: Iterable[Passage],
    *,
    difficulty: float,
    attention: dict[str, float],
    about: str,
) -> tuple[Passage, ...]:
    """The passages through which a learner notices something; none if they do not.

    Somebody either sees a thing or does not: that several records tell of it gives several chances
    to open one of them, and not several chances to understand.

    Args:
        learner: Who reads.
        passages: Where the records tell of it.
        difficulty: How hard it is.
        attention: Record id to how closely it is read.
        about: What it is, by the id the key has for it.
    """
    met = [passage for passage in passages if passage.record in attention]
    if not met:
        return ()
    closely = max(attention[passage.record] for passage in met)
    seen = learner.chance("notices").happens(closely * rise(learner.skill, difficulty), about)
    return tuple(met) if seen else ()


@lru_cache(maxsize=4096)
def looks_alarming(text: str) -> bool:
    """Whether a sentence has a word that catches the eye, whatever it means there."""
    return bool(_ALARMING.search(text))


def _made_up(scenario: Scenario, item: str, middle: float) -> float:
    return Chance("difficulty", scenario.family.id).bell(middle, _SPREAD, item)
