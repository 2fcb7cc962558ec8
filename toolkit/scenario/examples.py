"""Read a scenario's examples: responses with the marks they must get."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from toolkit.response.models import Decision, Entry, Judgement, MarkedSign, Response
from toolkit.scenario.example_models import ExampleEntry, ExampleFile
from toolkit.scenario.model_files import ModelFile, read_model
from toolkit.scenario.models import Quote
from toolkit.scenario.problems import ContentError, Problem
from toolkit.scenario.quotes import QuoteError, find_passage
from toolkit.scenario.resolved import Scenario
from toolkit.scenario.strategies import make_response
from toolkit.scenario.yaml_lines import Where

__all__ = ["Example", "load_examples", "read_examples"]


@dataclass(frozen=True)
class Example:
    """One response and the marks it must get.

    Attributes:
        id: The file's name without its ending.
        name: What this responder is called.
        says: One sentence on what they do.
        must_get: Criterion, or ``total``, to the least and most per cent.
        response: The response itself.
    """

    id: str
    name: str
    says: str
    must_get: dict[str, tuple[float, float]]
    response: Response


def load_examples(folder: Path, *, scenario: Scenario, module: str = "") -> tuple[Example, ...]:
    """Read ``examples/*.yaml`` of a scenario's folder, in alphabetical order.

    Args:
        folder: The scenario's folder.
        scenario: The scenario, whose records the examples quote.
        module: The module the responses are made for.

    Raises:
        ContentError: With every problem found, each with its line.
    """
    examples, problems = read_examples(folder, scenario=scenario, module=module)
    if problems:
        raise ContentError(problems)
    return examples


def read_examples(
    folder: Path, *, scenario: Scenario, module: str = ""
) -> tuple[tuple[Example, ...], tuple[Problem, ...]]:
    """The same, but keeping the examples that are right beside the problems of the others."""
    examples: list[Example] = []
    problems: list[Problem] = []
    for path in sorted((folder / "examples").glob("*.yaml")):
        try:
            file = read_model(path, model=ExampleFile)
            examples.append(_make_example(file, scenario=scenario, module=module))
        except ContentError as error:
            problems.extend(error.problems)
    return tuple(examples), tuple(problems)


def _make_example(file: ModelFile[ExampleFile], *, scenario: Scenario, module: str) -> Example:
    example = file.value
    if example.strategy is not None:
        response = make_response(
            example.strategy, scenario=scenario, seed=example.seed, module=module
        )
    else:
        try:
            response = _Writer(file, scenario).write(module)
        except ValidationError as error:
            says = f"A learner could not hand this in: {error.errors()[0]['msg']}."
            raise ContentError([file.problem(says)]) from error
    return Example(
        id=file.path.stem,
        name=example.name,
        says=example.says,
        must_get={str(criterion): span for criterion, span in example.must_get.items()},
        response=response,
    )


class _Writer:
    """Turns a written example into a response, noting what cannot be."""

    def __init__(self, file: ModelFile[ExampleFile], scenario: Scenario) -> None:
        self.file = file
        self.scenario = scenario
        self.problems: list[Problem] = []

    def write(self, module: str) -> Response:
        example = self.file.value
        entries = [self._entry(n, entry) for n, entry in enumerate(example.chronology or ())]
        signs = []
        for n, sign in enumerate(example.signs or ()):
            if sign.indicator not in self.scenario.indicator:
                says = f"{sign.indicator!r} is not an indicator."
                self.problems.append(self.file.problem(says, "signs", n, "indicator"))
            if found := self._sentences(sign.quotes, ("signs", n)):
                signs.append(
                    MarkedSign(
                        id=f"s{n + 1}", sentences=found, indicator=sign.indicator, note=sign.note
                    )
                )
        judgements = tuple(self._judgements(example.role))
        decisions = tuple(self._decisions(example.decisions))
        if self.problems:
            raise ContentError(self.problems)
        return Response(
            module=module,
            scenario=self.scenario.family.id,
            version=self.scenario.version,
            chronology=tuple(entries),
            signs=tuple(signs),
            judgements=judgements,
            decisions=decisions,
        )

    def _judgements(self, role: str | None) -> Iterator[Judgement]:
        """A learner's role is kept with the judgement made from that agency's file."""
        agencies = [agency.id for agency in self.scenario.family.agencies]
        if role is not None and role not in agencies:
            says = (
                f"{role!r} is not an agency of this scenario; agencies are {', '.join(agencies)}."
            )
            self.problems.append(self.file.problem(says, "role"))
        elif role is not None:
            yield Judgement(id="first", role=role)

    def _decisions(self, decisions: Mapping[str, str]) -> Iterator[Decision]:
        for decision, option in decisions.items():
            point = self.scenario.decision.get(decision)
            if point is None:
                says = f"{decision!r} is not a decision of this scenario."
                self.problems.append(self.file.problem(says, "decisions", decision))
            elif option not in (options := [each.id for each in point.options]):
                says = f"{option!r} is not an option; options are {', '.join(options)}."
                self.problems.append(self.file.problem(says, "decisions", decision))
            yield Decision(id=decision, option=option)

    def _entry(self, n: int, entry: ExampleEntry) -> Entry:
        from toolkit.response.typed_dates import read_date

        sentences = self._sentences(entry.quotes, ("chronology", n))
        first = self.scenario.sentence[sentences[0]].record if sentences else None
        near = date.fromisoformat(self.scenario.record[first].date) if first else None
        return Entry(
            id=f"e{n + 1}",
            when=read_date(entry.when, near=near),
            sentences=sentences,
            **entry.model_dump(exclude={"when", "quotes"}),
        )

    def _sentences(self, quotes: Iterable[Quote], where: Where) -> tuple[str, ...]:
        """The sentences quoted, each once, in the order of the quotes."""
        found: dict[str, None] = {}
        for n, quote in enumerate(quotes):
            try:
                passage = find_passage(quote, scenario=self.scenario)
                found |= dict.fromkeys(passage.sentences)
            except QuoteError as error:
                self.problems.append(self.file.problem(str(error), *where, "quotes", n, "quote"))
        return tuple(found)
