"""Cells and formulas, in the words that tables of a report share."""

from benchmark import dutch, narrative
from benchmark.answers import Comparison
from benchmark.report.document import Cell, ColumnKind, Formula, Ref
from benchmark.vocabulary import Unit


def words(text: str) -> Cell:
    """A cell of text."""
    return Cell(text=text, value=text)


def nothing(text: str) -> Cell:
    """A cell for a figure that is missing: its reason, and no value."""
    return Cell(text=text)


def count(number: float | None, decimals: int = 0) -> Cell:
    """A number as it is."""
    return (
        nothing("") if number is None else Cell(text=dutch.number(number, decimals), value=number)
    )


def euros(amount: float, decimals: int = 0) -> Cell:
    """An amount of euros to the euro."""
    return Cell(text=dutch.euro(amount, decimals), value=amount)


def rounded(amount: float, formula: Formula | None = None) -> Cell:
    """An amount of euros as said everywhere: rounded to what its size supports; the value stays whole."""
    return Cell(text=dutch.amount(amount), value=amount, formula=formula)


def figure(
    comparison: Comparison,
    value: float | None,
    why: str = "geen cijfer",
    formula: Formula | None = None,
) -> Cell:
    """A value of an indicator as shown everywhere, or why there is none."""
    if value is None:
        return nothing(why)
    return Cell(text=narrative.figure(comparison, value), value=value, formula=formula)


def formula(text: str, *refs: Ref) -> Formula:
    """A formula over cells."""
    return Formula(text=text, refs=refs)


def kind_of(unit: Unit) -> ColumnKind:
    """What a column of this unit holds."""
    if unit is Unit.PERCENT:
        return ColumnKind.PERCENT
    return ColumnKind.EURO if unit.is_money else ColumnKind.NUMBER
