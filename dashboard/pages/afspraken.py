"""Appointments and no-show: who came, what no-show takes in counter hours, waiting and capacity, whom to call."""

from typing import Any

import dash
from dash import dcc, html

from benchmark import narrative
from benchmark.answers import Question
from benchmark.answers.appointments import AppointmentsAnswer, appointments
from benchmark.answers.assumed import Typed, read
from benchmark.errors import NoFigures, SpiegelError
from benchmark.narrative import appointments as narrative_appointments
from benchmark.narrative import missed as narrative_missed
from benchmark.viewing import View
from dashboard import records, selection
from dashboard.components import appointments as cards
from dashboard.components import notice, page, peer_remarks, trend_card

PATH = cards.PATH
THEME = "/thema/balie"
KIND = "Afspraken en no-show"


def build(
    view: View, asked: Question, slot: Any = "", opgevuld: Any = "", uren: Any = ""
) -> page.Content:
    """Finding, what to check first, the whole, the years, the hours, waiting, whom to call."""
    typed = Typed(str(slot), str(opgevuld), str(uren))
    query = selection.query_of(asked)
    try:
        assumed, mistakes = read(view, asked, typed)
        answer = appointments(view, asked, assumed)
    except NoFigures as error:
        return _nobody(view, asked, error, query)
    return page.frame(
        *(
            notice.say(m.sentence, f"{m.remedy} U ziet onze aanname.", kind="let-op")
            for m in mistakes
        ),
        *(notice.say(text, kind="let-op") for text in narrative_missed.cautions(answer)),
        cards.of_whole(answer),
        *_years(view, answer),
        *cards.of_hours(view, answer),
        *cards.of_waiting(view, answer),
        *_call(answer, query),
        *_stories(answer),
        _further(query),
        kind=_trail(asked, query),
        heading=narrative_appointments.headline(answer),
        under=narrative_appointments.figures(answer.missed),
        example=answer.example,
    )


def _trail(asked: Question, query: str) -> list[Any]:
    period = narrative.period(asked.year, asked.report)
    return [dcc.Link("Balie en no-show", href=THEME + query), f" › {KIND} · {period}"]


def _nobody(view: View, asked: Question, error: NoFigures, query: str) -> page.Content:
    ways: list[Any] = []
    if view.edition.example_years:
        ways.append(notice.practise(PATH, asked, view.edition.example_years))
    ways.append(
        notice.button("Lever de cijfers aan", f"/aanleveren/balie{query}", light=bool(ways))
    )
    return page.frame(
        notice.say(error.sentence, error.remedy, *ways),
        page.section(
            "Wat u hier ziet zodra gemeenten leveren",
            html.Ul(
                [
                    html.Li("Alle geplande afspraken als één geheel, naast de groep."),
                    html.Li("Wat no-show vraagt in uren aan de balie, met elke aanname erbij."),
                    html.Li("Toegangstijd, wachttijd, openingsuren en benutting van de balies."),
                ],
                className="punten",
            ),
        ),
        kind=_trail(asked, query),
        heading=f"{KIND}: nog geen cijfers voor deze periode",
    )


def _years(view: View, answer: AppointmentsAnswer) -> list[html.Section]:
    """No-show through the years beside the middle of the group; nothing where neither has a figure."""
    found = answer.trends["BAL01"].years
    known = any(y.value is not None or y.standing.median is not None for y in found)
    return [trend_card.of(view, answer.missed.comparison, named=True)] if known else []


def _call(answer: AppointmentsAnswer, query: str) -> list[html.Section]:
    """Peers with less no-show, of delivered figures only: nobody is rung about an example."""
    said = narrative_missed.to_call(answer)
    if not said:
        return []
    rows = [
        html.Li(
            [
                dcc.Link(p.name, href=f"/vergelijk{query}&met={p.code}&cijfers=BAL01-BAL06-BAL04"),
                html.Span(narrative.figure(answer.missed.comparison, p.value), className="w"),
                *_remarks(p.code),
            ]
        )
        for p in answer.to_call
    ]
    lead = html.P(said, className="zegt-het")
    return [
        page.section("Wie kunt u bellen?", lead, html.Ul(rows, className="lijst") if rows else None)
    ]


def _remarks(code: str) -> list[Any]:
    """What the peer wrote about its no-show; figures stand without it when the records cannot be read."""
    try:
        return peer_remarks.of(records.ledger(), code, "BAL01")
    except SpiegelError:
        return []


def _stories(answer: AppointmentsAnswer) -> list[html.Section]:
    """What was made up on purpose in an example."""
    if not answer.stories:
        return []
    return [
        page.section(
            f"Wat er bij {answer.name} is verzonnen om te ontdekken",
            html.Ul([html.Li(f"Verzonnen: {text}") for text in answer.stories], className="punten"),
            under="Deze verhalen zijn bedacht. Ze gaan niet over de echte gemeente.",
        )
    ]


def _further(query: str) -> html.Section:
    links = [
        html.Li(dcc.Link("Alle cijfers van de balie", href=THEME + query)),
        html.Li(dcc.Link("No-show: verdeling, plaats en zekerheid", href=f"/cijfer/BAL01{query}")),
        html.Li(dcc.Link("Hoe no-show is gedefinieerd", href=f"/methode/BAL01{query}")),
    ]
    return html.Section(
        [html.H2("Verder"), html.Ul(links, className="punten")], className="doorlink"
    )


layout = page.answers(build, PATH)
dash.register_page(
    __name__, path=PATH, title="Afspraken en no-show – Gemeentespiegel", layout=layout
)
