"""On which side of the middle of its group a value lies, where that can be told.

Three ways, for three kinds of figures. A full count (euros from accounts) has no chance, but it moves from year
to year: it lies on a side when it does so in every year, and by more than a difference that hardly moves anybody. A survey or a share of counted cases lies on a side when
chance does not leave the other one open (``rank_interval``). Anything else lies on a side when the difference is
larger than one that hardly moves anybody (``alike``).
"""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from benchmark.position.alike import Likeness, likeness
from benchmark.position.interval import Estimate
from benchmark.position.rank_interval import rank_interval
from benchmark.position.standing import LEAST_FOR_MEDIAN, quantile


class Side(IntEnum):
    """Which side of the middle; ``UNTOLD`` is no statement that they are equal."""

    LOWER = -1
    UNTOLD = 0
    HIGHER = 1


def middle(values: Sequence[float]) -> float | None:
    """The median; None with under five values."""
    return quantile(sorted(values), 0.5) if len(values) >= LEAST_FOR_MEDIAN else None


def over_years(own: Mapping[int, float], middles: Mapping[int, float], least: int) -> Side:
    """The side on which ``own`` lies in every year that both have; UNTOLD with fewer than ``least`` of them."""
    years = own.keys() & middles.keys()
    if len(years) < least:
        return Side.UNTOLD
    if all(own[y] < middles[y] for y in years):
        return Side.LOWER
    return Side.HIGHER if all(own[y] > middles[y] for y in years) else Side.UNTOLD


def by_chance(own: Estimate, others: Sequence[Estimate]) -> Side:
    """The side that chance leaves open; UNTOLD when it leaves both, or with under five others."""
    found = rank_interval(own, others)
    if found is None or found.n < LEAST_FOR_MEDIAN:
        return Side.UNTOLD
    higher, lower = found.low >= 0.5, found.high <= 0.5
    if higher is lower:  # both sides are open, or it lies between two equal halves
        return Side.UNTOLD
    return Side.HIGHER if higher else Side.LOWER


def differs(own: float, centre: float, decimals: int, small: float | None) -> Side:
    """The side of a centre, when the difference is seen with so many decimals and not under ``small``."""
    found = likeness(own, centre, decimals, small)
    sides = {Likeness.HIGHER: Side.HIGHER, Likeness.LOWER: Side.LOWER, Likeness.EQUAL: Side.UNTOLD}
    return sides[found]


def by_size(own: float, others: Sequence[float], decimals: int, small: float | None) -> Side:
    """The side of the middle of ``others`` by ``differs``; UNTOLD with under five others."""
    centre = middle(others)
    return Side.UNTOLD if centre is None else differs(own, centre, decimals, small)
