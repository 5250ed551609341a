"""What a unit can still do without after its score, and which units set it the example.

The second stage of Ali and Seiford (1993): at the score, the largest sum of slacks, in the units of
measurement of the data.
"""

from dataclasses import dataclass

import numpy as np

from benchmark.frontier import highs
from benchmark.frontier.technology import Orientation, Returns
from benchmark.frontier.units import Array

NOTHING = 1e-9  # of a column's mean, or of a weight: rounding
ROOM = (0.0, 1e-9, 1e-8)  # what a score is given way by when rounding left it just out of reach


@dataclass(frozen=True)
class Slacks:
    """``inputs`` n x m and ``outputs`` n x s, what is left over; ``weights`` n x n, of the reference units."""

    inputs: Array
    outputs: Array
    weights: Array


def slacks(
    inputs: Array, outputs: Array, values: Array, returns: Returns, orientation: Orientation
) -> Slacks:
    """Slacks and reference weights of n units at their scores ``values``. Raises highs.NoOptimum."""
    m = inputs.shape[1]
    n = len(inputs)
    figures = np.hstack([inputs, outputs])
    means = np.where(figures.mean(axis=0) > 0, figures.mean(axis=0), 1.0)
    scaled = figures / means
    sign = np.concatenate([np.ones(m), -np.ones(outputs.shape[1])])
    matrix = np.hstack([scaled.T, np.diag(sign)])
    if returns is not Returns.CRS:
        matrix = np.vstack([matrix, np.concatenate([np.ones(n), np.zeros(len(sign))])])
    cost = np.concatenate([np.zeros(n), -means / means.max()])
    low = {Returns.DRS: 0.0}.get(returns, 1.0)
    high = {Returns.IRS: np.inf}.get(returns, 1.0)
    inward = orientation is Orientation.IN
    found = np.zeros((n, n + len(sign)))
    for k in range(n):
        for room in ROOM:
            radial = values[k] * (1 + room if inward else 1 - room)
            goal = scaled[k] * np.where((sign > 0) == inward, radial, 1.0)
            ends = ([], []) if returns is Returns.CRS else ([low], [high])
            program = highs.Program(cost, matrix, np.r_[goal, ends[0]], np.r_[goal, ends[1]])
            best = highs.solve(program)
            if best is not None:
                found[k] = best
                break
        else:
            raise highs.NoOptimum(f"no slacks at the score of unit {k}")
    found[found < NOTHING] = 0.0
    left = found[:, n:] * means
    return Slacks(left[:, :m], left[:, m:], found[:, :n])
