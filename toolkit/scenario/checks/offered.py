"""How a module offers its scenario: do its points add up, and can its `enough` be reached?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.module import Module
from toolkit.scenario.model_files import ModelFile
from toolkit.scenario.models import PROTECTS
from toolkit.scenario.problems import Problem
from toolkit.scenario.resolved import ResolvedKey, Scenario

__all__ = ["check_enough", "check_total"]

_TOTAL = 100
_SLIP = 1e-6  # of adding fractions
_FEWEST = 2  # signs; fewer than that a module cannot call enough


def check_total(modules: Sequence[ModelFile[Module]]) -> Iterator[Problem]:
    """Warn of points that do not add up to a hundred.

    Args:
        modules: Those that offer the scenario.
    """
    for file in modules:
        total = sum(file.value.points.values())
        if abs(total - _TOTAL) > _SLIP:
            yield file.problem(
                f"The points add up to {total:g}; together they are {_TOTAL}, so that learners "
                "can read them as per cent ('writing' comes on top).",
                "points",
                warning=True,
            )


def check_enough(
    modules: Sequence[ModelFile[Module]], *, scenario: Scenario, key: ResolvedKey
) -> Iterator[Problem]:
    """Warn where even somebody who finds every sign of the key is told that it is not enough.

    Signs are counted as the step *The whole picture* does, each once and without strengths, each
    under its best indicator.

    Args:
        modules: Those that offer the scenario.
        scenario: The scenario.
        key: Its key.
    """
    groups = [scenario.group_of.get(sign.sign.indicators[0], "") for sign in key.signs]
    reasons = [group for group in groups if group != PROTECTS]
    here, kinds = len(reasons), len(set(reasons))
    for file in modules:
        enough = file.value.enough
        if "picture" not in file.value.steps or (here >= enough.signs and kinds >= enough.groups):
            continue
        unsaid = "" if "enough" in file.value.model_fields_set else ", which is so if not written"
        yield file.problem(
            f"'enough' is {enough.signs} signs of {enough.groups} groups{unsaid}, and the key has "
            f"{here} of {kinds} (strengths are not counted), so whoever finds them all is still "
            f"told that they are not enough. {_suggest(here, kinds)}",
            "enough",
            warning=True,
        )


def _suggest(signs: int, groups: int) -> str:
    if signs < _FEWEST:
        return "Add signs to the key."
    fewer = f"{{signs: {max(_FEWEST, min(4, signs - 1))}, groups: {min(3, groups)}}}"
    return f"Write at most what there is, such as enough: {fewer}, or add signs."
