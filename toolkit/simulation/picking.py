"""Which sentences a learner picks for what they noticed: readers draw edges differently."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.response.models import LIMITS
from toolkit.scenario.resolved import Passage, Scenario
from toolkit.simulation.chance import Chance
from toolkit.simulation.learners import Learner
from toolkit.simulation.noticing import looks_alarming

__all__ = ["pick_sentences", "pick_stray"]

_WAYS = ("passage", "one", "beside", "wide", "record")


def pick_sentences(
    learner: Learner, passages: Iterable[Passage], *, scenario: Scenario, about: str
) -> tuple[str, ...]:
    """The sentences picked for something, all of one record, in its order.

    People pick the passage, one sentence of it, a sentence too many, a whole paragraph, or the
    whole record; the weaker their reading, the wider.

    Args:
        learner: Who picks.
        passages: Where they noticed it; all but those of one record are left.
        scenario: The scenario.
        about: What it is for.
    """
    chance, weak = learner.chance("picks", scenario.family.id), 1 - learner.skill
    of_record: dict[str, set[str]] = {}
    for passage in passages:
        of_record.setdefault(passage.record, set()).update(passage.sentences)
    record = chance.pick(list(of_record), about, "record")
    ids = [sentence.id for sentence in scenario.sentences[record]]
    core = [n for n, sentence in enumerate(ids) if sentence in of_record[record]]
    # Passages of one record may lie apart: nobody picks all of them, and skill finds the telling.
    middle = chance.pick(core, about, "middle")
    run = [n for n in core if abs(n - middle) <= 1]
    whole = 0.1 * weak + (0.5 if learner.has("whole-records") else 0)
    weights = (0.25 + 0.45 * learner.skill, 0.25, 0.2, 0.3 * weak, whole)
    return tuple(ids[n] for n in _widen(chance, run, len(ids), about, weights))


def pick_stray(learner: Learner, record: str, *, scenario: Scenario, about: str) -> tuple[str, ...]:
    """Sentences of a record picked for no good reason: its first, or one with an alarming word."""
    chance, sentences = learner.chance("picks", scenario.family.id), scenario.sentences[record]
    ids = [sentence.id for sentence in sentences]
    loud = [n for n, sentence in enumerate(sentences) if looks_alarming(sentence.text)]
    drawn = chance.pick(loud or [0, len(ids) // 2], about, "stray")
    if learner.has("whole-records") and chance.happens(0.5, about, "whole"):
        return tuple(ids[: LIMITS["sentences"]])
    return tuple(ids[drawn : drawn + chance.pick((1, 1, 2, 3), about, "length")])


def _widen(
    chance: Chance, run: list[int], last: int, about: str, weights: tuple[float, ...]
) -> Iterable[int]:
    first, end = run[0], run[-1] + 1
    match chance.pick(_WAYS, about, "way", weights=weights):
        case "one":
            first = chance.pick(run, about, "one")
            end = first + 1
        case "beside":
            before = chance.happens(0.5, about, "side")
            first, end = (first - 1, end) if before else (first, end + 1)
        case "wide":
            first, end = first - chance.pick((1, 2), about, "up"), end + 2
        case "record":
            first, end = 0, LIMITS["sentences"]
    return range(max(0, first), min(last, end))
