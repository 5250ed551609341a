"""Axes with round ticks, and the words of each tick."""

import math
from collections.abc import Callable

from benchmark import dutch
from benchmark.report.document import Axis
from benchmark.vocabulary import Unit

TICKS = 6


def axis(low: float, high: float, words: Callable[[float, int], str], beyond: str = "") -> Axis:
    """An axis from ``low`` to ``high`` with about six round ticks; ``words`` says a tick with its decimals."""
    if high <= low:
        high = low + 1.0
    step = _step((high - low) / TICKS)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    first = math.ceil(low / step - 1e-9)
    ticks = [n * step for n in range(first, math.floor(high / step + 1e-9) + 1)]
    return Axis(
        low=low, high=high, ticks=tuple((t, words(t, decimals)) for t in ticks), beyond=beyond
    )


def _step(rough: float) -> float:
    """The round step next above: 1, 2, 2.5, 5 or 10 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return float(next(k for k in (1, 2, 2.5, 5, 10) if k * power >= rough * 0.999) * power)


def in_unit(unit: Unit) -> Callable[[float, int], str]:
    """The words of a tick of an indicator."""
    return lambda value, decimals: dutch.value(value, unit, decimals)


def in_euros(value: float, decimals: int) -> str:
    """The words of a tick of an amount; whole euros, or millions with no more decimals than it has."""
    if abs(value) >= 1_000_000:
        millions = value / 1_000_000
        shown = next((d for d in (0, 1) if abs(millions - round(millions, d)) < 1e-9), 2)
        return f"{dutch.euro(millions, shown)} mln"
    return dutch.euro(value)
