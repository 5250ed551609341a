"""Room for savings, first form: a rough estimate where the books allow one, otherwise the reason."""

from dataclasses import replace
from typing import Any

import dash
from dash import dcc, html

from benchmark import answers, dutch, narrative
from benchmark.answers import LineEstimate, Question, RoomForSavings
from benchmark.peers import GroupChoice
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind
from dashboard import selection
from dashboard.components import card, notice, page

PATH = "/mogelijke-ruimte"
PRACTICE = "voorbeeld"
WIDE = 40


def build(view: View, asked: Question, tab: str = "") -> page.Content:
    """Per line: difference, amount or reason; what to read beside it; lines that wait for figures.

    In Oefenmodus example amounts stand on a tab of their own, without a total.
    """
    answer = answers.room_for_savings(view, asked)
    query = selection.query_of(asked)
    if asked.examples and tab == PRACTICE:
        return _practice(view, answer, query)
    lines = html.Ol([_line(line, query) for line in answer.lines], className="lijnen")
    main = [
        *(_tabs(query, "") if asked.examples else []),
        *_untestable(view, asked),
        html.Section(
            [
                html.H2("Per lijn: verschil, en een bedrag waar dat mag"),
                html.P(
                    f"Jaarrekening {asked.year}. Referentie: de middelste gemeente van de groep.",
                    className="onder",
                ),
                lines,
                card.actions("ruimte", query, "Mogelijke ruimte"),
            ],
            className="kaart",
        ),
        _waiting(answer, query),
    ]
    return page.frame(
        html.Div([html.Div(main), html.Aside(_beside(), className="rail")], className="twee"),
        kind=f"Mogelijke ruimte (besparingspotentieel) · {answer.name}",
        heading=_heading(answer),
        under="Een ruwe schatting op boekhoudcijfers. Het is een verschil en geen toezegging.",
    )


def _tabs(query: str, here: str) -> list[Any]:
    """Real amounts and example amounts never share a page."""
    items = []
    for name, tab in (("Echte bedragen", ""), ("Voorbeeldbedragen", PRACTICE)):
        href = PATH + query + (f"&tab={tab}" if tab else "")
        here_ = html.Span(name, className="hier", **{"aria-current": "page"})
        items.append(html.Li(here_ if tab == here else dcc.Link(name, href=href)))
    return [html.Nav(html.Ul(items), className="tabs", **{"aria-label": "Soort bedragen"})]


def _practice(view: View, answer: RoomForSavings, query: str) -> page.Content:
    """Unit costs that were made up, each line on its own: there is no total to take along."""
    tabs = _tabs(query, PRACTICE)
    kind = "Mogelijke ruimte (besparingspotentieel)"
    if not answer.practice:
        period = narrative.period(answer.asked.year, answer.asked.report)
        newest = view.edition.example_years[-1]
        there = f"{PATH}{selection.accounts_of(answer.asked, newest)}&tab={PRACTICE}"
        say = notice.say(
            f"Voor de {period} zijn er geen voorbeeldbedragen.",
            None,
            notice.button(f"Toon de voorbeelden van {newest}", there),
        )
        return page.frame(*tabs, say, kind=kind, heading="Geen voorbeeldbedragen")
    name = dutch.example(answer.name)
    wider = replace(answer.asked, group=GroupChoice("size", WIDE))
    ways = [
        notice.say(
            "In deze groep is bij geen enkele lijn een voorbeeldbedrag mogelijk.",
            "Daarvoor moeten minstens acht gemeenten de toets op hun echte boeken doorstaan en ook een "
            "voorbeeldcijfer hebben. In een grotere groep lukt dat eerder.",
            notice.button(
                f"Toon met {WIDE} gemeenten",
                f"{PATH}{selection.query_of(wider)}&tab={PRACTICE}",
            ),
        )
    ]
    some = any(line.gap is not None for line in answer.practice)
    return page.frame(
        *tabs,
        *([] if some or answer.asked.group == wider.group else ways),
        html.Section(
            [
                html.H2(
                    "Per lijn: verschil, en een voorbeeldbedrag waar de echte boeken dat toelaten"
                ),
                html.P(
                    f"Jaar {answer.asked.year}. De eenheidskosten zijn verzonnen. Er is geen totaal.",
                    className="onder",
                ),
                html.Ol([_line(line, query) for line in answer.practice], className="lijnen"),
                card.actions("ruimte-voorbeeld", query, "Voorbeeldbedragen"),
            ],
            className="kaart",
        ),
        kind=f"{kind} · {name}",
        heading=f"Zo ziet mogelijke ruimte van {name} eruit als gemeenten leveren",
        under="Met kosten per stuk, zoals per transactie of per besluit, is een verschil beter te begrijpen.",
        example=True,
    )


