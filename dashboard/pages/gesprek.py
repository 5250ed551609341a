"""Duidingsgesprek: what is worth a talk, the same as a presentation, and what was agreed."""

from typing import Any

import dash
from dash import dcc, html

from benchmark import narrative as words
from benchmark.answers import Question
from benchmark.answers.agenda import Point
from benchmark.narrative import agenda as narrative
from benchmark.viewing import View
from dashboard import agenda_files, circling, selection, talking
from dashboard.components import (
    agreement_list,
    notice,
    page,
    presentation,
    talk_form,
    talk_parts,
)
from dashboard.talking import Talk

PATH = "/gesprek"


def build(view: View, asked: Question, scherm: str = "") -> page.Content:
    """The kit, or with ``scherm`` one screen of the presentation."""
    talk = talking.talk(view, asked)
    if scherm:
        return presentation.of(talk, PATH, scherm)
    answer = talk.answer
    return page.frame(
        _ways(talk),
        *_before(talk),
        page.section("Sterke punten", *_strong(talk)),
        _points(talk),
        *_bookings(talk),
        page.section("Wat wij niet weten", *_missing(view, talk)),
        _writing(talk),
        kind=f"Duidingsgesprek · {answer.name} · {words.period(asked.year, asked.report)}",
        heading=narrative.headline(answer),
        under=narrative.why(answer) if answer.points else narrative.nothing(answer),
        example=answer.example,
    )


def _ways(talk: Talk) -> html.Div:
    files = [
        html.A(name, href=f"/agenda.{form.value}{talk.query}", className="knop licht")
        for form, name in agenda_files.OFFERED.items()
    ]
    start = notice.button("Start de presentatie", f"{PATH}{talk.query}&{presentation.KEY}=1")
    return html.Div([start, *files], className="knoppen gesprek-wegen")


def _before(talk: Talk) -> list[Any]:
    """Agreements of earlier years come first; nothing without any."""
    found = talk.agreements.before
    if not found:
        return []
    return [
        html.Section(
            [
                html.H2("Wat vorig jaar is afgesproken"),
                html.P(narrative.counted(talk.agreements), className="onder"),
                agreement_list.of(found, talk.query, "eerder"),
            ],
            className="kaart",
        )
    ]


def _strong(talk: Talk) -> list[Any]:
    answer = talk.answer
    if not answer.strong:
        return [html.P(narrative.no_strong(answer))]
    items = [html.Li([_link(p, talk.query), f" {_rest(p)}"]) for p in answer.strong]
    return [html.Ul(items, className="punten")]  # fmt: skip


def _rest(point: Point) -> str:
    return f"{narrative.where(point)} {narrative.holds(point)}"


def _link(point: Point, query: str) -> dcc.Link:
    return dcc.Link(f"{point.comparison.indicator.name}.", href=f"/cijfer/{point.code}{query}")


def _points(talk: Talk) -> html.Section:
    """The deviations that hold, each with its questions; without any, what to talk about instead."""
    answer = talk.answer
    if not answer.points:
        return page.section(
            "Vragen voor het gesprek",
            talk_parts.questions(answer.frame.without),
            *_elsewhere(talk),
        )
    more = narrative.also(answer)
    return page.section(
        "Afwijkingen die standhouden",
        html.Ol([html.Li(_point(talk, p)) for p in answer.points], className="gesprek-punten"),
        *([html.P(more, className="klein")] if more else []),
        under=narrative.opening(answer),
    )


def _elsewhere(talk: Talk) -> list[Any]:
    """Where a deviation could be named: in a year that can be tested, or beside a larger group."""
    answer, asked, years = talk.answer, talk.asked, talk.view.edition.tested_years
    if answer.judged:
        return []
    if answer.testable or answer.example or not years:
        way = notice.button("Kies een andere groep", f"/vergelijkingsgroep{talk.query}", light=True)
    else:
        there = PATH + selection.accounts_of(asked, years[-1])
        way = notice.button(f"Toon de jaarrekening {years[-1]}", there, light=True)
    return [html.Div(way, className="knoppen")]


def _point(talk: Talk, point: Point) -> html.Div:
    """What was found and whom to ask, beside the questions."""
    heard = narrative.heard(point)
    name = point.comparison.indicator.name
    found = [
        html.H3(dcc.Link(name, href=f"/cijfer/{point.code}{talk.query}")),
        html.P(_rest(point)),
        *([html.P(" ".join(heard), className="klein stil")] if heard else []),
    ]
    theme = point.comparison.indicator.theme
    circle = dcc.Link("Vraag het in de Leerkring", href=circling.href(talk.query, theme))
    asked = [
        talk_parts.questions(point.questions),
        *talk_parts.ask(talk, point),
        html.P(circle, className="doorlink"),
    ]
    return html.Div([html.Div(found), html.Div(asked)], className="gesprek-punt")


def _bookings(talk: Talk) -> list[Any]:
    if not talk.answer.bookings:
        return []
    return [
        page.section(
            "Eerst de boeking nakijken",
            talk_parts.bookings(talk),
            html.P(dcc.Link("Naar de boekingscheck", href="/boekingscheck" + talk.query), className="doorlink"),
            under=narrative.CHECK,
        )
    ]  # fmt: skip


def _missing(view: View, talk: Talk) -> list[Any]:
    """What is not there, and the ways to it."""
    asked, query = talk.asked, talk.query
    ways = [
        notice.button("Bekijk welke cijfers ontbreken", "/gegevens" + query, light=True),
        notice.button("Lever cijfers aan", "/aanleveren" + query, light=True),
    ]
    if not asked.examples and view.edition.example_years:
        ways.append(notice.practise(PATH, asked, view.edition.example_years))
    return [html.P(narrative.lacking(talk.answer)), html.Div(ways, className="knoppen")]


def _writing(talk: Talk) -> html.Section:
    practised = (
        "Wat u in Oefenmodus bewaart, ziet u alleen in Oefenmodus. " if talk.asked.examples else ""
    )
    return html.Section(
        [
            html.H2("Afspraken en aantekeningen"),
            html.P(
                f"{practised}Afspraken staan volgend jaar bovenaan, hier en op de Kalender.",
                className="onder",
            ),
            talk_form.of(talk),
        ],
        className="kaart",
    )  # fmt: skip


layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="Duidingsgesprek – Gemeentespiegel", layout=layout)
