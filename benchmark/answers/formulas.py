"""Service formulas: which products run under which, what that brings, and what most peers handle another way.

Only the same formula, and only the same product under the same formula, are laid beside each other. Costs are as they
were delivered: no test of comparability covers them, so no amount is made of them (DOMAIN section 1).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from benchmark.answers.question import Question, group_of
from benchmark.answers.served import Beside, Least, Served, beside, together
from benchmark.catalogue.service_formulas import FORMULA, LIST, PRODUCT, ServiceFormulas
from benchmark.errors import NoFigures
from benchmark.listed import Listed, Row
from benchmark.position.interval import Estimate, wilson
from benchmark.position.rank_interval import rank_interval
from benchmark.position.standing import LEAST_FOR_MEDIAN, quantile
from benchmark.viewing import View

THEME = "serviceformules"
KEPT = "SRV03"  # says under how many cases a share of kept promises says nothing


@dataclass(frozen=True)
class Product:
    """A product under one formula. ``share``: of all own cases of that product (0-1), under 1 when it is split."""

    name: str
    served: Served
    share: float
    beside: Beside


@dataclass(frozen=True)
class Formula:
    """A formula: what it is, its products together (None without any), and ``n_peers`` that have products in it."""

    name: str
    says: str
    served: Served | None
    products: tuple[Product, ...]
    beside: Beside
    n_peers: int

    def as_dict(self) -> dict[str, Any]:
        """The formula as plain data; shares from 0 to 1."""
        return {
            "formula": self.name,
            "served": self.served.as_dict() if self.served else None,
            "beside": self.beside.as_dict(),
            "n_peers": self.n_peers,
            "products": [
                {
                    "product": p.name,
                    "share_of_product": p.share,
                    "served": p.served.as_dict(),
                    "beside": p.beside.as_dict(),
                }
                for p in self.products
            ],
        }


@dataclass(frozen=True)
class Quicker:
    """A product of which own cases run under ``formula``, where most peers handle it under ``by_peers``.

    ``cases`` of all ``of`` own cases. ``peers``: how many of ``n_peers`` that list the product do most of it
    under ``by_peers``. ``median``: the middle share (0-1) of those peers under ``formula``. ``certain``: whether the own
    share lies above it by more than chance.
    """

    product: str
    formula: str
    by_peers: str
    cases: int
    of: int
    peers: int
    n_peers: int
    median: float
    certain: bool

    def as_dict(self) -> dict[str, Any]:
        """The product as plain data."""
        return {
            "product": self.product,
            "formula": self.formula,
            "by_peers": self.by_peers,
            "cases": self.cases,
            "of_cases": self.of,
            "peers": self.peers,
            "n_peers": self.n_peers,
            "median_share": self.median,
            "certain": self.certain,
        }


@dataclass(frozen=True)
class FormulasAnswer:
    """All formulas of a municipality in a year. ``n_delivered``: peers of the group with a list."""

    asked: Question
    name: str
    edition: str
    year: int
    own_years: tuple[int, ...]
    least: Least
    formulas: tuple[Formula, ...]
    quicker: tuple[Quicker, ...]
    n_peers: int
    n_delivered: int
    example: bool
    source: str
    status: str
    stories: tuple[str, ...]

    @property
    def used(self) -> tuple[Formula, ...]:
        """The formulas with products."""
        return tuple(f for f in self.formulas if f.served is not None)

    @property
    def split(self) -> tuple[str, ...]:
        """The products that run under more than one formula."""
        names = [same(p.name) for f in self.formulas for p in f.products]
        found = {p.name for f in self.formulas for p in f.products if names.count(same(p.name)) > 1}
        return tuple(sorted(found))

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain data, with fixed keys."""
        marked = {"example": True} if self.example else {}
        return marked | {
            "gemeente": {"code": self.asked.gemeente, "name": self.name},
            "year": self.year,
            "edition": self.edition,
            "least_cases": self.least.cases,
            "least_answers": self.least.answers,
            "status": self.status,
            "source": self.source,
            "own_years": list(self.own_years),
            "formulas": [f.as_dict() for f in self.formulas],
            "split": list(self.split),
            "peers_quicker": [q.as_dict() for q in self.quicker],
            "n_peers": self.n_peers,
            "n_delivered": self.n_delivered,
        }


@lru_cache(maxsize=512)
def formulas(view: View, asked: Question) -> FormulasAnswer:
    """Every formula in the order of the catalogue, also one without products. Raises NoFigures when nobody delivered."""
    found, kinds = lists(view, asked)
    own = found.of(asked.gemeente)
    codes = group_of(view.edition, asked, THEME).codes
    peers = [found.of(c) for c in codes if c in found.rows]
    least = Least(
        view.edition.catalogue.indicator(KEPT).minimum_n or 1, int(found.declared.least("n"))
    )
    years = view.listed_years(LIST, examples=asked.examples)
    every = {y: view.listed(LIST, y, examples=asked.examples) for y in years}
    plain = view.edition.municipalities.find(asked.gemeente, asked.year).name
    return FormulasAnswer(
        asked=asked,
        name=found.names.get(asked.gemeente, plain),
        edition=view.edition.info.id,
        year=asked.year,
        own_years=tuple(y for y, one in every.items() if one and one.of(asked.gemeente)),
        least=least,
        formulas=tuple(_formula(k.name, k.says, own, peers, least) for k in kinds.formulas),
        quicker=_quicker(own, peers, kinds),
        n_peers=len(codes),
        n_delivered=len(peers),
        example=found.example,
        source=found.source,
        status=found.statuses.get(asked.gemeente, ""),
        stories=tuple(dict.fromkeys(s.text for s in view.stories(asked) if s.indicator == LIST)),
    )


