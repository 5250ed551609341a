"""When two values are called equal: a difference that nobody can see, or that hardly moves anybody.

The middle half of all municipalities spans one interquartile range, so in the middle a tenth of it holds
about one municipality in twenty. A difference under that moves a municipality by about one place in a
group of fifteen; whoever is told "higher" would look for a cause in vain.
"""

from collections.abc import Sequence
from enum import StrEnum

from benchmark.position.standing import LEAST_FOR_QUARTILES, quantile

SMALL = 0.10  # of the interquartile range over all municipalities with a figure


class Likeness(StrEnum):
    """How a value lies to the own value."""

    HIGHER = "hoger"
    LOWER = "lager"
    EQUAL = "gelijk"


def small_difference(values: Sequence[float | None]) -> float | None:
    """The difference under which two of these values are called equal; None with under eight values."""
    ordered = sorted(v for v in values if v is not None)
    if len(ordered) < LEAST_FOR_QUARTILES:
        return None
    return SMALL * (quantile(ordered, 0.75) - quantile(ordered, 0.25))


def likeness(value: float, own: float, decimals: int, small: float | None) -> Likeness:
    """Whether ``value`` is higher than, lower than or equal to ``own``.

    Equal when both show the same number with so many decimals, or when they differ less than ``small``.
    """
    if round(value, decimals) == round(own, decimals) or (
        small is not None and abs(value - own) < small
    ):
        return Likeness.EQUAL
    return Likeness.HIGHER if value > own else Likeness.LOWER
