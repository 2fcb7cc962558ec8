"""The figures as a page of documentation that a trainer can read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from toolkit.marking.models import CRITERIA
from toolkit.simulation.fairness.material import WHOLE, Share, mean
from toolkit.simulation.fairness.measure import (
    LEAST_CORRELATION,
    MOST_AT_END,
    Measured,
    Rising,
)
from toolkit.simulation.fairness.words import (
    ABOUT_DECISIONS,
    ABOUT_GUESSES,
    CANNOT,
    GAMES,
    HABITS_TABLE,
    HELD,
    OPENING,
    RISING,
)
from toolkit.simulation.learners import HABITS

__all__ = ["find_faults", "write_page"]

_GAMES = {
    "everything": "every record copied in, every sentence marked",
    "first-sentences": "the first sentence of every record",
    "random": "thirty entries and forty signs by chance",
}
_GUESSED_AWAY = 0.9  # what one answer to everything may earn before the criterion asks nothing


def find_faults(measured: Sequence[Measured]) -> set[tuple[str, Share, str]]:
    """What does not hold.

    Returns:
        Module, criterion or the whole, and one of ``falls``, ``weak``, ``floor``, ``ceiling`` and
        ``guessed``.
    """
    return set(chain.from_iterable(_faults_of(each) for each in measured))


def _faults_of(each: Measured) -> Iterator[tuple[str, Share, str]]:
    for share, rising in each.rising.items():
        broken = {
            "falls": not rising.rises,
            "weak": rising.correlation < LEAST_CORRELATION,
            "floor": rising.at_nothing > MOST_AT_END,
            "ceiling": rising.at_full > MOST_AT_END,
        }
        yield from ((each.id, share, fault) for fault, found in broken.items() if found)
    for share, (_, earned) in each.guesses.items():
        if earned > _GUESSED_AWAY:
            yield each.id, share, "guessed"


def write_page(measured: Sequence[Measured]) -> str:
    """All of it as Markdown."""
    faults = find_faults(measured)
    parts = [OPENING, _held(measured, faults), RISING]
    for each in measured:
        parts += [f"### {each.title}", _table_of(each)]
    parts += ["## What does not hold", *_what_does_not(measured, faults)]
    parts += [GAMES, _games(measured), HABITS_TABLE, _habits(measured), CANNOT]
    return "\n\n".join(parts) + "\n"


def _held(measured: Sequence[Measured], faults: set[tuple[str, Share, str]]) -> str:
    tried = sum(len(each.rising) for each in measured)
    falling = {(module, share) for module, share, fault in faults if fault in {"falls", "weak"}}
    ends = {(module, share) for module, share, fault in faults if fault in {"floor", "ceiling"}}
    constant = max((earned for each in measured for _, earned in each.guesses.values()), default=0)
    middle = [mean(each.rising[WHOLE].thirds) for each in measured]
    played = max(max(each.games.values()) for each in measured)
    return HELD.format(
        tried=tried,
        rising=tried - len(falling),
        open=tried - len(ends),
        least=f"{min(middle):.0%}",
        most=f"{max(middle):.0%}",
        played=f"{played:.0%}",
        constant=f"{constant:.0%}",
    )


def _table_of(each: Measured) -> str:
    rows = [
        "| criterion | weaker | middle | stronger | goes with skill | at nothing | at full marks |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    rows += [_row(share, rising) for share, rising in each.rising.items()]
    return "\n".join(rows)


def _row(share: Share, rising: Rising) -> str:
    name = f"**{_name(share)}**" if share == WHOLE else _name(share)
    thirds = " | ".join(f"{third:.0%}" for third in rising.thirds)
    ends = " | ".join(_flag(end) for end in (rising.at_nothing, rising.at_full))
    return f"| {name} | {thirds} | {rising.correlation:.2f} | {ends} |"


def _flag(end: float) -> str:
    return f"**{end:.0%}**" if end > MOST_AT_END else f"{end:.0%}"


def _what_does_not(
    measured: Sequence[Measured], faults: set[tuple[str, Share, str]]
) -> Iterator[str]:
    title = {each.id: each.title for each in measured}
    order = [each.id for each in measured]
    says = {
        "falls": "a stronger third earns no more than a weaker one",
        "weak": "marks hardly go with skill",
        "floor": "too many at nothing",
        "ceiling": "too many at full marks",
    }
    listed = sorted(
        (order.index(module), _name(share), says[fault])
        for module, share, fault in faults
        if fault in says
    )
    yield "\n".join(f"- *{title[order[n]]}*, {name}: {what}." for n, name, what in listed) or (
        "Every comparison above holds."
    )
    if any(share == "decisions" for _, share, fault in faults if fault in says):
        yield ABOUT_DECISIONS
    yield ABOUT_GUESSES
    yield _guesses(measured)


def _guesses(measured: Sequence[Measured]) -> str:
    shares = list(dict.fromkeys(share for each in measured for share in each.guesses))
    rows = [f"| module | {' | '.join(map(_name, shares))} |", "|---|" + "---|" * len(shares)]
    for each in measured:
        cells = [
            f"{_bold(earned)}, always {says}"
            for share in shares
            for says, earned in [each.guesses.get(share, ("–", 0.0))]
        ]
        rows.append(f"| {each.title} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _bold(earned: float) -> str:
    return f"**{earned:.0%}**" if earned > _GUESSED_AWAY else f"{earned:.0%}"


def _games(measured: Sequence[Measured]) -> str:
    names = list(measured[0].games) if measured else []
    rows = [f"| module | {' | '.join(_GAMES[g] for g in names)} |", "|---|" + "---:|" * len(names)]
    rows += [
        f"| {each.title} | "
        + " | ".join(f"{each.games[g]:.1%} (below it: {each.lower[g]:.1%})" for g in names)
        + " |"
        for each in measured
    ]
    return "\n".join(rows)


def _habits(measured: Sequence[Measured]) -> str:
    shares = list(measured[0].rising) if measured else []
    head = " | ".join(_name(share) for share in shares)
    rows = [f"| somebody who … | {head} |", "|---|" + "---:|" * len(shares)]
    for habit, says in HABITS.items():
        changes = (
            sum(each.habits[habit][share] for each in measured) / len(measured) for share in shares
        )
        rows.append(f"| {says} | {' | '.join(_change(change) for change in changes)} |")
    return "\n".join(rows)


def _change(change: float) -> str:
    points = round(100 * change)
    return f"{points:+d}".replace("-", "−") if points else "0"


def _name(share: Share) -> str:
    names: dict[str, str] = {str(criterion): name for criterion, name in CRITERIA.items()}
    return names.get(share, "The whole")
