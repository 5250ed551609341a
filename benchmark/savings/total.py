"""The room of all lines together: never more than the lines, and never more than their costs at once allow.

Adding the lines overstates: each is laid beside other municipalities, and what one books here another books
there. The joint model takes the costs of the same lines as one. The total is the smaller of the two models,
whole: its middle is one that a reader finds by adding, or that of all costs at once. Source: METHODS section 6.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmark.position.holding import HIGH, LOW
from benchmark.savings.anatomy import Anatomy


@dataclass(frozen=True)
class Total:
    """Euros per year: the range, its middle half, and what the lines give when simply added.

    ``lines``: how many lines are in it. ``joint`` is the middle of the joint model; None where there was none.
    ``is_joint``: whether the joint model was the smaller one.
    """

    low: float
    central: float
    high: float
    half: tuple[float, float]
    lines: int
    added: float
    joint: float | None
    is_joint: bool


def total(lines: Sequence[Anatomy], joint: Anatomy | None) -> Total:
    """The total of lines that share their resamples; nothing at all without lines."""
    if not lines:
        return Total(0.0, 0.0, 0.0, (0.0, 0.0), 0, 0.0, None, False)
    each = np.sum([line.replicates for line in lines], axis=0)
    added = sum(line.central for line in lines)
    low, lower, upper, high = np.quantile(each, (LOW, 0.25, 0.75, HIGH)).tolist()
    if joint is not None and joint.central < added:
        return Total(
            joint.low, joint.central, joint.high, joint.half, len(lines), added, joint.central, True
        )
    middle = None if joint is None else joint.central
    # The middle is the sum of the middles, so that a reader who adds the lines finds it.
    half = (min(lower, added), max(upper, added))
    return Total(min(low, added), added, max(high, added), half, len(lines), added, middle, False)
