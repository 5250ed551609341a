"""The card of one figure through the years, with the events of its theme under the axis."""

from dataclasses import replace
from typing import Any

from dash import dcc, html

from benchmark import answers
from benchmark.answers import Comparison, Question
from benchmark.narrative import trend as narrative_trend
from benchmark.viewing import View
from dashboard import selection
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
    plans = " Open rondjes zijn begrotingen." if answer.budgets else ""
    return card.chart(
        "trend",
        heading=heading,
        subtitle=f"{narrative_trend.measure(answer)}{plans}",
        asked=comparison.asked,
        code=indicator.code,
        height=trend.height(answer),
        before=_prices(view, comparison, named) if indicator.unit.is_money else None,
        source=f"Bron: {comparison.source}. De grijze band is de middelste helft van de groep, "
        "de stippellijn de middelste.",
        how=html.P(
            "De groep is in alle jaren die van het gekozen jaar. Alleen wie in elk jaar een cijfer heeft, telt "
            "mee; daardoor kan de middelste iets anders zijn dan hierboven. Zijn dat er minder dan vijf, dan telt "
            "elk jaar wie toen een cijfer had. Waar de meting veranderde of de gemeente groter werd, is de lijn "
            "onderbroken. Met minder dan acht cijfers is er geen band."
        ),
    )


def _prices(view: View, comparison: Comparison, named: bool) -> html.Nav:
    """Amounts in the prices of their own year, or all in those of one year: two links, one of them here."""
    asked, indicator = comparison.asked, comparison.indicator
    path = f"/thema/{indicator.theme}" if named else f"/cijfer/{indicator.code}"
    base = view.edition.catalogue.prices.base(asked.year)
    items = []
    for real, words in ((False, "In prijzen van dat jaar"), (True, f"In prijzen van {base}")):
        here: Any = html.Span(words, className="hier", **{"aria-current": "true"})
        link = dcc.Link(words, href=path + selection.query_of(replace(asked, real=real)))
        items.append(html.Li(here if real is asked.real else link))
    return html.Nav(html.Ul(items), className="niveaus", **{"aria-label": "Prijzen"})


@card.drawer("trend")
def draw(view: View, asked: Question, code: str) -> tuple[style.Figure, str]:
    """Account years beside the peers."""
    answer = answers.trend(view, asked, code)
    return trend.draw(answer, asked.year), narrative_trend.trend(answer)
