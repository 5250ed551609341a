"""Why a cost differs from another: an exact split into the factors that multiply to it.

Logarithmic mean Divisia (LMDI-I): the difference of a product is the sum over its factors of
L(own, other) x ln(own factor / other factor), with L the logarithmic mean. It adds up without a rest,
treats both sides alike, and needs no order of the factors. Sources: Ang (2005), Energy Policy 33:867;
for zeros Ang and Liu (2007), Energy Policy 35:238. It splits a difference; it does not say what caused it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmark.errors import FiguresError

Factors = Mapping[str, float]


@dataclass(frozen=True)
class Split:
    """The difference in cost and what each factor contributes to it; the parts add up to it exactly."""

    own: float
    other: float
    parts: Mapping[str, float]

    @property
    def difference(self) -> float:
        """Own cost minus the other."""
        return self.own - self.other


def split(own: Sequence[Factors], other: Sequence[Factors]) -> Split:
    """The split of two costs, each a sum over products of a product of the same named factors.

    For one product: ``[{"volume": 5000, "price": 60}]``. With a mix: one entry per product, for example
    total volume, share of this product and price of this product. Both sides have the same products in
    the same order and the same factors, no value under zero; raises FiguresError otherwise.
    """
    names = _names(own, other)
    totals = dict.fromkeys(names, 0.0)
    mine = theirs = 0.0
    for one, two in zip(own, other, strict=True):
        a, b = math.prod(one[n] for n in names), math.prod(two[n] for n in names)
        mine, theirs = mine + a, theirs + b
        for name, part in _parts(one, two, a, b, names).items():
            totals[name] += part
    return Split(mine, theirs, totals)


def logarithmic_mean(a: float, b: float) -> float:
    """(a - b) / ln(a / b), which is a where both are equal and zero where one of them is zero."""
    if a <= 0 or b <= 0:
        return 0.0
    ratio = a / b - 1
    if abs(ratio) < 1e-6:  # the series, where numerator and denominator both vanish
        return b * (1 + ratio / 2 - ratio * ratio / 12)
    return (a - b) / math.log(a / b)


def _parts(
    one: Factors, two: Factors, a: float, b: float, names: Sequence[str]
) -> dict[str, float]:
    if a > 0 and b > 0:
        mean = logarithmic_mean(a, b)
        return {n: mean * math.log(one[n] / two[n]) for n in names}
    # The limit: the factors that are zero on one side alone carry the whole difference, in equal parts.
    side = two if a > 0 else one
    gone = [n for n in names if side[n] == 0] if a != b else []
    return {n: (a - b) / len(gone) if n in gone else 0.0 for n in names}


def _names(own: Sequence[Factors], other: Sequence[Factors]) -> list[str]:
    sides = [*own, *other]
    if not sides or len(own) != len(other):
        raise FiguresError(
            f"Links staan {len(own)} producten en rechts {len(other)}.",
            "Geef aan beide kanten dezelfde producten.",
        )
    names = list(sides[0])
    for factors in sides:
        if set(factors) != set(names):
            raise FiguresError(
                f"De factoren verschillen: {', '.join(names)} en {', '.join(factors)}.",
                "Geef elk product dezelfde factoren.",
            )
        for name, value in factors.items():
            if not (math.isfinite(value) and value >= 0):
                raise FiguresError(
                    f"De factor '{name}' is {value}; een factor is nul of meer.",
                    "Verbeter het cijfer of laat het product weg.",
                )
    return names
