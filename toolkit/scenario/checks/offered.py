"""How a module offers its scenario: can what it calls enough be reached at all?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.module import Module
from toolkit.scenario.model_files import ModelFile
from toolkit.scenario.models import PROTECTS
from toolkit.scenario.problems import Problem
from toolkit.scenario.resolved import ResolvedKey, Scenario

__all__ = ["check_enough"]

_FEWEST = 2  # signs; fewer than that a module cannot call enough


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
