"""Life events: what residents think of everything they had to arrange, and which organisation stands out."""

from typing import Any

import dash
from dash import dcc, html

from benchmark import narrative
from benchmark.answers import Question
from benchmark.answers.journeys import LIST, THEME, JourneysAnswer, journeys
from benchmark.catalogue import DeclaredList
from benchmark.errors import NoFigures
from benchmark.narrative import journeys as words
from benchmark.viewing import View
from dashboard import selection
from dashboard.components import journeys as cards
from dashboard.components import listed, page

PATH = "/levensgebeurtenissen"
UNDER = "Bij een grote gebeurtenis heeft een inwoner met veel organisaties te maken. De gemeente is er één van."


def build(view: View, asked: Question) -> page.Content:
    """Finding, rows of marks, what stands out per event, what others ask."""
    query = selection.query_of(asked)
    declared = view.edition.catalogue.list(LIST)
    kind = f"Dienstverlening · {narrative.period(asked.year, asked.report)}"
    try:
        answer = journeys(view, asked)
    except NoFigures as error:
        return page.frame(
            listed.nobody(view, asked, declared, error, PATH),
            kind=kind,
            heading=f"{words.NAME}: nog geen cijfers",
            under=UNDER,
        )
    return page.frame(
        *_own(answer, declared, query),
        *_elsewhere(answer),
        *page.invented(answer.stories),
        kind=kind,
        heading=words.headline(answer),
        under=words.summary(answer) or UNDER,
        example=answer.example,
    )


def _own(answer: JourneysAnswer, declared: DeclaredList, query: str) -> list[Any]:
    if not answer.journeys:
        said = words.other_years(answer)
        return [
            listed.own_missing(answer.asked, declared, answer.name, answer.own_years, said, PATH)
        ]
    return [
        cards.of(answer),
        page.section(
            "Wat valt op per gebeurtenis?",
            cards.events(answer),
            html.P(
                dcc.Link("Naar het thema Klanttevredenheid", href=f"/thema/{THEME}{query}"),
                className="doorlink",
            ),
            under=words.NO_CAUSE,
        ),
    ]


def _elsewhere(answer: JourneysAnswer) -> list[Any]:
    said = words.elsewhere(answer)
    return [page.section("Wat anderen meten", html.P(said))] if said else []


layout = page.answers(build, PATH)
dash.register_page(
    __name__, path=PATH, title="Levensgebeurtenissen – Gemeentespiegel", layout=layout
)
