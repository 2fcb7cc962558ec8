"""Does the whole picture need more than one agency (¶34, ¶73, and the report's key message)?"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.scenario.dates import say_date
from toolkit.scenario.model_files import ModelFile
from toolkit.scenario.models import PROTECTS, Key
from toolkit.scenario.problems import Problem
from toolkit.scenario.resolved import ResolvedKey, Scenario
from toolkit.scenario.source import Source

__all__ = ["LARGEST_SHARE", "check_pooling", "shares_of_key", "threshold_day"]

LARGEST_SHARE = 0.6
"""The most of the key events' weight that one agency's records may hold (content standard)."""


def shares_of_key(key: ResolvedKey, *, scenario: Scenario) -> dict[str, float]:
    """How much of the key events' weight each agency could find in its own records alone.

    An event that two agencies tell of counts for both, so shares may add up to more than 1.

    Returns:
        Agency id to a share from 0 to 1, the largest first.
    """
    total = sum(event.weight for event in key.events) or 1
    shares = {
        agency.id: sum(
            event.weight
            for event in key.events
            if any(passage.agency == agency.id for passage in event.passages)
        )
        / total
        for agency in scenario.family.agencies
    }
    return dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))


def threshold_day(key: ResolvedKey, *, scenario: Scenario, agency: str | None = None) -> str | None:
    """The day on which there is enough to refer, reading one agency's records or all.

    Signs are counted as their records are written: 2 for an essential one, 1 for a desirable
    one, until their weight and the number of their groups reach the key's threshold. A sign's
    group is that of its best indicator. Strengths are signs too, but no reason to refer: those
    whose best indicator is one of what protects are left out.

    Args:
        key: The key with its threshold.
        scenario: The scenario whose records are read.
        agency: One agency's id; all agencies together if left out.

    Returns:
        The date of the record that reaches it, as 2024-03-02; nothing if it is never reached.
    """
    dated = sorted(
        (min(days), sign.weight, group)
        for sign in key.signs
        if (group := scenario.group_of.get(sign.sign.indicators[0], "")) != PROTECTS
        and (
            days := [
                scenario.record[passage.record].date
                for passage in sign.passages
                if agency in (None, passage.agency)
            ]
        )
    )
    weight, groups = 0, set()
    for day, its_weight, group in dated:
        weight += its_weight
        groups.add(group)
        if weight >= key.key.threshold.weight and len(groups) >= key.key.threshold.groups:
            return day
    return None


def check_pooling(source: Source, *, file: ModelFile[Key], key: ResolvedKey) -> Iterator[Problem]:
    """No agency has the whole picture, and putting records together shows it earlier."""
    scenario = source.scenario
    name_of = source.family.value.agency_names
    for agency, share in shares_of_key(key, scenario=scenario).items():
        if share > LARGEST_SHARE:
            yield file.problem(
                f"{name_of[agency]} alone holds {share:.0%} of the key events' weight; "
                f"no agency may hold more than {LARGEST_SHARE:.0%}.",
                "events",
            )
    pooled = threshold_day(key, scenario=scenario)
    if pooled is None:
        yield file.problem(
            "The threshold is never reached, even with every agency's signs together; "
            "lower it or add signs.",
            "threshold",
        )
        return
    for agency, name in name_of.items():
        alone = threshold_day(key, scenario=scenario, agency=agency)
        if alone is not None and alone <= pooled:
            yield file.problem(
                f"{name} reaches the threshold alone on {say_date(alone)}, no later than all "
                f"agencies together ({say_date(pooled)}); raise it, or spread the signs.",
                "threshold",
            )
