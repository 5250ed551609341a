"""A small recalculation of the formulas of a document, apart from the program: what a workbook would show."""

import math
import re
from statistics import median

from benchmark.report.document import Cell, Document, Ref, Value, tables

CRITERION = re.compile(r'"(<|>)"&(\{\d+\})')


def quartile(values: list[Value], number: int) -> float:
    """QUARTILE of a spreadsheet: linear between the two nearest."""
    known = sorted(v for v in values if isinstance(v, int | float))
    at = (len(known) - 1) * number / 4
    below = int(at)
    above = min(below + 1, len(known) - 1)
    return known[below] + (known[above] - known[below]) * (at - below)


def countif(values: list[Value], criterion: tuple[str, float]) -> int:
    sign, limit = criterion
    known = [v for v in values if isinstance(v, int | float)]
    return sum(v < limit for v in known) if sign == "<" else sum(v > limit for v in known)


FUNCTIONS = {
    "MEDIAN": lambda values: median(v for v in values if v is not None),
    "QUARTILE": quartile,
    "COUNTIF": countif,
    "INT": math.floor,
    "COUNT": lambda values: sum(isinstance(v, int | float) for v in values),
    "SUM": lambda values: sum(v for v in values if v is not None),
}


def formulas(document: Document) -> list[tuple[str, Cell]]:
    """Every cell with a formula, with where it stands."""
    return [
        (f"{table.key}/{column.key}/{n}", cell)
        for table in tables(document)
        for n, row in enumerate(table.rows)
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell.formula is not None
    ]


def recalculated(document: Document, cell: Cell) -> float:
    """The outcome of the formula of a cell over the values of the cells that it names."""
    assert cell.formula is not None
    found = {t.key: t for t in tables(document)}

    def of(ref: Ref) -> Value | list[Value]:
        table = found[ref.table]
        column = table.column(ref.column)
        if ref.row is not None:
            return table.rows[ref.row].cells[column].value
        last = len(table.rows) if ref.last is None else ref.last + 1
        return [row.cells[column].value for row in table.rows[ref.first : last]]

    text = CRITERION.sub(r"('\1',\2)", cell.formula.text)
    names = {f"v{n}": of(ref) for n, ref in enumerate(cell.formula.refs)}
    text = re.sub(r"\{(\d+)\}", r"v\1", text).replace("^", "**")
    return eval(text, {"__builtins__": {}}, FUNCTIONS | names)
