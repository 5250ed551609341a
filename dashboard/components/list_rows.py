"""The rows of a list on the page, and what the checks say of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from benchmark.catalogue import Column, DeclaredList
from benchmark.checks.rows import RowProblem
from benchmark.delivery.lists import receiving, words
from dashboard.components import plain_table

Rows = Sequence[Mapping[str, str | float]]


def table(declared: DeclaredList, rows: Rows) -> html.Div:
    """Every row with its number, under the names of the columns."""
    heads = ["Rij", *(_head(column) for column in declared.columns)]
    told = [[str(n), *words.row(declared, row)] for n, row in enumerate(rows, start=1)]
    numbers = {n for n, column in enumerate(declared.columns, start=1) if column.is_number}
    return plain_table.of(declared.name, heads, told, quiet=True, numbers=numbers)


def _head(column: Column) -> str:
    """The name, with the unit where neither the name nor the cells say it."""
    said = ("", "%", "euro", column.name.casefold())
    return column.name if column.unit in said else f"{column.name} ({column.unit})"


def said(declared: DeclaredList, problems: Sequence[RowProblem]) -> list[Any]:
    """Every problem as one sentence, errors first."""
    if not problems:
        return [html.P("De controle vond niets bijzonders.", className="zegt-het")]
    found = receiving.said(declared, problems, {})
    items = [
        html.Li([html.Strong("Fout" if one.problem.stops else "Let op"), f": {one.sentence}"], dir="auto")
        for one in found
    ]  # fmt: skip
    return [html.Ul(items, className="punten")]
