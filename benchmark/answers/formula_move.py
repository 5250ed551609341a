"""What would move if a product changed formula: cases, promise, what is kept, cost per case, and peers that do it.

It is a laying side by side, no forecast: the cases of the product now, the other own products in the target formula, and
peers that run that product so. No amount is made of it: costs in the list carry no test of comparability, fewer hours
are capacity and no money, and the cases that move may be the hard ones.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from benchmark.answers.formulas import (
    THEME,
    FormulasAnswer,
    formulas,
    lists,
    same,
    shares,
    under,
)
from benchmark.answers.question import Question, group_of
from benchmark.answers.served import Served, together
from benchmark.catalogue.service_formulas import FORMULA, PRODUCT
from benchmark.errors import SpiegelError
from benchmark.viewing import View


@dataclass(frozen=True)
class Runs:
    """A peer that runs the product under the target formula. ``share``: of its cases of that product (0-1)."""

    code: str
    name: str
    share: float
    served: Served


@dataclass(frozen=True)
class Move:
    """A product and another formula. ``now``: the own cases that would move; ``sources``: the formulas they are in.

    ``already``: the own cases of the product that run under ``target`` today (a split product). ``others``: the other
    own products in the target formula, each apart; ``there``: everything own in the target formula together. ``costs``:
    lowest and highest cost per case over those products and ``already``. ``listing``: peers that list the product.
    """

    product: str
    target: str
    sources: tuple[str, ...]
    now: Served
    already: Served | None
    others: tuple[Served, ...]
    there: Served | None
    costs: tuple[float, float] | None
    peers: tuple[Runs, ...]
    listing: int

    def as_dict(self) -> dict[str, Any]:
        """The move as plain data. There is no amount in it, on purpose."""
        return {
            "product": self.product,
            "target": self.target,
            "from": list(self.sources),
            "cases": self.now.cases,
            "now": self.now.as_dict(),
            "already": self.already.as_dict() if self.already else None,
            "target_formula": self.there.as_dict() if self.there else None,
            "cost_per_case_range": list(self.costs) if self.costs else None,
            "peers_with_product": self.listing,
            "peers": [
                {"code": p.code, "name": p.name, "share_of_product": p.share, "served": p.served.as_dict()}
                for p in self.peers
            ],
        }  # fmt: skip


def first(answer: FormulasAnswer) -> tuple[str, str] | None:
    """The move to show when none was asked: the first product that most peers handle under a quicker formula."""
    return next(((q.product, q.by_peers) for q in answer.quicker), None)


@lru_cache(maxsize=512)
def move(view: View, asked: Question, product: str, target: str) -> Move:
    """What would move. Raises SpiegelError for an unknown product or formula, or when nothing would move."""
    answer = formulas(view, asked)
    found, kinds = lists(view, asked)
    own = found.of(asked.gemeente)
    _check(answer, product, target, [k.name for k in kinds.formulas])
    moving = [r for r in under(own, product=product) if r[FORMULA] != target]
    now = together(moving, answer.least)
    name = str(under(own, product=product)[0][PRODUCT])
    if now is None:
        raise SpiegelError(
            f"Alle zaken van '{name}' lopen al via de formule {target}.",
            "Kies een andere formule of een ander product.",
        )
    there = under(own, target)
    already = together(under(there, product=product), answer.least)
    rest = dict.fromkeys(same(str(r[PRODUCT])) for r in there)
    others = [together(under(there, product=p), answer.least) for p in rest if p != same(product)]
    near = [s for s in (already, *others) if s is not None and s.cost is not None]
    costs = [s.cost for s in near if s.cost is not None]
    codes = [c for c in group_of(view.edition, asked, THEME).codes if c in found.rows]
    peers = []
    for code in codes:
        served = together(under(found.of(code), target, product), answer.least)
        if served is not None:
            whole = sum(shares(found.of(code), product).values())
            peers.append(
                Runs(code, found.names[code], served.cases / whole if whole else 0.0, served)
            )
    return Move(
        product=name,
        target=target,
        sources=tuple(dict.fromkeys(str(r[FORMULA]) for r in moving)),
        now=now,
        already=already,
        others=tuple(s for s in others if s is not None),
        there=together(there, answer.least),
        costs=(min(costs), max(costs)) if costs else None,
        peers=tuple(peers),
        listing=sum(bool(under(found.of(c), product=product)) for c in codes),
    )


def _check(answer: FormulasAnswer, product: str, target: str, known: list[str]) -> None:
    own = list(dict.fromkeys(p.name for f in answer.formulas for p in f.products))
    if same(product) not in map(same, own):
        raise SpiegelError(
            f"Het product '{product[:60]}' staat niet in de lijst van {answer.name}.",
            f"Kies uit: {', '.join(own)}." if own else "Die lijst is leeg.",
        )
    if target not in known:
        raise SpiegelError(
            f"De serviceformule '{target[:40]}' bestaat niet.", f"Kies uit: {', '.join(known)}."
        )
