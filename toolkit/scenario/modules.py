"""Read a module from its folder."""

from __future__ import annotations

from pathlib import Path

from toolkit.module import Module
from toolkit.places import module_folder
from toolkit.scenario.model_files import read_model
from toolkit.scenario.problems import ContentError

__all__ = ["load_module"]


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
