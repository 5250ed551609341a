"""What are the values of one indicator for all municipalities?"""

from typing import Any

from benchmark.answers.comparison import nothing_published
from benchmark.answers.question import Question
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind


def values(
    view: View, code: str, year: int, report: ReportKind, *, examples: bool = False
) -> list[dict[str, Any]]:
    """One entry per municipality of the year: code, name, value, numerator, denominator, status.

    ``examples``: fictitious figures where there are no others; each name then says so.

    Raises UnknownIndicator or NoFigures.
    """
    indicator = view.edition.catalogue.indicator(code)
    figures = view.figures(indicator.code, year, report.value, examples=examples)
    if figures is None:
        raise nothing_published(
            view.edition, indicator, Question("", year, report, examples=examples)
        )
    return figures.select("code", "name", "value", "numerator", "denominator", "status").to_dicts()
