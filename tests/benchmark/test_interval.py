"""How far a value may lie by chance: by hand, beside other people's answers, and by drawing it again."""

import csv
import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from benchmark.position import interval, resampling
from benchmark.position.interval import Estimate
from tests.examples import rows
from tests.places import FIXTURES

PUBLISHED = FIXTURES / "published"
positive = st.floats(0.01, 1e6)


def published(name: str) -> list[dict[str, str]]:
    with (PUBLISHED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures(n: int, column: str) -> list[float]:
    return [float(row[column]) for row in published(f"stats_n{n}_data.csv")]


# Shares ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "case",
    rows("""
    | n    | successes | low    | high   |
    |------|-----------|--------|--------|
    | 263  | 81        | 0.2553 | 0.3662 |
    | 148  | 15        | 0.0624 | 0.1605 |
    | 20   | 0         | 0.0000 | 0.1611 |
    | 29   | 1         | 0.0061 | 0.1718 |
    """),
    ids=lambda c: f"{c['successes']} of {c['n']}",
)
def test_the_shares_that_newcombe_worked_out(case):
    """Newcombe 1998, Statistics in Medicine 17:857, table I, method 3."""
    found = interval.wilson(case["n"], case["successes"])
    assert (found.low, found.high) == pytest.approx((case["low"], case["high"]), abs=5e-5)
    assert found.value == case["successes"] / case["n"]


@settings(deadline=None)
@given(st.integers(1, 5000), st.data())
def test_a_share_agrees_with_scipy_and_mirrors(n, data):
    k = data.draw(st.integers(0, n))
    found, mirror = interval.wilson(n, k), interval.wilson(n, n - k)
    oracle = stats.binomtest(k, n).proportion_ci(method="wilson")
    assert (found.low, found.high) == pytest.approx((oracle.low, oracle.high), abs=1e-12)
    assert (1 - mirror.high, 1 - mirror.low) == pytest.approx((found.low, found.high), abs=1e-12)
    assert 0 <= found.low <= found.value <= found.high <= 1


@pytest.mark.parametrize(("n", "successes"), [(0, 0), (-5, 1), (10, 11), (10, -1)])
def test_a_share_that_cannot_be_has_no_interval(n, successes):
    assert interval.wilson(n, successes) is None


# Marks ----------------------------------------------------------------------------------------------


def test_a_mark_of_ninety_visitors_is_uncertain_by_two_tenths():
    """INDICATORS section 1: with n = 91 and a standard deviation of 1 about 0.2."""
    found = interval.mark(7.7, 91, 1.0)
    assert found.high - found.value == pytest.approx(0.2055, abs=1e-4)
    assert found.value - found.low == pytest.approx(found.high - found.value)


def test_a_mark_stays_on_its_scale_and_needs_answers():
    assert interval.mark(9.9, 4, 1.0).high == 10
    assert interval.mark(1.2, 4, 1.0).low == 1
    assert interval.mark(7.0, 0) is None


# Median and quartiles -------------------------------------------------------------------------------


@pytest.mark.parametrize("n", [12, 30])
def test_the_published_ranks_values_and_coverage_of_quantiles(n):
    ordered = sorted(figures(n, "unit_cost"))
    for row in published(f"stats_n{n}_expected_orderstat_ci.csv"):
        low, high = interval.order_ranks(n, float(row["p"]))
        assert (low, high) == (int(row["lo_rank"]), int(row["hi_rank"]))
        ends = [ordered[r - 1] if 1 <= r <= n else None for r in (low, high)]
        expected = [None if row[e] == "NA" else float(row[e]) for e in ("lo", "hi")]
        assert ends == expected
        found = interval.order_interval(ordered[::-1], float(row["p"]))
        if None in expected:
            assert found is None  # one-sided is not enough: print "too few"
        else:
            assert [found.low, found.high] == expected
            assert found.coverage == pytest.approx(float(row["coverage"]), abs=1e-14)


