"""What scenarios and figures teach of the report, paragraph by paragraph, and what nothing does.

``python -m toolkit.scenario.coverage`` writes ``docs/coverage.md`` again after a scenario has
changed; a test says when that was forgotten. The page has counts and titles, and nothing of what a
key says: a learner may read it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, Literal, TextIO

from pydantic import Field

from toolkit.figures import Figures, load_figures
from toolkit.places import content_folder, module_ids
from toolkit.scenario.model_files import read_model
from toolkit.scenario.models import Key, Model, Text
from toolkit.scenario.modules import load_module
from toolkit.scenario.problems import ContentError
from toolkit.scenario.source import read_source

__all__ = [
    "PRACTICE",
    "Covered",
    "Measured",
    "Report",
    "load_report",
    "load_told",
    "measure_coverage",
    "print_coverage",
    "write_page",
]

PRACTICE = range(13, 82)
"""The paragraphs of the report that are about children, families and practice."""

Part = Literal["events", "signs", "distractors", "decisions", "figures"]

_PARTS: dict[Part, str] = {
    "events": "key events",
    "signs": "signs",
    "distractors": "distractors",
    "decisions": "decisions",
    "figures": "figures",
}


class ReportParagraph(Model):
    """One paragraph of the report."""

    number: Annotated[int, Field(ge=PRACTICE.start, lt=PRACTICE.stop)] = Field(
        description="Its number in the report."
    )
    says: Text = Field(description="What it is about, in a line of our own words.")


class ReportPart(Model):
    """Paragraphs about one thing."""

    name: Text = Field(description="What they are about.")
    paragraphs: tuple[ReportParagraph, ...] = Field(min_length=1, description="In their order.")


class Report(Model):
    """``scenarios/report.yaml``: what each practice paragraph of the report is about."""

    format: Literal[1] = Field(1, description="Version of this format.")
    parts: tuple[ReportPart, ...] = Field(description="In the order of the report.")


@dataclass(frozen=True)
class Covered:
    """What scenarios teach of one paragraph.

    Attributes:
        number: The paragraph.
        says: What it is about.
        scenarios: Titles of the scenarios that rest on it, or whose key does, and of modules of
            figures that do.
        counts: How many events, signs, distractors and decisions of all keys, and how many figures
            and reasons, rest on it.
    """

    number: int
    says: str
    scenarios: tuple[str, ...]
    counts: dict[Part, int]

    @property
    def taught(self) -> bool:
        """Whether anything a learner is marked or told by rests on it."""
        return any(self.counts.values())


@dataclass(frozen=True)
class Measured:
    """All of it.

    Attributes:
        parts: Name of each part of the report, and its paragraphs.
        left_out: Names of the folders that could not be read.
    """

    parts: tuple[tuple[str, tuple[Covered, ...]], ...]
    left_out: tuple[str, ...]

    @property
    def paragraphs(self) -> tuple[Covered, ...]:
        """Every paragraph, in order."""
        return tuple(chain.from_iterable(covered for _, covered in self.parts))


@dataclass
class _Found:
    """What is known of one paragraph while scenarios are read."""

    scenarios: dict[str, None] = field(default_factory=dict)
    counts: Counter[Part] = field(default_factory=Counter)


def load_report(path: Path | None = None) -> Report:
    """Read what the report's paragraphs are about.

    Args:
        path: The file; the project's own if left out.

    Raises:
        ContentError: With every problem found, each with its line.
    """
    return read_model(path or content_folder() / "scenarios" / "report.yaml", model=Report).value


def load_told(modules: Iterable[str] | None = None) -> tuple[tuple[str, Figures], ...]:
    """Every module of figures: its title, and its figures.

    Args:
        modules: Ids of the modules looked at; all of them if left out. One that cannot be read is
            left out: serving it says why.
    """
    found = []
    for module in module_ids() if modules is None else modules:
        try:
            loaded = load_module(module)
            if "figures" in loaded.steps:
                found.append((loaded.title, load_figures(module)))
        except ContentError:
            continue
    return tuple(found)


def measure_coverage(
    folders: Iterable[Path], *, report: Report, told: Iterable[tuple[str, Figures]] = ()
) -> Measured:
    """Count what the scenarios in some folders teach of each paragraph.

    Args:
        folders: The scenarios' folders. Only a scenario of which both the family and the key can
            be read is counted.
        report: What the paragraphs are about.
        told: Titles of modules of figures, and their figures.
    """
    found: dict[int, _Found] = {number: _Found() for number in PRACTICE}
    left_out = []
    for folder in folders:
        source, _ = read_source(folder)
        if source is None or source.key is None:
            left_out.append(folder.name)
            continue
        family = source.family.value
        cited = list(_cited(source.key.value))
        for number in {*family.report, *(number for number, _ in cited)} & found.keys():
            found[number].scenarios[family.title] = None
        for number, part in cited:
            if number in found:
                found[number].counts[part] += 1
    for title, figures in told:
        for number in _told(figures):
            if number in found:
                found[number].scenarios[title] = None
                found[number].counts["figures"] += 1
    return Measured(
        parts=tuple(
            (part.name, tuple(_covered(p, found[p.number]) for p in part.paragraphs))
            for part in report.parts
        ),
        left_out=tuple(left_out),
    )


def print_coverage(
    folders: Iterable[Path],
    *,
    as_json: bool,
    to: TextIO,
    told: Iterable[tuple[str, Figures]] = (),
) -> int:
    """Print what scenarios, and modules of figures if any are given, teach of the report.

    Returns:
        The exit status: 0, or 1 if something could not be read.
    """
    try:
        report = load_report()
    except ContentError as error:
        to.write(f"{error}\n")
        return 1
    measured = measure_coverage(folders, report=report, told=told)
    if as_json:
        data = {"paragraphs": [_as_data(c) for c in measured.paragraphs]}
        json.dump(data | {"left_out": measured.left_out}, to, indent=2, ensure_ascii=False)
        to.write("\n")
    else:
        to.write("\n".join(_as_text(measured)) + "\n")
    return int(bool(measured.left_out))


def write_page(measured: Measured) -> str:
    """The same as a page of documentation, in Markdown."""
    return "\n".join(chain(_OPENING, _say_all(measured), _tables(measured))) + "\n"


_OPENING = (
    "# What the scenarios teach of the report",
    "",
    "*Generated by `python -m toolkit.scenario.coverage` from `scenarios/report.yaml` and the",
    "scenarios; `wholepicture check --coverage` prints the same, with your own among them.*",
    "",
    "Each practice paragraph (¶13 to ¶81) of the 2008 report in a line of our own words, the",
    "scenarios and modules of figures that rest on it, and how many key events, signs, distractors",
    "and decisions of all keys, and how many figures, do. Somebody who plans a course looks for",
    "what is taught; somebody who plans a scenario looks for what is not.",
    "",
)


def _say_all(measured: Measured) -> Iterator[str]:
    every = measured.paragraphs
    taught = [c for c in every if c.taught]
    named = [c.number for c in every if c.scenarios and not c.taught]
    nothing = [c.number for c in every if not c.scenarios]
    yield f"**Taught:** {len(taught)} of {len(every)} paragraphs."
    yield ""
    yield f"**Named by a scenario, and by nothing in its key:** {_say_numbers(named)}."
    yield ""
    yield f"**Covered by nothing yet:** {_say_numbers(nothing)}."
    if measured.left_out:
        yield ""
        yield f"**Not counted, because it cannot be read:** {', '.join(measured.left_out)}."


def _tables(measured: Measured) -> Iterator[str]:
    for name, covered in measured.parts:
        yield from ("", f"## {name}", "")
        yield f"| ¶ | about | scenarios | {' | '.join(_PARTS.values())} |"
        yield "|---|---|---|" + "---:|" * len(_PARTS)
        for each in covered:
            where = "; ".join(each.scenarios) or "**nothing yet**"
            counts = " | ".join(str(each.counts[part] or "") for part in _PARTS)
            yield f"| {each.number} | {each.says} | {where} | {counts} |"


def _as_text(measured: Measured) -> Iterator[str]:
    label = max(len(each.says) for each in measured.paragraphs)
    yield f"{'':{label + 5}}  {'  '.join(_PARTS.values())}"
    for name, covered in measured.parts:
        yield name
        for each in covered:
            counts = "  ".join(f"{each.counts[p] or '':>{len(w)}}" for p, w in _PARTS.items())
            nothing = "" if each.scenarios else "nothing yet"
            row = f"  {each.number:>2} {each.says:<{label}}  {counts if each.taught else nothing}"
            yield row.rstrip()
            yield from (f"       {title}" for title in each.scenarios)
    yield ""
    yield from (line.replace("**", "") for line in _say_all(measured) if line)


def _as_data(covered: Covered) -> dict[str, Any]:
    return {
        "number": covered.number,
        "says": covered.says,
        "scenarios": list(covered.scenarios),
        **{str(part): count for part, count in covered.counts.items()},
    }


def _cited(key: Key) -> Iterator[tuple[int, Part]]:
    """Each paragraph that an item of the key rests on, once an item."""
    items: dict[Part, Sequence[Any]] = {
        "events": key.events,
        "signs": key.signs,
        "distractors": key.distractors,
        "decisions": key.decisions,
    }
    for part, found in items.items():
        for item in found:
            yield from ((number, part) for number in set(item.report))


def _told(figures: Figures) -> Iterator[int]:
    """Each paragraph that a figure, or a reason for some, rests on: once a figure or reason."""
    for topic in figures.topics:
        for cited in (*topic.rows, *topic.reasons):
            yield from set(cited.report)


def _covered(paragraph: ReportParagraph, found: _Found) -> Covered:
    return Covered(
        number=paragraph.number,
        says=paragraph.says,
        scenarios=tuple(sorted(found.scenarios)),
        counts={part: found.counts[part] for part in _PARTS},
    )


def _say_numbers(numbers: list[int]) -> str:
    return ", ".join(f"¶{number}" for number in numbers) or "none"


def _make_page() -> str:
    """The page of the project's own scenarios, whatever else is named beside them."""
    scenarios = (content_folder() / "scenarios").glob("*/scenario.yaml")
    folders = sorted(path.parent for path in scenarios)
    told = load_told(
        path.parent.name for path in (content_folder() / "modules").glob("*/module.yaml")
    )
    return write_page(measure_coverage(folders, report=load_report(), told=told))


if __name__ == "__main__":
    page = content_folder() / "docs" / "coverage.md"
    page.write_text(_make_page(), encoding="utf-8")
