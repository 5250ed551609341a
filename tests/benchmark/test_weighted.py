"""The middle one when not everybody counts for the same: by hand, as others have it, and one by one."""

import csv
import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmark.position import resampling
from benchmark.position.weighted import weighted_quantile
from tests.examples import rows
from tests.places import FIXTURES

counted = st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 6)), min_size=1, max_size=15)
shares = st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0])


def published(name: str) -> list[dict[str, str]]:
    with (FIXTURES / "published" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("n", [12, 30])
def test_what_others_found(n):
    data = published(f"stats_n{n}_data.csv")
    values, weights = ([float(row[c]) for row in data] for c in ("unit_cost", "weight"))
    expected = {row["stat"]: float(row["value"]) for row in published(f"stats_n{n}_expected.csv")}
    for p in (0.25, 0.5, 0.75):
        assert weighted_quantile(values, weights, p) == expected[f"wtd_quantile_inverse_cdf_p{p}"]
    assert resampling.mean(values).value == pytest.approx(expected["mean"], abs=1e-12)
    assert resampling.mean(values, weights).value == pytest.approx(
        expected["weighted_mean"], abs=1e-12
    )


def test_the_mean_by_volume_of_twelve_others():
    """Published as the sum of costs over the sum of volumes of the 12 nearest in size."""
    units = {r["id"]: (float(r["cost"]), float(r["volume"])) for r in published("savings_n40_data.csv")}  # fmt: skip
    for row in published("savings_n40_expected_k12_logpop.csv"):
        peers = [units[code] for code in row["peers"].split(";")]
        found = resampling.mean([c / v for c, v in peers], [v for _, v in peers], draws=2)
        assert found.value == pytest.approx(float(row["weighted_mean"]), rel=1e-12)


@pytest.mark.parametrize(
    "case",
    rows("""
    | why                            | a  | b  | c  | middle |
    |--------------------------------|----|----|----|--------|
    | every one the same             | 1  | 1  | 1  | 20     |
    | one large town                 | 9  | 1  | 1  | 10     |
    | half is reached exactly        | 2  | 1  | 1  | 10     |
    | without weight no value        | 0  | 1  | 3  | 30     |
    | the only one that counts       | 0  | 5  | 0  | 20     |
    """),
    ids=lambda c: c["why"],
)
def test_three_municipalities(case):
    assert weighted_quantile([10, 20, 30], [case[k] for k in "abc"]) == case["middle"]


def test_nothing_counts():
    assert weighted_quantile([], []) is None
    assert weighted_quantile([1.0, 2.0], [0.0, 0.0]) is None
    assert weighted_quantile([1.0, 2.0], [3.0, -1.0]) is None


def test_adding_fractions_does_not_shift_the_middle():
    """Ten times 0.1 is a little less than 1, and six times a little less than 0.6."""
    assert weighted_quantile(range(10), [0.1] * 10, 0.6) == 5
    assert weighted_quantile(range(10), [0.1] * 10, 1.0) == 9


@settings(deadline=None)
@given(counted, shares)
def test_everybody_in_a_row(pairs, p):
    """The slow way: every inhabitant stands in the row, and the one at the share is asked."""
    everyone = sorted(v for v, n in pairs for _ in range(n))
    found = weighted_quantile([v for v, _ in pairs], [n for _, n in pairs], p)
    if not everyone:
        assert found is None
        return
    place = math.ceil(Fraction(str(p)) * len(everyone))
    assert found == everyone[max(place, 1) - 1]


@settings(deadline=None)
@given(counted, shares, st.sampled_from([0.001, 3.0, 1e6]), st.randoms(use_true_random=False))
def test_order_size_of_weights_and_splitting_do_not_matter(pairs, p, factor, chance):
    def of(some):
        return weighted_quantile([v for v, _ in some], [w for _, w in some], p)

    assert of(chance.sample(pairs, len(pairs))) == of(pairs)
    assert of([(v, w * factor) for v, w in pairs]) == of(pairs)
    assert of([(v, w / 2) for v, w in pairs] * 2) == of(pairs)
    found = of([(1000 * v + 7, w) for v, w in pairs])
    assert found == (None if of(pairs) is None else 1000 * of(pairs) + 7)
