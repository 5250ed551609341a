"""How far a value may lie from what it stands for, by chance alone.

A share and a mark rest on a number of cases; with other cases of the same kind it would have come out
differently. A median or quantile rests on the units of a group. All intervals are two-sided, 95%.
Means of a group stand in ``resampling``, because those need NumPy.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

Z = 1.959963984540054  # of the standard normal, two-sided 95%
TAIL = 0.025
MARK_LOW, MARK_HIGH = 1.0, 10.0
# Nobody delivers how far the marks of one survey lie apart. On a scale from 1 to 10 published surveys of
# visitors and callers have standard deviations from about 1.0 to 1.6. The wide side is taken: a place that is
# then still certain, is certain with a smaller one too. It is an assumption, and the page says so.
ASSUMED_SD = 1.5


class Estimate(NamedTuple):
    """A value with the ends of its interval, in the same unit."""

    value: float
    low: float
    high: float


class OrderInterval(NamedTuple):
    """Two values of a group between which its quantile lies; ranks count from 1, coverage is exact (0-1)."""

    low: float
    high: float
    low_rank: int
    high_rank: int
    coverage: float


def wilson(n: float, successes: float) -> Estimate | None:
    """A share (0-1) with the score interval of Wilson (1927).

    None without cases, or with more or less successes than there can be.
    """
    if n <= 0 or not 0 <= successes <= n:
        return None
    share, square = successes / n, Z * Z / n
    middle = (share + square / 2) / (1 + square)
    half = Z / (1 + square) * math.sqrt(share * (1 - share) / n + square / (4 * n))
    # At 0 and n of n one end is exact, and rounding may not put the share outside its own interval.
    return Estimate(share, min(share, max(0.0, middle - half)), max(share, min(1.0, middle + half)))


def mark(mean: float, n: float, sd: float = ASSUMED_SD) -> Estimate | None:
    """A mean mark (1-10) of ``n`` answers with the interval of the normal distribution; None without answers.

    ``sd``: of single answers; the assumption where none was delivered.
    """
    if n <= 0 or sd < 0:
        return None
    half = Z * sd / math.sqrt(n)
    low, high = max(MARK_LOW, mean - half), min(MARK_HIGH, mean + half)
    return Estimate(mean, min(mean, low), max(mean, high))


def order_ranks(n: int, p: float) -> tuple[int, int]:
    """The ranks (from 1) whose values hold the ``p``-quantile of ``n`` units, from the binomial.

    0 or n + 1 where no value lies far enough out: then there is no two-sided interval.
    """
    return _quantile_of_binomial(n, p, TAIL), _quantile_of_binomial(n, p, 1 - TAIL) + 1


def order_interval(values: Sequence[float], p: float = 0.5) -> OrderInterval | None:
    """The distribution-free interval of a quantile, whatever the shape of the group.

    None where there are too few: a median needs 6 values, a quartile 13. Source: METHODS section 4.
    """
    n = len(values)
    low, high = order_ranks(n, p)
    if n == 0 or low < 1 or high > n:
        return None
    ordered = sorted(values)
    coverage = sum(_binomial(n, k, p) for k in range(low, high))
    return OrderInterval(ordered[low - 1], ordered[high - 1], low, high, coverage)


def _binomial(n: int, k: int, p: float) -> float:
    return math.comb(n, k) * p**k * (1 - p) ** (n - k)


def _quantile_of_binomial(n: int, p: float, at: float) -> int:
    """The smallest count whose cumulative chance reaches ``at``."""
    total = 0.0
    for k in range(n + 1):
        total += _binomial(n, k, p)
        if total >= at:
            return k
    return n
