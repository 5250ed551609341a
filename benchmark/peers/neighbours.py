"""The nearest points of every point, exactly: all pairs for a few hundred, a k-d tree for thousands.

Both give the same answer to the last bit. The squared distance is summed column by column in one order,
so that it does not depend on who asks, and two distances that differ only by rounding count as equal
(the last 12 of 53 bits are left out); a tie goes to the point that comes first. Source of the tree:
Bentley (1975), Communications of the ACM 18:509; here the points of a leaf ask their question together,
because a loop over points in Python would cost more than it saves.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

MOST_PAIRWISE = 400  # above this the tree; at 500 x 6 it took a third of the time
LEAF = 64  # points in a leaf
TOGETHER = 32  # leaves that ask together: fewer calls, and no more pairs than fit in memory
FIRST_LOOK = 512  # points that give the first bound on a distance
ROUNDING = 1e-10  # far above what the product below loses, far below any distance that matters
HEAD = 4097.0  # 2^12 + 1: Veltkamp's constant, which drops the last 12 bits of a number


def nearest_points(points: Floats, k: int, apart: Sequence[tuple[int, int]] = ()) -> Places:
    """The ``k`` nearest of every point: an array of n x min(k, n - 1) row numbers, nearest first.

    ``points``: n x d, finite; ties go to the lowest row number. ``apart``: pairs of rows that are no
    neighbours of each other, both ways. Where too few are left, the row ends with -1.
    """
    n = len(points)
    k = min(k, n - 1)
    find = all_pairs if n <= MOST_PAIRWISE else by_tree
    return find(points, k, _both_ways(apart, n))


def squared_distances(points: Floats, rows: Places, others: Places) -> Floats:
    """Squared Euclidean distance of ``points[rows]`` to ``points[others]``, after broadcasting."""
    total = np.zeros(np.broadcast_shapes(rows.shape, others.shape))
    for column in np.ascontiguousarray(points.T):
        difference = column[rows] - column[others]
        difference *= difference
        total += difference
    return total


def all_pairs(points: Floats, k: int, apart: Places) -> Places:
    """``nearest_points`` from the whole matrix of distances; ``apart``: pairs, both ways."""
    every = np.arange(len(points))
    squared = squared_distances(points, every[:, None], every[None, :])
    key = _head(squared)
    key[every, every] = np.inf
    key[apart[:, 0], apart[:, 1]] = np.inf
    order = np.argsort(key, axis=1, kind="stable")[:, :k]
    order[np.isinf(np.take_along_axis(key, order, axis=1))] = -1
    return order


def by_tree(points: Floats, k: int, apart: Places) -> Places:
    """``nearest_points`` from a k-d tree; ``apart``: pairs, both ways."""
    n = len(points)
    tree = _Tree(points)
    forbidden = np.sort(apart[:, 0] * n + apart[:, 1])
    # the own point and those it may not have come on top of the k that are asked for
    wanted = np.minimum(k + 1 + np.bincount(apart[:, 0], minlength=n), n)
    found = np.full((n, k), -1, dtype=np.intp)
    for start in range(0, len(tree.leaves), TOGETHER):
        own = range(start, min(start + TOGETHER, len(tree.leaves)))
        bound = np.concatenate(
            [tree.bound(leaf, int(wanted[tree.leaves[leaf]].max())) for leaf in own]
        )
        rows = np.concatenate([tree.leaves[leaf] for leaf in own])
        _rank(points, *tree.within(rows, bound), forbidden, found)
    return found


class _Tree:
    """Leaves of near points with the box around each, and lengths that make distances one product."""

    def __init__(self, points: Floats) -> None:
        self.points, self.leaves = points, _leaves(points)
        self.low = np.array([points[leaf].min(axis=0) for leaf in self.leaves])
        self.high = np.array([points[leaf].max(axis=0) for leaf in self.leaves])
        self.middle = np.array([points[leaf].mean(axis=0) for leaf in self.leaves])
        self.lengths = np.einsum("ij,ij->i", points, points)
        self.slack = ROUNDING * max(float(self.lengths.max()), float(np.finfo(float).tiny))

    def bound(self, leaf: int, wanted: int) -> Floats:
        """For every point of a leaf a squared distance within which at least ``wanted`` points lie."""
        away = ((self.middle - self.middle[leaf]) ** 2).sum(axis=1)
        near: list[Places] = []
        for other in np.argsort(away, kind="stable"):
            near.append(self.leaves[other])
            if sum(map(len, near)) >= max(FIRST_LOOK, 2 * wanted):
                break
        rough = self._rough(self.leaves[leaf], np.concatenate(near))
        return np.partition(rough, wanted - 1, axis=1)[:, wanted - 1] + self.slack

    def within(self, rows: Places, bound: Floats) -> tuple[Places, Places]:
        """Pairs of rows: every point with all points within its bound, and a few just outside."""
        asking, answering = [], []
        inside = self.points[rows]
        for low, high, leaf in zip(self.low, self.high, self.leaves, strict=True):
            between = np.maximum(np.maximum(low - inside, inside - high), 0.0)
            reach = np.flatnonzero(np.einsum("ij,ij->i", between, between) <= bound)
            if len(reach):
                rough = self._rough(rows[reach], leaf)
                asks, answers = np.nonzero(rough <= bound[reach][:, None])
                asking.append(rows[reach[asks]])
                answering.append(leaf[answers])
        return np.concatenate(asking), np.concatenate(answering)

    def _rough(self, rows: Places, others: Places) -> Floats:
        """Squared distances by one product of matrices, right but for rounding (``slack``)."""
        rough = self.points[rows] @ (-2.0 * self.points[others].T)
        rough += self.lengths[rows][:, None]
        rough += self.lengths[others]
        return rough


def _rank(points: Floats, rows: Places, others: Places, forbidden: Places, found: Places) -> None:
    """Put the nearest of these pairs into ``found``, by exact distance and then by row number."""
    n = len(points)
    pairs = np.sort(rows * n + others)
    if len(forbidden):
        place = np.minimum(np.searchsorted(forbidden, pairs), len(forbidden) - 1)
        pairs = pairs[forbidden[place] != pairs]
    rows, others = pairs // n, pairs % n
    rows, others = rows[rows != others], others[rows != others]
    key = _head(squared_distances(points, rows, others))
    order = np.lexsort((key, rows))  # stable, and the pairs stand by row number already
    rows, others = rows[order], others[order]
    starts = np.flatnonzero(np.diff(rows, prepend=-1))
    rank = np.arange(len(rows)) - np.repeat(starts, np.diff(starts, append=len(rows)))
    shown = rank < found.shape[1]
    found[rows[shown], rank[shown]] = others[shown]


def _leaves(points: Floats) -> list[Places]:
    """Row numbers in leaves: halves at the median of the widest column, until a leaf is small."""
    waiting, leaves = [np.arange(len(points))], []
    while waiting:
        rows = waiting.pop()
        if len(rows) <= LEAF:
            leaves.append(rows)
            continue
        inside = points[rows]
        widest = int(np.argmax(inside.max(axis=0) - inside.min(axis=0)))
        half = len(rows) // 2
        order = np.argpartition(inside[:, widest], half)
        waiting += [rows[order[:half]], rows[order[half:]]]
    return leaves


def _head(numbers: Floats) -> Floats:
    """Numbers without their last 12 bits, so that what rounding made different is equal again."""
    large = numbers * HEAD
    return large - (large - numbers)


def _both_ways(apart: Sequence[tuple[int, int]], n: int) -> Places:
    """Pairs of rows in both directions, each once, as an array of m x 2."""
    pairs = {(i, j) for a, b in apart for i, j in ((a, b), (b, a)) if i != j}
    return np.array(sorted(pairs), dtype=np.intp).reshape(-1, 2)
