"""Judged decisions as findings: sound, close, another course, or not decided."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.marking.decisions import BEST, Decided, Decisions
from toolkit.marking.models import Criterion, Finding, Kind
from toolkit.marking.telling import count

__all__ = ["explain_decisions", "tell_decisions"]

_WHY = (
    "An option that a good supervisor accepts counts in full, one step milder or stronger counts "
    "half. What picking blindly among the options would earn on average counts as nothing."
)


def explain_decisions(judged: Decisions) -> dict[Criterion, tuple[str, str]]:
    """What was read and why it became this mark."""
    credits_ = [each.credit for each in judged.decided if each.option]
    best = sum(credit == BEST for credit in credits_)
    near = sum(0 < credit < BEST for credit in credits_)
    read = f"{best} of {count(len(judged.decided), 'decision')} as a good supervisor would"
    if near:
        read += f", {near} a step away"
    if undecided := len(judged.decided) - len(credits_):
        read += f", {undecided} not decided"
    return {"decisions": (f"{read}.", _WHY)}


def tell_decisions(judged: Decisions) -> tuple[Finding, ...]:
    """One finding for each decision asked for, by date, then those that could not be read."""
    return (*map(_tell, judged.decided), *_tell_strange(judged))


def _tell(each: Decided) -> Finding:
    best = [option for option in each.point.options if option.id in each.key.best]
    reasons = each.key.options
    return Finding(
        kind=_kind(each),
        item=each.point.id if each.option else "",
        key=each.point.id,
        title=each.point.title,
        when=each.point.when,
        careful=tuple(
            ("Decides" if not n else "Or", f"{option.text} {reasons.get(option.id, '')}".strip())
            for n, option in enumerate(best)
        ),
        notes=(reasons[each.option],)
        if each.option in reasons and each.option not in each.key.best
        else (),
        why=each.key.why,
        report=each.key.report,
    )


def _kind(each: Decided) -> Kind:
    if not each.option:
        return "undecided"
    return "sound" if each.credit == BEST else "close" if each.credit else "astray"


def _tell_strange(judged: Decisions) -> Iterator[Finding]:
    for decision in judged.strange:
        yield Finding(
            kind="unreadable",
            item=decision.id,
            title="A decision that is not in this scenario",
            why="The decision or its option is not there any more, so there was nothing to mark. "
            "It cost nothing.",
        )
