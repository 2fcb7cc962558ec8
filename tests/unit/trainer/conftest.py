"""A group on the sample scenario: one careful, one who believes and misses, and two others."""

from __future__ import annotations

import pytest

from tests.sample import nth, write_sample
from toolkit.marking import mark
from toolkit.marking.models import CRITERIA
from toolkit.response.models import Decision, Entry, MarkedSign, Response
from toolkit.response.read import Reading, read_response
from toolkit.scenario.examples import load_examples
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_scenario
from toolkit.trainer import Member, picture_of

POINTS = dict.fromkeys(CRITERIA, 10.0)


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    folder = write_sample(tmp_path_factory.mktemp("trainer"))
    scenario = load_scenario(folder)
    return folder, scenario, load_key(folder, scenario)


@pytest.fixture(scope="session")
def member(sample):
    _, scenario, key = sample

    def member(name, response, **given):
        reading = response
        if isinstance(response, bytes):
            reading = read_response(response)
        elif isinstance(response, Response):
            reading = Reading(response, (), "blank" if response.is_empty else "readable")
        marks = mark(scenario, key, reading, POINTS)
        return Member(name.lower(), name, marks, reading.response, **given)

    return member


@pytest.fixture(scope="session")
def careful(sample):
    folder, scenario, _ = sample
    found = load_examples(folder, scenario=scenario)
    return next(e.response for e in found if e.id == "careful")


@pytest.fixture(scope="session")
def members(member, careful, sample):
    """Four learners: what each of them did is written out here, so that it can be counted."""
    _, scenario, _ = sample

    def at(place):
        return (nth(scenario, place),)

    trusting = Response(
        module="alder",
        scenario="alder",
        chronology=(
            # Without dates: found all the same.
            Entry(id="e1", sentences=at("school-01.1"), basis="observed"),
            Entry(id="e2", sentences=at("housing-01.2"), what="<b>Mould</b>"),
        ),
        signs=(
            MarkedSign(id="s1", sentences=at("school-01.1"), indicator="unsafe-home"),
            MarkedSign(id="s2", sentences=at("school-03.2"), indicator="hungry"),
            MarkedSign(id="s3", sentences=at("housing-02.2"), indicator="unsafe-home"),
        ),
        decisions=(Decision(id="coat-in-the-snow", option="ask"),),
    )
    blank = Response(module="alder", scenario="alder")
    return (
        member("Ines", careful),
        member("Tariq", trusting, about="believes a good deal"),
        member("Joy", blank),
        member("Hugh", b"\xff not a response"),
    )


@pytest.fixture(scope="session")
def picture(members, sample):
    _, scenario, key = sample
    return picture_of(members, scenario=scenario, key=key)
