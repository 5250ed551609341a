"""Declared factors, checked: every measure is known, and the factors multiply to the cost that they explain.

What is over the line of one factor and under that of another cancels; what is left must be the numerator
of the indicator over its denominator, or over the inhabitants. So the split can have no rest.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from benchmark.catalogue.models import Factor, Indicator
from benchmark.errors import CatalogueError

INHABITANTS = "cbs.inwoners"
Side = frozenset[str]


def check(indicators: Sequence[Indicator], is_measure: Callable[[str], bool]) -> None:
    """Raises CatalogueError, with file and key, for an unknown measure or factors that do not multiply."""
    delivered = {m for i in indicators if not i.has_figures for m in _parts(i)}
    for indicator in indicators:
        for key, measure in _named(indicator):
            if not is_measure(measure) and measure not in delivered:
                raise _refused(
                    indicator, key, f"noemt de meetwaarde '{measure}', maar die is er niet"
                )
        if indicator.factors or indicator.products:
            _check_product(indicator)


def per(indicator: Indicator) -> Side:
    """By what the cost is divided that the factors of an indicator multiply to.

    Its own denominator, or the inhabitants: then the parts are euros per inhabitant.
    """
    left = _left(indicator.factors, _sides(indicator)[0])
    under = [side for side, count in left.items() if count == -1]
    return under[0] if len(under) == 1 else frozenset()


def _check_product(indicator: Indicator) -> None:
    if not indicator.unit.is_money or any(sign < 0 for _, sign in indicator.numerator.terms):
        raise _refused(indicator, "factors", "kan alleen bij euro's zonder aftrek")
    costs = _sides(indicator)
    if Counter(m for side in costs for m in side) != Counter(_terms(indicator, "numerator")):
        raise _refused(indicator, "products", "telt niet op tot de teller")
    keys = [f.key for f in indicator.factors]
    if len(set(keys)) < len(keys):
        raise _refused(indicator, "factors", "noemt een sleutel twee keer")
    allowed = {frozenset(_terms(indicator, "denominator")), frozenset({INHABITANTS})}
    for cost in costs:
        left = _left(indicator.factors, cost)
        if per(indicator) not in allowed or left != Counter({cost: 1, per(indicator): -1}):
            raise _refused(
                indicator, "factors", "vermenigvuldigt niet tot de teller per noemer of per inwoner"
            )


def _left(factors: Sequence[Factor], cost: Side) -> Counter[Side]:
    """What stays over (1) and under (-1) the line when all factors are multiplied."""
    left: Counter[Side] = Counter()
    for factor in factors:
        left[cost if factor.by_product else frozenset(factor.over)] += 1
        left[frozenset(factor.per)] -= 1
    return Counter({side: count for side, count in left.items() if count})


def _sides(indicator: Indicator) -> list[Side]:
    """The cost of each product; of an indicator without products its whole numerator."""
    products = [frozenset(p.add) for p in indicator.products]
    return products or [frozenset(_terms(indicator, "numerator"))]


def _terms(indicator: Indicator, part: str) -> list[str]:
    return [m for m, _ in indicator.delivered_terms()[part]]


def _parts(indicator: Indicator) -> Iterator[str]:
    for part in ("numerator", "denominator"):
        yield from _terms(indicator, part)


def _named(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """Every measure that products and factors name, with the key where it stands."""
    for n, product in enumerate(indicator.products, start=1):
        yield from ((f"products[{n}].add", m) for m in product.add)
    for n, factor in enumerate(indicator.factors, start=1):
        if not (factor.by_product and indicator.products):
            yield from ((f"factors[{n}].over", m) for m in factor.over)
        yield from ((f"factors[{n}].per", m) for m in factor.per)


def _refused(indicator: Indicator, key: str, why: str) -> CatalogueError:
    return CatalogueError(
        f"In data/catalogue/indicators/{indicator.code}.toml klopt de sleutel '{key}' niet: die {why}.",
        f"Verbeter de sleutel '{key}'.",
    )


def measures(indicator: Indicator) -> tuple[str, ...]:
    """Every measure that the factors of an indicator need, each once, in order."""
    return tuple(dict.fromkeys(m for _, m in _named(indicator)))
