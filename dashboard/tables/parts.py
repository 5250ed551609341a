"""Cells and notes that all tables share."""

from benchmark import narrative
from benchmark.answers import Comparison
from benchmark.answers.comparison import missing_reason
from benchmark.dutch import number
from benchmark.vocabulary import Status
from dashboard.components.table import Cell, cell, nothing


def shown(comparison: Comparison, figure: float | None, status: str = "") -> Cell:
    """A figure as a cell: rounded on the screen, whole in the file; missing ones say why."""
    if figure is None:
        return nothing(missing_reason(Status(status)) if status else "geen cijfer")
    return cell(narrative.figure(comparison, figure), figure)


def about(comparison: Comparison) -> tuple[str, ...]:
    """The note under a table of one indicator: source, period, edition."""
    asked = comparison.asked
    period = narrative.period(asked.year, asked.report)
    return (f"Bron: {comparison.source}; {period}. Editie {comparison.edition}.",)


def heading(comparison: Comparison) -> str:
    """Name and unit of an indicator."""
    unit = comparison.indicator.unit.value
    return f"{comparison.indicator.name} ({unit})"


def words(text: str) -> str:
    """The text with a capital."""
    return text[:1].upper() + text[1:]


def amount(figure: float | None) -> Cell:
    """A count or an amount as a cell."""
    return nothing("geen cijfer") if figure is None else cell(number(figure), figure)
