"""Frontiers against HiGHS through scipy on random problems, and what must hold of any frontier."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from benchmark.errors import SpiegelError
from benchmark.frontier import (
    Orientation,
    Returns,
    bootstrap,
    conditional_order_m,
    draws,
    free_disposal,
    order_m,
    scores,
)

CONVEX = [Returns.VRS, Returns.CRS, Returns.DRS, Returns.IRS]


def by_scipy(x, y, o, returns, way, alone=False):
    """The envelopment program as METHODS writes it; NaN where it has no answer."""
    n, inward = len(x), way is Orientation.IN
    others = np.arange(n) != o if alone else np.ones(n, bool)
    left = np.vstack([x[others].T / x[o][:, None], -y[others].T / y[o][:, None]])
    radial = np.r_[-np.ones(x.shape[1]) * inward, np.ones(y.shape[1]) * (not inward)]
    right = np.r_[np.ones(x.shape[1]) * (not inward), -np.ones(y.shape[1]) * inward]
    total = np.r_[np.ones(others.sum()), 0.0]
    upper, bound = np.hstack([left, radial[:, None]]), right
    sign = {Returns.DRS: 1.0, Returns.IRS: -1.0}.get(returns)
    if sign:
        upper, bound = np.vstack([upper, sign * total]), np.r_[right, sign]
    equal = {"A_eq": total[None], "b_eq": [1.0]} if returns is Returns.VRS else {}
    cost = np.r_[np.zeros(others.sum()), 1.0 if inward else -1.0]
    found = linprog(cost, A_ub=upper, b_ub=bound, method="highs", **equal)
    return found.x[-1] if found.status == 0 else np.nan


def cloud(seed, n, m, s, whole):
    random = np.random.default_rng(seed)
    if whole:  # many ties, and programs that could stand still
        return random.integers(1, 5, (n, m)).astype(float), random.integers(1, 5, (n, s)) * 1.0
    size = np.exp(random.normal(10, 1.5, (n, 1)))
    return size * np.exp(random.normal(0, 0.4, (n, m))), size * np.exp(
        random.normal(0, 0.4, (n, s))
    )


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    st.integers(0, 10**6), st.integers(1, 14), st.integers(1, 3), st.integers(1, 4), st.booleans(),
    st.sampled_from(CONVEX), st.sampled_from(Orientation), st.booleans(),
)  # fmt: skip
def test_the_same_as_an_independent_solver(seed, n, m, s, whole, returns, way, alone):
    if alone and n == 1:
        return
    x, y = cloud(seed, n, m, s, whole)
    found = scores(x, y, returns, way, exclude_self=alone).values
    theirs = [by_scipy(x, y, o, returns, way, alone) for o in range(n)]
    np.testing.assert_allclose(found, theirs, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("way", Orientation)
def test_what_holds_of_any_frontier(way):
    x, y = cloud(4, 80, 2, 3, whole=False)
    found = {r: scores(x, y, r, way).values for r in CONVEX}
    found[Returns.FDH] = free_disposal(x, y, way).values
    better = [found[r] if way is Orientation.IN else 1 / found[r] for r in found]
    vrs, crs, drs, irs, fdh = better
    assert (fdh >= vrs - 1e-9).all() and (fdh <= 1).all()
    assert (vrs >= np.maximum(drs, irs) - 1e-9).all()
    np.testing.assert_allclose(crs, np.minimum(drs, irs), atol=1e-8)
    for returns in CONVEX:  # other units of measurement, and another order of the rows
        factors = np.array([1e6, 1e-3]), np.array([1.0, 1e-6, 1e4])
        again = scores(x[::-1] * factors[0], y[::-1] * factors[1], returns, way).values[::-1]
        np.testing.assert_allclose(again, found[returns], atol=1e-8)


def test_the_unit_that_dominates_really_does():
    x, y = cloud(5, 60, 2, 2, whole=False)
    found = free_disposal(x, y, Orientation.IN)
    assert (y[found.by] >= y).all()
    assert (x[found.by] <= found.values[:, None] * x * (1 + 1e-12)).all()


def test_zeros_twins_and_a_unit_alone():
    x, y = np.array([[1.0, 0], [2, 1], [2, 1]]), np.array([[0.0, 1], [1, 1], [1, 1]])
    for returns in CONVEX:
        for way in Orientation:
            found = scores(x, y, returns, way).values
            assert np.isfinite(found).all() and found[1] == found[2]
    assert scores(x[1:2], y[1:2], Returns.VRS, Orientation.IN).values == 1
    alone = scores(x[1:2], y[1:2], Returns.VRS, Orientation.IN, exclude_self=True).values
    assert np.isnan(alone).all()


def test_order_m_tends_to_fdh_and_conditions_on_everyone_when_the_band_is_wide():
    x, y = cloud(6, 40, 1, 2, whole=False)
    fdh = free_disposal(x, y, Orientation.IN).values
    np.testing.assert_allclose(order_m(x, y, 10_000, Orientation.IN), fdh, atol=1e-9)
    size = np.log(x[:, 0])
    wide = conditional_order_m(x, y, 25, Orientation.IN, size, 1e9)
    np.testing.assert_allclose(wide, order_m(x, y, 25, Orientation.IN), rtol=1e-9)
    narrow = conditional_order_m(x, y, 25, Orientation.IN, size, 1e-9)
    np.testing.assert_allclose(narrow, 1.0)
    with pytest.raises(SpiegelError):
        order_m(x, y, 0, Orientation.IN)


def test_a_bootstrap_repeats_and_says_when_there_is_nothing_to_resample():
    x, y = cloud(7, 30, 1, 2, whole=False)
    one, two = (bootstrap(x, y, Returns.VRS, Orientation.IN, draws(30, 20, 9)) for _ in "ab")
    assert one is not None and two is not None
    np.testing.assert_array_equal(one.corrected, two.corrected)
    assert (one.low <= one.corrected + 1e-12).all() and (one.corrected <= one.high + 1e-12).all()
    same = np.ones((3, 1))
    assert bootstrap(same, same, Returns.VRS, Orientation.IN, draws(3, 5, 1)) is None
    with pytest.raises(SpiegelError, match="fdh"):
        bootstrap(x, y, Returns.FDH, Orientation.IN, draws(30, 5, 1))
