"""On which side of the middle municipality a figure lies, in the words better and worse."""

from benchmark.answers.comparison import Comparison
from benchmark.vocabulary import Direction


def told_apart(comparison: Comparison) -> bool:
    """Whether the own value can be told apart from the middle one; the same judgement as the sentence of its place.

    Not where chance leaves it open, where as many lie lower as higher, or where both are the same as shown.
    """
    standing, decimals = comparison.standing, comparison.indicator.decimals
    if comparison.value is None or standing.median is None or comparison.too_close:
        return False
    if standing.below is None or standing.below == standing.above:
        return False
    return round(comparison.value, decimals) != round(standing.median, decimals)


def better(comparison: Comparison) -> bool | None:
    """Whether the own value lies on the better side of the middle one; None without such a side or a difference."""
    standing, direction = comparison.standing, comparison.indicator.direction
    if direction is Direction.NEUTRAL or not told_apart(comparison):
        return None
    return ((standing.below or 0) > (standing.above or 0)) is (direction is Direction.HIGHER)
