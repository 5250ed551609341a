"""A band around the middle half of a class, of which neither edge is the value of anybody.

An edge is the mean of the values nearest to the quartile, rounded away from the middle to a step that depends on the
size of the upper edge, and at least a quarter of a step further out than the mean. Whoever knows the rule and all values
but one can then move that one by three quarters of a step without the band changing: a value in an edge further out, one
in the middle either way, one in a tail as far as they like. The own municipality is one of the values, so everyone in a
class gets the same band, and two open editions cannot be subtracted.
"""

import math
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from benchmark.catalogue.open_edition import Rule

LOW, HIGH = 0.25, 0.75
STEPS = (1.0, 2.0, 5.0, 10.0)
TINY = 1e-9  # of a step: what rounding of floats may leave


class Band(NamedTuple):
    """Where the middle half lies: multiples of ``step``, which has one significant digit."""

    low: float
    high: float
    step: float


class Why(StrEnum):
    """Why something about others is not published."""

    FEW = "few"  # too few municipalities with a value
    DOMINATED = "dominated"  # one value makes up most of an edge
    NARROW = "narrow"  # the middle half is one value
    COMPLEMENT = "complement"  # it could be worked out with what else is published
    BOOKS = "books"  # the own books cannot be laid beside those of others
    UNTESTED = "untested"  # the books of this year cannot be tested yet
    NOBODY = "nobody"  # nobody has a value


class Withheld(NamedTuple):
    """Nothing is published, and why."""

    why: Why


def band(
    values: Sequence[float | None], rule: Rule, bounds: tuple[float, float] = (-math.inf, math.inf)
) -> Band | Withheld:
    """The band of the values of a class, the own one among them; missing values count for nothing.

    ``bounds``: what a value cannot pass (0 and 100 for a share); an edge is not rounded beyond. The order of the values
    does not matter, and no value of anybody is in the outcome.
    """
    known = sorted(v for v in values if v is not None)
    if not known:
        return Withheld(Why.NOBODY)
    if len(known) < rule.least:
        return Withheld(Why.FEW)
    lower, upper = (_around(known, p, rule.around) for p in (LOW, HIGH))
    if _dominated(lower, rule) or _dominated(upper, rule):
        return Withheld(Why.DOMINATED)
    if lower[0] == upper[-1]:
        return Withheld(Why.NARROW)
    bottom, top = _mean(lower), _mean(upper)
    step = _step(max(abs(bottom), abs(top)), rule.step)
    margin = rule.margin * step
    low = max(_down(bottom - margin, step), bounds[0])
    return Band(low, min(_up(top + margin, step), bounds[1]), step)


def _around(known: Sequence[float], p: float, n: int) -> Sequence[float]:
    """The ``n`` values nearest in rank to the quantile."""
    middle = round((len(known) - 1) * p)
    start = min(max(middle - n // 2, 0), len(known) - n)
    return known[start : start + n]


def _dominated(values: Sequence[float], rule: Rule) -> bool:
    """Whether one value is so much of the sum that the mean tells it; of zeros nobody is the largest."""
    sizes = [abs(v) for v in values]
    return max(sizes) > rule.dominance * sum(sizes) > 0


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _step(size: float, share: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that is at least this share of a size; 1 for a size of 0."""
    least = size * share
    if least <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(least))
    return next(s * power for s in STEPS if s * power >= least * (1 - TINY))


def _down(value: float, step: float) -> float:
    return _tidy(math.floor(value / step + TINY) * step, step)


def _up(value: float, step: float) -> float:
    return _tidy(math.ceil(value / step - TINY) * step, step)


def _tidy(value: float, step: float) -> float:
    """Without what floats leave behind the last digit of the step."""
    return round(value, max(0, -math.floor(math.log10(step)))) + 0.0
