"""The first, rough form of an estimate: unit cost above the reference, times volume.

gap = max(0, own - median of the peers that passed) x volume (METHODS section 3). It says what the
difference is, not what can be saved; demand, quality and chance are still in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmark.position.standing import quantile


@dataclass(frozen=True)
class RoughEstimate:
    """``reference``: unit cost of the middle peer that passed; ``gap``: euros per year, never negative."""

    reference: float
    gap: float
    n_peers: int


def rough(
    own: float, volume: float, peers: Sequence[float], minimum_peers: int
) -> RoughEstimate | None:
    """The estimate, or None when fewer than ``minimum_peers`` peers that passed have a figure."""
    if len(peers) < minimum_peers:
        return None
    reference = quantile(sorted(peers), 0.5)
    return RoughEstimate(reference, max(0.0, own - reference) * volume, len(peers))
