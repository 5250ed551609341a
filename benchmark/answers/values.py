"""What are the values of one indicator for all municipalities?"""

from typing import Any

from benchmark.answers.comparison import nothing_published
from benchmark.answers.question import Question
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind


def values(view: View, code: str, year: int, report: ReportKind) -> list[dict[str, Any]]:
    """One entry per municipality of the year: code, name, value, numerator, denominator, status.

    Raises UnknownIndicator or NoFigures.
    """
    indicator = view.edition.catalogue.indicator(code)
    figures = view.figures(indicator.code, year, report.value)
    if figures is None:
        raise nothing_published(view.edition, indicator, Question("", year, report))
    return figures.select("code", "name", "value", "numerator", "denominator", "status").to_dicts()
