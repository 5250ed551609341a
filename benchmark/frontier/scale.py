"""Whether a unit is too small or too large: constant against variable returns (METHODS section 3)."""

import numpy as np

from benchmark.frontier.envelopment import scores
from benchmark.frontier.technology import Orientation, Returns
from benchmark.frontier.units import Array

SAME = 1e-6


def scale_efficiency(
    inputs: Array, outputs: Array, orientation: Orientation
) -> tuple[Array, list[str]]:
    """Per unit the part of its score under constant returns that scale explains, and its class.

    At most 1 in either orientation. "crs": scale is as good as any; "drs": too large; "irs": too small.
    """
    constant, variable, decreasing = (
        scores(inputs, outputs, returns, orientation).values
        for returns in (Returns.CRS, Returns.VRS, Returns.DRS)
    )
    share = constant / variable if orientation is Orientation.IN else variable / constant
    classes = np.where(np.abs(decreasing - variable) < SAME, "drs", "irs")
    return share, [str(c) for c in np.where(share > 1 - SAME, "crs", classes)]
