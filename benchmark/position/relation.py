"""Whether two figures go together over municipalities: Kendall's tau-b, and the line of Theil and Sen.

Both rest on pairs of municipalities and on order, so that a few outliers (an office that serves others,
money for an earthquake) do not make or break a relation. Sources: Kendall (1975), Rank Correlation
Methods, chapters 3 and 4, for tau-b and the variance with ties; Theil (1950) and Sen (1968) for the line.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from benchmark.position.standing import quantile

# From here, in either direction, a relation is told apart from none: by chance alone a stronger one
# appears in 5 of 100 pairs of figures (two-sided, standard normal).
LARGEST_BY_CHANCE = 1.96
# Under this number the normal distribution is too rough for tau with ties, and one municipality too
# many decides; Kendall (1975) trusts it from about ten without ties.
LEAST_FOR_RELATION = 20


@dataclass(frozen=True)
class Relation:
    """How two figures go together over ``n`` municipalities.

    ``together`` counts the pairs in which the one that is higher on x is higher on y too, ``apart`` those
    in which it is lower; pairs that are equal on x or y count in neither. ``tau`` is Kendall's tau-b and
    ``z`` its standard normal value; both None where x or y never differs. The line of Theil and Sen is
    y = ``intercept`` + ``slope`` x.
    """

    n: int
    together: int
    apart: int
    tau: float | None
    z: float | None
    slope: float | None
    intercept: float | None

    @property
    def told_apart(self) -> bool:
        """Whether the relation can be told apart from none."""
        return (
            self.n >= LEAST_FOR_RELATION and self.z is not None and abs(self.z) > LARGEST_BY_CHANCE
        )

    @property
    def line(self) -> tuple[float, float] | None:
        """Slope and intercept where there is a relation; None too where so many are equal that it is flat."""
        if not self.told_apart or not self.slope or self.intercept is None or self.tau is None:
            return None
        return (self.slope, self.intercept) if self.slope * self.tau > 0 else None

    @property
    def share(self) -> float:
        """Of the pairs that differ on both, the share that goes the way of the relation: 0.5 to 1."""
        different = self.together + self.apart
        return max(self.together, self.apart) / different if different else 0.5


def relate(xs: Sequence[float], ys: Sequence[float]) -> Relation:
    """The relation between two figures of the same municipalities, in the same order."""
    n = len(xs)
    points = sorted(zip(xs, ys, strict=True))
    together = apart = 0
    slopes: list[float] = []
    for i, (x0, y0) in enumerate(points):
        steps = [(x - x0, y - y0) for x, y in points[i + 1 :] if x > x0]
        together += sum(dy > 0 for _, dy in steps)
        apart += sum(dy < 0 for _, dy in steps)
        slopes += [dy / dx for dx, dy in steps]
    tau, z = _kendall(together - apart, n, Counter(xs), Counter(ys))
    if not slopes:
        return Relation(n, together, apart, tau, z, None, None)
    slope = quantile(sorted(slopes), 0.5)
    intercept = quantile(sorted(y - slope * x for x, y in points), 0.5)
    return Relation(n, together, apart, tau, z, slope, intercept)


def _kendall(
    score: int, n: int, on_x: Counter[float], on_y: Counter[float]
) -> tuple[float | None, float | None]:
    """Tau-b and z of a score (pairs together minus pairs apart), corrected for equal values."""
    pairs = n * (n - 1) // 2
    x, y = [t for t in on_x.values() if t > 1], [t for t in on_y.values() if t > 1]
    differing = [pairs - sum(t * (t - 1) // 2 for t in ties) for ties in (x, y)]
    if not all(differing):
        return None, None
    tau = score / math.sqrt(differing[0] * differing[1])
    first = (
        n * (n - 1) * (2 * n + 5)
        - sum(t * (t - 1) * (2 * t + 5) for t in x)
        - sum(t * (t - 1) * (2 * t + 5) for t in y)
    ) / 18
    triples = [sum(t * (t - 1) * (t - 2) for t in ties) for ties in (x, y)]
    second = triples[0] * triples[1] / (9 * n * (n - 1) * (n - 2)) if n > 2 else 0.0
    doubles = [sum(t * (t - 1) for t in ties) for ties in (x, y)]
    third = doubles[0] * doubles[1] / (2 * n * (n - 1))
    return tau, score / math.sqrt(first + second + third)
