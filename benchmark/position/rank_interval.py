"""From which place to which a value may stand, when its peers are uncertain too.

Whether two values can be told apart is asked pair by pair: their difference must be larger than the root of
the summed squared half-widths of their intervals. For two symmetric intervals of 95% that is 1.96 standard
errors of the difference; for shares it is the score interval of a difference (Newcombe 1998, method 10).
Intervals that merely overlap may still be told apart. A place without such an interval says more than is
known: Goldstein and Spiegelhalter 1996, JRSS A 159, section 4. No correction for the number of pairs: the
question is about one municipality.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from benchmark.position.interval import Estimate


@dataclass(frozen=True)
class RankInterval:
    """How many of ``n`` peers lie certainly lower (``below``) and certainly higher (``above``).

    ``low`` and ``high``: the lowest and highest mid-rank (0-1) that agree with that.
    """

    n: int
    below: int
    above: int

    @property
    def low(self) -> float:
        """The share of the peers that lie certainly lower."""
        return self.below / self.n

    @property
    def high(self) -> float:
        """The share of the peers that do not lie certainly higher."""
        return (self.n - self.above) / self.n

    @property
    def alike(self) -> int:
        """The peers that cannot be told apart from the own value."""
        return self.n - self.below - self.above

    @property
    def too_close(self) -> bool:
        """Whether no place can be named: neither higher nor lower than the middle one can be said."""
        return self.low < 0.5 < self.high


def side(own: Estimate, other: Estimate) -> int:
    """-1 when ``other`` lies certainly lower than ``own``, 1 when certainly higher, 0 when that is not known."""
    lower, upper = sorted((own, other))
    margin = math.hypot(lower.high - lower.value, upper.value - upper.low)
    if not upper.value - lower.value > margin:
        return 0
    return 1 if other.value > own.value else -1


def rank_interval(own: Estimate, others: Sequence[Estimate]) -> RankInterval | None:
    """The places that ``own`` may have among ``others``; None without others."""
    if not others:
        return None
    sides = [side(own, other) for other in others]
    return RankInterval(len(others), sides.count(-1), sides.count(1))
