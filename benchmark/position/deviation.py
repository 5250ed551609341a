"""How far a value lies from its peers, on one scale for all indicators."""

import math
from collections.abc import Sequence

from benchmark.position.standing import LEAST_FOR_MEDIAN, quantile

MAD_TO_SD = 0.6745


def median_deviation(values: Sequence[float]) -> float:
    """The median distance to the median (MAD), raw, in the unit of the values; at least one value."""
    middle = quantile(sorted(values), 0.5)
    return quantile(sorted(abs(v - middle) for v in values), 0.5)


def modified_z(values: Sequence[float], own: float, *, logarithm: bool) -> float | None:
    """Modified z of ``own`` among ``values``: 0.6745 (x - median) / MAD (Iglewicz and Hoaglin 1993).

    ``logarithm`` compares ratios instead of differences, as fits costs per inhabitant. None with under
    5 values, without spread, or where a logarithm does not exist.
    """
    if logarithm:
        if own <= 0:
            return None
        values, own = [math.log(v) for v in values if v > 0], math.log(own)
    if len(values) < LEAST_FOR_MEDIAN:
        return None
    middle, mad = quantile(sorted(values), 0.5), median_deviation(values)
    return MAD_TO_SD * (own - middle) / mad if mad > 0 else None
