"""Simulated learners err as people do, and better ones do better on average and not always."""

from __future__ import annotations

from functools import cache

import pytest

from toolkit.marking.prepared import prepare
from toolkit.scenario.models import PROTECTS
from toolkit.simulation import HABITS, make_cohort
from toolkit.simulation.fairness.material import WHOLE
from toolkit.simulation.noticing import PARENTS

LEVELS = (0.1, 0.3, 0.5, 0.7, 0.9)
GROUP = make_cohort(40, seed=11, habits={})


def with_skill(learner, skill):
    return learner.model_copy(update={"skill": skill, "speed": 1.0})


@pytest.fixture(scope="module")
def earned(material):
    """Marks of the same forty learners at each level of skill, and nothing else changed."""
    return [
        [material.shares_of(material.simulate(with_skill(each, skill))) for each in GROUP]
        for skill in LEVELS
    ]


def test_every_mark_rises_with_skill_on_average(material, earned):
    for share in material.asked:
        means = [sum(each[share] for each in level) / len(level) for level in earned]
        assert means == sorted(means), share
        assert means[-1] > means[0] + 0.3, share


def test_nobody_is_made_to_earn_more_by_being_more_skilled(material):
    # A cohort whose marks rose for everybody at each step would have been made from the marks.
    levels = [
        [material.shares_of(material.simulate(with_skill(each, skill)))[WHOLE] for each in GROUP]
        for skill in (0.5, 0.53)
    ]
    falls = sum(after < before for before, after in zip(*levels, strict=True))
    assert 0 < falls < len(GROUP) / 2
    assert sum(levels[1]) > sum(levels[0])


def test_the_best_are_not_perfect_and_the_weakest_find_something(earned):
    assert max(each[WHOLE] for each in earned[-1]) < 1
    assert min(each[WHOLE] for each in earned[-1]) > 0.4
    assert 0 < sum(each["coverage"] for each in earned[0]) / len(GROUP) < 0.25


@pytest.fixture(scope="module")
def habit(material):
    """The responses of the same learners without a habit, and with one."""

    learners = [with_skill(each, 0.5) for each in GROUP]
    plain = [material.simulate(each) for each in learners]

    @cache
    def of(name):
        changed = [each.model_copy(update={"habits": frozenset({name})}) for each in learners]
        return plain, [material.simulate(each) for each in changed]

    return of


def items(responses):
    return [item for r in responses for item in (*r.chronology, *r.signs)]


def test_one_agency_is_most_of_what_is_entered(material, habit):
    def own(responses):
        held = [
            material.scenario.agency_of[material.scenario.sentence[e.sentences[0]].record] == r.role
            for r in responses
            for e in r.chronology
        ]
        return sum(held) / len(held)

    plain, changed = habit("one-agency")
    assert own(changed) > 2 * own(plain)


def test_over_marking_is_more_of_everything(habit):
    plain, changed = habit("over-marks")
    assert len(items(changed)) > 1.5 * len(items(plain))


def test_copying_records_is_longer_passages(habit):
    def length(responses):
        return sum(len(item.sentences) for item in items(responses)) / len(items(responses))

    plain, changed = habit("whole-records")
    assert length(changed) > 2 * length(plain)


def test_carelessness_with_dates_changes_dates_and_nothing_else(habit):
    plain, changed = habit("loose-dates")
    without = {"chronology": {"__all__": {"when"}}}
    assert [r.model_dump(exclude=without) for r in plain] == [
        r.model_dump(exclude=without) for r in changed
    ]
    assert [e.when for r in plain for e in r.chronology] != [
        e.when for r in changed for e in r.chronology
    ]


def test_tiring_loses_what_is_read_last(material, habit):
    plain, changed = habit("tires")
    assert len(items(changed)) < len(items(plain))
    for before, after in zip(plain, changed, strict=True):
        assert {e.sentences for e in after.chronology} <= {e.sentences for e in before.chronology}


def test_trust_believes_what_reassures_and_does_not_name_what_parents_do(material, habit):
    group = material.scenario.group_of
    reassuring = {
        sentence
        for each in material.key.distractors
        if each.distractor.looks == "reassuring"
        for passage in each.passages
        for sentence in passage.sentences
    }

    def believed(responses):
        return sum(
            group[s.indicator] == PROTECTS and bool(reassuring.intersection(s.sentences))
            for r in responses
            for s in r.signs
        )

    def named(responses):
        return sum(s.indicator in PARENTS for r in responses for s in r.signs)

    plain, changed = habit("trusts")
    assert believed(changed) > 1.5 * believed(plain)
    assert named(changed) < 0.6 * named(plain)


def test_each_habit_changes_something(habit):
    for name in HABITS:
        plain, changed = habit(name)
        assert plain != changed, name


def test_dates_err_as_people_do(material, simulate):
    scenario, key = material.scenario, material.key
    events = prepare(scenario, key).events
    as_record = unread = vague = 0
    for learner in make_cohort(30, seed=4):
        for entry in simulate(learner).chronology:
            unread += bool(entry.when.typed and not entry.when.edtf)
            vague += "/" in entry.when.edtf or len(entry.when.edtf) == len("2024-03")
            written = scenario.record[scenario.sentence[entry.sentences[0]].record].date
            for number, place in events.places(frozenset(entry.sentences)).items():
                happened = key.events[number].event.when
                as_record += bool(place) and entry.when.edtf == written != happened
    assert min(as_record, unread, vague) > 10


def test_wrong_names_are_mostly_neighbours(material, simulate):
    scenario, key = material.scenario, material.key
    signs = prepare(scenario, key).signs
    near = far = 0
    for learner in make_cohort(30, seed=4, habits={}):
        for sign in simulate(learner).signs:
            for number in signs.places(frozenset(sign.sentences)):
                accepted = key.signs[number].sign.indicators
                best = accepted[0]
                if sign.indicator in accepted:
                    continue
                kin = scenario.group_of[best] == scenario.group_of[sign.indicator]
                kin = kin or sign.indicator in scenario.related[best]
                near, far = near + kin, far + (not kin)
    # One indicator in five would be of the same group if names were picked blindly.
    assert near > 0.4 * (near + far)
