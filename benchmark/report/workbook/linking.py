"""The cells of the tables on which a chart rests, so that it follows when a number is changed.

A series is linked as a whole or not at all. What has no cell of its own (the parts of a range, the steps of a
waterfall) is a number.
"""

from collections.abc import Iterator

from xlsxwriter.utility import xl_rowcol_to_cell

from benchmark.report.document import ColumnKind, Distribution, Table
from benchmark.report.native import AnyChart, NativeChart
from benchmark.report.native.chart import Values
from benchmark.report.workbook.layout import Place

Links = tuple[str, ...]  # a formula per value, empty for none


def links(chart: AnyChart, drawn: NativeChart, found: dict[str, Place]) -> list[Links]:
    """Per series the formulas of its values."""
    own = found.get(chart.table)
    if own is None:
        return [("",) * len(row.values) for row in drawn.rows]
    if isinstance(chart, Distribution):
        return [_among(drawn.categories, row.values, own) for row in drawn.rows]
    others = [place for key, place in found.items() if key != chart.table]
    return [
        next((f for place in (own, *others) if (f := _along(row.values, place))), ("",) * len(row.values))
        for row in drawn.rows
    ]  # fmt: skip


def _among(names: tuple[str, ...], values: Values, place: Place) -> Links:
    """Values of municipalities, which stand in the table in another order."""
    for column in _numeric(place.table):
        rows = {n: row.cells[column].value for n, row in enumerate(place.table.rows)}
        found = []
        for name, value in zip(names, values, strict=True):
            same = [n for n, v in rows.items() if value is not None and v == value]
            named = [n for n in same if place.table.rows[n].cells[0].text == name]
            at = next(iter(named or same), None)
            found.append("" if at is None else _cell(place, at, column))
            if at is not None:
                del rows[at]
        if all(f or v is None for f, v in zip(found, values, strict=True)):
            return tuple(found)
    return ("",) * len(values)


def _along(values: Values, place: Place) -> Links | None:
    """Values that stand under each other in a column, or beside each other in a row; None where they do not."""
    for cells in _runs(place.table):
        at = list(zip(values, cells, strict=False))
        if len(cells) >= len(values) and all(
            value is None or place.table.rows[row].cells[column].value == value
            for value, (row, column) in at
        ):
            return tuple("" if value is None else _cell(place, *cell) for value, cell in at)
    return None


def _runs(table: Table) -> Iterator[list[tuple[int, int]]]:
    numeric = _numeric(table)
    for column in numeric:
        yield [(row, column) for row in range(len(table.rows))]
    for row in range(len(table.rows)):
        yield [(row, column) for column in numeric]


def _numeric(table: Table) -> list[int]:
    return [n for n, column in enumerate(table.columns) if column.kind is not ColumnKind.TEXT]


def _cell(place: Place, row: int, column: int) -> str:
    return f"='{place.sheet}'!{xl_rowcol_to_cell(place.first + row, column, True, True)}"
