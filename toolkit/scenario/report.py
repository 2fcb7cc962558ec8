"""Print what a check found: what is wrong, with file and line, a table, and what is yet to grow."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from toolkit.places import content_folders, scenario_folder
from toolkit.scenario.check import Checked, check_scenario
from toolkit.scenario.checks.counts import STANDARD, Counts
from toolkit.scenario.checks.marks import Got
from toolkit.scenario.checks.pooling import LARGEST_SHARE
from toolkit.scenario.dates import say_date
from toolkit.scenario.problems import Problem

__all__ = ["Row", "count_rows", "find_folders", "mark_rows", "print_check", "say_verdict"]

_GROWING = "Still to write or grow until it is a module of full size; none of it is a mistake:"

_LABELS = {
    "agencies": "agencies",
    "records": "records",
    "events": "key events",
    "signs": "signs",
    "distractors": "distractors",
    "children": "children",
    "told": "events with a child's words",
    "decisions": "decisions",
    "writings": "writing tasks",
}


class Row(NamedTuple):
    """One figure: what is counted, how many there are, and what is asked for, if anything is."""

    what: str
    here: str
    asked: str


def print_check(scenario: str | None, *, as_json: bool, to: TextIO) -> int:
    """Check one scenario, or all there are, and print what was found.

    Args:
        scenario: A scenario's id, or the path of its folder; every scenario if left out.
        as_json: Print one JSON object for machines and no sentences.
        to: Where to print.

    Returns:
        The exit status: 0, or 1 if anything must be put right.
    """
    checked = [check_scenario(folder) for folder in find_folders(scenario)]
    if as_json:
        json.dump({"scenarios": [_as_data(c) for c in checked]}, to, indent=2, ensure_ascii=False)
        to.write("\n")
    else:
        to.write("\n\n".join(_as_text(c) for c in checked) or "There are no scenarios.")
        to.write("\n")
    return int(any(c.errors for c in checked) or not checked)


def find_folders(scenario: str | None) -> list[Path]:
    """The folder of a scenario, given its id or path; those of all there are if left out."""
    return [_find_folder(scenario)] if scenario is not None else _all_folders()


def _find_folder(scenario: str) -> Path:
    path = Path(scenario)
    return path if len(path.parts) > 1 and path.is_dir() else scenario_folder(scenario)


def _all_folders() -> list[Path]:
    """Every folder beside ``indicators.yaml``, even one whose ``scenario.yaml`` is missing."""
    found = (path for folder in content_folders() for path in (folder / "scenarios").glob("*"))
    names = {path.name for path in found if path.is_dir() and path.name[0] not in "._"}
    return [scenario_folder(name) for name in sorted(names)]


def _as_data(checked: Checked) -> dict[str, Any]:
    counts = checked.counts
    return {
        "id": checked.id,
        "agencies": counts.agencies,
        "records": counts.records,
        "words": counts.words,
        "events": counts.events,
        "signs": counts.signs,
        "distractors": counts.distractors,
        "decisions": counts.decisions,
        "writings": counts.writings,
        "largest_agency_share": round(counts.largest_share, 4),
        "report": list(counts.report),
        "examples": [_mark_as_data(got) for got in checked.marks],
        "errors": [_problem_as_data(problem) for problem in checked.errors],
        "warnings": [_problem_as_data(problem) for problem in checked.warnings],
    }


def _problem_as_data(problem: Problem) -> dict[str, Any]:
    return {"file": problem.file, "line": problem.line, "says": problem.says}


def _mark_as_data(got: Got) -> dict[str, Any]:
    return {
        "id": got.example,
        "judged": got.judged,
        "got": round(got.got, 2),
        "must_get": [got.least, got.most],
    }


def _as_text(checked: Checked) -> str:
    found = [str(problem) for problem in checked.problems if not problem.to_grow]
    heading = f"{checked.title or 'A scenario that cannot be read'} ({checked.id})"
    growing = ["", _GROWING, *(f"  {each}" for each in checked.to_grow), ""]
    table = _table(checked) if checked.title else []
    return "\n".join(
        [
            *([*found, ""] if found else []),
            heading,
            *table,
            *(growing if checked.to_grow else []),
            say_verdict(checked),
        ]
    )


def say_verdict(checked: Checked) -> str:
    """How much there is to put right, to look at, and to write and grow, in a sentence."""
    counts = [
        f"{len(checked.errors) or 'Nothing'} to put right",
        f"{len(checked.to_look_at) or 'nothing'} to look at",
    ]
    if growing := len(checked.to_grow):
        counts.append(f"{growing} still to write or grow")
    return f"{', '.join(counts)}."


def count_rows(counts: Counts) -> list[Row]:
    """The figures of a scenario, in words, beside what the content standard asks for."""
    rows = [Row(label, _figure(counts, what), _asked(what)) for what, label in _LABELS.items()]
    words = "unknown" if "records" in counts.unknown else f"{counts.words:,}"
    rows.insert(2, Row("words in records", words, ""))
    if "events" in counts.unknown:
        return rows
    rows += [
        Row(f"share of the key: {agency}", f"{share:.0%}", f"at most {LARGEST_SHARE:.0%}")
        for agency, share in counts.shares.items()
    ]
    rows += [
        Row(f"events, child seen: {answer.replace('-', ' ')}", str(counts.seen.get(answer, 0)), "")
        for answer in ("yes", "no", "not-recorded")
    ]
    rows += [
        Row("events, child seen alone", str(counts.alone), ""),
        Row("enough to refer, all agencies", _day(counts.pooled_day), _asked_of(counts)),
        Row("enough to refer, one agency alone", _day(counts.alone_day), "after that, if at all"),
    ]
    return rows


def mark_rows(marks: Iterable[Got]) -> list[Row]:
    """What each example got, in words, beside what it must get."""
    return [
        Row(
            f"example {each.example}: {each.judged}",
            f"{each.got:.1f}%",
            f"{each.least:g} to {each.most:g}%",
        )
        for each in marks
    ]


def _table(checked: Checked) -> list[str]:
    rows = [*count_rows(checked.counts), *mark_rows(checked.marks)]
    label_width, figure_width = (max(len(row[column]) for row in rows) for column in (0, 1))
    return [
        *(
            f"  {label:<{label_width}}  {figure:>{figure_width}}  {asked}".rstrip()
            for label, figure, asked in rows
        ),
        f"  ¶ covered: {', '.join(map(str, checked.counts.report)) or 'none'}",
    ]


def _figure(counts: Counts, what: str) -> str:
    return "unknown" if what in counts.unknown else str(getattr(counts, what))


def _asked(what: str) -> str:
    fewest, most = STANDARD[what]
    return f"{fewest} to {most}" if most else f"at least {fewest}"


def _asked_of(counts: Counts) -> str:
    """What is asked of the day on which all agencies together have enough."""
    return "sooner than one agency alone" if counts.pooled_day else "must be reached"


def _day(day: str) -> str:
    return say_date(day) if day else "never"
