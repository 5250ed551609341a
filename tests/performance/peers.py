"""Alike units: all 342 against a bare distance matrix, and 10,000 by the tree against brute force.

Bare is what anyone would write in NumPy. For 342: all differences at once, and every row sorted. For
10,000: blocks of rows that fit in the cache, and only the nearest sorted. It knows no ties.
"""

import time
from collections.abc import Callable, Iterator
from statistics import median

import numpy as np
import polars as pl

from benchmark.peers.neighbours import Floats, nearest_points
from benchmark.peers.similar import Recipe, similar
from tests.performance.outcome import Outcome

NAME = "peers"
MUNICIPALITIES, MANY, COVARIATES, K, BLOCK = 342, 10_000, 6, 20, 256
BAR_ALL, BAR_TREE = 4.0, 1 / 5
RUNS, RUNS_MANY = 31, 5


def measure(say: Callable[[str], None]) -> Iterator[Outcome]:
    say("peers of all municipalities")
    values = np.random.default_rng(1).lognormal(size=(COVARIATES, MUNICIPALITIES))
    codes = [f"GM{n:04}" for n in range(MUNICIPALITIES)]
    units = pl.DataFrame({"code": codes, **{f"x{n}": v for n, v in enumerate(values)}})
    standard = similar(units).standard
    yield _compared(
        f"peers of all {MUNICIPALITIES}, {COVARIATES} covariates, frame to frame",
        lambda: similar(units, Recipe(K, clip=(1, 99))).neighbours,
        lambda: _bare(standard),
        BAR_ALL,
        RUNS,
    )
    say("peers of 10,000")
    points = np.random.default_rng(2).normal(size=(MANY, COVARIATES))
    assert (nearest_points(points, K) == _brute(points)).all()
    yield _compared(
        f"peers of {MANY:,}, {COVARIATES} covariates, tree against brute force",
        lambda: nearest_points(points, K),
        lambda: _brute(points),
        BAR_TREE,
        RUNS_MANY,
    )


def _compared(
    what: str, ours: Callable[[], object], peer: Callable[[], object], bar: float, runs: int
) -> Outcome:
    ours(), peer()  # the first of each pays for memory
    pairs = [(_milliseconds(ours), _milliseconds(peer)) for _ in range(runs)]
    mine, theirs = ([p[n] for p in pairs] for n in (0, 1))
    note = f"{runs} pairs; least {min(mine):.1f} ms against {min(theirs):.1f} ms"
    return Outcome(NAME, what, median(mine), median(theirs), "ms", bar, note)


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _bare(points: Floats) -> object:
    differences = points[:, None, :] - points[None, :, :]
    distances = np.sqrt((differences**2).sum(axis=2))
    return np.argsort(distances, axis=1)[:, 1 : K + 1]


def _brute(points: Floats) -> np.ndarray:
    found = np.empty((len(points), K), dtype=np.intp)
    for start in range(0, len(points), BLOCK):
        block = points[start : start + BLOCK]
        squared = np.zeros((len(block), len(points)))
        for column in range(points.shape[1]):
            difference = block[:, column, None] - points[None, :, column]
            squared += difference * difference
        squared[np.arange(len(block)), np.arange(start, start + len(block))] = np.inf
        near = np.argpartition(squared, K, axis=1)[:, :K]
        order = np.argsort(np.take_along_axis(squared, near, axis=1), axis=1)
        found[start : start + BLOCK] = np.take_along_axis(near, order, axis=1)
    return found
