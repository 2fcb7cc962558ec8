"""Mark the signs: which passages were found and named, and what was read into the rest.

As in the chronology, what a sign is (right, near, a good catch, wrong) is decided for each one
by itself, and the one-to-one matching decides which stands for which.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import Literal, NamedTuple

from toolkit.marking.matching import assign
from toolkit.marking.models import Criterion
from toolkit.marking.prepared import Prepared
from toolkit.marking.restraint import Restraint
from toolkit.response.models import MarkedSign

__all__ = ["ACCEPTED", "OTHER", "PROTECTS", "RELATED", "Fit", "ReadSign", "Signs", "judge_signs"]

PROTECTS = "what-protects"
"""The group of indicators that say something is well."""

ACCEPTED, RELATED, OTHER = 1.0, 0.5, 0.25
"""What the name is worth: one the key accepts, a near neighbour, the right passage misnamed."""

Stands = Literal[
    "right", "related", "good-catch", "taken", "misnamed", "noticed", "event", "wrong", "nowhere"
]


class Fit(NamedTuple):
    """How one sign of the learner's fits one of the key: what its name and its place are worth."""

    name: float
    place: float

    @property
    def credit(self) -> float:
        """What the pair would earn."""
        return self.name * self.place


@dataclass(frozen=True, slots=True)
class ReadSign:
    """One sign as marking sees it.

    Attributes:
        sign: The learner's sign.
        picked: The sentences it rests on that this scenario has.
        strange: How many sentences it names that the scenario does not have.
        fits: Key sign to how this one fits it; empty where this one cannot earn.
        stands: What it is by itself. ``right`` and ``related`` are named with an accepted or a
            neighbouring indicator; ``misnamed`` rests on a key sign under another name;
            ``taken`` fell for a distractor; ``noticed`` saw that a reassuring passage should
            not reassure, under another name; ``event`` rests on a key event.
        on: The key sign, distractor or event it rests on; -1 if none.
    """

    sign: MarkedSign
    picked: frozenset[str]
    strange: int
    fits: Mapping[int, Fit]
    stands: Stands
    on: int


@dataclass(frozen=True)
class Signs:
    """A response's signs as judged; `shares` is what counts, the rest is for telling why.

    ``covered`` is how near it is to half of the key's signs, by weight: 1 from there on.
    """

    signs: tuple[ReadSign, ...]
    matched: Mapping[int, int]
    restraint: Restraint
    taken: frozenset[int]
    caught: frozenset[int]
    covered: float
    shares: Mapping[Criterion, float | None]


def judge_signs(prepared: Prepared, signs: tuple[MarkedSign, ...]) -> Signs:
    """Judge the signs of one response.

    Args:
        prepared: Scenario and key.
        signs: The learner's signs, in any order; their order makes no difference.

    Returns:
        The judgement. A share is 0 to 1, or None where the key has nothing to judge it by.
    """
    read = tuple(sorted((_read(sign, prepared) for sign in signs), key=_content))
    weights = [resolved.weight for resolved in prepared.key.signs]
    matched = assign(
        {
            (number, column): weights[number] * fit.credit
            for column, each in enumerate(read)
            for number, fit in each.fits.items()
        }
    )
    taken = frozenset(each.on for each in read if each.stands == "taken")
    caught = frozenset(each.on for each in read if each.stands == "good-catch")
    best = _named(read)
    restraint = _restraint(prepared, read, taken=len(taken), found=len(best))
    shares: dict[Criterion, float | None] = {"signs": None, "discernment": None}
    covered = 0.0
    if weights:
        covered = min(1.0, 2 * fsum(weights[n] * c for n, c in best.items()) / sum(weights))
        earned = fsum(weights[n] * read[column].fits[n].credit for n, column in matched.items())
        shares["signs"] = restraint.factor * earned / sum(weights)
        sound = len(best) + len(caught)
        over = restraint.wrong + restraint.surplus
        shares["discernment"] = (
            restraint.factor
            * (1 - len(taken) / max(1, len(prepared.key.distractors)))
            * (sound / max(1, sound + over))
            * covered
        )
    return Signs(read, matched, restraint, taken, caught, covered, shares)


