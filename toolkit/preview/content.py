"""What is being previewed: found by its name, and read again whenever its files change."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.module import Module
from toolkit.places import content_stamp, module_ids, scenario_folder
from toolkit.scenario.key import resolve_key
from toolkit.scenario.modules import load_module
from toolkit.scenario.problems import ContentError, Problem, show_path
from toolkit.scenario.report import find_folders
from toolkit.scenario.resolved import ResolvedKey
from toolkit.scenario.source import Source, read_source

__all__ = [
    "Content",
    "NoSuchScenarioError",
    "find_scenario",
    "modules_of",
    "read_content",
    "read_stamp",
    "what_stops",
]

_NEAR = 3


class NoSuchScenarioError(Exception):
    """A name that is neither a scenario's nor a module's; the message is for its author."""


@dataclass(frozen=True)
class Content:
    """A scenario as far as it can be read.

    Attributes:
        source: The scenario; None if the family or the indicators cannot be read.
        key: The key, with the passages that were found; None if there is none to lay over it.
        problems: What cannot be read, and the quotes of the key that are in no record.
    """

    source: Source | None
    key: ResolvedKey | None
    problems: tuple[Problem, ...]


def find_scenario(name: str) -> str:
    """The id of a scenario, given its own or that of a module that offers it.

    Raises:
        NoSuchScenarioError: If there is neither, with those of nearly the same name; if the
            module cannot be read, with what is wrong with it; or if it offers no scenario.
    """
    scenarios = [folder.name for folder in find_folders(None)]
    if name in scenarios:
        return name
    if name in module_ids():
        try:
            scenario = load_module(name).scenario
        except ContentError as error:
            raise NoSuchScenarioError(str(error)) from error
        if scenario:
            return scenario
        raise NoSuchScenarioError(
            f"The module {name!r} offers no scenario, so there is no key to lay over records; "
            "`wholepicture serve` shows it as it is."
        )
    offering = [module.id for module in _modules() if module.scenario]
    raise NoSuchScenarioError(_say_none(name, sorted({*scenarios, *offering})))


def _say_none(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=_NEAR)
    if near:
        meant = " or ".join(repr(each) for each in near)
        return f"There is no scenario or module {name!r}; did you mean {meant}?"
    listed = f"There are {', '.join(known)}." if known else "There is none yet."
    return (
        f"There is no scenario or module {name!r}. {listed} Your own are found with --content, "
        "and `wholepicture new` begins one."
    )


def read_stamp() -> str:
    """A word that changes whenever a file of a scenario or module does."""
    stamp = repr(content_stamp(*module_ids()))
    return hashlib.sha256(stamp.encode()).hexdigest()[:16]


def modules_of(scenario: str) -> tuple[Module, ...]:
    """The modules that offer a scenario, as far as they can be read."""
    return tuple(module for module in _modules() if module.scenario == scenario)


def _modules() -> tuple[Module, ...]:
    """Every module that can be read."""
    found = []
    for module_id in module_ids():
        try:
            found.append(load_module(module_id))
        except ContentError:  # the check says so, where it may be one of them
            continue
    return tuple(found)


def read_content(scenario: str) -> Content:
    """Read a scenario and its key, and keep what can be read beside what cannot."""
    source, problems = read_source(scenario_folder(scenario))
    key = None
    if source is not None and source.key is not None and not source.unread:
        key, unresolved = resolve_key(source.key, scenario=source.scenario)
        problems += unresolved
    return Content(source, key, tuple(sorted(set(problems))))


def what_stops(module: str) -> tuple[Problem, ...]:
    """What is wrong with the files that a learner's pages of a module are made from.

    The key is not one of them: a learner's page goes on while its author is at work on the key.
    """
    try:
        scenario = load_module(module).scenario
    except ContentError as error:
        return error.problems
    if not scenario:
        return ()
    folder = scenario_folder(scenario)
    _, problems = read_source(folder)
    key = show_path(folder / "key.yaml")
    return tuple(sorted({problem for problem in problems if problem.file != key}))
