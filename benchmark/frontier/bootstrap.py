"""How sure a score is: the smoothed homogeneous bootstrap of Simar and Wilson (1998), on Shephard's scale.

METHODS section 4 has the five steps. A score becomes a distance delta >= 1 (1/theta, or phi); units are
pushed off the frontier by distances drawn from a smooth version of all distances, and measured again.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from benchmark.errors import SpiegelError
from benchmark.frontier.envelopment import scores
from benchmark.frontier.technology import Orientation, Returns
from benchmark.frontier.units import Array

INEFFICIENT = (
    1 + 1e-6
)  # distances below this are the frontier itself and say nothing about its spread
SPREAD = 1e-6  # a smaller distance between the quartiles is none
COVERED = (0.025, 0.975)
BLOCK = 2000  # replicates that are spread over the strata together; more would only cost memory
TINY = 1e-12
NORMAL = NormalDist()
Draw = tuple[NDArray[np.intp], Array]


@dataclass(frozen=True)
class Bootstrapped:
    """Per unit (n) the score corrected for bias with its 95% interval, on the scale of the score.

    ``bias`` and ``variance`` are of the distance delta. ``justified``: the bias is large against its noise
    (bias^2 > 3 variance); elsewhere the uncorrected score is as good. ``distances``: B x n, every delta*.
    """

    corrected: Array
    low: Array
    high: Array
    bias: Array
    variance: Array
    justified: NDArray[np.bool_]
    bandwidth: float
    distances: Array


def bandwidth(distances: Array, orientation: Orientation) -> float | None:
    """How wide to smooth n distances (each >= 1); None when no unit, or only a single unit, says anything.

    Silverman's rule on the inefficient units and their reflection, brought back to the spread of all. The
    spread is taken of the scores as the orientation prints them (theta inward, phi outward): METHODS
    writes distances, but the published results are only reproduced with scores, and the two differ where
    the quartiles and not the standard deviation set the width.
    """
    inefficient = distances[distances > INEFFICIENT]
    count = 2 * len(inefficient)
    if count == 0 or len(distances) < 2:
        return None
    printed = 1 / inefficient if orientation is Orientation.IN else inefficient
    reflected = np.concatenate([printed, 2 - printed])
    spread = reflected.std(ddof=1)
    lower, upper = np.quantile(reflected, [0.25, 0.75])
    quartiles = (upper - lower) / 1.349
    # where most units are equally far off, the quartiles say nothing and the standard deviation stands in
    narrow = 0.9 * (min(spread, quartiles) if quartiles > SPREAD else spread) * count**-0.2
    found = narrow * (count / len(distances)) ** 0.2 * distances.std(ddof=1) / spread
    return float(found) if found > 0 else None


def smoothed(distances: Array, width: float, draw: Draw) -> Array:
    """The n distances of one replicate: drawn, smoothed, brought back to the same variance, reflected at 1.

    ``draw``: n places in the distances followed by their reflections (0 to 2n - 1), and n normal deviates.
    """
    places, deviates = draw
    reflected = np.concatenate([distances, 2 - distances])
    drawn = reflected[places]
    mean = drawn.mean()
    wide = np.sqrt(1 + width**2 / reflected.var(ddof=1))
    moved = mean + (drawn + width * deviates - mean) / wide
    return np.where(moved < 1, 2 - moved, moved)


def draws(n: int, replications: int, seed: int) -> Iterator[Draw]:
    """``replications`` draws for n units; the same seed gives the same draws on any machine.

    Every replicate by itself is drawn as METHODS says: n places and n deviates, independent and uniform and
    normal. Over the replicates they are spread evenly, because a bias is small beside the noise of its draws:
    each unit meets every stratum of the places and of the deviates once (McKay, Beckman and Conover 1979),
    and replicates come in pairs with opposite deviates. On the six published sets the corrected scores of ten
    seeds then lie 20 to 65% closer together, and the ends of their intervals up to 30%.
    """
    random = np.random.default_rng(seed)
    for start in range(0, replications, BLOCK):
        block = min(BLOCK, replications - start)
        places = (_strata(random, block, n) * 2 * n).astype(np.intp)
        deviates = _deviates(_strata(random, -(-block // 2), n))
        for k in range(block):
            yield places[k], deviates[k // 2] * (-1.0 if k % 2 else 1.0)


def _strata(random: np.random.Generator, rows: int, n: int) -> Array:
    """``rows`` x n numbers from 0 to 1, one in every stratum of each column, in random order."""
    order = random.random((rows, n)).argsort(axis=0)
    # a number just under a whole may round up to it, and 1 has no place and no deviate
    return np.clip((order + random.random((rows, n))) / rows, TINY, 1 - TINY)


def _deviates(chances: Array) -> Array:
    """Where the normal distribution has those chances below it."""
    return np.array([list(map(NORMAL.inv_cdf, row)) for row in chances.tolist()])


def bootstrap(
    inputs: Array,
    outputs: Array,
    returns: Returns,
    orientation: Orientation,
    drawn: Iterable[Draw],
    *,
    width: float | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> Bootstrapped | None:
    """Bias and interval of every score, from the given draws (``draws``, or those of somebody else).

    ``width`` overrides the bandwidth. None when there is no bandwidth: all units are on the frontier.
    ``progress`` is told how many replicates are done. Raises SpiegelError for FDH, which has no smooth
    frontier, and without draws.
    """
    if returns is Returns.FDH:
        raise SpiegelError("Bij fdh past geen bootstrap.", "Kies vrs, crs, drs of irs.")
    inward = orientation is Orientation.IN
    original = scores(inputs, outputs, returns, orientation)
    delta = 1 / original.values if inward else original.values
    width = bandwidth(delta, orientation) if width is None else width
    if width is None:
        return None
    found = []
    for done, draw in enumerate(drawn, 1):
        pushed = smoothed(delta, width, draw)[:, None]
        reference = (
            (inputs / delta[:, None] * pushed, outputs)
            if inward
            else (inputs, outputs * delta[:, None] / pushed)
        )
        again = scores(
            inputs, outputs, returns, orientation, reference=reference, warm=original.basis
        ).values
        found.append(1 / again if inward else again)
        progress(done)
    if not found:
        raise SpiegelError("Een bootstrap zonder trekkingen bestaat niet.", "Vraag er minstens 2.")
    return _summary(delta, np.array(found), width, inward)


def _summary(delta: Array, distances: Array, width: float, inward: bool) -> Bootstrapped:
    bias = distances.mean(axis=0) - delta
    variance = distances.var(axis=0, ddof=1) if len(distances) > 1 else np.zeros_like(delta)
    below, above = np.quantile(distances, COVERED, axis=0)
    # a distance far below what it was measured at can come out under nought: then there is no score
    corrected, long, short = (
        np.where(d > 0, d, np.nan) for d in (delta - bias, 2 * delta - below, 2 * delta - above)
    )
    low, high = (1 / long, 1 / short) if inward else (short, long)
    return Bootstrapped(
        1 / corrected if inward else corrected,
        low,
        high,
        bias,
        variance,
        bias**2 > 3 * variance,
        width,
        distances,
    )