@settings(deadline=None)
@given(st.integers(1, 80), st.sampled_from([0.1, 0.25, 0.5, 0.75]))
def test_the_ranks_are_those_of_the_binomial(n, p):
    low, high = interval.order_ranks(n, p)
    assert (low, high) == (stats.binom.ppf(0.025, n, p), stats.binom.ppf(0.975, n, p) + 1)


def test_how_few_are_too_few():
    least = {p: min(n for n in range(1, 99) if interval.order_interval([*range(n)], p)) for p in (0.25, 0.5)}  # fmt: skip
    assert least == {0.5: 6, 0.25: 13}
    assert interval.order_interval([]) is None


# Means ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("n", [12, 30])
def test_drawing_as_other_people_drew(n):
    """The published bootstrap is of quantiles: our draws give their ends, within the noise of 2,000 draws."""
    values = np.array(sorted(figures(n, "unit_cost")))
    drawn = values[resampling._draws(n, resampling.DRAWS, resampling.SEED)]
    for row in published(f"stats_n{n}_expected_boot_R20000.csv"):
        quantiles = np.quantile(drawn, float(row["p"]), axis=1)
        assert quantiles.std(ddof=1) == pytest.approx(float(row["boot_se"]), rel=0.06)
        ends = np.quantile(quantiles, [0.025, 0.975])
        noise = 0.25 * float(row["boot_se"])
        assert ends == pytest.approx([float(row["perc_lo"]), float(row["perc_hi"])], abs=noise)
        whole = np.quantile(values, float(row["p"]))
        assert whole == pytest.approx(float(row["est"]), abs=1e-12)


@pytest.mark.parametrize("n", [12, 30])
@pytest.mark.parametrize("weighted", [False, True])
def test_the_interval_of_a_mean_agrees_with_drawing_in_plain_python(n, weighted):
    values = figures(n, "unit_cost")
    weights = figures(n, "weight") if weighted else [1.0] * n
    found = resampling.mean(values, weights)
    assert found.value == pytest.approx(
        sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights)
    )
    chance, means = random.Random(3), []
    for _ in range(6000):
        picked = [chance.randrange(n) for _ in range(n)]
        total = sum(weights[k] for k in picked)
        means.append(sum(values[k] * weights[k] for k in picked) / total)
    means.sort()
    spread = means[5849] - means[149]
    assert found.low == pytest.approx(means[149], abs=0.08 * spread)
    assert found.high == pytest.approx(means[5849], abs=0.08 * spread)


@settings(deadline=None)
@given(
    st.lists(st.tuples(positive, positive), min_size=8, max_size=20),
    st.randoms(use_true_random=False),
)
def test_order_does_not_matter_and_money_scales(pairs, chance):
    found = resampling.mean(*zip(*pairs, strict=True), draws=200)
    shuffled = chance.sample(pairs, len(pairs))
    assert resampling.mean(*zip(*shuffled, strict=True), draws=200) == found
    scaled = resampling.mean([1000 * v for v, _ in pairs], [w for _, w in pairs], draws=200)
    assert scaled == pytest.approx([1000 * end for end in found], rel=1e-9)
    assert found.low <= found.value <= found.high


def test_the_same_weights_are_no_weights():
    values = figures(12, "unit_cost")
    assert resampling.mean(values, [7.0] * 12) == pytest.approx(resampling.mean(values))


def test_the_same_seed_gives_the_same_interval_and_another_seed_nearly():
    values = figures(30, "unit_cost")
    first, again, other = (resampling.mean(values, seed=s) for s in (1, 1, 2))
    assert first == again != other
    assert other.low == pytest.approx(first.low, rel=0.03)


def test_no_interval_of_a_mean_from_a_handful_or_from_nothing():
    assert resampling.mean([1.0] * 7) is None
    assert resampling.mean([1.0] * 8, [0.0] * 8) is None
    assert resampling.mean([1.0] * 8, [-1.0, *[1.0] * 7]) is None
    assert resampling.mean([4.0] * 8) == Estimate(4.0, 4.0, 4.0)
    rare = resampling.mean([float(n) for n in range(8)], [1.0, *[0.0] * 7])  # draws without weight
    assert rare == Estimate(0.0, 0.0, 0.0) and not any(map(math.isnan, rare))
