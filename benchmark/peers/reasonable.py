"""Every peer group that somebody might reasonably have chosen, for the stress test of the choice.

A result that only holds in one of them is a property of the group and not of the municipality. The
choices vary in what a reader can vary: how many peers, how much larger or smaller they may be, whether
size alone counts or circumstances too, how heavily size weighs, which circumstance is left out, and one
peer less. Source: METHODS section 1.7; issue "Peers, position and savings", item 4.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

SIZES = (8, 10, 12, 15, 18, 20, 25, 30)
FACTORS = (1.5, 2.0, 2.5, 3.0)
SIZE_WEIGHTS = (1.0, 2.0, 3.0)
FEWEST = 5  # a smaller group has no median


@dataclass(frozen=True)
class Scheme:
    """One way to choose: ``k`` nearest, within ``factor`` times the own size; ``size_weight`` None is size alone.

    ``without``: the circumstance that does not count, or the peer (a code) that is left out.
    """

    k: int
    factor: float
    size_weight: float | None = None
    without: str = ""


def schemes(context: Sequence[str], default: Sequence[str]) -> Iterator[Scheme]:
    """All ways to choose: by size, by circumstances, and the ``default`` group without each of its peers."""
    for k in SIZES:
        for factor in FACTORS:
            yield Scheme(k, factor)
            for weight in SIZE_WEIGHTS if context else ():
                for without in ("", *(context if len(context) > 1 else ())):
                    yield Scheme(k, factor, weight, without)
    for code in default:
        yield Scheme(len(default), math.inf, None, code)


def reasonable(
    units: pl.DataFrame, own: str, context: Sequence[str], default: Sequence[str]
) -> list[tuple[Scheme, tuple[str, ...]]]:
    """The groups of one municipality, nearest first, each of at least five peers.

    ``units``: code, inhabitants (above zero), and a column per circumstance (null where unknown: that unit
    then takes no part in groups on circumstances). ``default``: the codes of the usual group. Raises
    KeyError for an ``own`` that is not among the units. Distances are taken on z-scores (standard
    deviation with n - 1) of the circumstances and of the logarithm of inhabitants; ties go by code.
    """
    ordered = units.sort("code")
    codes = ordered["code"].to_list()
    here = {c: n for n, c in enumerate(codes)}[own]
    logs = np.log(ordered["inhabitants"].to_numpy().astype(float))
    size = _standardised(logs)
    around = {name: _standardised(ordered[name].to_numpy().astype(float)) for name in context}
    far = np.abs(logs - logs[here])
    found = []
    for scheme in schemes(context, default):
        if scheme.without in default:
            chosen = tuple(c for c in default if c != scheme.without)
        else:
            distance = _distance(scheme, size, around, here)
            chosen = _nearest(scheme, codes, distance, far, here)
        if len(chosen) >= FEWEST:
            found.append((scheme, chosen))
    return found


def _standardised(values: np.ndarray) -> np.ndarray:
    """z-scores; a column without spread tells nobody apart and becomes zero."""
    spread = np.nanstd(values, ddof=1) if np.isfinite(values).sum() > 1 else 0.0
    if not spread > 0:
        return np.where(np.isfinite(values), 0.0, np.nan)
    return (values - np.nanmean(values)) / spread


def _distance(
    scheme: Scheme, size: np.ndarray, around: dict[str, np.ndarray], here: int
) -> np.ndarray:
    weight = 1.0 if scheme.size_weight is None else scheme.size_weight
    squares = weight * (size - size[here]) ** 2
    if scheme.size_weight is not None:
        for name, column in around.items():
            if name != scheme.without:
                squares = squares + (column - column[here]) ** 2
    return np.sqrt(squares)


def _nearest(
    scheme: Scheme, codes: list[str], distance: np.ndarray, far: np.ndarray, here: int
) -> tuple[str, ...]:
    """The k nearest within the factor; the codes are in order, so a stable sort settles ties."""
    allowed = (far <= math.log(scheme.factor) + 1e-12) & np.isfinite(distance)
    allowed[here] = False
    places = np.flatnonzero(allowed)
    order = places[np.argsort(distance[places], kind="stable")][: scheme.k]
    return tuple(codes[n] for n in order)
