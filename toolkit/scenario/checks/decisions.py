"""The decisions: real days, real chairs, and a reason in the key for every option."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from toolkit.scenario.checks.records import count_words
from toolkit.scenario.dates import bounds, say_date
from toolkit.scenario.decision_models import DecisionFile, DecisionPoint
from toolkit.scenario.model_files import ModelFile
from toolkit.scenario.models import Key, KeyDecision
from toolkit.scenario.problems import Problem
from toolkit.scenario.source import Source
from toolkit.scenario.yaml_lines import Where

__all__ = [
    "LONGEST_OPTION",
    "SITUATION_WORDS",
    "THEN_WORDS",
    "check_decisions",
    "check_key_decisions",
]

SITUATION_WORDS = (60, 120)
THEN_WORDS = (40, 90)
"""Shortest and longest of a decision's situation, and of what follows from an option, in words."""


LONGEST_OPTION = 2
"""How many times as long as the others together on average an option may not be."""

_A_LITTLE = 5  # words by which an option may always be longer than the others


def check_decisions(source: Source) -> Iterator[Problem]:
    """Everything that can be wrong in ``decisions.yaml`` beside the rest of the scenario."""
    file = source.decisions
    if file is None:
        return
    yield from _find_repeats(file, ("decisions",), [d.id for d in file.value.decisions])
    previous: DecisionPoint | None = None
    for n, decision in enumerate(file.value.decisions):
        here = ("decisions", n)
        yield from _find_repeats(file, (*here, "options"), [o.id for o in decision.options])
        if decision.writing:
            lines = [line.id for line in decision.writing.rubric]
            yield from _find_repeats(file, (*here, "writing", "rubric"), lines)
        yield from _check_chairs(source, file, n, decision)
        yield from _check_day(source, file, n, decision, previous)
        yield from _check_lengths(file, n, decision)
        yield from _check_option_lengths(file, n, decision)
        previous = decision


def check_key_decisions(source: Source, *, file: ModelFile[Key]) -> Iterator[Problem]:
    """Whether the key says of every decision what is best, and why, and of nothing else."""
    if source.decisions is None and (source.folder / "decisions.yaml").is_file():
        return  # that it cannot be read has been said
    points = source.scenario.decision
    said: dict[str, int] = {}
    for n, decision in enumerate(file.value.decisions):
        here = ("decisions", n)
        if decision.decision not in points:
            yield file.problem(
                f"{decision.decision!r} is not a decision of decisions.yaml; "
                f"{_there_are('decisions', points)}.",
                *(*here, "decision"),
            )
        elif decision.decision in said:
            yield file.problem(
                f"The decision {decision.decision!r} is already on line "
                f"{said[decision.decision]}; the key has each once.",
                *(*here, "decision"),
            )
        else:
            yield from _check_options(file, n, decision, points[decision.decision])
        said.setdefault(decision.decision, file.lines.find(*here, "decision"))
    for missing in points.keys() - said.keys():
        yield file.problem(
            f"The key says nothing of the decision {missing!r}; add it to 'decisions'."
        )


