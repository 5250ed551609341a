"""The rows of one list and year of all municipalities, as answers and pages pass them on."""

from collections.abc import Mapping
from dataclasses import dataclass

from benchmark.catalogue import DeclaredList

Row = Mapping[str, str | float | None]


@dataclass(frozen=True, eq=False)
class Listed:
    """What municipalities list in one year: promises, marks, products.

    ``rows``: by code of the municipality, in the order in which they were given. A row has every column of
    ``declared`` as a key, in that order; an empty cell is None and never zero. Numbers are in the unit of the column,
    percentages 0-100, yes and no the words "ja" and "nee". A municipality that gave no list is not among the keys.
    ``names``: of those municipalities; each says so when ``example``. ``statuses``: what each delivery is worth
    (provisional, final, corrected, example). ``references``: which version, approved when. ``source``: in words.

    There is one such object per edition, list, year and kind, so what is derived from it may be kept beside it.
    """

    declared: DeclaredList
    year: int
    rows: Mapping[str, tuple[Row, ...]]
    names: Mapping[str, str]
    statuses: Mapping[str, str]
    references: Mapping[str, str]
    example: bool
    source: str

    def of(self, code: str) -> tuple[Row, ...]:
        """The rows of one municipality; none when it gave no list."""
        return self.rows.get(code, ())
