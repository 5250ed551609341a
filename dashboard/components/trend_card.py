"""The card of one figure through the years, with the events of its theme under the axis."""

from dash import html

from benchmark import answers, dutch, narrative
from benchmark.answers import Comparison, Question
from benchmark.viewing import View
from dashboard.components import card
from dashboard.figures import style, trend


def of(view: View, comparison: Comparison, *, named: bool = False) -> html.Section:
    """How often the own value lay above the middle one, and the line of the account years.

    ``named`` puts the indicator in the heading, on a page that shows more than one.
    """
    indicator = comparison.indicator
    answer = answers.trend(view, comparison.asked, indicator.code)
    years = [y for y in answer.years if y.value is not None and y.standing.median is not None]
    above = [y for y in years if (y.value or 0) > (y.standing.median or 0)]
    heading = (
        f"{answer.name} zat in {len(above)} van {len(years)} jaren boven de middelste gemeente"
        if len(years) > 1
        else f"{answer.name} door de jaren"
    )
    heading = f"{indicator.name}: {heading}" if named else heading
    prices = ", prijzen van het jaar zelf" if indicator.unit.is_money else ""
    plans = " Open rondjes zijn begrotingen." if answer.budgets else ""
    return card.chart(
        "trend",
        heading=heading,
        subtitle=f"{dutch.upper_first(indicator.unit.value)}, per jaar{prices}.{plans}",
        asked=comparison.asked,
        code=indicator.code,
        height=trend.height(answer),
        source=f"Bron: {comparison.source}. De grijze band is de middelste helft van de groep, "
        "de stippellijn de middelste.",
        how=html.P(
            "De groep is in alle jaren die van het gekozen jaar. Bestond een gemeente in een jaar nog niet, "
            "dan telt zij dat jaar niet mee. Met minder dan acht cijfers is er geen band."
        ),
    )


@card.drawer("trend")
def draw(view: View, asked: Question, code: str) -> tuple[style.Figure, str]:
    """Account years beside the peers."""
    answer = answers.trend(view, asked, code)
    return trend.draw(answer, asked.year), narrative.trend(answer)
