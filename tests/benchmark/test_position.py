"""Where a value stands among its peers."""

import math
import random
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark import position
from tests import oracle
from tests.examples import rows

values = st.lists(st.floats(0.01, 1e6), min_size=8, max_size=60)


@pytest.mark.parametrize(
    "case",
    rows("""
    | values                | own | n | n_delivered | median | p25  | p75  | rank   | below | above |
    |-----------------------|-----|---|-------------|--------|------|------|--------|-------|-------|
    | 1 2 3 4 5 6 7 8 9     | 5   | 9 | 9           | 5      | 3    | 7    | 0.5    | 4     | 4     |
    | 1 2 3 4 5 6 7 8       | 9   | 8 | 8           | 4.5    | 2.75 | 6.25 | 1      | 8     | 0     |
    | 1 2 3 4 5 6 7         | 4   | 7 | 7           | 4      |      |      | 0.5    | 3     | 3     |
    | 1 2 3 4 5             | 0   | 5 | 5           | 3      |      |      | 0      | 0     | 5     |
    | 1 2 3 4               | 2   | 4 | 4           |        |      |      |        | 1     | 2     |
    | 1 2 - 4 5 - 7 8 9 10  | 2   | 10| 8           | 6      | 3.5  | 8.25 | 0.1875 | 1     | 6     |
    | 3 3 3 3 3 3 3 3       | 3   | 8 | 8           | 3      | 3    | 3    | 0.5    | 0     | 0     |
    | 1 2 3 4 5 6 7 8       |     | 8 | 8           | 4.5    | 2.75 | 6.25 |        |       |       |
    | - - -                 | 1   | 3 | 0           |        |      |      |        |       |       |
    """),
    ids=lambda c: str(c["values"]),
)
def test_standing(case):
    given_values = [None if v == "-" else float(v) for v in case["values"].split()]
    standing = position.against(given_values, case["own"])
    for key in ("n", "n_delivered", "median", "p25", "p75", "rank", "below", "above"):
        expected = case[key]
        assert getattr(standing, key) == (None if expected is None else pytest.approx(expected)), (
            key
        )


@pytest.mark.parametrize("seed", range(20))
def test_standing_agrees_with_the_statistics_module(seed):
    chance = random.Random(seed)
    peers = [chance.choice([chance.lognormvariate(3, 1), 20.0, None]) for _ in range(40)]
    known = [v for v in peers if v is not None]
    own = chance.choice([20.0, chance.lognormvariate(3, 1)])
    standing = position.against(peers, own)
    assert standing.median == pytest.approx(statistics.median(known))
    quarters = statistics.quantiles(known, n=4, method="inclusive")  # type 7
    assert (standing.p25, standing.p75) == pytest.approx((quarters[0], quarters[2]))
    assert standing.p75 == pytest.approx(oracle.quantile(known, 0.75))
    assert standing.rank == pytest.approx(oracle.mid_rank(known, own))


@given(values, st.floats(0.01, 1e6), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_a_missing_value_counts_in_n_only(peers, own, chance):
    before = position.against(peers, own)
    mixed = [*peers, None]
    chance.shuffle(mixed)
    after = position.against(mixed, own)
    assert after.n == before.n + 1
    assert (after.median, after.p25, after.p75, after.rank) == (
        before.median, before.p25, before.p75, before.rank,
    )  # fmt: skip


@given(values, st.floats(0.01, 1e6))
def test_the_standing_lies_between_the_extremes(peers, own):
    standing = position.against(peers, own)
    assert min(peers) <= standing.p25 <= standing.median <= standing.p75 <= max(peers)
    assert 0 <= standing.rank <= 1
    assert standing.below + standing.above <= standing.n


def test_modified_z_by_hand():
    # median 30; distances 20 10 0 10 20, so the median distance is 10
    assert position.modified_z([10, 20, 30, 40, 50], 60, logarithm=False) == pytest.approx(
        0.6745 * 30 / 10
    )
    # the same steps as ratios: 1 2 4 8 16, own 32
    assert position.modified_z([1, 2, 4, 8, 16], 32, logarithm=True) == pytest.approx(0.6745 * 3)


@pytest.mark.parametrize(
    ("peers", "own", "logarithm"),
    [
        ([1, 2, 3, 4], 9, False),  # too few
        ([5, 5, 5, 5, 5, 9], 9, False),  # no spread
        ([1, 2, 3, 4, 5], 0, True),  # zero has no logarithm
        ([1, 2, 3, 4, 0, -1], 5, True),  # too few that have one
    ],
)
def test_no_z_where_it_would_say_nothing(peers, own, logarithm):
    assert position.modified_z(peers, own, logarithm=logarithm) is None


@pytest.mark.parametrize("seed", range(20))
def test_modified_z_agrees_with_the_slow_formula(seed):
    chance = random.Random(seed)
    peers = [chance.lognormvariate(3, 1) for _ in range(chance.randint(5, 40))]
    own = chance.lognormvariate(3, 1)
    expected = oracle.modified_z(peers, own)
    assert position.modified_z(peers, own, logarithm=False) == pytest.approx(expected)
    logs = oracle.modified_z([math.log(v) for v in peers], math.log(own))
    assert position.modified_z(peers, own, logarithm=True) == pytest.approx(logs)
