"""Room for savings, the page of the gemeentesecretaris: ranges with their anatomy, or why there is none."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import dash
from dash import dcc, html

from benchmark import answers, dutch, narrative
from benchmark.answers import LineEstimate, Question, RoomForSavings
from benchmark.narrative import savings as narrative_savings
from benchmark.peers import GroupChoice
from benchmark.savings.level import Level
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind
from dashboard import selection
from dashboard.components import card, notice, page, picture_links, range_bar, room

PATH = "/mogelijke-ruimte"
PRACTICE, COVER = "voorbeeld", "dekking"
WIDE = 40
COUNTED = {  # lines without euros that stand elsewhere in what they are counted in
    "S-CHN": ("Bekijk deze lijn in contacten.", "/kanaalverschuiving"),
    "S-NOS": ("Bekijk deze lijn in uren.", "/afspraken"),
}


def build(view: View, asked: Question, tab: str = "", lijn: str = "") -> page.Content:
    """Total and lines as ranges, one line taken apart, what to read beside it, lines that wait for figures.

    ``tab``: "dekking" for fees and overhead; in Oefenmodus "voorbeeld" for example amounts, which never
    share a page with real ones. ``lijn``: the key of the line that is taken apart.
    """
    answer = answers.room_for_savings(view, asked)
    query = selection.query_of(asked)
    if asked.examples and tab == PRACTICE:
        return _practice(view, answer, query, lijn)
    if tab == COVER:
        return _cover(answer, query, view)
    catalogue = view.edition.catalogue
    scale = room.scale_of(answer, answer.lines)
    here = PATH + query
    chosen = _chosen(answer.lines, lijn)
    main = [
        _tabs(asked, query, ""),
        *_untestable(view, asked),
        html.Section(
            [
                *room.total(answer, scale),
                room.levels(
                    asked, PATH, narrative_savings.other_level(answer, _other(view, asked))
                ),
            ],
            className="totaal",
        ),
        html.Section(
            [
                html.H2("Per lijn: bereik en stevigheid"),
                html.P(
                    f"Euro per jaar, referentie: {narrative_savings.LEVELS[asked.level]}",
                    className="onder",
                ),
                *room.lines(answer.lines, scale, query, here),
                card.actions(
                    "ruimte",
                    query,
                    "Mogelijke ruimte",
                    pictures=picture_links.drawn_there("ruimte", query, "Mogelijke ruimte")
                    if scale is not None
                    else (),
                ),
                html.Div(
                    [
                        notice.button(
                            "Geef een oordeel over deze lijnen", f"/beoordeling{query}", light=True
                        ),
                        notice.button("Vraag een collega", f"/leerkring{query}", light=True),
                    ],
                    className="knoppen",
                ),
            ],
            className="kaart",
        ),
    ]
    return page.frame(
        html.Div([html.Div(main), html.Aside(_beside(query), className="rail")], className="twee"),
        *([room.dissected(chosen, catalogue, query)] if chosen else []),
        _waiting(answer, query),
        kind=f"Mogelijke ruimte (besparingspotentieel) · {answer.name}",
        heading=narrative_savings.headline(answer),
        under="Een ruwe schatting op boekhoudcijfers. Het is een verschil en geen toezegging."
        if chosen
        else "Een bedrag verschijnt alleen waar de boeken dat toelaten.",
    )


def _chosen(lines: Sequence[LineEstimate], key: str) -> LineEstimate | None:
    """The line that is taken apart: the one asked for, else the one with most room, else any with an amount."""
    known = [line for line in lines if line.anatomy is not None]
    asked = [line for line in known if line.line.key == key]
    most = sorted(known, key=lambda line: -(line.anatomy.central if line.anatomy else 0.0))
    return next(iter([*asked, *most]), None)


def _other(view: View, asked: Question) -> RoomForSavings:
    """The same beside another level, to show what the choice does."""
    level = Level.QUARTILE if asked.level is Level.MEDIAN else Level.MEDIAN
    return answers.room_for_savings(view, replace(asked, level=level))


def _tabs(asked: Question, query: str, here: str) -> html.Nav:
    """Real amounts, cover, and in Oefenmodus example amounts: never on one page."""
    kinds = [("Mogelijke ruimte", ""), ("Dekking en overhead", COVER)]
    if asked.examples:
        kinds.append(("Voorbeeldbedragen", PRACTICE))
    items = []
    for name, tab in kinds:
        href = PATH + query + (f"&tab={tab}" if tab else "")
        here_ = html.Span(name, className="hier", **{"aria-current": "page"})
        items.append(html.Li(here_ if tab == here else dcc.Link(name, href=href)))
    return html.Nav(html.Ul(items), className="tabs", **{"aria-label": "Soort bedragen"})


def _cover(answer: RoomForSavings, query: str, view: View) -> page.Content:
    """Fees and overhead: looked at beside the lines, in no amount, each with the reason."""
    rows = [
        html.Li(
            [
                html.Div(
                    [
                        html.H3(
                            dcc.Link(found.indicator.name, href=f"/cijfer/{line.indicator}{query}")
                        ),
                        html.P(
                            "leges en baten" if line.kind == "fees" else "overhead",
                            className="klein stil",
                        ),
                    ]
                ),
                html.Dl(
                    [
                        html.Div(
                            [html.Dt(answer.name), html.Dd(narrative.with_unit(found, found.value))]
                        ),
                        html.Div(
                            [
                                html.Dt("Middelste gemeente"),
                                html.Dd(narrative.with_unit(found, found.standing.median)),
                            ]
                        ),
                    ]
                ),
                html.P(line.reason),
            ]
        )
        for line, found in answer.cover
    ]
    period = narrative.period(answer.asked.year, answer.asked.report)
    listed: Any = html.Ol(rows, className="lijnen")
    if not rows:
        listed = notice.say(f"Over de {period} zijn er geen cijfers over dekking en overhead.")
    return page.frame(
        _tabs(answer.asked, query, COVER),
        html.Section(
            [
                html.H2("Waarom dit niet meetelt"),
                html.P(
                    f"{dutch.upper_first(period)}. Deze cijfers tellen in geen enkel bedrag mee.",
                    className="onder",
                ),
                listed,
                card.actions("dekking", query, "Dekking en overhead"),
            ],
            className="kaart",
        ),
        kind=f"Dekking en overhead · {answer.name}",
        heading="Leges en overhead tellen nooit mee als ruimte",
        under="Wie de leges verhoogt, laat inwoners meer betalen. Wie overhead anders boekt, wordt niet goedkoper.",
    )


def _practice(view: View, answer: RoomForSavings, query: str, lijn: str) -> page.Content:
    """Unit costs that were made up, each line on its own: there is no total to take along."""
    tabs = _tabs(answer.asked, query, PRACTICE)
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
        return page.frame(tabs, say, kind=kind, heading="Geen voorbeeldbedragen")
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
    some = any(line.anatomy is not None for line in answer.practice)
    chosen = _chosen(answer.practice, lijn)
    highs = [line.anatomy.high for line in answer.practice if line.anatomy is not None]
    scale = range_bar.axis(highs)
    return page.frame(
        tabs,
        *([] if some or answer.asked.group == wider.group else ways),
        html.Section(
            [
                html.H2(
                    "Per lijn: verschil, en een voorbeeldbedrag waar de echte boeken dat toelaten"
                ),
                html.P(
                    f"Jaar {answer.asked.year}, referentie: {narrative_savings.LEVELS[answer.asked.level]}. "
                    f"De eenheidskosten zijn verzonnen. Er is geen totaal. {narrative.BY_DEFINITION}",
                    className="onder",
                ),
                *room.lines(answer.practice, scale, query, f"{PATH}{query}&tab={PRACTICE}"),
                card.actions(
                    "ruimte-voorbeeld",
                    query,
                    "Voorbeeldbedragen",
                    pictures=picture_links.drawn_there(
                        "ruimte-voorbeeld", query, "Voorbeeldbedragen"
                    )
                    if scale is not None
                    else (),
                ),
            ],
            className="kaart",
        ),
        *([room.dissected(chosen, view.edition.catalogue, query)] if chosen else []),
        kind=f"{kind} · {name}",
        heading=f"Zo ziet mogelijke ruimte van {name} eruit als gemeenten leveren",
        under="Met kosten per stuk, zoals per transactie of per besluit, is een verschil beter te begrijpen.",
        example=True,
    )


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


def _counted(key: str, query: str) -> list[Any]:
    """The way to the page where a line stands in contacts or hours, which come before euros."""
    if key not in COUNTED:
        return []
    what, path = COUNTED[key]
    return [" ", dcc.Link(what, href=path + query)]


def _waiting(answer: RoomForSavings, query: str) -> html.Section:
    rows = [
        html.Li(
            [
                html.Span(line.name),
                dcc.Link(f"cijfer {line.indicator}", href=f"/methode/{line.indicator}{query}"),
                html.P([line.caveat, *_counted(line.key, query)]),
            ]
        )
        for line in answer.waiting
    ]
    return page.section(
        "Lijnen die op cijfers wachten",
        html.Ul(rows, className="lijst"),
        under="Voor deze lijnen leverde nog niemand cijfers.",
    )


def _beside(query: str) -> list[html.Section]:
    points = (
        "Een verschil is geen besparing. Het zegt waar vragen zin heeft.",
        narrative.BY_DEFINITION,
        narrative_savings.QUALITY,
        "Het aantal aanvragen ontbreekt. Meer aanvragen kosten meer.",
        [
            "Leges en overhead tellen nooit mee. Zij staan op het blad ",
            dcc.Link("dekking en overhead", href=f"{PATH}{query}&tab={COVER}"),
            ".",
        ],
    )
    listing = html.Ul([html.Li(p) for p in points], className="punten")
    rule = (
        "Een bedrag verschijnt alleen als de boeken van de gemeente en van minstens acht gemeenten van "
        "vergelijkbare grootte de vergelijkbaarheidstoets doorstaan. Het rust op drie rekeningjaren."
    )
    ranged = (
        "Wij rekenen elke lijn 2.000 keer door, met honderden redelijke groepen. Die groepen lijken op elkaar, want "
        "zij komen uit dezelfde gemeenten. De laagste en de hoogste 10 procent laten wij weg. Wat overblijft, is het bereik."
    )
    return [
        html.Section([html.H2("Lees dit erbij"), listing]),
        html.Section([html.H2("Wanneer een bedrag?"), html.P(rule)]),
        html.Section([html.H2("Wat is het bereik?"), html.P(ranged)]),
    ]


layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="Mogelijke ruimte – Gemeentespiegel", layout=layout)
