"""Somebody who wants to know the figure of one municipality, and all that they could try with what is published.

The strongest one knows the rule, who is in the class and the figure of everyone but one. Whatever value of that one gives
the same publications is possible for them; how far those values lie apart is how little they know.
"""

import random
from collections.abc import Callable, Sequence

from benchmark.catalogue.open_edition import Rule
from benchmark.disclosure import Band, Withheld, band

RULE = Rule()
Publish = Callable[[float], object]


def shares(lot: random.Random, n: int) -> list[float]:
    """Percentages, crowded at the top as such figures are."""
    return [round(100 * lot.betavariate(8, 3), 6) for _ in range(n)]


def euros(lot: random.Random, n: int) -> list[float]:
    """Euros per inhabitant, skewed to the right."""
    return [round(lot.lognormvariate(3.8, 0.45), 6) for _ in range(n)]


def marks(lot: random.Random, n: int) -> list[float]:
    """Marks of surveys."""
    return [round(min(9.9, max(4.0, lot.gauss(7.4, 0.4))), 6) for _ in range(n)]


KINDS = {
    "shares": (shares, (0.0, 100.0)),
    "euros": (euros, (0.0, float("inf"))),
    "marks": (marks, (1.0, 10.0)),
}


def room(publish: Publish, truth: float, far: float = 3.0, tries: int = 240) -> float:
    """How far apart the values lie that give the same publications as the truth, as a share of the truth."""
    seen = publish(truth)
    candidates = [truth * far * n / tries for n in range(1, tries + 1)]
    possible = [c for c in [*candidates, truth] if publish(c) == seen]
    return (max(possible) - min(possible)) / truth


def known_but_one(values: Sequence[float], unknown: int, bounds: tuple[float, float]) -> Publish:
    """The publication as it would be with another value for the unknown one."""

    def publish(value: float) -> Band | Withheld:
        return band([*values[:unknown], value, *values[unknown + 1 :]], RULE, bounds)

    return publish
