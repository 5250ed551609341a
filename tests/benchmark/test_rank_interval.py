"""From which place to which: what can be told apart, and when no place may be named."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmark.position.interval import Estimate, wilson
from benchmark.position.rank_interval import RankInterval, rank_interval, side
from tests.examples import rows

halves = st.floats(0, 5)
estimates = st.builds(lambda v, a, b: Estimate(v, v - a, v + b), st.floats(-50, 50), halves, halves)


def even(value: float, half: float) -> Estimate:
    return Estimate(value, value - half, value + half)


@pytest.mark.parametrize(
    "case",
    rows("""
    | own | half | other | half2 | side |
    |-----|------|-------|-------|------|
    | 7.0 | 0.3  | 7.6   | 0.4   | 1    |
    | 7.0 | 0.3  | 6.4   | 0.4   | -1   |
    | 7.0 | 0.3  | 7.5   | 0.4   | 0    |
    | 7.0 | 0.3  | 7.0   | 0.0   | 0    |
    | 7.0 | 0.0  | 7.1   | 0.0   | 1    |
    | 7.0 | 0.0  | 7.0   | 0.0   | 0    |
    """),
    ids=str,
)
def test_who_can_be_told_apart(case):
    """Half-widths 0.3 and 0.4 make a margin of 0.5; a difference of 0.6 is told apart though they overlap."""
    assert side(even(case["own"], case["half"]), even(case["other"], case["half2"])) == case["side"]


def test_two_shares_are_told_apart_as_newcombe_does():
    """56/70 against 48/80 (Newcombe 1998, Statistics in Medicine 17:873, table II, method 10): 0.0524 to 0.3339."""
    one, other = wilson(70, 56), wilson(80, 48)
    margin = math.hypot(one.value - one.low, other.high - other.value)
    assert one.value - other.value - margin == pytest.approx(0.0524, abs=5e-5)
    assert side(other, one) == 1 and side(one, other) == -1


def test_a_place_of_which_nothing_can_be_said():
    """Seven peers, of which two lie certainly lower and one certainly higher: four are left."""
    peers = [even(v, 0.2) for v in (6.0, 6.5, 7.1, 7.2, 7.2, 7.3, 8.0)]
    found = rank_interval(even(7.2, 0.2), peers)
    assert (found.below, found.above, found.alike) == (2, 1, 4)
    assert (found.low, found.high) == (2 / 7, 6 / 7)
    assert found.too_close


@pytest.mark.parametrize(
    "case",
    rows("""
    | n  | below | above | too_close |
    |----|-------|-------|-----------|
    | 15 | 0     | 0     | True      |
    | 15 | 7     | 7     | True      |
    | 15 | 8     | 0     | False     |
    | 15 | 0     | 8     | False     |
    | 14 | 7     | 0     | False     |
    | 14 | 6     | 6     | True      |
    """),
    ids=str,
)
def test_too_close_is_neither_higher_nor_lower_than_the_middle_one(case):
    found = RankInterval(case["n"], case["below"], case["above"])
    assert found.too_close is (case["too_close"] == "True")


def test_without_peers_there_is_no_place():
    assert rank_interval(even(7, 1), []) is None


@settings(deadline=None)
@given(estimates, st.lists(estimates, min_size=1, max_size=20), st.randoms(use_true_random=False))
def test_the_places_hold_the_place_itself(own, others, chance):
    found = rank_interval(own, others)
    n = len(others)
    below = sum(o.value < own.value for o in others)
    above = sum(o.value > own.value for o in others)
    assert 0 <= found.low <= below / n and found.high >= (n - above) / n
    assert rank_interval(own, chance.sample(others, n)) == found
    mirrored = rank_interval(_mirror(own), [_mirror(o) for o in others])
    assert (mirrored.below, mirrored.above) == (found.above, found.below)


@settings(deadline=None)
@given(estimates, st.lists(estimates, min_size=1, max_size=20))
def test_more_chance_never_makes_a_place_more_certain(own, others):
    wider = Estimate(own.value, own.low - 1, own.high + 1)
    one, other = rank_interval(own, others), rank_interval(wider, others)
    assert other.below <= one.below and other.above <= one.above


@settings(deadline=None)
@given(st.lists(st.floats(-9, 9), min_size=1, max_size=20), st.floats(-9, 9))
def test_without_chance_the_place_is_the_place(values, own):
    found = rank_interval(even(own, 0), [even(v, 0) for v in values])
    assert found.below == sum(v < own for v in values)
    assert found.above == sum(v > own for v in values)


def _mirror(estimate: Estimate) -> Estimate:
    return Estimate(-estimate.value, -estimate.high, -estimate.low)
