"""How lopsided a group is, and how far its values may reach when that is allowed for.

Medcouple after Brys, Hubert and Struyf (2004); fences after Hubert and Vandervieren (2008), as ``adjboxStats``
of robustbase draws them. Source: METHODS section 5, "Adjusted boxplot for skew".
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from benchmark.position.standing import LEAST_FOR_QUARTILES, quantile

REACH = 1.5  # boxes beyond the box, where a group has no skew
SHORT, LONG = -4.0, 3.0  # how fast the short side draws in and the long side stretches


class Fences(NamedTuple):
    """The lowest and the highest value, in the unit of the group, that its own skew can still explain."""

    low: float
    high: float

    def outside(self, value: float) -> bool:
        """Whether a value lies beyond a fence."""
        return not self.low <= value <= self.high


def medcouple(values: Sequence[float]) -> float | None:
    """The skew of a group, from -1 to 1: above 0 its high side runs on further; None without values.

    Every value from the median up is paired with every value from the median down. A pair says how much
    further the high one lies from the median, as a share of their distance; the median of the pairs counts.
    """
    if not values:
        return None
    middle = quantile(sorted(values), 0.5)
    away = [v - middle for v in values]
    high, low = [d for d in away if d > 0], [d for d in away if d < 0]
    ties = len(away) - len(high) - len(low)
    pairs = [(h + d) / (h - d) for h in high for d in low]
    # Ties among themselves give a zero each, and as many 1 as -1: those lie at both ends and move no median.
    pairs += [1.0] * (ties * len(high)) + [-1.0] * (ties * len(low)) + [0.0] * ties
    return quantile(sorted(pairs), 0.5)


def adjusted_fences(values: Sequence[float]) -> Fences | None:
    """The fences of the adjusted boxplot; None with under 8 values, or where the middle half is all the same.

    The box ends at the hinges, which are not the quartiles on the screen (type 7) but lie close.
    """
    skew = medcouple(values)
    if skew is None or len(values) < LEAST_FOR_QUARTILES:
        return None
    low, high = _hinges(values)
    down, up = (SHORT, LONG) if skew >= 0 else (-LONG, -SHORT)
    reach = REACH * (high - low)
    if reach <= 0:
        return None
    return Fences(low - reach * math.exp(down * skew), high + reach * math.exp(up * skew))


def _hinges(values: Sequence[float]) -> tuple[float, float]:
    """The medians of the lower and of the upper half; an odd middle value belongs to both (Tukey 1977)."""
    ordered = sorted(values)
    half = (len(ordered) + 1) // 2
    return quantile(ordered[:half], 0.5), quantile(ordered[-half:], 0.5)
