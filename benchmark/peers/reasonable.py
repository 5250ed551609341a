"""Every peer group that somebody might reasonably have chosen, for the stress test of the choice.

A result that only holds in one of them is a property of the group and not of the municipality. The
choices vary in what a reader can vary: how many peers, how much larger or smaller they may be, whether
size alone counts or circumstances too, how heavily size weighs, which circumstance is left out, the
metric, and one peer less. Source: METHODS section 1.7; issue "Peers, position and savings", item 4.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import polars as pl

SIZES = (8, 9, 10, 12, 14, 15, 16, 18, 20, 22, 25, 30)
FACTORS = (1.5, 2.0, 2.5, 3.0)
SIZE_WEIGHTS = (1.0, 2.0, 3.0)
FEWEST = 5  # a smaller group has no median
DEPENDENT = 1e-8  # of the largest eigenvalue: under it one circumstance repeats the others
Likeness = Literal["size", "euclidean", "mahalanobis"]


@dataclass(frozen=True)
class Scheme:
    """One way to choose: the ``k`` nearest within ``factor`` times the own size.

    ``likeness``: nearest in size alone, or in size and circumstances. ``size_weight`` counts under Euclid.
    ``without``: the circumstance that does not count, or the peer (a code) that is left out.
    """

    k: int
    factor: float
    likeness: Likeness = "size"
    size_weight: float = 1.0
    without: str = ""


def schemes(context: Sequence[str], default: Sequence[str]) -> Iterator[Scheme]:
    """All ways to choose: by size, by circumstances, and the ``default`` group without each of its peers."""
    for k in SIZES:
        for factor in FACTORS:
            for likeness, weight, without in _likenesses(context):
                yield Scheme(k, factor, likeness, weight, without)
    for code in default:
        yield Scheme(len(default), math.inf, without=code)


def _likenesses(context: Sequence[str]) -> Iterator[tuple[Likeness, float, str]]:
    yield "size", 1.0, ""
    if not context:
        return
    for weight in SIZE_WEIGHTS:
        yield "euclidean", weight, ""
        if len(context) > 1:
            yield from (("euclidean", weight, name) for name in context)
    yield "mahalanobis", 1.0, ""


def reasonable(
    units: pl.DataFrame,
    own: str,
    context: Sequence[str],
    default: Sequence[str],
    eligible: Collection[str] | None = None,
) -> list[tuple[Scheme, tuple[str, ...]]]:
    """The groups of one municipality, nearest first, each of at least five peers.

    ``units``: code, inhabitants (above zero), and a column per circumstance (null where unknown: that unit
    then takes no part in groups on circumstances). ``default``: the codes of the usual group. ``eligible``:
    the codes that may be a peer, all unless given; distances are scaled on all units either way. Raises
    KeyError for an ``own`` that is not among the units. Distances are taken on z-scores (standard
    deviation with n - 1) of the circumstances and of the logarithm of inhabitants; ties go by code.
    """
    ordered = units.sort("code")
    codes = ordered["code"].to_list()
    here = {c: n for n, c in enumerate(codes)}[own]
    logs = np.log(ordered["inhabitants"].to_numpy().astype(float))
    may = np.array([c != own and (eligible is None or c in eligible) for c in codes])
    far = np.where(may, np.abs(logs - logs[here]), np.inf)
    distances = _distances(ordered, logs, context, here)
    orders = {
        (key, factor): np.array(codes)[_nearest(distance, far, factor)].tolist()
        for key, distance in distances.items()
        for factor in FACTORS
    }
    found = []
    for scheme in schemes(context, default):
        if math.isinf(scheme.factor):
            chosen = tuple(c for c in default if c != scheme.without)
        else:
            key = (scheme.likeness, scheme.size_weight, scheme.without)
            chosen = tuple(orders[key, scheme.factor][: scheme.k])
        if len(chosen) >= FEWEST:
            found.append((scheme, chosen))
    return found


def clipped(values: np.ndarray, clip: tuple[float, float]) -> np.ndarray:
    """Values cut at two percentiles (0-100, linear), so that one extreme place does not decide the scale."""
    if not np.isfinite(values).any():
        return values
    low, high = np.nanpercentile(values, clip)
    return np.clip(values, low, high)


def standardised(values: np.ndarray) -> np.ndarray:
    """z-scores; a column without spread tells nobody apart and becomes zero."""
    spread = np.nanstd(values, ddof=1) if np.isfinite(values).sum() > 1 else 0.0
    if not spread > 0:
        return np.where(np.isfinite(values), 0.0, np.nan)
    return (values - np.nanmean(values)) / spread


def _distances(
    units: pl.DataFrame, logs: np.ndarray, context: Sequence[str], here: int
) -> Mapping[tuple[Likeness, float, str], np.ndarray]:
    """The squared distance of every unit to the own one, per way to measure likeness."""
    size = standardised(logs)
    around = {name: standardised(units[name].to_numpy().astype(float)) for name in context}
    apart = (size - size[here]) ** 2
    parts = {name: (column - column[here]) ** 2 for name, column in around.items()}
    found = {}
    for likeness, weight, without in _likenesses(context):
        key = (likeness, weight, without)
        if likeness == "size":
            found[key] = apart
        elif likeness == "euclidean":
            counted = [p for name, p in parts.items() if name != without]
            found[key] = weight * apart + sum(counted, np.zeros(len(apart)))
        else:
            found[key] = _mahalanobis(np.column_stack([size, *around.values()]), here)
    return found


def _mahalanobis(points: np.ndarray, here: int) -> np.ndarray:
    """Squared Mahalanobis distance; directions in which nothing varies are left out."""
    known = np.isfinite(points).all(axis=1)
    if known.sum() < 2:
        return np.full(len(points), np.nan)
    sizes, directions = np.linalg.eigh(np.cov(points[known], rowvar=False))
    kept = sizes > DEPENDENT * sizes[-1]
    whitened = (points - points[here]) @ directions[:, kept] / np.sqrt(sizes[kept])
    squares: np.ndarray = (whitened**2).sum(axis=1)
    return squares


def _nearest(squares: np.ndarray, far: np.ndarray, factor: float) -> np.ndarray:
    """The nearest within the factor, as many as are needed; the codes are in order, so ties go by code."""
    places = np.flatnonzero((far <= math.log(factor) + 1e-12) & np.isfinite(squares))
    return places[np.argsort(squares[places], kind="stable")][: max(SIZES)]
