"""What a learner answers about one event: how it is known, the child, and how much it matters."""

from __future__ import annotations

from typing import Literal, TypedDict

from toolkit.scenario.models import ChildInEvent, KeyEvent
from toolkit.simulation.chance import Chance
from toolkit.simulation.learners import Learner

__all__ = ["Described", "describe_event", "describe_stray"]

Basis = Literal["observed", "reported", "opinion", ""]
Answer = Literal["yes", "no", "not-recorded", ""]

_ANSWERS: tuple[Answer, ...] = ("yes", "yes", "no", "not-recorded", "")
_TURNING_POINT = 3


class Described(TypedDict):
    """These fields of an entry."""

    basis: Basis
    seen: Answer
    alone: Answer
    looked: str
    said: str
    significance: int | None


def describe_event(learner: Learner, event: KeyEvent) -> Described:
    """What a learner answers about a key event that they noticed.

    Each answer is sound by a chance that rises with skill. Where it is not, it is the answer people
    give without looking: that the writer saw it, that the child was seen, that it is significant.
    """
    chance, sound = learner.chance("describes", event.id), 0.4 + 0.55 * learner.skill
    return Described(
        basis=_basis(chance, event, learner, sound),
        **_child(chance, event.child, sound),
        significance=_weigh(chance, event.significance, sound),
    )


def describe_stray(learner: Learner, *, about: str) -> Described:
    """What a learner answers about something that is no key event."""
    chance = learner.chance("describes", about)
    return Described(
        basis=chance.pick(("observed", "observed", "reported", "opinion", ""), "basis"),
        seen=chance.pick(_ANSWERS, "seen"),
        alone=chance.pick(_ANSWERS[2:], "alone"),
        looked="",
        said="",
        significance=chance.pick((0, 1, 1, 2, None), "significance"),
    )


def _basis(chance: Chance, event: KeyEvent, learner: Learner, sound: float) -> Basis:
    if chance.happens(sound, "basis"):
        return chance.pick(event.basis, "basis which")
    # Opinion in the words of fact is the slip of ¶38; a parent's word taken as seen is its twin.
    if learner.has("trusts"):
        return "observed"
    return chance.pick(("observed", "observed", "reported", "opinion", ""), "basis wrong")


def _child(chance: Chance, child: ChildInEvent, sound: float) -> ChildAnswers:
    seen, alone = child.seen, child.alone
    return ChildAnswers(
        seen=seen if chance.happens(sound, "seen") else chance.pick(_ANSWERS, "seen wrong"),
        alone=alone if chance.happens(sound, "alone") else chance.pick(_ANSWERS, "alone wrong"),
        looked=_copy(chance, child.looked, sound, "looked"),
        said=_copy(chance, child.said, sound, "said"),
    )


class ChildAnswers(TypedDict):
    """The fields of an entry that are about the child."""

    seen: Answer
    alone: Answer
    looked: str
    said: str


def _copy(chance: Chance, words: str, sound: float, about: str) -> str:
    """The record's words kept, cut short, or lost in a retelling (¶37)."""
    if not words or not chance.happens(sound + 0.1, about):
        return chance.pick(("", "", "not himself", "seemed fine"), about, "lost") if words else ""
    if chance.happens(sound, about, "whole"):
        return words
    some = words.split()
    return " ".join(some[: max(1, len(some) // 2)])


def _weigh(chance: Chance, accepted: tuple[int, int], sound: float) -> int | None:
    low, high = accepted
    if chance.happens(sound, "significance"):
        return chance.pick(range(low, high + 1), "significance within")
    return chance.pick((max(0, low - 1), 1, 2, _TURNING_POINT, None), "significance wrong")
