"""What a group found, missed, believed and decided is counted rightly."""

from __future__ import annotations

import pytest

from toolkit.marking.models import CRITERIA
from toolkit.response.models import Response
from toolkit.trainer import picture_of
from toolkit.trainer.spread import spread_of
from toolkit.trainer.talk import topics_of


def counts(items):
    return {each.id: (each.found, each.nearly) for each in items}


def test_blank_and_unreadable_are_named_and_not_counted_as_misses(picture):
    assert picture.unmarked == ("Joy", "Hugh")
    assert len(picture.whole.points) == 2
    assert {each.of for each in (*picture.events, *picture.signs, *picture.believed)} == {2}


def test_events_are_counted_whatever_their_date(picture):
    assert counts(picture.events) == {
        "hungry-at-school": (2, 0),
        "review-missed": (1, 0),
        "no-heating": (2, 0),
        "summer-clothes": (1, 0),
    }


def test_the_fewest_found_come_first_and_of_equals_the_essential(picture):
    assert [each.id for each in picture.events][:2] == ["review-missed", "summer-clothes"]
    for items in (picture.events, picture.signs):
        assert [each.found for each in items] == sorted(each.found for each in items)


def test_a_sign_under_another_name_is_nearly(picture):
    assert counts(picture.signs)["asks-for-food"] == (1, 1)
    assert counts(picture.signs)["mould"] == (1, 0)


def test_a_passage_picked_too_widely_is_nearly(sample, member, careful):
    _, scenario, key = sample
    every = tuple(s.id for r in scenario.records for s in scenario.sentences[r.id])
    entry = careful.chronology[0].model_copy(update={"sentences": every})
    wide = careful.model_copy(update={"chronology": (entry,)})
    seen = picture_of([member("Olu", wide)], scenario=scenario, key=key)
    assert sum(each.found for each in seen.events) == 0
    assert sum(each.nearly for each in seen.events) == 1


def test_who_was_taken_in_and_who_saw_through(picture):
    believed = {each.id: (each.taken, each.caught) for each in picture.believed}
    assert believed == {"a-cold": (1, 0), "tidy-front-room": (0, 1)}
    assert picture.believed[0].id == "a-cold"
    assert "one day off with a cold" in picture.believed[0].passage
    assert picture.believed[0].source == "Thornfield Primary School, 20 May 2024"


def test_decisions_are_counted_by_option(picture):
    (decided,) = picture.decisions
    assert [(o.taken, o.best) for o in decided.options] == [(0, False), (1, False), (1, True)]
    assert (decided.of, decided.sound, decided.undecided) == (2, 1, 0)


def test_an_open_decision_is_open_and_not_wrong(sample, member, careful):
    _, scenario, key = sample
    open_ = member("Uma", careful.model_copy(update={"decisions": ()}))
    (decided,) = picture_of([open_], scenario=scenario, key=key).decisions
    assert (decided.of, decided.sound, decided.undecided) == (1, 0, 1)


def test_only_those_in_a_role_are_asked_for_its_decisions():
    from toolkit.scenario.key import load_key
    from toolkit.scenario.load import load_scenario
    from toolkit.scenario.modules import load_module
    from toolkit.simulation import make_cohort
    from toolkit.simulation.fairness.material import Material
    from toolkit.trainer.decided import count_decisions

    module = load_module("universal-services")
    scenario = load_scenario(module.scenario)
    key = load_key(module.scenario, scenario)
    material = Material(module, scenario, key)
    responses = [material.simulate(learner) for learner in make_cohort(12, seed=1)]
    counted = {d.id: d.of for d in count_decisions(responses, scenario=scenario, key=key)}
    for point in scenario.decisions:
        of = sum(point.role in {None, response.role} for response in responses)
        assert counted.get(point.id, 0) == of


def test_every_criterion_is_there_in_the_order_learners_see(picture):
    assert [each.name for each in picture.criteria] == list(CRITERIA.values())


def test_quarters_of_a_spread():
    spread = spread_of("Dates", [8, 0, 4, 2, 6], maximum=8)
    assert spread.points == (0, 2, 4, 6, 8)
    assert (spread.lower, spread.middle, spread.upper) == (2, 4, 6)
    assert spread.share(spread.upper) == 0.75


@pytest.mark.parametrize(("points", "quarters"), [([], (0, 0, 0)), ([5], (5, 5, 5))])
def test_a_spread_of_few(points, quarters):
    spread = spread_of("Dates", points, maximum=8)
    assert (spread.lower, spread.middle, spread.upper) == quarters


def test_what_to_talk_about_is_the_hardest_of_each_kind(picture):
    topics = topics_of(picture)
    assert [topic.id for topic in topics] == ["review-missed", "a-cold", "coat-in-the-snow"]
    assert topics[0].says == "1 of 2 found this, and it is essential."
    assert topics[1].says == "1 of 2 took this for a harm."
    assert topics[2].says == "1 of 2 decided this as a good supervisor would."


def test_a_group_that_found_all_has_nothing_to_talk_about_first(sample, member, careful):
    _, scenario, key = sample
    assert topics_of(picture_of([member("Mei", careful)], scenario=scenario, key=key)) == ()


def test_a_group_of_which_nothing_is_marked_has_an_empty_picture(sample, member):
    _, scenario, key = sample
    blank = member("Joy", Response(module="alder", scenario="alder"))
    picture = picture_of([blank], scenario=scenario, key=key)
    assert picture.whole.points == picture.decisions == topics_of(picture) == ()
    assert all(each.of == 0 for each in picture.events)
