"""On which side of the middle municipality a figure lies, in the words better and worse."""

from benchmark.answers.comparison import Comparison
from benchmark.vocabulary import Direction


def better(comparison: Comparison) -> bool | None:
    """Whether the own value lies on the better side of the middle one; the same judgement as the sentence of its place.

    None where there is no such side, where chance leaves it open, where as many lie lower as higher, and where both
    are the same as shown.
    """
    standing, indicator = comparison.standing, comparison.indicator
    below, above, middle = standing.below, standing.above, standing.median
    if comparison.value is None or below is None or above is None or middle is None:
        return None
    if indicator.direction is Direction.NEUTRAL or comparison.too_close or below == above:
        return None
    if round(comparison.value, indicator.decimals) == round(middle, indicator.decimals):
        return None
    return (below > above) is (indicator.direction is Direction.HIGHER)
