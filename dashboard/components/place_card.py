"""The card of one figure that says how certain its place is, with the middle, the means and the outliers."""

from typing import Any

from dash import html

from benchmark.answers import Comparison, Question
from benchmark.answers.certainty import Basis
from benchmark.answers.place import Place, place
from benchmark.narrative import place as narrative_place
from benchmark.viewing import View
from dashboard import selection
from dashboard.components import card
from dashboard.figures import place as strip
from dashboard.figures import style

TITLE = "Hoe zeker is de plaats?"
YEARS = (
    "De groep is in alle jaren die van het gekozen jaar. Waar de meting veranderde of de gemeente groter werd, "
    "tellen jaren aan de andere kant niet mee.",
)
CHANCE = (
    "Aandelen krijgen het interval van Wilson, rapportcijfers dat van de normale verdeling, beide met 95% "
    "zekerheid. Twee gemeenten zijn te onderscheiden als hun verschil groter is dan de wortel uit de som van de "
    "twee halve intervallen in het kwadraat (Goldstein en Spiegelhalter 1996; Newcombe 1998).",
    "Staat niet vast of de gemeente hoger of lager is dan de middelste, dan noemen wij geen plaats.",
)
MEANS = (
    "Bij de gemiddelde gemeente telt elke gemeente even zwaar. Het andere gemiddelde deelt de som van de tellers "
    "door de som van de noemers. Hun intervallen komen uit 2.000 trekkingen uit de groep, dat van de middelste "
    "gemeente en van de kwarten uit de volgorde."
)


def of(view: View, comparison: Comparison) -> list[html.Section]:
    """The card; nothing where the group has too few figures for a middle one."""
    answer = place(view, comparison.asked, comparison.indicator.code)
    if answer.mean is None:
        return []
    if answer.basis is Basis.NONE:
        return [_words(answer)]
    return [
        card.chart(
            "plaats",
            heading=narrative_place.headline(answer),
            subtitle=_subtitle(answer),
            asked=comparison.asked,
            code=comparison.indicator.code,
            height=strip.height(answer),
            source=f"Bron: {comparison.source}.",
            how=_how(answer),
            after=html.Div(_group(answer)),
        )
    ]


def _words(answer: Place) -> html.Section:
    """Without a chart: why nothing is known about chance, and what the group is like."""
    return html.Section(
        [
            html.H2(narrative_place.headline(answer)),
            html.P(narrative_place.certainty(answer), className="zegt-het"),
            *_group(answer),
        ],
        className="kaart",
    )


def _subtitle(answer: Place) -> str:
    if answer.basis is Basis.YEARS:
        return f"{TITLE} De plaats per jaarrekening, in steeds dezelfde groep"
    unit = answer.comparison.indicator.unit.value
    return (
        f"{TITLE} Eenheid: {unit}. De blauwe balk is wat toeval openlaat, de streep de middelste."
    )


def _group(answer: Place) -> list[Any]:
    """The middle and the means in words, and who lies far out with the table behind it."""
    comparison = answer.comparison
    said = [
        html.P(narrative_place.middle(answer), className="zegt-het"),
        html.P(narrative_place.outliers(answer), className="zegt-het"),
    ]
    if not answer.outliers:
        return said
    path = f"/tabel/uitschieters/{comparison.indicator.code}{selection.query_of(comparison.asked)}"
    return [*said, html.Div(card.fetched(path, "Toon wie sterk afwijkt"), className="acties")]


def _how(answer: Place) -> list[Any]:
    comparison = answer.comparison
    path = f"/tabel/midden/{comparison.indicator.code}{selection.query_of(comparison.asked)}"
    said = YEARS if answer.basis is Basis.YEARS else CHANCE
    table = card.fetched(path, "Toon de middelste en de gemiddelden, met en zonder uitschieters")
    return [*(html.P(text) for text in (*said, MEANS)), table]


@card.drawer("plaats")
def draw(view: View, asked: Question, code: str) -> tuple[style.Figure, str]:
    """The own interval or the places per year."""
    answer = place(view, asked, code)
    return strip.draw(answer), narrative_place.certainty(answer)