def lists(view: View, asked: Question) -> tuple[Listed, ServiceFormulas]:
    """The list of that year and what the formulas are; raises NoFigures."""
    found = view.listed(LIST, asked.year, examples=asked.examples)
    kinds = view.edition.catalogue.service_formulas
    if found is None or kinds is None:
        raise _nobody(view, asked)
    return found, kinds


def same(product: str) -> str:
    """A product as it is told apart from others: capitals and spaces around it do not matter."""
    return " ".join(product.casefold().split())


def under(rows: Sequence[Row], formula: str = "", product: str = "") -> list[Row]:
    """The rows under a formula, of a product, or both."""
    return [
        r for r in rows
        if (not formula or r[FORMULA] == formula) and (not product or same(str(r[PRODUCT])) == same(product))
    ]  # fmt: skip


def _formula(
    name: str, says: str, own: Sequence[Row], peers: Sequence[Sequence[Row]], least: Least
) -> Formula:
    served = together(under(own, name), least)
    of_peers = [s for rows in peers if (s := together(under(rows, name), least)) is not None]
    names = dict.fromkeys(str(r[PRODUCT]) for r in under(own, name))
    products = [_product(p, name, own, peers, least) for p in names]
    products.sort(key=lambda p: (-p.served.cases, p.name))
    return Formula(name, says, served, tuple(products), beside(served, of_peers), len(of_peers))


def _product(
    product: str, formula: str, own: Sequence[Row], peers: Sequence[Sequence[Row]], least: Least
) -> Product:
    served = together(under(own, formula, product), least)
    assert served is not None  # the product comes from these rows
    of_peers = [together(under(rows, formula, product), least) for rows in peers]
    found = [s for s in of_peers if s is not None]
    whole = sum(shares(own, product).values())
    return Product(product, served, served.cases / whole if whole else 0.0, beside(served, found))


def shares(rows: Sequence[Row], product: str) -> Mapping[str, float]:
    """The cases of a product by formula."""
    found: dict[str, float] = {}
    for row in under(rows, product=product):
        cases = row["aantal"]
        found[str(row[FORMULA])] = found.get(str(row[FORMULA]), 0.0) + (
            cases if isinstance(cases, float) else 0.0
        )
    return found


def _quicker(
    own: Sequence[Row], peers: Sequence[Sequence[Row]], kinds: ServiceFormulas
) -> tuple[Quicker, ...]:
    """The own products of which more runs under a slower formula than at most peers, the most cases first."""
    found = []
    for product in dict.fromkeys(same(str(r[PRODUCT])) for r in own):
        mine = shares(own, product)
        theirs = [s for rows in peers if (s := shares(rows, product))]
        if len(theirs) < LEAST_FOR_MEDIAN:
            continue
        mains = [_main(s) for s in theirs]
        main = max(sorted(set(mains)), key=mains.count)
        if mains.count(main) * 2 <= len(theirs):
            continue
        name = next(str(r[PRODUCT]) for r in own if same(str(r[PRODUCT])) == product)
        for formula, cases in mine.items():
            if not kinds.quicker(main, formula):
                continue
            parts = [wilson(sum(s.values()), s.get(formula, 0.0)) for s in theirs]
            others = [p for p in parts if p is not None]
            one = wilson(sum(mine.values()), cases)
            median = quantile(sorted(p.value for p in others), 0.5)
            if one is None or one.value <= median:
                continue
            found.append(
                Quicker(
                    product=name, formula=formula, by_peers=main, cases=round(cases), of=round(sum(mine.values())),
                    peers=mains.count(main), n_peers=len(theirs), median=median, certain=_certain(one, others),
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda q: (-q.cases, q.product, q.formula)))


def _main(cases: Mapping[str, float]) -> str:
    """The formula with the most cases of a product; of as many the first by name."""
    return max(sorted(cases), key=lambda formula: cases[formula])


def _certain(own: Estimate, others: Sequence[Estimate]) -> bool:
    ranks = rank_interval(own, others)
    return ranks is not None and ranks.low >= 0.5


def _nobody(view: View, asked: Question) -> NoFigures:
    years = view.listed_years(LIST, examples=asked.examples)
    if years:
        said = f"Over producten per serviceformule zijn er geen cijfers van {asked.year}."
        return NoFigures(said, f"Wel van: {', '.join(map(str, years))}.")
    way = "" if asked.examples else " Kijk in Oefenmodus, met voorbeeldcijfers (--examples)."
    said = "Over producten per serviceformule leverde nog niemand cijfers, en er is geen open bron."
    return NoFigures(said, f"Uw gemeente kan ze leveren.{way}")
