"""Read a module's figures, and the tables beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.figures.models import TABLES, Drawn, Figures
from toolkit.places import module_folder
from toolkit.scenario.model_files import read_model

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["load_figures", "load_table"]


def load_figures(module: str) -> Figures:
    """Read ``figures.yaml`` of a module.

    Args:
        module: The module's id.

    Raises:
        ContentError: With every problem found, each with its line.
    """
    return read_model(module_folder(module) / "figures.yaml", model=Figures).value


def load_table(module: str, drawn: Drawn) -> pd.DataFrame:
    """Read the table that one of a module's drawings is made from.

    Args:
        module: The module's id.
        drawn: Which drawing.

    Returns:
        For ``months``: ``letter`` (a day) and ``judgement``, a row for each review. For
        ``agencies``: ``agency``, ``panel`` and ``reviews`` (how many), a row for each agency.
    """
    import pandas as pd

    days = ["letter"] if drawn == "months" else []
    return pd.read_csv(module_folder(module) / TABLES[drawn], parse_dates=days)
