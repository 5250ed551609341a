"""Median, quartiles and mid-rank of a value among its peers; the own value is never one of them.

Quantiles are type 7 of Hyndman and Fan (1996), as in DuckDB ``quantile_cont``. Under 8 values no
quartiles are given, under 5 no median: a handful of dots is then the whole truth.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST_FOR_QUARTILES = 8
LEAST_FOR_MEDIAN = 5


@dataclass(frozen=True)
class Standing:
    """Where an own value stands: ``n`` peers of the group, ``n_delivered`` of them with a value.

    ``rank`` is the mid-rank: the share of peers below, plus half of those that are equal (0 to 1);
    None without own value or with under five peers. ``below`` and ``above`` count peers.
    """

    n: int
    n_delivered: int
    median: float | None
    p25: float | None
    p75: float | None
    rank: float | None
    below: int | None
    above: int | None


def quantile(ordered: Sequence[float], p: float) -> float:
    """Type 7 quantile of values in ascending order."""
    h = (len(ordered) - 1) * p
    low = int(h)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (h - low) * (ordered[high] - ordered[low])


def against(values: Sequence[float | None], own: float | None) -> Standing:
    """The standing of ``own`` among peers' ``values``; missing values count in n only."""
    ordered = sorted(v for v in values if v is not None)
    n = len(ordered)
    quartiles, middle = n >= LEAST_FOR_QUARTILES, n >= LEAST_FOR_MEDIAN
    below = above = rank = None
    if own is not None and n:
        below = sum(v < own for v in ordered)
        above = sum(v > own for v in ordered)
        rank = (below + (n - below - above) / 2) / n if middle else None
    return Standing(
        n=len(values),
        n_delivered=n,
        median=quantile(ordered, 0.5) if middle else None,
        p25=quantile(ordered, 0.25) if quartiles else None,
        p75=quantile(ordered, 0.75) if quartiles else None,
        rank=rank,
        below=below,
        above=above,
    )
