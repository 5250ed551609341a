"""Service formulas: what each is, and which is meant to be the quicker way to the same answer."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from benchmark.catalogue.lists import DeclaredList
from benchmark.catalogue.models import Entry, Text
from benchmark.errors import CatalogueError

FILE = "service_formulas.toml"
LIST = "formules"
PRODUCT, FORMULA = "product", "formule"


class ServiceFormula(Entry):
    """A formula: its name as in the list, what it is, and its pace (1 is the quickest; None when that means nothing)."""

    name: Text
    says: Annotated[str, Field(pattern=r"\.$")]
    pace: Annotated[int, Field(ge=1)] | None = None


class ServiceFormulas(Entry):
    """All formulas in the order of the screen, with where they come from."""

    source: Text
    formulas: Annotated[tuple[ServiceFormula, ...], Field(min_length=1)]

    def quicker(self, one: str, other: str) -> bool:
        """Whether ``one`` is meant to be quicker than ``other``; False where either has no pace."""
        pace = {f.name: f.pace for f in self.formulas}
        first, second = pace.get(one), pace.get(other)
        return first is not None and second is not None and first < second


def check(found: ServiceFormulas | None, lists: Sequence[DeclaredList]) -> None:
    """The formulas are the choices of the list, each once; raises CatalogueError with the name at fault."""
    declared = next((one for one in lists if one.key == LIST), None)
    if found is None or declared is None:
        return
    names, choices = [f.name for f in found.formulas], declared.column(FORMULA).choices
    strange = next((n for n in names if n not in choices or names.count(n) > 1), None)
    lacking = next((c for c in choices if c not in names), None)
    if strange is not None or lacking is not None:
        raise CatalogueError(
            f"In data/catalogue/{FILE} staat bij 'formulas' de naam '{strange or lacking}' niet precies één keer, of de "
            f"lijst '{LIST}' kent die keuze niet.",
            f"Beschrijf elke keuze van de lijst één keer: {', '.join(choices)}.",
        )