def _content(read: ReadSign) -> tuple[object, ...]:
    return (sorted(read.sign.sentences), read.sign.indicator, read.sign.id)


def _read(sign: MarkedSign, prepared: Prepared) -> ReadSign:
    picked = prepared.known(sign.sentences)
    strange = len(set(sign.sentences)) - len(picked)
    if not picked or sign.indicator not in prepared.scenario.indicator:
        return ReadSign(sign, picked, strange, {}, "nowhere", -1)
    fits = {
        number: Fit(_name_credit(sign.indicator, number, prepared), place)
        for number, place in prepared.signs.places(picked).items()
        if place
    }
    stands, on = _judge(sign, picked, fits, prepared)
    earns = stands in ("right", "related", "misnamed")
    return ReadSign(sign, picked, strange, fits if earns else {}, stands, on)


def _judge(
    sign: MarkedSign, picked: frozenset[str], fits: Mapping[int, Fit], prepared: Prepared
) -> tuple[Stands, int]:
    """What a sign is by itself, and the number of what it rests on."""
    best = max(fits, key=lambda n: (fits[n], -n), default=-1)
    if best >= 0 and fits[best].name >= RELATED:
        return ("right" if fits[best].name == ACCEPTED else "related"), best
    on, place = _best(prepared.distractors.places(picked))
    if on >= 0:
        stands = _at_distractor(sign.indicator, on, prepared)
        nearest = max((fit.place for fit in fits.values()), default=0.0)
        if stands == "good-catch" or place > nearest:
            return stands, on
    if best >= 0:
        return "misnamed", best
    event, _ = _best(prepared.events.places(picked))
    return ("event", event) if event >= 0 else ("wrong", -1)


def _best(places: Mapping[int, float]) -> tuple[int, float]:
    on = max(places, key=lambda n: (places[n], -n), default=-1)
    return (on, places[on]) if on >= 0 and places[on] else (-1, 0.0)


def _name_credit(indicator: str, number: int, prepared: Prepared) -> float:
    accepted = prepared.key.signs[number].sign.indicators
    if indicator in accepted:
        return ACCEPTED
    related = prepared.scenario.related
    return RELATED if any(indicator in related.get(a, ()) for a in accepted) else OTHER


def _at_distractor(indicator: str, number: int, prepared: Prepared) -> Stands:
    """What marking a distractor shows, by the name that was given to it.

    To be taken in by an alarming passage is to name a harm in it; by a reassuring one, to name
    something that protects. Naming another harm in a reassuring passage is not being taken in.
    """
    distractor = prepared.key.distractors[number].distractor
    related = prepared.scenario.related
    if indicator in distractor.fits or any(
        indicator in related.get(f, ()) for f in distractor.fits
    ):
        return "good-catch"
    protects = prepared.scenario.group_of[indicator] == PROTECTS
    if distractor.looks == "alarming":
        return "wrong" if protects else "taken"
    return "noticed" if distractor.fits and not protects else "taken"


def _named(read: tuple[ReadSign, ...]) -> dict[int, float]:
    """Key signs found under an accepted or related name, each with its best credit."""
    best: dict[int, float] = {}
    for each in read:
        if each.stands in ("right", "related"):
            best[each.on] = max(best.get(each.on, 0.0), each.fits[each.on].credit)
    return best


def _restraint(
    prepared: Prepared, read: tuple[ReadSign, ...], *, taken: int, found: int
) -> Restraint:
    # The first name beside the mark is a misreading; several on one passage are guesses.
    names: dict[tuple[str, int], set[str]] = {}
    for each in read:
        if each.stands in ("related", "misnamed", "noticed", "event"):
            kind = "sign" if each.stands in ("related", "misnamed") else each.stands
            names.setdefault((kind, each.on), set()).add(each.sign.indicator)
    picked = frozenset[str]().union(*(each.picked for each in read))
    return Restraint(
        size=len(prepared.key.signs),
        found=found,
        # Falling for a distractor is a wrong sign, and counts once more.
        wrong=sum(each.stands in ("wrong", "taken") for each in read) + taken,
        elsewhere=sum(each.stands == "event" for each in read),
        surplus=sum(len(given) - 1 for given in names.values()),
        beside=len(picked & prepared.background),
        background=len(prepared.background),
    )
