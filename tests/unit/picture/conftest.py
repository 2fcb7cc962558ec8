"""A made family of records: two agencies, ten days, ten kinds of sentence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from toolkit.response.models import Entry, MarkedSign, When
from toolkit.scenario.load import load_scenario

FIRST = date(2024, 1, 1)


@pytest.fixture(scope="session")
def scenario():
    """The first real scenario: its records, dates and groups are what is reasoned with."""
    return load_scenario("pellow")


@pytest.fixture(scope="session")
def by_group(scenario):
    """Group of indicators to the ids of its indicators."""
    groups: dict[str, list[str]] = {}
    for indicator, group in scenario.group_of.items():
        groups.setdefault(group, []).append(indicator)
    return groups


@pytest.fixture
def sign(scenario):
    """Make a sign on the first sentence of a record."""

    def made(record, indicator, *more):
        sentences = tuple(scenario.sentences[r][0].id for r in (record, *more))
        return MarkedSign(id=f"s-{record}-{indicator}", sentences=sentences, indicator=indicator)

    return made


@pytest.fixture
def entry():
    """Make an entry that many days after New Year 2024; a string is a date as it stands."""

    def made(when, *sentences, **rest):
        edtf = when if isinstance(when, str) else (FIRST + timedelta(days=when)).isoformat()
        given = {"when": When(typed=edtf, edtf=edtf), "sentences": sentences} | rest
        return Entry(id=f"e{abs(hash((edtf, sentences, str(rest)))) % 10**9}", **given)

    return made
