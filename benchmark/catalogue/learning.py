"""What the catalogue declares about the Leerkring: which costs speak for a theme, and when somebody may be named."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from benchmark.catalogue.models import Code, Entry, Indicator, Key, Text
from benchmark.errors import CatalogueError
from benchmark.vocabulary import Perspective

FILE = "learning.toml"


class ThemeCosts(Entry):
    """The costs that speak for a theme, the first one first."""

    theme: Key
    indicators: Annotated[tuple[Code, ...], Field(min_length=1)]


class Learning(Entry):
    """The rules of the Leerkring.

    ``least_peers`` with a cost that passed the test make a middle. A cost is lower than that when it is so in every
    known account year around the asked one, and in ``least_years`` at least. ``most_asked``: municipalities in one question.
    """

    least_peers: int = Field(default=5, ge=5)
    least_years: int = Field(default=2, ge=2)
    most_asked: int = Field(default=10, ge=1)
    reason: Text = "De regels van voor de Leerkring."  # of an edition from before it
    costs: tuple[ThemeCosts, ...] = ()

    def of_theme(self, theme: str) -> tuple[str, ...]:
        """The codes of the costs of a theme; empty for a theme without costs of its own."""
        return next((c.indicators for c in self.costs if c.theme == theme), ())


def check(rule: Learning, indicators: Iterable[Indicator], themes: Iterable[str]) -> None:
    """Every cost is in euros, of its theme, and can be tested on its books; raises CatalogueError."""
    by_code, known = {i.code: i for i in indicators}, set(themes)
    named = [c.theme for c in rule.costs]
    for number, costs in enumerate(rule.costs, start=1):
        at = f"costs[{number}]"
        if costs.theme not in known or named.count(costs.theme) > 1:
            raise CatalogueError(
                f"In data/catalogue/{FILE} past de sleutel '{at}.theme' niet: '{costs.theme}'.",
                "Noem elk thema van de catalogus hoogstens één keer.",
            )
        for code in costs.indicators:
            found = by_code.get(code)
            if found is None or found.theme != costs.theme or not _is_tested_cost(found):
                raise CatalogueError(
                    f"In data/catalogue/{FILE} noemt de sleutel '{at}.indicators' het cijfer '{code}'.",
                    f"Kies kosten in euro's van het thema '{costs.theme}' met een vergelijkbaarheidstoets.",
                )


def _is_tested_cost(found: Indicator) -> bool:
    is_cost = found.perspective is Perspective.COST and found.unit.is_money
    return is_cost and found.comparability is not None
