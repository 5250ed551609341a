"""Where the marks of the balance stand, in percent of the width: a strip of CSS per circumstance.

The scale runs as far as the furthest group, at least to one standard deviation and at most to three; what
lies beyond stands at the edge, and its value stands beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmark.answers import Balance
from benchmark.peers.balance import UNBALANCED

LEAST, MOST = 1.0, 3.0
EDGE = 4.0  # percent kept free on both sides, so that a whole mark fits


@dataclass(frozen=True)
class Strip:
    """Places in percent from the left; None where there is no value."""

    now: float | None
    other: float | None
    band: tuple[float, float]


def strips(rows: Sequence[Balance]) -> list[Strip]:
    """A strip per row, all on one scale."""
    known = [abs(v) for b in rows for v in (b.now, b.other) if v is not None]
    reach = min(MOST, max([LEAST, *known]))

    def place(value: float | None) -> float | None:
        if value is None:
            return None
        return 50 + max(-1.0, min(1.0, value / reach)) * (50 - EDGE)

    half = UNBALANCED / reach * (50 - EDGE)
    return [Strip(place(b.now), place(b.other), (50 - half, 50 + half)) for b in rows]


def share_of_furthest(distances: Sequence[float]) -> list[float]:
    """Every distance in percent of the furthest, for the bars of the members."""
    furthest = max(distances, default=0.0)
    return [100 * d / furthest if furthest else 0.0 for d in distances]