def _heading(answer: RoomForSavings) -> str:
    amounts = [line for line in answer.lines if line.gap]
    if amounts:
        names = dutch.listing([narrative.lower_first(line.line.name) for line in amounts])
        return f"Er is mogelijk ruimte bij {names}"
    if any(line.gap == 0 for line in answer.lines):
        return (
            f"Bij {answer.name} is geen besparing zichtbaar op de lijnen die wij mogen vergelijken"
        )
    return f"De boeken laten voor {answer.name} geen bedrag toe"


def _line(line: LineEstimate, query: str) -> html.Li:
    comparison = line.comparison
    own = narrative.with_unit(comparison, comparison.value)
    reference = narrative.with_unit(comparison, line.reference)
    if line.gap is None:
        amount: Any = html.P("geen raming", className="bedrag stil")
    elif line.gap == 0:
        amount = html.P("geen besparing zichtbaar", className="bedrag stil")
    else:
        amount = html.P(
            [
                dutch.marked(dutch.amount(line.gap), comparison.example),
                " ",
                html.Small("per jaar, ruwe schatting"),
            ],
            className="bedrag",
        )
    return html.Li(
        [
            html.Div(
                [
                    html.H3(dcc.Link(line.line.name, href=f"/cijfer/{line.line.indicator}{query}")),
                    html.P(comparison.indicator.name, className="klein stil"),
                ]
            ),
            html.Dl(
                [
                    html.Div([html.Dt(comparison.municipality.name), html.Dd(own)]),
                    html.Div([html.Dt("Referentie: middelste gemeente"), html.Dd(reference)]),
                    html.Div(
                        [
                            html.Dt("Verschil"),
                            html.Dd(narrative.difference(line) or "niet te zeggen"),
                        ]
                    ),
                ]
            ),
            html.Div(
                [amount, html.P(_why(line)), html.P(line.line.caveat, className="klein stil")]
            ),
        ]
    )


def _why(line: LineEstimate) -> str:
    return narrative.line(line)


def _untestable(view: View, asked: Question) -> list[Any]:
    years = view.edition.tested_years
    if asked.report is ReportKind.ACCOUNTS and asked.year in years:
        return []
    ways = [
        notice.button(f"Toon de jaarrekening {y}", PATH + selection.accounts_of(asked, y))
        for y in years[-1:]
    ]  # fmt: skip
    period = narrative.period(asked.year, asked.report)
    text = "Een bedrag rust op een jaarrekening waarvan ook baten en salarissen bekend zijn."
    return [notice.say(f"Over de {period} noemen wij geen bedragen.", text, *ways)]


def _waiting(answer: RoomForSavings, query: str) -> html.Section:
    rows = [
        html.Li(
            [
                html.Span(line.name),
                dcc.Link(f"cijfer {line.indicator}", href=f"/methode/{line.indicator}{query}"),
                html.P(line.caveat),
            ]
        )
        for line in answer.waiting
    ]
    return page.section(
        "Lijnen die op cijfers wachten",
        html.Ul(rows, className="lijst"),
        under="Voor deze lijnen leverde nog niemand cijfers.",
    )


def _beside() -> list[html.Section]:
    points = (
        "Een verschil is geen besparing. Het zegt waar vragen zin heeft.",
        narrative.BY_DEFINITION,
        "Over kwaliteit zijn er nog geen cijfers. Goedkoper kan slechter zijn.",
        "Vraag, schaal en toeval zitten nog in het verschil.",
        "Leges en overhead tellen nooit mee als besparing.",
    )
    listing = html.Ul([html.Li(p) for p in points], className="punten")
    rule = (
        "Een bedrag verschijnt alleen als de gemeente en minstens acht gemeenten in de groep "
        "de vergelijkbaarheidstoets doorstaan."
    )
    return [
        html.Section([html.H2("Lees dit erbij"), listing]),
        html.Section([html.H2("Wanneer een bedrag?"), html.P(rule)]),
    ]


layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="Mogelijke ruimte – Gemeentespiegel", layout=layout)
