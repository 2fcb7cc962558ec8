"""What must hold of marks whatever the scenario and whatever is handed in."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.response.models import LIMITS
from toolkit.scenario.strategies import make_response

CASES = st.integers(0, 11)
SEEDS = st.integers(0, 10_000)
SHAPES = (
    {},
    {"records": 63, "events": 32, "signs": 34, "length": (4, 13)},
    {"records": 70, "events": 25, "signs": 25, "distractors": 8, "length": (3, 10)},
)
ordinary = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_careful_reader_earns_nearly_all_and_a_blank_page_nothing(made, marks_of, shape):
    for seed in range(4):
        case = made.make_case(seed, **shape)
        assert marks_of(case, made.careful(case)).total >= 99.9
        assert marks_of(case, made.response()).total == 0


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("strategy", ["everything", "random", "first-sentences"])
def test_a_strategy_instead_of_reading_earns_next_to_nothing(made, marks_of, shape, strategy):
    for seed in range(6):
        case = made.make_case(seed, **shape)
        gaming = make_response(strategy, scenario=case.scenario, seed=seed)
        gaming = gaming.model_copy(update={"scenario": "made"})
        assert marks_of(case, gaming).total <= 10


def test_one_giant_item_earns_next_to_nothing(made, marks_of):
    for seed in range(6):
        case = made.make_case(seed)
        for sentences in (list(case.scenario.sentence), _of_the_key(case)):
            most = " ".join(sentences[: LIMITS["sentences"]])
            giant = made.response(
                [made.entry(most, "2022-01/2024-12")], [made.sign(most, "hungry")]
            )
            assert marks_of(case, giant).total <= 1


def _of_the_key(case):
    parts = (*case.key.events, *case.key.signs)
    return sorted({s for part in parts for p in part.passages for s in p.sentences})


def test_the_same_name_on_every_record_earns_next_to_nothing(made, marks_of):
    for seed in range(3):
        case = made.make_case(seed)
        for indicator in ("hungry", "parent-word", "good-practice"):
            signs = [
                made.sign(" ".join(s.id for s in sentences), indicator, id=f"s-{record}")
                for record, sentences in case.scenario.sentences.items()
            ]
            assert marks_of(case, made.response(signs=signs)).total <= 3


def test_a_few_random_windows_earn_little_on_average(made, marks_of):
    # A small number of lucky guesses stays within what is free, so it is chance that must bear.
    totals = []
    for seed in range(12):
        case, chance = made.make_case(seed), made.make_chance(seed)
        for number in (5, 10, 15, 25, 40):
            entries, signs = [], []
            for n, record in enumerate(chance.sample(case.scenario.records, number)):
                ids = [s.id for s in case.scenario.sentences[record.id]]
                first = chance.randrange(len(ids))
                window = " ".join(ids[first : first + chance.randint(1, 4)])
                entries.append(
                    made.entry(
                        window,
                        record.date,
                        id=f"e{n}",
                        basis="observed",
                        seen="yes",
                        significance=2,
                    )
                )
                name = chance.choice(sorted(case.scenario.indicator))
                signs.append(made.sign(window, name, id=f"s{n}"))
            totals.append(marks_of(case, made.response(entries, signs)).total)
    assert sum(totals) / len(totals) <= 2
    assert max(totals) <= 10


@ordinary
@given(CASES, SEEDS, st.integers(0, 26))
def test_one_more_right_answer_never_lowers_the_total(made, marks_of, number, seed, which):
    case = made.make_case(number)
    before = made.muddle(case, seed)
    total = marks_of(case, before).total
    told = {sentence for entry in before.chronology for sentence in entry.sentences}
    if not any(told.intersection(p.sentences) for p in case.key.events[which].passages):
        more = made.right_entry(case, which, id="one-more")
        after = before.model_copy(update={"chronology": (*before.chronology, more)})
        assert marks_of(case, after).total >= total
    more = made.right_sign(case, which, id="one-more")
    after = before.model_copy(update={"signs": (*before.signs, more)})
    assert marks_of(case, after).total >= total


@ordinary
@given(CASES, SEEDS, SEEDS)
def test_one_more_wrong_answer_never_raises_the_total(made, marks_of, number, seed, which):
    case, chance = made.make_case(number), made.make_chance(which)
    before = made.muddle(case, seed)
    total = marks_of(case, before).total
    stray = made.beside_the_point(case)
    record = case.scenario.sentence[chance.choice(stray)].record
    wrong = " ".join(s for s in stray if s.startswith(f"{record}."))
    more = made.entry(wrong, "2023-02-03", id="one-more", basis="observed", seen="yes")
    after = before.model_copy(update={"chronology": (*before.chronology, more)})
    assert marks_of(case, after).total <= total
    alarming = case.key.distractors[1].passages[0].sentences
    for where in (wrong, " ".join(alarming)):
        more = made.sign(where, chance.choice(sorted(case.scenario.indicator)), id="one-more")
        after = before.model_copy(update={"signs": (*before.signs, more)})
        assert marks_of(case, after).total <= total


@ordinary
@given(CASES, SEEDS)
def test_marks_are_in_range_and_the_order_of_items_makes_no_difference(
    made, marks_of, number, seed
):
    case = made.make_case(number)
    response = made.muddle(case, seed)
    marks = marks_of(case, response)
    for mark in marks.criteria:
        assert type(mark.points) is float
        assert math.isfinite(mark.points)
        assert 0 <= mark.points <= mark.maximum
        assert mark.points == round(mark.points, 2)
        assert mark.read
        assert mark.why
    chance = made.make_chance(seed)
    shuffled = response.model_copy(
        update={
            "chronology": tuple(chance.sample(response.chronology, len(response.chronology))),
            "signs": tuple(chance.sample(response.signs, len(response.signs))),
        }
    )
    assert marks_of(case, shuffled) == marks


@ordinary
@given(CASES, SEEDS)
def test_every_item_has_one_finding_with_a_reason(made, marks_of, number, seed):
    case = made.make_case(number)
    response = made.muddle(case, seed)
    marks = marks_of(case, response)
    for items, findings in (
        (response.chronology, marks.chronology),
        (response.signs, marks.signs),
    ):
        told = [finding.item for finding in findings if finding.item]
        assert sorted(told) == sorted(item.id for item in items)
        assert all(finding.title and finding.why for finding in findings)


def test_two_scenarios_of_one_shape_are_not_mixed_up(made, marks_of):
    first, second = made.make_case(1), made.make_case(2)
    assert marks_of(first, made.careful(first)).total == 100
    assert marks_of(second, made.careful(first)).total < 20
    assert marks_of(first, made.careful(first)).total == 100


def test_the_largest_response_is_marked_in_well_under_a_tenth_of_a_second(made, case, marks_of):
    chance = made.make_chance(0)
    sentences = list(case.scenario.sentence)
    one = " ".join(case.key.signs[0].passages[0].sentences)
    entries = [
        made.right_entry(case, n % 27, id=f"e{n}", said="word " * 700, looked="word " * 700)
        for n in range(LIMITS["entries"] // 2)
    ] + [
        made.entry(" ".join(chance.sample(sentences, 60)), "2023-01-02", id=f"x{n}")
        for n in range(LIMITS["entries"] // 2)
    ]
    signs = [
        made.sign(one if n % 2 else chance.choice(sentences), "hungry", id=f"s{n}")
        for n in range(LIMITS["signs"])
    ]
    response = made.response(entries, signs)
    marks_of(case, response)
    took = []
    for _ in range(5):
        start = time.perf_counter()
        marks_of(case, response)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.1
