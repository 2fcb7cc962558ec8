"""Each mark in words: what was read, and how that became the mark."""

from __future__ import annotations

from toolkit.marking.chronology import Chronology, Pair
from toolkit.marking.models import Criterion
from toolkit.marking.prepared import Prepared
from toolkit.marking.signs import ACCEPTED, Signs
from toolkit.marking.telling import count

__all__ = ["explain_chronology", "explain_signs"]

_WHY: dict[Criterion, str] = {
    "coverage": "Essential events count double. An event without a date, or with one that does "
    "not fit the records, counts half.",
    "relevance": "This is the share of your entries that tell of what matters. It counts in full "
    "once half of the key events are found.",
    "dating": "A date as close as the records allow earns all, a month half, a term or season a "
    "quarter. Events that were not found earn nothing here.",
    "order": "Only order that the records leave no doubt about counts. Both events must be in your "
    "chronology, with dates.",
    "source": "Did the writer see it, hear it from someone, or think it? An empty answer earns "
    "nothing.",
    "child": "Was the child seen, seen alone, what did they say, how did they look? Each part that "
    "the record has counts the same (¶106).",
    "significance": "Each event has a range that careful readers accept. One step outside it earns "
    "half.",
    "signs": "Essential signs count double. A near neighbour of the accepted name earns half, the "
    "right passage under another name a quarter.",
    "discernment": "This falls with each misleading passage that was taken at its word, and with "
    "signs where there are none. It counts in full once half of the signs are found.",
}

_NONE = "This counts for key events that were found; none is in your chronology yet."


def explain_chronology(prepared: Prepared, judged: Chronology) -> dict[Criterion, tuple[str, str]]:
    """Criterion to what was read and why, for a chronology."""
    pairs = [judged.pairs[pair] for pair in judged.matched.items()]
    restraint = judged.restraint
    speaking = [e for e in judged.matched if prepared.child[e].speaks]
    read: dict[Criterion, str] = {
        "coverage": _coverage(prepared, judged, pairs),
        "relevance": f"{count(restraint.found, 'key event')} found, "
        f"{count(restraint.wrong, 'entry', 'entries')} beyond them.",
        "dating": _graded(
            "a close date", "a rough one", "none that fits", [pair.date for pair in pairs]
        ),
        "order": f"{judged.in_order} of the {len(prepared.precedes)} steps from one event to the "
        "next are in order.",
        "source": _source(pairs),
        "child": _child(
            [judged.pairs[e, judged.matched[e]].child for e in speaking],
            whole=sum(words.speaks for words in prepared.child),
        ),
        "significance": _graded(
            "a weight that careful readers accept",
            "one a step away",
            "another or none",
            [pair.significance for pair in pairs],
        ),
    }
    return {c: (read[c], _WHY[c]) for c in read}


def explain_signs(prepared: Prepared, judged: Signs) -> dict[Criterion, tuple[str, str]]:
    """Criterion to what was read and why, for signs."""
    return {
        "signs": (_signs(prepared, judged), _WHY["signs"]),
        "discernment": (_discernment(prepared, judged), _WHY["discernment"]),
    }


def _coverage(prepared: Prepared, judged: Chronology, pairs: list[Pair]) -> str:
    events = prepared.key.events
    essential = [number for number, each in enumerate(events) if each.event.essential]
    found = sum(number in judged.matched for number in essential)
    says = (
        f"{len(pairs)} of {count(len(events), 'key event')} found, "
        f"{found} of the {len(essential)} essential ones among them"
    )
    misdated = sum(pair.date == 0 for pair in pairs)
    return f"{says}; {misdated} without a date that fits." if misdated else f"{says}."


def _graded(well: str, rough: str, rest: str, credits_: list[float]) -> str:
    """How many events have what is asked for, something near it, or neither."""
    if not credits_:
        return _NONE
    full = sum(credit == 1 for credit in credits_)
    part = sum(0 < credit < 1 for credit in credits_)
    has = "has" if full == 1 else "have"
    says = f"Of the {count(len(credits_), 'event')} you found, {full} {has} {well}"
    if part:
        says += f", {part} {rough}"
    none = len(credits_) - full - part
    return f"{says}, {none} {rest}." if none else f"{says}."


def _source(pairs: list[Pair]) -> str:
    if not pairs:
        return _NONE
    right = sum(pair.source == 1 for pair in pairs)
    answer = "is answered" if right == 1 else "are answered"
    found = count(len(pairs), "event")
    return f"Of the {found} you found, {right} {answer} as a careful reader answers."


def _child(credits_: list[float], *, whole: int) -> str:
    full = sum(credit == 1 for credit in credits_)
    part = sum(0 < credit < 1 for credit in credits_)
    return (
        f"The records say something of the child at {count(whole, 'key event')}. "
        f"Your chronology has all of it at {full}, and part of it at {part}."
    )


def _signs(prepared: Prepared, judged: Signs) -> str:
    signs = prepared.key.signs
    fits = {number: judged.signs[column].fits[number] for number, column in judged.matched.items()}
    right = sum(fit.name == ACCEPTED for fit in fits.values())
    essential = [number for number, each in enumerate(signs) if each.sign.essential]
    found = sum(number in fits and fits[number].name == ACCEPTED for number in essential)
    says = (
        f"{right} of {count(len(signs), 'sign')} found and named, "
        f"{found} of the {len(essential)} essential ones among them"
    )
    near = len(fits) - right
    return f"{says}; {near} more found under another name." if near else f"{says}."


def _discernment(prepared: Prepared, judged: Signs) -> str:
    whole = len(prepared.key.distractors)
    says = [
        f"{whole - len(judged.taken)} of {count(whole, 'misleading passage')} did not mislead you"
    ]
    if judged.caught:
        says.append(f"{len(judged.caught)} of them you saw through and named")
    wrong = sum(each.stands in ("wrong", "taken") for each in judged.signs)
    says.append(
        f"{count(wrong, 'sign')} where the key has none" if wrong else "no sign is over-read"
    )
    if judged.restraint.surplus:
        says.append(f"{count(judged.restraint.surplus, 'extra name')} on passages already named")
    return f"{'; '.join(says)}."
