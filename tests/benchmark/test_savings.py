"""The rough estimate, and whether net cost tells the same story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark import comparability, savings
from benchmark.vocabulary import Outcome
from tests.examples import rows

costs = st.lists(st.floats(0.5, 1000), min_size=8, max_size=40)
one_cost = st.floats(0.5, 1000)


@pytest.mark.parametrize(
    "case",
    rows("""
    | own | volume | peers              | reference | gap  |
    |-----|--------|--------------------|-----------|------|
    | 12  | 1000   | 6 7 8 9 11 12 13 14 | 10       | 2000 |
    | 10  | 1000   | 6 7 8 9 11 12 13 14 | 10       | 0    |
    | 3   | 1000   | 6 7 8 9 11 12 13 14 | 10       | 0    |
    | 12  | 1000   | 6 7 8 9 11 12 13    |          |      |
    """),
    ids=lambda c: f"own {c['own']}, peers {c['peers']}",
)
def test_the_estimate_is_the_difference_with_the_middle_peer_times_the_volume(case):
    peers = [float(v) for v in case["peers"].split()]
    found = savings.rough(case["own"], case["volume"], peers, minimum_peers=8)
    if case["gap"] is None:
        assert found is None  # seven peers are too few
    else:
        assert (found.reference, found.gap) == (case["reference"], case["gap"])


@given(one_cost, st.floats(1, 1e6), costs)
def test_an_estimate_is_never_negative_and_zero_at_or_below_the_reference(own, volume, peers):
    found = savings.rough(own, volume, peers, 8)
    assert found.gap >= 0
    assert (found.gap == 0) == (own <= found.reference)


@given(one_cost, st.floats(1, 1e6), costs, st.sampled_from([0.5, 2.0, 1024.0]))
def test_scaling_euros_scales_the_estimate(own, volume, peers, factor):
    before = savings.rough(own, volume, peers, 8)
    after = savings.rough(own * factor, volume, [p * factor for p in peers], 8)
    assert after.gap == pytest.approx(before.gap * factor)


@given(one_cost, costs, st.randoms(use_true_random=False))
def test_the_order_of_peers_does_not_matter(own, peers, chance):
    mixed = list(peers)
    chance.shuffle(mixed)
    assert savings.rough(own, 10, mixed, 8) == savings.rough(own, 10, peers, 8)


@pytest.mark.parametrize(
    ("gross", "net", "outcome", "left"),
    [
        (10.0, 10.0, Outcome.PASSES, 1.0),
        (10.0, 5.0, Outcome.PASSES, 0.5),  # half is just enough
        (10.0, 4.9, Outcome.FAILS, 0.49),
        (10.0, -3.0, Outcome.FAILS, -0.3),  # dearer gross, cheaper net
        (10.0, None, Outcome.UNKNOWN, None),  # no revenue known
        (0.0, None, Outcome.PASSES, None),  # no gross gap, so nothing to guard
        (-2.0, 9.0, Outcome.PASSES, None),
    ],
)
def test_net_and_gross_must_tell_the_same_story(gross, net, outcome, left):
    found, share = comparability.same_story(gross, net, limit=0.5)
    assert (found, share) == (outcome, None if left is None else pytest.approx(left))
