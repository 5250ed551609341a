"""A list as people read it: the words of a cell, and how many rows there are."""

from collections.abc import Mapping

from benchmark import dutch
from benchmark.catalogue import Column, DeclaredList
from benchmark.checks.forms import decimals_of
from benchmark.vocabulary import ColumnForm

EMPTY = ""


def cell(column: Column, value: str | float | None) -> str:
    """A cell in Dutch, with the sign of a percentage or an amount; an empty one is empty and no zero."""
    if value is None or isinstance(value, str):
        return value or EMPTY
    if column.form is ColumnForm.EURO:
        return dutch.euro(value, 2 if decimals_of(value, 2) else 0)
    plain = dutch.number(value, decimals_of(value))
    return f"{plain}%" if column.form is ColumnForm.PERCENT else plain


def row(declared: DeclaredList, values: Mapping[str, str | float]) -> list[str]:
    """Every cell of a row in words, in the order of the columns."""
    return [cell(column, values.get(column.key)) for column in declared.columns]


def count(declared: DeclaredList, rows: int) -> str:
    """ "1 belofte", "14 beloften"."""
    return dutch.count(rows, declared.one_row, declared.many_rows)
