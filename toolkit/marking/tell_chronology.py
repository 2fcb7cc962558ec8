"""A judged chronology as findings: what was found, missed and over-read, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.marking.chronology import Chronology, Pair, ReadEntry
from toolkit.marking.models import Finding
from toolkit.marking.prepared import Prepared
from toolkit.marking.telling import (
    BASES,
    LOOSE,
    STRANGE,
    WEIGHTS,
    YES_NO,
    best_of,
    capital,
    shorten,
)
from toolkit.scenario.dates import say_date
from toolkit.scenario.models import KeyEvent

__all__ = ["tell_chronology"]


def tell_chronology(prepared: Prepared, judged: Chronology) -> tuple[Finding, ...]:
    """One finding for each entry and for each event that was missed, in order of date."""
    event_of = {number: event for event, number in judged.matched.items()}
    told: list[tuple[date, int, Finding]] = []
    near: set[str] = set()
    for number, read in enumerate(judged.entries):
        if number in event_of:
            event = event_of[number]
            finding = _found(prepared, event, read, judged.pairs[event, number])
            told.append((prepared.spans[event].first, 0, finding))
        else:
            finding = _unmatched(prepared, read)
            near.add(finding.key if finding.kind == "near" else "")
            told.append((_date_of(prepared, read), 2, finding))
    for event, resolved in enumerate(prepared.key.events):
        if event not in judged.matched and resolved.event.id not in near:
            told.append((prepared.spans[event].first, 1, _event(prepared, event)))
    return tuple(finding for *_, finding in sorted(told, key=lambda each: each[:2]))


def _event(prepared: Prepared, number: int) -> Finding:
    resolved = prepared.key.events[number]
    return Finding(
        kind="missed",
        key=resolved.event.id,
        title=resolved.event.title,
        sentences=prepared.in_order(prepared.events.targets[number].core),
        when=resolved.event.when,
        essential=resolved.event.essential,
        careful=_careful(resolved.event),
        why=resolved.event.why,
        report=resolved.event.report,
    )


def _careful(event: KeyEvent) -> tuple[tuple[str, str], ...]:
    """The event as a careful reader sets it down, under the names of an entry's fields."""
    child = event.child
    fields = (
        ("When", say_date(event.when)),
        ("What happened", event.title),
        ("How it is known", capital(", or ".join(BASES[basis] for basis in event.basis))),
        ("Was a child seen?", capital(YES_NO[child.seen])),
        ("Seen alone?", capital(YES_NO[child.alone]) if child.seen == "yes" else ""),
        ("How the child looked", child.looked),
        ("What the child said", child.said),
        ("How much it matters", capital(_weight(event))),
    )
    return tuple((name, text) for name, text in fields if text)


def _weight(event: KeyEvent) -> str:
    low, high = event.significance
    return WEIGHTS[low] if low == high else f"{WEIGHTS[low]} to {WEIGHTS[high]}"


def _found(prepared: Prepared, number: int, read: ReadEntry, pair: Pair) -> Finding:
    notes = tuple(_notes(prepared, number, read, pair))
    kind = "matched" if pair.date else "misdated"
    return _event(prepared, number).model_copy(
        update={"kind": kind, "item": read.entry.id, "notes": notes}
    )


def _notes(prepared: Prepared, number: int, read: ReadEntry, pair: Pair) -> Iterator[str]:
    event, entry = prepared.key.events[number].event, read.entry
    when = say_date(event.when)
    given = shorten(entry.when.said or entry.when.typed or entry.when.edtf)
    if pair.date == 0 and not given:
        yield f"It has no date; the records put it at {when}."
    elif pair.date == 0 and read.span is None:
        yield f"We could not understand the date “{given}”; the records put it at {when}."
    elif pair.date == 0:
        yield f"You dated it {given}; the records put it at {when}."
    elif pair.date < 1:
        yield f"You dated it {given}; the records allow a closer date: {when}."
    if not pair.source:
        accepted = ", or ".join(BASES[basis] for basis in event.basis)
        said = f"You put “{BASES[entry.basis]}”" if entry.basis else "You left open how it is known"
        yield f"{said}; a careful reader puts “{accepted}”."
    yield from pair.child_notes
    if pair.significance < 1:
        if entry.significance is None:
            yield f"You did not weigh it; a careful reader would say {_weight(event)}."
        else:
            yield (
                f"You weighed it as {WEIGHTS[entry.significance]}; "
                f"a careful reader would say {_weight(event)}."
            )
    if pair.place < 1:
        yield LOOSE
    if read.strange:
        yield STRANGE


def _unmatched(prepared: Prepared, read: ReadEntry) -> Finding:
    """An entry that stands for no event: why not, and whether that costs anything."""
    entry = read.entry
    own = Finding(
        kind="over-read",
        item=entry.id,
        title=shorten(entry.what) or _first_words(prepared, read) or "An entry with nothing in it",
        sentences=prepared.in_order(read.picked),
        notes=(STRANGE,) if read.strange and read.picked else (),
    )
    if read.stands == "nowhere":
        why = (
            "It rests on no sentence of these records, so there was nothing to compare. "
            "Pick the sentence it comes from, and it can be marked. It cost you nothing."
        )
        return own.model_copy(update={"kind": "unreadable", "why": why})
    if read.stands == "event":
        event = prepared.key.events[best_of(read.places)].event
        why = (
            f"You have entered this already: {event.title}. An event may be entered once for "
            "each passage that tells of it; beyond that, entries count as ones too many."
        )
        return own.model_copy(update={"kind": "repeated", "key": event.id, "why": why})
    if read.stands == "sign":
        why = (
            "This matters, and the key has it among the signs rather than the events. "
            "It cost you nothing."
        )
        return own.model_copy(update={"kind": "near", "why": why})
    if read.places:
        event = prepared.key.events[best_of(read.places)].event
        return _event(prepared, best_of(read.places)).model_copy(
            update={"kind": "near", "item": entry.id, "notes": (LOOSE,)}
        )
    on = best_of({n: p for n, p in prepared.distractors.places(read.picked).items() if p})
    if on >= 0:
        distractor = prepared.key.distractors[on].distractor
        return own.model_copy(
            update={
                "kind": "distractor",
                "key": distractor.id,
                "why": distractor.why,
                "report": distractor.report,
            }
        )
    why = "No key event rests on this passage. Careful readers differ: a few of these cost nothing."
    return own.model_copy(update={"why": why})


def _first_words(prepared: Prepared, read: ReadEntry) -> str:
    first = prepared.in_order(read.picked)[:1]
    return shorten(prepared.scenario.sentence[first[0]].text) if first else ""


def _date_of(prepared: Prepared, read: ReadEntry) -> date:
    """Where an entry without an event belongs: at its date, or that of its first record."""
    if read.span:
        return read.span.first
    first = prepared.in_order(read.picked)[:1]
    if not first:
        return date.max
    scenario = prepared.scenario
    return date.fromisoformat(scenario.record[scenario.sentence[first[0]].record].date)
