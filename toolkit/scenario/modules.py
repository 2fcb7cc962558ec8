"""Read a module from its folder."""

from __future__ import annotations

from pathlib import Path

from toolkit.module import About, Module
from toolkit.places import module_folder, scenario_folder
from toolkit.scenario.load import load_family
from toolkit.scenario.model_files import ModelFile, read_model
from toolkit.scenario.problems import ContentError, Problem

__all__ = ["load_about", "load_module", "read_modules_of"]


def load_module(module: str | Path) -> Module:
    """Read ``module.yaml``.

    Args:
        module: A module's id, or its folder.

    Raises:
        ContentError: With every problem found, each with its line.
    """
    folder = module if isinstance(module, Path) else module_folder(module)
    file = read_model(folder / "module.yaml", model=Module)
    if file.value.id != folder.name:
        raise ContentError(
            [file.problem(f"The id is {file.value.id!r}, but the folder is {folder.name!r}.", "id")]
        )
    return file.value


def load_about(module: Module) -> About:
    """What learners are told of a module before they start: its own words, or its scenario's.

    Raises:
        ContentError: If the scenario cannot be read.
    """
    if module.about is not None:
        return module.about
    family = load_family(scenario_folder(module.scenario))
    return About(summary=family.summary, content_note=family.content_note)


def read_modules_of(scenario: Path) -> tuple[tuple[ModelFile[Module], ...], list[Problem]]:
    """Read the modules that offer a scenario.

    Args:
        scenario: The scenario's folder, in ``scenarios`` beside ``modules``.

    Returns:
        The modules, and what is wrong with any that cannot be read: it may be one of them.
    """
    found: list[ModelFile[Module]] = []
    problems: list[Problem] = []
    for path in sorted((scenario.parent.parent / "modules").glob("*/module.yaml")):
        try:
            file = read_model(path, model=Module)
        except ContentError as error:
            problems += error.problems
            continue
        if file.value.scenario == scenario.name:
            found.append(file)
    return tuple(found), problems
