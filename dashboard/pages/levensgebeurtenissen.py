"""Life events: what residents think of everything they had to arrange, and which organisation stands out."""

from typing import Any

import dash
from dash import dcc, html

from benchmark import narrative
from benchmark.answers import Question
from benchmark.answers.journeys import LIST, THEME, JourneysAnswer, journeys
from benchmark.errors import NoFigures
from benchmark.narrative import journeys as words
from benchmark.viewing import View
from dashboard import selection
from dashboard.components import journeys as cards
from dashboard.components import notice, page

PATH = "/levensgebeurtenissen"
DELIVER = f"/aanleveren/lijst/{LIST}"
LATER = "Zodra uw gemeente cijfers levert, staan zij hier."
UNDER = "Bij een grote gebeurtenis heeft een inwoner met veel organisaties te maken. De gemeente is er één van."


def build(view: View, asked: Question) -> page.Content:
    """Finding, rows of marks, what stands out per event, what others ask."""
    query = selection.query_of(asked)
    kind = f"Dienstverlening · {narrative.period(asked.year, asked.report)}"
    try:
        answer = journeys(view, asked)
    except NoFigures as error:
        return page.frame(
            _ways(view, asked, error, query),
            kind=kind,
            heading=f"{words.NAME}: nog geen cijfers",
            under=UNDER,
        )
    return page.frame(
        *_own(answer, asked, query),
        *_elsewhere(answer),
        *_stories(answer),
        kind=kind,
        heading=words.headline(answer),
        under=words.summary(answer) or UNDER,
        example=answer.example,
    )


def _own(answer: JourneysAnswer, asked: Question, query: str) -> list[Any]:
    if not answer.journeys:
        ways = [
            notice.button(f"Toon {year}", PATH + selection.accounts_of(asked, year))
            for year in answer.own_years
        ]
        fill = notice.button("Lever cijfers aan", f"{DELIVER}{query}", light=bool(ways))
        return [
            notice.say(
                f"{answer.name} heeft dit voor {answer.year} niet ingevuld.",
                words.other_years(answer) or LATER,
                *ways,
                fill,
            )
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


def _stories(answer: JourneysAnswer) -> list[html.Section]:
    if not answer.stories:
        return []
    items = [html.Li(f"Verzonnen: {text}") for text in answer.stories]
    return [
        page.section("Wat hier is verzonnen om te ontdekken", html.Ul(items, className="punten"))
    ]


def _ways(view: View, asked: Question, error: NoFigures, query: str) -> html.Div:
    years = view.listed_years(LIST, examples=asked.examples)
    ways: list[Any] = []
    if not asked.examples:
        ways += notice.to_practise(PATH, asked, view.listed_years(LIST, examples=True))
    ways += [
        notice.button(f"Toon {y}", PATH + selection.accounts_of(asked, y), light=bool(ways))
        for y in years[-1:]
    ]
    ways.append(notice.button("Lever cijfers aan", f"{DELIVER}{query}", light=bool(ways)))
    remedy = error.remedy if years else LATER  # without any year the remedy is of the command line
    return notice.say(error.sentence, remedy, *ways)


layout = page.answers(build, PATH)
dash.register_page(
    __name__, path=PATH, title="Levensgebeurtenissen – Gemeentespiegel", layout=layout
)
