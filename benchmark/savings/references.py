"""The reference of many peer groups at once, as it is and resampled, without a loop over groups.

A reference is a quantile (type 7) of the unit costs of a group. Resampled it is, from 12 peers on, the same
quantile of municipalities drawn again; under 12 a bootstrap would repeat too few values, so the quantile is
drawn from the order statistics: so many of n values lie under it, binomially. Source: METHODS section 4.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

ORDER_STATISTICS = 12  # under this many peers a bootstrap repeats too few values
DOORREKENINGEN = 2000  # resamples in all, over all groups


class Groups:
    """G groups as rows of one table of unit costs, each ascending and filled up with infinity.

    ``groups``: per group the places (row numbers of ``cost``) of its peers, each at least one.
    """

    def __init__(self, cost: Floats, groups: Sequence[Places]) -> None:
        self.sizes = np.array([len(g) for g in groups], dtype=np.intp)
        widest = int(self.sizes.max())
        self.places = np.full((len(groups), widest), -1, dtype=np.intp)
        self.costs = np.full((len(groups), widest), np.inf)
        for row, group in enumerate(groups):
            order = group[np.argsort(cost[group], kind="stable")]
            self.places[row, : len(order)] = order
            self.costs[row, : len(order)] = cost[order]

    def references(self, p: float) -> Floats:
        """The reference of every group."""
        h: Floats = (self.sizes - 1).astype(np.float64) * p
        return _at(self.costs, h, np.arange(len(self.sizes)))

    def resampled(self, p: float, n: int, seed: int) -> Floats:
        """``DOORREKENINGEN`` resampled references, the groups taking turns in their own order.

        ``n``: how many units there are in all. Resample r is the same draw for every line of a municipality.
        """
        turn = np.arange(DOORREKENINGEN) * len(self.sizes) // DOORREKENINGEN
        drawn, chances = draws(n, seed)
        small = self.sizes[turn] < ORDER_STATISTICS
        found = np.empty(DOORREKENINGEN)
        found[small] = self._between_ranks(turn[small], chances[small], p)
        found[~small] = self._drawn_again(turn[~small], drawn[~small], p)
        return found

    def _between_ranks(self, turn: Places, chances: Floats, p: float) -> Floats:
        """A quantile between the k-th value and the next: the middle of the two stands for it."""
        below = np.zeros(len(turn), dtype=np.intp)
        for size in np.unique(self.sizes[turn]):
            of_size = self.sizes[turn] == size
            below[of_size] = np.searchsorted(binomial(int(size), p), chances[of_size])
        low = self.costs[turn, np.maximum(below - 1, 0)]
        high = self.costs[turn, np.minimum(below, self.sizes[turn] - 1)]
        middle: Floats = (low + high) / 2
        return middle

    def _drawn_again(self, turn: Places, drawn: NDArray[np.int64], p: float) -> Floats:
        """The quantile of the group with every peer as often as it was drawn; as it is when none was."""
        places = self.places[turn]
        times = np.take_along_axis(drawn, np.maximum(places, 0), axis=1)
        times[places < 0] = 0
        none = times.sum(axis=1) == 0
        times[none] = places[none] >= 0
        reached = times.cumsum(axis=1)
        h = (reached[:, -1] - 1) * p
        low = np.floor(h)
        first = (reached > low[:, None]).argmax(axis=1)
        next_ = (reached > np.minimum(low + 1, reached[:, -1] - 1)[:, None]).argmax(axis=1)
        start, end = self.costs[turn, first], self.costs[turn, next_]
        found: Floats = start + (h - low) * (end - start)
        return found


def _at(ordered: Floats, h: Floats, rows: Places) -> Floats:
    """Per row the value at position h, between two values in proportion."""
    low = np.floor(h).astype(np.intp)
    start, end = ordered[rows, low], ordered[rows, np.ceil(h).astype(np.intp)]
    found: Floats = start + (h - low) * (end - start)
    return found


@lru_cache(maxsize=8)
def draws(n: int, seed: int) -> tuple[NDArray[np.int64], Floats]:
    """Per resample how often each of ``n`` units is drawn, and one chance; the same for every line."""
    lot = np.random.default_rng(seed)
    return lot.multinomial(n, np.full(n, 1 / n), DOORREKENINGEN), lot.random(DOORREKENINGEN)


def binomial(n: int, p: float) -> Floats:
    """P(K <= k) for k = 0..n of a binomial count."""
    mass = np.empty(n + 1)
    mass[0] = (1 - p) ** n
    for k in range(n):
        mass[k + 1] = mass[k] * (n - k) / (k + 1) * p / (1 - p)
    return np.cumsum(mass)