def _find_repeats(file: ModelFile[DecisionFile], where: Where, ids: list[str]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for n, id_ in enumerate(ids):
        if id_ in first:
            yield file.problem(
                f"The id {id_!r} is already used on line {first[id_]}; ids must differ.",
                *(*where, n, "id"),
            )
        first.setdefault(id_, file.lines.find(*where, n, "id"))


def _check_chairs(
    source: Source, file: ModelFile[DecisionFile], n: int, decision: DecisionPoint
) -> Iterator[Problem]:
    agencies = sorted(agency.id for agency in source.family.value.agencies)
    for field in ("seat", "role"):
        chair = getattr(decision, field)
        if chair is not None and chair not in agencies:
            yield file.problem(
                f"In {decision.id!r}: {chair!r} is not an agency of this scenario; "
                f"agencies are {', '.join(agencies)}.",
                *("decisions", n, field),
            )
    readable = decision.seat in agencies and not source.unread
    if readable and not source.scenario.known_then(decision):
        yield file.problem(
            f"In {decision.id!r}: {decision.seat} has no record up to "
            f"{say_date(decision.when)}, so there is nothing to decide by.",
            *("decisions", n, "when"),
            warning=True,
        )


def _check_day(
    source: Source,
    file: ModelFile[DecisionFile],
    n: int,
    decision: DecisionPoint,
    previous: DecisionPoint | None,
) -> Iterator[Problem]:
    family = source.family.value
    begins, ends = bounds(family.since)[0], bounds(family.until)[1]
    if not begins <= date.fromisoformat(decision.when) <= ends:
        yield file.problem(
            f"{decision.id!r} is on {say_date(decision.when)}, outside the scenario's period, "
            f"{say_date(family.since)} to {say_date(family.until)}.",
            *("decisions", n, "when"),
        )
    if previous and decision.when < previous.when:
        yield file.problem(
            f"{decision.id!r} of {say_date(decision.when)} stands after {previous.id!r} of "
            f"{say_date(previous.when)}; the oldest comes first.",
            *("decisions", n, "when"),
        )


def _check_lengths(
    file: ModelFile[DecisionFile], n: int, decision: DecisionPoint
) -> Iterator[Problem]:
    texts: list[tuple[str, str, tuple[int, int], Where]] = [
        ("the situation", decision.situation, SITUATION_WORDS, ("situation",)),
        *(
            (f"what follows from {o.id!r}", o.then, THEN_WORDS, ("options", m, "then"))
            for m, o in enumerate(decision.options)
        ),
    ]
    for what, text, (fewest, most), where in texts:
        words = count_words(text)
        if not fewest <= words <= most:
            yield file.problem(
                f"In {decision.id!r}: {what} has {words} words; {fewest} to {most} read well.",
                *("decisions", n, *where),
                warning=True,
            )


def _check_option_lengths(
    file: ModelFile[DecisionFile], n: int, decision: DecisionPoint
) -> Iterator[Problem]:
    """An option that says much more than the others is taken for the right one."""
    every = [count_words(option.text) for option in decision.options]
    for m, (option, words) in enumerate(zip(decision.options, every, strict=True)):
        others = (sum(every) - words) / max(1, len(every) - 1)
        if words >= LONGEST_OPTION * others and words - others > _A_LITTLE:
            yield file.problem(
                f"In {decision.id!r}: the option {option.id!r} has {words} words, and the others "
                f"have {others:.0f} on average; a long one gives itself away. Keep it below "
                "twice as many: shorten it, or let the others say as much.",
                *("decisions", n, "options", m, "text"),
                warning=True,
            )


def _check_options(
    file: ModelFile[Key], n: int, decision: KeyDecision, point: DecisionPoint
) -> Iterator[Problem]:
    options = {option.id: option for option in point.options}
    for m, best in enumerate(decision.best):
        if best not in options:
            yield file.problem(
                f"In {point.id!r}: the best option {best!r} cannot be chosen; "
                f"{_there_are('options', options)}.",
                *("decisions", n, "best", m),
            )
    if options.keys() <= set(decision.best):
        yield file.problem(
            f"In {point.id!r}: every option is among the best, so there is nothing to decide.",
            *("decisions", n, "best"),
        )
    for option in decision.options.keys() - options.keys():
        yield file.problem(
            f"In {point.id!r}: {option!r} is not one of the options; "
            f"{_there_are('options', options)}.",
            *("decisions", n, "options", option),
        )
    for option in options.keys() - decision.options.keys():
        yield file.problem(
            f"In {point.id!r}: the option {option!r} has no reason; say what a good supervisor "
            "would say of it.",
            *("decisions", n, "options"),
        )
    if not decision.report:
        yield file.problem(
            f"In {point.id!r}: no ¶ is given; say which of the report it rests on.",
            *("decisions", n),
            warning=True,
        )


def _there_are(noun: str, ids: Iterable[str]) -> str:
    ids = tuple(ids)
    return f"{noun} are {', '.join(ids)}" if ids else f"there are no {noun}"
