"""The lists of an edition: cells as they are stored, put together to rows when somebody asks for a year."""

from collections.abc import Mapping
from functools import cached_property

import polars as pl

from benchmark.catalogue import Catalogue, DeclaredList
from benchmark.listed import Listed, Row
from benchmark.vocabulary import Status

Names = Mapping[str, str]
REFERENCE = "data/example/lijsten/{}.toml"


class Lists:
    """All lists of one kind, delivered or fictitious. ``names``: of municipalities, with a mark where fictitious."""

    def __init__(
        self, cells: pl.DataFrame, catalogue: Catalogue, names: Names, source: str, example: bool
    ) -> None:
        self._cells, self._names = cells, names
        self._declared = {declared.key: declared for declared in catalogue.lists}
        self._source, self._example = source, example
        self._made: dict[tuple[str, int], Listed] = {}

    @cached_property
    def _parts(self) -> dict[tuple[str, int], pl.DataFrame]:
        parts = self._cells.partition_by(["list_key", "year"], as_dict=True)
        return {(str(key), int(year)): part for (key, year), part in parts.items()}

    def years(self, key: str) -> tuple[int, ...]:
        """The years in which anybody has that list, oldest first."""
        return tuple(sorted(year for list_key, year in self._parts if list_key == key))

    def of(self, key: str, year: int) -> Listed | None:
        """The list of everybody in a year; None when nobody has it."""
        part = self._parts.get((key, year))
        if part is None or key not in self._declared:
            return None
        if (key, year) not in self._made:
            self._made[key, year] = self._put_together(self._declared[key], year, part)
        return self._made[key, year]

    def _put_together(self, declared: DeclaredList, year: int, part: pl.DataFrame) -> Listed:
        empty: Row = dict.fromkeys(c.key for c in declared.columns)
        rows: dict[str, dict[int, dict[str, str | float | None]]] = {}
        cells = part.select("code", "row_number", "column_key", "text", "number")
        for code, number, column, text, amount in cells.iter_rows():
            row = rows.setdefault(code, {}).setdefault(number, dict(empty))
            if column in empty:  # a column that the catalogue does not know any more is not shown
                row[column] = text if amount is None else amount
        codes = sorted(rows)
        return Listed(
            declared=declared,
            year=year,
            rows={code: tuple(rows[code][n] for n in sorted(rows[code])) for code in codes},
            names={code: self._names[code] for code in codes},
            statuses=self._said(part, "status", Status.EXAMPLE.value),
            references=self._said(part, "table_id", REFERENCE.format(declared.key)),
            example=self._example,
            source=self._source,
        )

    def _said(self, part: pl.DataFrame, column: str, of_examples: str) -> dict[str, str]:
        if self._example:
            return dict.fromkeys(sorted(part["code"].unique()), of_examples)
        return dict(part.select("code", column).unique(subset="code").sort("code").iter_rows())
