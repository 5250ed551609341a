"""The mean of a group with its interval, by drawing the group again and again from itself.

Unweighted every municipality counts once ("the typical municipality"); weighted by the denominator the mean
is sum over sum ("the typical inhabitant"). Percentile bootstrap, 95%, seeded. Source: METHODS section 4.
"""

from collections.abc import Sequence

import numpy as np

from benchmark.position.interval import TAIL, Estimate
from benchmark.position.standing import LEAST_FOR_QUARTILES

DRAWS, SEED = 2000, 1


def mean(
    values: Sequence[float],
    weights: Sequence[float] | None = None,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Estimate | None:
    """The mean of ``values`` with its interval; the order of the values does not matter.

    ``weights``: what every value counts for, 1 each unless given. None with under 8 values (a handful drawn
    from itself says nothing), with a negative weight, or where nothing counts.
    """
    if len(values) < LEAST_FOR_QUARTILES:
        return None
    counts = [1.0] * len(values) if weights is None else list(weights)
    if min(counts) < 0 or sum(counts) <= 0:
        return None
    pairs = np.array(sorted(zip(values, counts, strict=True)))
    drawn = pairs[_draws(len(pairs), draws, seed)]  # draw, unit, (value, weight)
    weight = drawn[:, :, 1]
    total = weight.sum(axis=1)
    means = (drawn[:, :, 0] * weight).sum(axis=1)[total > 0] / total[total > 0]
    low, high = np.quantile(means, [TAIL, 1 - TAIL])
    value = float((pairs[:, 0] * pairs[:, 1]).sum() / pairs[:, 1].sum())
    return Estimate(value, min(value, float(low)), max(value, float(high)))


def _draws(n: int, draws: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, n, size=(draws, n))
