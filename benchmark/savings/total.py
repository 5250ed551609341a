"""The room of all lines together: never more than the lines, and never more than their costs at once allow.

Adding the lines overstates: each is laid beside other municipalities, and what one books here another books
there. The joint model takes the costs of the same lines as one. The total is the smaller of the two, resample
by resample. Beside it stands what is left when the lines without room count too: where the municipality is
cheap weighs against where it is dear. Source: METHODS section 6.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmark.savings.anatomy import CENTRAL, HIGH, LOW, Anatomy


@dataclass(frozen=True)
class Total:
    """Euros per year: the range, its middle half, and what the lines would give when simply added.

    ``joint`` is the middle of the joint model of the lines with room, ``netted`` that of all lines; None where
    there was none.
    """

    low: float
    central: float
    high: float
    half: tuple[float, float]
    added: float
    joint: float | None
    netted: float | None = None


def total(
    lines: Sequence[Anatomy], joint: Anatomy | None, netted: Anatomy | None = None
) -> Total | None:
    """The total of lines that share their resamples; None without any line."""
    if not lines:
        return None
    each = np.sum([line.replicates for line in lines], axis=0)
    if joint is not None:
        each = np.minimum(each, joint.replicates)
    low, lower, central, upper, high = np.quantile(each, (LOW, 0.25, CENTRAL, 0.75, HIGH)).tolist()
    added = sum(line.central for line in lines)
    # A middle of sums can lie above the sum of middles; nobody may read more than the lines add up to.
    return Total(
        min(low, added),
        min(central, added),
        high,
        (lower, upper),
        added,
        None if joint is None else joint.central,
        None if netted is None else netted.central,
    )
