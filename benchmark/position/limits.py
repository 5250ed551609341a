"""Limits of promises laid beside each other: which is stricter, and when that cannot be said.

Units are converted only where that is exact: minutes to seconds, weeks to days. Working days and days are never laid
beside each other, because a promise of five working days is seven days or more, as holidays fall.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from benchmark.position.standing import LEAST_FOR_MEDIAN, quantile

SHARE = "%"
_EXACT = {
    "seconden": ("seconden", 1.0),
    "minuten": ("seconden", 60.0),
    "uren": ("seconden", 3600.0),
    "dagen": ("dagen", 1.0),
    "weken": ("dagen", 7.0),
}
_HIGHER_IS_STRICTER = frozenset({"uur per week", "rapportcijfer", SHARE})


class Limit(NamedTuple):
    """A number that is promised, with its unit: within 30 seconds, at least 40 hours a week, in 80% of the cases."""

    value: float
    unit: str

    @property
    def scale(self) -> str:
        """The smallest unit to which this one converts exactly; limits of one scale can be compared."""
        return _EXACT.get(self.unit, (self.unit, 1.0))[0]

    @property
    def on_scale(self) -> float:
        """The value in that smallest unit."""
        return self.value * _factor(self.unit)


class Standing(NamedTuple):
    """Limits of peers in the unit of the one they are laid beside: the middle one, the strictest and the mildest."""

    middle: float
    strictest: float
    mildest: float


def _factor(unit: str) -> float:
    return _EXACT.get(unit, (unit, 1.0))[1]


def stricter(one: Limit, other: Limit) -> int | None:
    """1 when ``one`` is stricter, -1 when it is milder, 0 when they ask the same; None when units cannot be compared."""
    if one.scale != other.scale:
        return None
    return side_of(one.on_scale, other.on_scale, one.unit)


def side_of(one: float, other: float, unit: str) -> int:
    """The same for two values of one scale."""
    if math.isclose(one, other, rel_tol=1e-9):
        return 0
    higher = 1 if one > other else -1
    return higher if unit in _HIGHER_IS_STRICTER else -higher


def standing(unit: str, others: Sequence[Limit]) -> Standing | None:
    """Where ``others`` lie, in ``unit``; those of another scale do not count. None with under five that do."""
    scale = Limit(1.0, unit).scale
    ordered = sorted(o.on_scale / _factor(unit) for o in others if o.scale == scale)
    if len(ordered) < LEAST_FOR_MEDIAN:
        return None
    ends = ordered[-1], ordered[0]
    strictest, mildest = ends if unit in _HIGHER_IS_STRICTER else ends[::-1]
    return Standing(quantile(ordered, 0.5), strictest, mildest)
