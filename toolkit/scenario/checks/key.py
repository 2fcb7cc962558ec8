"""The key: does all it says rest on records a learner has, and on indicators they can name?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from toolkit.scenario.dates import bounds, say_date
from toolkit.scenario.model_files import ModelFile
from toolkit.scenario.models import Indicators, Key, KeyEvent
from toolkit.scenario.problems import Problem, suggest
from toolkit.scenario.resolved import Passage, ResolvedKey
from toolkit.scenario.sentences import plain
from toolkit.scenario.source import Source

__all__ = ["check_indicators", "check_key"]

_MOST_SIGNIFICANT = 3


def check_key(source: Source, *, file: ModelFile[Key], key: ResolvedKey) -> Iterator[Problem]:
    """Everything that can be wrong in ``key.yaml`` once its quotes are found."""
    yield from _find_repeated_ids(file)
    yield from _check_indicators_used(source, file)
    yield from _find_nothing_essential(file)
    for n, resolved in enumerate(key.events):
        yield from _check_significance(file, n, resolved.event)
        yield from _check_when(source, file, n, resolved.event)
        yield from _check_written_after(source, file, n, resolved.event, resolved.passages)
        yield from _check_child(source, file, n, resolved.event, resolved.passages)
    yield from _find_both_sign_and_distractor(source, file, key)
    yield from _find_twins(source, file, key)


def check_indicators(file: ModelFile[Indicators]) -> Iterator[Problem]:
    """Everything that can be wrong in ``indicators.yaml``."""
    places = [
        (indicator, ("groups", g, "indicators", n))
        for g, group in enumerate(file.value.groups)
        for n, indicator in enumerate(group.indicators)
    ]
    first: dict[str, int] = {}
    for indicator, where in places:
        line = file.lines.find(*where, "id")
        if indicator.id in first:
            yield file.problem(
                f"The indicator {indicator.id!r} is already on line {first[indicator.id]}.",
                *(*where, "id"),
            )
        first.setdefault(indicator.id, line)
    for indicator, where in places:
        for n, other in enumerate(indicator.related):
            if other not in first or other == indicator.id:
                yield file.problem(
                    f"{indicator.id!r} is related to {other!r}, which is no other indicator.",
                    *(*where, "related", n),
                )


def _find_repeated_ids(file: ModelFile[Key]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for part in ("events", "signs", "distractors"):
        for n, item in enumerate(getattr(file.value, part)):
            if item.id in first:
                yield file.problem(
                    f"The id {item.id!r} is already used on line {first[item.id]}; "
                    "ids must differ in the whole key.",
                    *(part, n, "id"),
                )
            first.setdefault(item.id, file.lines.find(part, n, "id"))


def _check_indicators_used(source: Source, file: ModelFile[Key]) -> Iterator[Problem]:
    known = source.scenario.indicator
    used = [
        (("signs", n, "indicators", m), sign.id, indicator)
        for n, sign in enumerate(file.value.signs)
        for m, indicator in enumerate(sign.indicators)
    ] + [
        (("distractors", n, "fits", m), distractor.id, indicator)
        for n, distractor in enumerate(file.value.distractors)
        for m, indicator in enumerate(distractor.fits)
    ]
    for where, item, indicator in used:
        if indicator not in known:
            yield file.problem(
                f"In {item!r}: {indicator!r} is not an indicator; "
                f"`wholepicture indicators` lists those there are{suggest(indicator, known)}",
                *where,
            )


def _find_nothing_essential(file: ModelFile[Key]) -> Iterator[Problem]:
    """A key by which nothing matters more than anything else."""
    for part, one in (("events", "event"), ("signs", "sign")):
        items = getattr(file.value, part)
        if items and not any(item.essential for item in items):
            yield file.problem(
                f"No {one} is essential, so all {len(items)} count the same, and nothing says what "
                "nobody should miss; write essential: true beside what that is.",
                part,
                warning=True,
            )


def _check_significance(file: ModelFile[Key], n: int, event: KeyEvent) -> Iterator[Problem]:
    low, high = event.significance
    if not 0 <= low <= high <= _MOST_SIGNIFICANT:
        yield file.problem(
            f"In {event.id!r}: the significance is [{low}, {high}]; write the least and the most "
            f"accepted, from 0 (routine) to {_MOST_SIGNIFICANT} (turning point).",
            *("events", n, "significance"),
        )


def _check_when(source: Source, file: ModelFile[Key], n: int, event: KeyEvent) -> Iterator[Problem]:
    family = source.family.value
    begins, ends = bounds(family.since)[0], bounds(family.until)[1]
    first, last = bounds(event.when)
    if last < begins or first > ends:
        yield file.problem(
            f"{event.id!r} is dated {say_date(event.when)}, outside the scenario's period, "
            f"{say_date(family.since)} to {say_date(family.until)}.",
            *("events", n, "when"),
        )


def _check_written_after(
    source: Source,
    file: ModelFile[Key],
    n: int,
    event: KeyEvent,
    passages: tuple[Passage, ...],
) -> Iterator[Problem]:
    """An event cannot be told of before it happened."""
    earliest = bounds(event.when)[0] - timedelta(days=event.tolerance_days)
    for passage in passages:
        written = source.scenario.record[passage.record].date
        if date.fromisoformat(written) < earliest:
            yield file.problem(
                f"{event.id!r} is dated {say_date(event.when)}, but {passage.record}, which "
                f"tells of it, was written on {say_date(written)}.",
                *("events", n, "when"),
            )


def _check_child(
    source: Source,
    file: ModelFile[Key],
    n: int,
    event: KeyEvent,
    passages: tuple[Passage, ...],
) -> Iterator[Problem]:
    child, here = event.child, ("events", n, "child")
    if child.seen != "yes" and child.alone == "yes":
        yield file.problem(
            f"In {event.id!r}: the child is seen alone, but 'seen' is {child.seen!r}.",
            *(*here, "alone"),
        )
    if child.seen == "no" and child.looked:
        yield file.problem(
            f"In {event.id!r}: 'looked' says how the child looked, but 'seen' is 'no'.",
            *(*here, "looked"),
            warning=True,
        )
    texts = {plain(source.scenario.record[p.record].text).casefold() for p in passages}
    words = plain(child.said).strip("\"'. ").casefold()
    if words and texts and not any(words in text for text in texts):
        yield file.problem(
            f"In {event.id!r}: the records quoted do not have the child's words “{child.said}”.",
            *(*here, "said"),
            warning=True,
        )
    elif words and (left := _not_quoted(source, words, passages)):
        yield file.problem(
            f"In {event.id!r}: the child's words run on into “{left}”, which no quote touches. A "
            "learner who picks that sentence would be told that the event is missed: quote it too.",
            *(*here, "said"),
            warning=True,
        )


def _not_quoted(source: Source, words: str, passages: tuple[Passage, ...]) -> str:
    """A sentence with part of the child's words that is in no passage, beside one that is in one.

    A quotation of several sentences is cut at each full stop, and a learner may pick any of them.
    Empty if there is none.
    """
    taken = {sentence for passage in passages for sentence in passage.sentences}
    for record in dict.fromkeys(passage.record for passage in passages):
        sentences = source.scenario.sentences[record]
        texts = [plain(sentence.text).casefold() for sentence in sentences]
        first = " ".join(texts).find(words)
        if first < 0:
            continue
        at, touched = 0, []
        for sentence, text in zip(sentences, texts, strict=True):
            if at < first + len(words) and first < at + len(text):
                touched.append(sentence)
            at += len(text) + 1
        left = [sentence.text for sentence in touched if sentence.id not in taken]
        if left and len(left) < len(touched):
            return left[0]
    return ""


def _quote(source: Source, sentence: str) -> str:
    """A sentence as an author finds it: its words and its record."""
    found = source.scenario.sentence[sentence]
    return f"“{found.text}” in {found.record}"


def _find_both_sign_and_distractor(
    source: Source, file: ModelFile[Key], key: ResolvedKey
) -> Iterator[Problem]:
    """A passage cannot be evidence and a false alarm at once: no answer would be right."""
    sign_of = {s: sign.sign.id for sign in key.signs for p in sign.passages for s in p.sentences}
    for n, distractor in enumerate(key.distractors):
        for sentence in (s for p in distractor.passages for s in p.sentences):
            if sentence in sign_of:
                yield file.problem(
                    f"{_quote(source, sentence)} is in the distractor {distractor.distractor.id!r} "
                    f"and in the sign {sign_of[sentence]!r}; quote different sentences.",
                    *("distractors", n, "quotes"),
                )


def _find_twins(source: Source, file: ModelFile[Key], key: ResolvedKey) -> Iterator[Problem]:
    """Two signs, or two events, that a learner could hardly tell apart or find both of."""
    for a, b in combinations(range(len(key.signs)), 2):
        one, other = key.signs[a], key.signs[b]
        shared = _sentences(one.passages) & _sentences(other.passages)
        named = set(one.sign.indicators) & set(other.sign.indicators)
        if shared and named:
            yield file.problem(
                f"{one.sign.id!r} and {other.sign.id!r} are both shown by "
                f"{_quote(source, min(shared))} as {min(named)!r}; make them one sign, or quote "
                "different sentences.",
                *("signs", b, "quotes"),
                warning=True,
            )
    for a, b in combinations(range(len(key.events)), 2):
        first, second = key.events[a], key.events[b]
        told = _sentences(first.passages)
        if told and told == _sentences(second.passages) and first.event.when == second.event.when:
            yield file.problem(
                f"{first.event.id!r} and {second.event.id!r} are told by the same sentences on the "
                "same day; make them one event, or quote different sentences.",
                *("events", b, "quotes"),
                warning=True,
            )


def _sentences(passages: tuple[Passage, ...]) -> set[str]:
    return {sentence for passage in passages for sentence in passage.sentences}
