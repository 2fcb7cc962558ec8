"""``python -m toolkit.simulation.fairness [--check]``: the page of figures, made or looked at."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from toolkit.places import content_folder
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_scenario
from toolkit.scenario.modules import load_module
from toolkit.simulation.fairness.material import Material
from toolkit.simulation.fairness.measure import Measured, measure_module
from toolkit.simulation.fairness.page import write_page

__all__ = ["PAGE", "main", "measure_all"]

PAGE = "docs/fair-marking.md"


def measure_all() -> tuple[Measured, ...]:
    """Measure every marked module the project ships, whatever else is named beside them."""
    folders = sorted(path.parent for path in (content_folder() / "modules").glob("*/module.yaml"))
    measured = []
    for module in map(load_module, folders):
        if not module.points:  # nothing of it is marked
            continue
        folder = content_folder() / "scenarios" / module.scenario
        scenario = load_scenario(folder)
        measured.append(measure_module(Material(module, scenario, load_key(folder, scenario))))
    return tuple(measured)


def main(arguments: Sequence[str]) -> int:
    """Write the page, or with ``--check`` say whether it is out of date.

    Returns:
        The exit status: 1 if ``--check`` found it out of date.
    """
    path, text = content_folder() / PAGE, write_page(measure_all())
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return 0
    if "--check" in arguments:
        print(f"{path}: out of date; run python -m toolkit.simulation.fairness")  # noqa: T201
        return 1
    path.write_text(text, encoding="utf-8")
    print(path)  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
