"""The mid-rank of a value: among the others as they are, or as their inhabitants see them.

Unweighted every other counts once: where does this place stand among places? Weighted by inhabitants it
answers where the place of a typical inhabitant stands. Source: METHODS section 2.
"""

from collections.abc import Sequence


def mid_rank(
    values: Sequence[float], own: float, weights: Sequence[float] | None = None
) -> float | None:
    """The share (0-1) of ``values`` below ``own``, plus half of those equal to it.

    ``weights``: what every value counts for, 1 each unless given. None where nothing counts. ``own`` is
    left out of ``values`` or not, as the caller wants; it is not added.
    """
    counts = [1.0] * len(values) if weights is None else weights
    below = sum(w for v, w in zip(values, counts, strict=True) if v < own)
    equal = sum(w for v, w in zip(values, counts, strict=True) if v == own)
    total = sum(counts)
    return (below + equal / 2) / total if total > 0 else None
