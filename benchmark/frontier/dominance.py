"""Free disposal hull: the one real unit that does better than this one (Deprins, Simar, Tulkens 1984)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmark.frontier.technology import Orientation
from benchmark.frontier.units import Array

EQUAL = 1e-12  # of a ratio: these are ties


@dataclass(frozen=True)
class Dominance:
    """``values``: a score per unit; ``by``: the row of the unit that dominates it, -1 without one.

    A unit that nobody dominates is its own. Among ties the one that makes most and uses least counts.
    """

    values: Array
    by: NDArray[np.intp]


def ratios(
    inputs: Array, outputs: Array, orientation: Orientation
) -> tuple[Array, NDArray[np.bool_]]:
    """Per pair (o, j) how unit j compares with unit o, and whether j may be compared with o at all.

    IN: j makes at least as much as o; the largest ratio of its inputs to those of o. OUT: j uses at most as
    much; the smallest ratio of its outputs. Both n x n. An input that o has none of gives infinity where j
    has some; an output that o has none of says nothing.
    """
    inward = orientation is Orientation.IN
    held, scaled = (outputs, inputs) if inward else (inputs, outputs)
    n = len(inputs)
    comparable = np.ones((n, n), bool)
    for column in held.T:
        within = (
            column[None, :] >= column[:, None] if inward else column[None, :] <= column[:, None]
        )
        comparable &= within
    ratio = np.full((n, n), 0.0 if inward else np.inf)
    for column in scaled.T:
        own = column[:, None]
        none = np.where(column[None, :] > 0, np.inf, 0.0) if inward else np.inf
        one = np.where(own > 0, column[None, :] / np.where(own > 0, own, 1.0), none)
        ratio = np.maximum(ratio, one) if inward else np.minimum(ratio, one)
    return ratio, comparable


def free_disposal(
    inputs: Array, outputs: Array, orientation: Orientation, *, exclude_self: bool = False
) -> Dominance:
    """FDH scores and the dominating unit; with ``exclude_self`` NaN and -1 where no other unit qualifies."""
    ratio, comparable = ratios(inputs, outputs, orientation)
    if exclude_self:
        np.fill_diagonal(comparable, False)
    inward = orientation is Orientation.IN
    worst = np.inf if inward else -np.inf
    ratio = np.where(comparable, ratio, worst)
    best = ratio.min(axis=1) if inward else ratio.max(axis=1)
    # written as two comparisons because infinity minus infinity is no number
    tied = ratio <= best[:, None] * (1 + EQUAL) if inward else ratio >= best[:, None] * (1 - EQUAL)
    means = [np.where(f.mean(axis=0) > 0, f.mean(axis=0), 1.0) for f in (inputs, outputs)]
    merit = (outputs / means[1]).sum(axis=1) - (inputs / means[0]).sum(axis=1)
    by = np.where(tied & comparable, merit[None, :], -np.inf).argmax(axis=1)
    found = np.isfinite(best)
    return Dominance(np.where(found, best, np.nan), np.where(found, by, -1))
