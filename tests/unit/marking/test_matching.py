"""The best one-to-one matching, checked against another library's."""

from __future__ import annotations

from math import fsum

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from toolkit.marking.matching import assign

# Few different values, so that ties and chains of exchanges are common.
WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 8)),
    st.one_of(st.sampled_from((0.25, 0.5, 1.0, 2.0)), st.floats(0.01, 3)),
    max_size=40,
)


def worth(weights, matched):
    return fsum(weights[pair] for pair in matched.items())


@given(WEIGHTS)
def test_no_matching_is_worth_more(weights):
    table = np.zeros((7, 9))
    for pair, weight in weights.items():
        table[pair] = weight
    best = table[linear_sum_assignment(table, maximize=True)].sum()
    assert worth(weights, assign(weights)) == pytest.approx(best)


@given(WEIGHTS)
def test_nothing_is_matched_twice_or_made_up(weights):
    matched = assign(weights)
    assert len(set(matched.values())) == len(matched)
    assert set(matched.items()) <= set(weights)


@given(WEIGHTS, st.randoms(use_true_random=False))
def test_order_of_the_pairs_makes_no_difference(weights, chance):
    pairs = list(weights.items())
    chance.shuffle(pairs)
    assert assign(dict(pairs)) == assign(weights)


def test_a_row_gives_way_where_that_earns_more():
    # Greedy would give column 0 to row 0 and leave row 1 with nothing.
    assert assign({(0, 0): 1.0, (0, 1): 0.9, (1, 0): 0.8}) == {0: 1, 1: 0}


def test_a_row_goes_without_where_that_earns_more():
    assert assign({(0, 0): 0.5, (1, 0): 1.0}) == {1: 0}


def test_nothing_to_match():
    assert assign({}) == {}
    assert assign({(0, 0): 0.0}) == {}
