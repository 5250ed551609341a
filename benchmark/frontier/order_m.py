"""Order-m frontiers: the best that m units drawn at random may be expected to show. Exact, no simulation.

Cazals, Florens and Simar (2002); given circumstances: Daraio and Simar (2005).
"""

import numpy as np

from benchmark.errors import SpiegelError
from benchmark.frontier.dominance import ratios
from benchmark.frontier.technology import Orientation
from benchmark.frontier.units import Array


def order_m(inputs: Array, outputs: Array, m: int, orientation: Orientation) -> Array:
    """The expected best of ``m`` draws among the units that can be compared, per unit (n).

    IN: above 1 means that the unit uses less than expected. OUT: below 1 means that it makes more. NaN
    where the expectation is infinite (an input of which only this unit has none). Raises SpiegelError when
    ``m`` is not positive.
    """
    return _expected(inputs, outputs, m, orientation, np.ones((len(inputs), len(inputs))))


def conditional_order_m(
    inputs: Array,
    outputs: Array,
    m: int,
    orientation: Orientation,
    circumstance: Array,
    bandwidth: float,
) -> Array:
    """As ``order_m``, with draws that favour units in a like circumstance (n figures, for instance ln size).

    The weight of unit j for unit o is Epanechnikov's kernel of their difference over ``bandwidth``, so that
    units further away than that do not count. Raises SpiegelError when ``bandwidth`` is not positive.
    """
    if not (bandwidth > 0 and np.isfinite(bandwidth)):
        raise SpiegelError("De bandbreedte is niet positief.", "Kies een getal boven nul.")
    apart = (circumstance[None, :] - circumstance[:, None]) / bandwidth
    return _expected(inputs, outputs, m, orientation, np.maximum(0.0, 1.0 - apart**2))


def _expected(
    inputs: Array, outputs: Array, m: int, orientation: Orientation, weight: Array
) -> Array:
    """The best of m weighted draws: IN a minimum of ratios, OUT a maximum.

    With the ratios in order from the best on, the best of m draws lies beyond the first j with chance
    (weight left after j)^m, so every ratio counts for the drop in that chance.
    """
    if m < 1:
        raise SpiegelError(f"Order-m met m = {m} bestaat niet.", "Kies een getal vanaf 1.")
    inward = orientation is Orientation.IN
    ratio, comparable = ratios(inputs, outputs, orientation)
    weight = np.where(comparable, weight, 0.0)
    order = np.argsort(ratio if inward else -ratio, axis=1, kind="stable")
    ratio = np.take_along_axis(ratio, order, axis=1)
    weight = np.take_along_axis(weight, order, axis=1)
    total = weight.sum(axis=1, keepdims=True)
    left = np.clip(1.0 - np.cumsum(weight, axis=1) / total, 0.0, 1.0)
    before = np.hstack([np.ones_like(total), left[:, :-1]])
    chance = before**m - left**m
    used = weight > 0
    expected = np.where(used, np.where(np.isfinite(ratio), ratio, 0.0) * chance, 0.0).sum(axis=1)
    endless = (used & ~np.isfinite(ratio)).any(axis=1)
    return np.where(endless, np.nan, expected)
