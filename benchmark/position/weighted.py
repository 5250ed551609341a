"""The quantile of a group in which values do not all count for the same.

Unweighted the median is the middle municipality; weighted by inhabitants it is the municipality of the middle
inhabitant. Source: METHODS section 2, the inverse of the weighted distribution.
"""

from collections.abc import Sequence

# Sums of fractions are off by their last digits; half the weight may not depend on the order of adding.
ROUNDING = 1e-12


def weighted_quantile(
    values: Sequence[float], weights: Sequence[float], p: float = 0.5
) -> float | None:
    """The smallest of ``values`` at which a share ``p`` (0-1) of the weight is reached; always one of them.

    A value without weight is no value. None with a negative weight, or where nothing counts.
    """
    pairs = sorted((v, w) for v, w in zip(values, weights, strict=True) if w != 0)
    total = sum(w for _, w in pairs)
    if total <= 0 or any(w < 0 for _, w in pairs):
        return None
    reached = 0.0
    for value, weight in pairs:
        reached += weight
        if reached >= p * total * (1 - ROUNDING):
            return value
    return pairs[-1][0]
