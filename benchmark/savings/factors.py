"""A cost per unit, split into its declared factors: what each of them adds to the difference with a group.

The catalogue has checked that the factors multiply to the cost; ``difference.split`` says what each adds.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benchmark.catalogue import Factor, Indicator
from benchmark.errors import FiguresError
from benchmark.savings.difference import split

Amounts = Mapping[str, float]


class Side(NamedTuple):
    """One side of a difference: who it is, as in a sentence, and the amount of every measure."""

    who: str
    amounts: Amounts


class FactorPart(NamedTuple):
    """One part of a difference: the factor on both sides, and what it adds in euros per unit.

    ``key`` is that of the factor, with that of the product behind a dot where it differs by product.
    """

    key: str
    name: str
    factor: Factor
    own: float
    group: float
    amount: float


class Difference(NamedTuple):
    """Two costs per unit and the parts of their difference, which add up to it."""

    own: float
    group: float
    parts: tuple[FactorPart, ...]


def together(amounts: Sequence[Amounts]) -> dict[str, float]:
    """The sum of every measure over some municipalities, so that a ratio of them is sum over sum."""
    return {m: math.fsum(one[m] for one in amounts) for m in (amounts[0] if amounts else ())}


def explain(indicator: Indicator, own: Side, group: Side) -> Difference:
    """The difference between two sides, in parts by factor, and by product where the factor differs by it.

    Raises FiguresError with a sentence where a factor is negative or has nothing under its line.
    """
    names = {p.key: p.name for p in indicator.products} or {"": ""}
    costs = {p.key: p.add for p in indicator.products} or {"": ()}
    mine, theirs = 0.0, 0.0
    found: dict[str, FactorPart] = {}
    for product, cost in costs.items():
        one = {f.key: _level(f, cost, own) for f in indicator.factors}
        two = {f.key: _level(f, cost, group) for f in indicator.factors}
        made = split([one], [two])
        mine, theirs = mine + made.own, theirs + made.other
        for factor in indicator.factors:
            part = _part(factor, product, names[product], one, two, made.parts[factor.key])
            before = found.get(part.key)
            found[part.key] = part._replace(amount=part.amount + (before.amount if before else 0.0))
    return Difference(mine, theirs, tuple(found[k] for k in _order(indicator, found)))


def _part(
    factor: Factor, product: str, name: str, one: Amounts, two: Amounts, amount: float
) -> FactorPart:
    key = f"{factor.key}.{product}" if factor.by_product else factor.key
    said = f"{factor.name}: {name}" if factor.by_product else factor.name
    return FactorPart(key, said, factor, one[factor.key], two[factor.key], amount)


def _order(indicator: Indicator, found: Mapping[str, FactorPart]) -> list[str]:
    """As declared: factor by factor, and within one product by product."""
    declared = [f.key for f in indicator.factors]
    return sorted(found, key=lambda k: declared.index(found[k].factor.key))


def _level(factor: Factor, cost: Sequence[str], side: Side) -> float:
    """The value of a factor on one side, of one product."""
    over = math.fsum(side.amounts[m] for m in (cost if factor.by_product else factor.over))
    per = math.fsum(side.amounts[m] for m in factor.per)
    if per <= 0:
        raise _no_split(f"bij {side.who} valt er voor '{factor.name}' niets te delen")
    if over < 0:
        raise _no_split(f"bij {side.who} is '{factor.name}' lager dan nul")
    return over / per


def _no_split(why: str) -> FiguresError:
    return FiguresError(f"Het verschil is niet op te delen: {why}.", "Kijk eerst naar de boeking.")
