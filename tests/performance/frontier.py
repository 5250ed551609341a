"""A frontier of 342 units, and its bootstrap, against scipy's HiGHS asked once per unit.

The data are invented: sizes like those of municipalities, inputs and outputs around them. scipy is asked
what METHODS writes, on columns divided by their means.
"""

import time
from collections.abc import Callable, Iterator
from statistics import median

import numpy as np
from scipy.optimize import linprog

from benchmark.frontier import Orientation, Returns, bootstrap, draws, scores
from benchmark.frontier.units import Array
from tests.performance.outcome import Outcome

NAME = "frontier"
N, ROUNDS, REPLICATIONS = 342, 5, 2000
MEASURED = 100  # replicates of ours; the rest follows, for every replicate is the same work
BAR, BAR_BOOTSTRAP = 1 / 30, 1 / 100


def measure(say: Callable[[str], None]) -> Iterator[Outcome]:
    say("frontier 2x4")
    x, y = _cloud(2, 4)
    _ours(x, y)  # the first pays for what NumPy loads
    ours = [_ours(x, y) for _ in range(ROUNDS)]
    theirs = [_scipy(x, y) for _ in range(ROUNDS)]
    off = np.abs(ours[0][1] - theirs[0][1]).max()
    if off > 1e-6:
        raise RuntimeError(f"the scores differ by {off}")
    mine, other = (median(seconds for seconds, _ in runs) * 1000 for runs in (ours, theirs))
    note = f"{other / mine:.0f}x faster; largest difference of a score {off:.0e}"
    yield Outcome(NAME, "VRS, n = 342, 2 inputs, 4 outputs", mine, other, "ms", BAR, note)
    say("frontier bootstrap 1x2")
    x, y = _cloud(1, 2)
    start = time.perf_counter()
    bootstrap(x, y, Returns.VRS, Orientation.IN, draws(N, MEASURED, 1))
    mine = (time.perf_counter() - start) / MEASURED * REPLICATIONS
    other = median(_scipy(x, y)[0] for _ in range(ROUNDS)) * REPLICATIONS
    note = f"{other / mine:.0f}x faster; from {MEASURED} and {ROUNDS} replicates"
    what = "bootstrap B = 2000, n = 342, 1 input, 2 outputs"
    yield Outcome(NAME, what, mine, other, "s", BAR_BOOTSTRAP, note)


def _cloud(m: int, s: int) -> tuple[Array, Array]:
    random = np.random.default_rng(3)
    size = np.exp(random.normal(10.2, 0.8, (N, 1)))
    waste = np.exp(np.abs(random.normal(0, 0.3, (N, 1))))
    x = size**0.95 * waste * np.exp(random.normal(0, 0.15, (N, m)))
    return x, size * np.exp(random.normal(0, 0.3, (N, s)))


def _ours(x: Array, y: Array) -> tuple[float, Array]:
    start = time.perf_counter()
    found = scores(x, y, Returns.VRS, Orientation.IN).values
    return time.perf_counter() - start, found


def _scipy(x: Array, y: Array) -> tuple[float, Array]:
    start = time.perf_counter()
    x, y = x / x.mean(axis=0), y / y.mean(axis=0)
    m, s = x.shape[1], y.shape[1]
    cost, total = np.r_[1.0, np.zeros(N)], np.r_[0.0, np.ones(N)][None]
    upper = np.hstack([np.zeros((m + s, 1)), np.vstack([x.T, -y.T])])
    found = np.empty(N)
    for o in range(N):
        upper[:m, 0] = -x[o]
        bound = np.r_[np.zeros(m), -y[o]]
        answer = linprog(cost, A_ub=upper, b_ub=bound, A_eq=total, b_eq=[1.0], method="highs")
        found[o] = answer.fun
    return time.perf_counter() - start, found
