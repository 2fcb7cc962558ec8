"""What marking showed that is worth asking about."""

import pytest

from toolkit.marking.models import Finding, Mark, Marks
from toolkit.module import Enough
from toolkit.reflection.results import find_results
from toolkit.response.models import Response
from toolkit.scenario.load import load_scenario


@pytest.fixture(scope="module")
def scenario():
    return load_scenario("pellow")


@pytest.fixture
def find(scenario):
    def find(points=None, response=None, rule=None, **parts):
        criteria = parts.pop("criteria", ())
        marks = Marks(scenario="pellow", version="v", outcome="marked", criteria=criteria, **parts)
        return find_results(marks, response, scenario, rule=rule or Enough(), points=points)

    return find


def mark(criterion, points, maximum, outcome="marked"):
    return Mark(
        criterion=criterion, outcome=outcome, points=points, maximum=maximum, read="", why=""
    )


def event(kind="missed", seen="Yes"):
    return Finding(kind=kind, title="x", careful=(("Was a child seen?", seen),))


def test_nothing_marked_is_nothing_to_ask(find):
    assert find() == {}


@pytest.mark.parametrize(
    ("missed", "says"), [(1, "one event"), (3, "three events"), (14, "14 events")]
)
def test_events_with_a_child_seen_that_were_missed_are_counted_in_words(find, missed, says):
    findings = [event()] * missed + [event("matched"), event(seen="No")]
    assert find(chronology=tuple(findings))["missed-sightings"] == says


def test_the_sign_missed_most_often(find):
    titles = ["Hungry", "Tired", "Tired", "Hungry", "Tired"]
    signs = tuple(Finding(kind="missed", title=title) for title in titles)
    found = (Finding(kind="matched", title="Cold"),) * 9
    assert find(signs=(*found, *signs))["missed-sign"] == "Tired"
    assert "missed-sign" not in find(signs=found)


def test_the_decision_furthest_from_the_best(find):
    near, far = Finding(kind="close", title="Near"), Finding(kind="astray", title="Far")
    sound = Finding(kind="sound", title="Sound")
    assert find(decisions=(sound, near, far))["far-decision"] == "Far"
    assert find(decisions=(sound, near))["far-decision"] == "Near"
    assert "far-decision" not in find(decisions=(sound, Finding(kind="undecided", title="None")))


def test_the_best_criterion_is_the_best_share_of_its_points(find):
    criteria = (mark("coverage", 11, 22), mark("dating", 7, 8), mark("signs", 0, 22, "blank"))
    assert find(criteria=criteria)["best-criterion"] == "Dates"


def test_a_trainers_own_points_count_for_it(find):
    criteria = (mark("coverage", 11, 22), mark("dating", 7, 8))
    found = find(criteria=criteria, points={"coverage": 22.0, "dating": 1.0})
    assert found["best-criterion"] == "Key events found"


def test_no_points_at_all_are_no_best(find):
    assert "best-criterion" not in find(criteria=(mark("coverage", 0, 22), mark("dating", 0, 8)))


class TestEarlier:
    RULE = Enough(signs=2, groups=1)

    def response(self, scenario, role, *sentences):
        indicator = next(i.id for g in scenario.indicators.groups for i in g.indicators)
        signs = [
            {"id": f"s{n}", "sentences": [sentence], "indicator": indicator}
            for n, sentence in enumerate(sentences)
        ]
        return Response(
            module="neglect",
            scenario="pellow",
            signs=signs,
            judgements=[{"id": "first", "role": role}] if role else [],
        )

    def test_it_says_how_much_earlier_pooling_was(self, find, scenario):
        own = [r for r in scenario.records if scenario.agency_of[r.id] == "gp"]
        first = next(r for r in scenario.records if scenario.agency_of[r.id] != "gp")
        picked = [f"{own[0].id}.1", f"{own[-1].id}.1", f"{first.id}.1"]
        response = self.response(scenario, "gp", *picked)
        assert find(response=response, rule=self.RULE)["earlier"].startswith("about ")
        alone = self.response(scenario, "gp", *picked[:2])
        assert "earlier" not in find(response=alone, rule=self.RULE)
        nobody = self.response(scenario, "", *picked)
        assert "earlier" not in find(response=nobody, rule=self.RULE)
