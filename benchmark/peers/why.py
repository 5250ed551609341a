"""Why a unit is a peer, in words: where the two are alike, and what makes the distance."""

from dataclasses import dataclass

import numpy as np

from benchmark import dutch
from benchmark.peers.similar import Similar

ALIKE = 0.25  # of a standard deviation; of two random units from a normal distribution one pair in seven is so close
SHOWN = 3


@dataclass(frozen=True)
class Reason:
    """``alike``: covariates on which the two hardly differ, nearest first.

    ``most``: the covariate that adds most to the distance; None when the two are equal on everything.
    ``higher``: whether the peer is higher on it. ``share``: its part (0-1) of the squared distance.
    """

    alike: tuple[str, ...]
    most: str | None
    higher: bool
    share: float


def why(group: Similar, own: int, peer: int) -> Reason:
    """The reason for row ``peer`` as a peer of row ``own``; shares are of the weighted Euclidean distance.

    Under Mahalanobis covariates have no share of their own; those of the plain distance are given.
    """
    difference = group.standard[peer] - group.standard[own]
    parts = np.array(group.weights) * difference**2
    names = group.covariates
    near = [i for i in np.argsort(np.abs(difference), kind="stable") if abs(difference[i]) < ALIKE]
    total = float(parts.sum())
    alike = tuple(names[i] for i in near if group.weights[i] > 0)
    if total == 0:
        return Reason(alike, None, False, 0.0)
    most = int(np.argmax(parts))
    return Reason(alike, names[most], bool(difference[most] > 0), float(parts[most]) / total)


def reason(found: Reason, *, shares: bool = True) -> str:
    """The reason as a Dutch phrase; without ``shares`` where those of the distance mean nothing."""
    if found.most is None:
        return "gelijk op alle kenmerken"
    alike = f"vrijwel gelijk op {dutch.listing(found.alike, SHOWN)}; " if found.alike else ""
    way = "hoger" if found.higher else "lager"
    share = f", {dutch.percent(found.share)} van de afstand" if shares else ""
    return f"{alike}het meeste verschil is {found.most} ({way}{share})"
