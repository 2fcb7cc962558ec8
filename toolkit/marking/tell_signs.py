"""Judged signs as findings: found, nearly, missed, over-read, taken in, and seen through."""

from __future__ import annotations

from toolkit.marking.models import Finding
from toolkit.marking.prepared import Prepared
from toolkit.marking.signs import ACCEPTED, RELATED, ReadSign, Signs
from toolkit.marking.telling import LOOSE, STRANGE, name_indicator

__all__ = ["tell_signs"]

_LOOKS = {
    "alarming": "this looks alarming, and is not what it seems",
    "reassuring": "this reassures, and should not",
}


def tell_signs(prepared: Prepared, judged: Signs) -> tuple[Finding, ...]:
    """One finding for each sign and for each key sign that was missed, in reading order."""
    number_of = {column: number for number, column in judged.matched.items()}
    told = [
        _found(prepared, number_of[column], read)
        if column in number_of
        else _unmatched(prepared, read)
        for column, read in enumerate(judged.signs)
    ]
    near = {finding.key for finding in told if finding.kind == "near"}
    told.extend(
        _sign(prepared, number)
        for number, resolved in enumerate(prepared.key.signs)
        if number not in judged.matched and resolved.sign.id not in near
    )
    last = len(prepared.position)
    return tuple(
        sorted(
            told,
            key=lambda finding: (
                prepared.position[finding.sentences[0]] if finding.sentences else last
            ),
        )
    )


def _sign(prepared: Prepared, number: int) -> Finding:
    sign = prepared.key.signs[number].sign
    return Finding(
        kind="missed",
        key=sign.id,
        title=_name(prepared, sign.indicators[0]),
        sentences=prepared.in_order(prepared.signs.targets[number].core),
        essential=sign.essential,
        indicators=sign.indicators,
        why=sign.why,
        report=sign.report,
    )


def _found(prepared: Prepared, number: int, read: ReadSign) -> Finding:
    fit = read.fits[number]
    notes = []
    if fit.name < ACCEPTED:
        how = "is a near neighbour" if fit.name == RELATED else "is another matter"
        notes.append(
            f"The passage is right. “{_name(prepared, read.sign.indicator)}” {how}; "
            f"a careful reader names it {_accepted(prepared, number)}."
        )
    if fit.place < 1:
        notes.append(LOOSE)
    if read.strange:
        notes.append(STRANGE)
    return _sign(prepared, number).model_copy(
        update={
            "kind": "matched" if fit.name == ACCEPTED else "near",
            "item": read.sign.id,
            "notes": tuple(notes),
        }
    )


def _unmatched(prepared: Prepared, read: ReadSign) -> Finding:
    """A sign that stands for none of the key's: why not, and whether that costs anything."""
    own = Finding(
        kind="over-read",
        item=read.sign.id,
        title=_name(prepared, read.sign.indicator),
        sentences=prepared.in_order(read.picked),
        notes=(STRANGE,) if read.strange and read.picked else (),
        why="The key has no sign in this passage. Careful readers differ: a few cost nothing.",
    )
    if read.stands == "nowhere":
        what = f"“{read.sign.indicator}” is not an indicator that can be named here"
        if not read.picked:
            what = "The sentences it rests on are not in these records"
        why = f"{what}, so there was nothing to mark. It cost nothing."
        return own.model_copy(update={"kind": "unreadable", "why": why})
    tell = {
        "right": _tell_repeated,
        "related": _tell_repeated,
        "misnamed": _tell_repeated,
        "event": _tell_event,
        "good-catch": _tell_distractor,
        "taken": _tell_distractor,
        "noticed": _tell_distractor,
        "wrong": _tell_wrong,
    }[read.stands]
    return own.model_copy(update=tell(prepared, read))


def _tell_repeated(prepared: Prepared, read: ReadSign) -> dict[str, object]:
    sign = prepared.key.signs[read.on].sign
    names = _accepted(prepared, read.on)
    why = f"You have marked this passage already. A careful reader names it {names}."
    if read.stands != "right":
        why += (
            " One name that is beside the mark costs nothing; several on one passage are guesses."
        )
    return {"kind": "repeated", "key": sign.id, "why": why}


def _tell_event(prepared: Prepared, read: ReadSign) -> dict[str, object]:
    event = prepared.key.events[read.on].event
    return {
        "kind": "near",
        "key": event.id,
        "why": f"This passage matters: the key has it in the chronology ({event.title}), "
        "not among the signs. It cost nothing.",
    }


def _tell_distractor(prepared: Prepared, read: ReadSign) -> dict[str, object]:
    distractor = prepared.key.distractors[read.on].distractor
    kind = {"good-catch": "good-catch", "noticed": "near"}.get(read.stands, "distractor")
    notes = []
    if read.stands == "noticed":
        fits = " or ".join(f"“{_name(prepared, i)}”" for i in distractor.fits[:2])
        notes.append(f"You saw that this should not reassure; {fits} names why. It cost nothing.")
    return {
        "kind": kind,
        "key": distractor.id,
        "title": f"{_name(prepared, read.sign.indicator)}: {_LOOKS[distractor.looks]}",
        "notes": tuple(notes),
        "why": distractor.why,
        "report": distractor.report,
    }


def _tell_wrong(prepared: Prepared, read: ReadSign) -> dict[str, object]:
    touched = sorted(prepared.signs.places(read.picked))
    if not touched:
        return {}
    sign = prepared.key.signs[touched[0]].sign
    return {
        "kind": "near",
        "key": sign.id,
        "notes": (LOOSE,),
        "why": sign.why,
        "report": sign.report,
    }


def _name(prepared: Prepared, indicator: str) -> str:
    return name_indicator(indicator, scenario=prepared.scenario)


def _accepted(prepared: Prepared, number: int) -> str:
    accepted = prepared.key.signs[number].sign.indicators
    return " or ".join(f"“{_name(prepared, indicator)}”" for indicator in accepted[:2])
