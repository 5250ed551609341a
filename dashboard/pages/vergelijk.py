"""Chosen municipalities side by side on chosen figures, and two figures of everyone against each other."""

from typing import Any
from urllib.parse import urlencode

import dash
from dash import Input, Output, State, clientside_callback, dcc, html

from benchmark import answers, dutch, narrative
from benchmark.answers import Beside, Chosen, LeftOut, Question, Scatter
from benchmark.answers.beside import MOST, MOST_FIGURES
from benchmark.catalogue import Indicator
from benchmark.errors import NoFigures
from benchmark.narrative import beside as narrative_beside
from benchmark.viewing import View
from dashboard import selection, tables
from dashboard.components import card, choice, notice, page, side_by_side
from dashboard.figures import relation, style

PATH = "/vergelijk"
Link = dict[str, str]


def build(
    view: View, asked: Question, met: Any = "", cijfers: Any = "", x: Any = "", y: Any = ""
) -> page.Content:
    """What could not be shown, the choice, the table, what nobody delivered, and the scatter."""
    link = _given(met=met, cijfers=cijfers, x=x, y=y)
    chosen = answers.choose(view, asked, link.get("met", ""), link.get("cijfers", ""))
    answer = answers.beside(view, asked, chosen.others, chosen.figures)
    axes = answers.pair(view, asked, link.get("x", ""), link.get("y", ""))
    scatter = _scatter(view, asked, axes[0], axes[1])
    invented = isinstance(scatter, Scatter) and scatter.example
    return page.frame(
        *[_left_out(view, asked, gone, link) for gone in chosen.left_out],
        *[notice.say(text, kind="let-op") for text in (*chosen.notices, *axes[2])],
        _choice(view, asked, chosen),
        _beside(view, asked, answer, chosen, link),
        _related(view, asked, scatter, axes[0], axes[1], chosen, link),
        kind="Vergelijk",
        heading=narrative_beside.headline(answer),
        under=narrative_beside.measured(view, asked, chosen.others),
        example=answer.example or invented,
    )


def _given(**texts: Any) -> Link:
    """What the link says; a key that is given twice counts as one list."""
    plain = {k: "-".join(map(str, v)) if isinstance(v, list) else str(v) for k, v in texts.items()}
    return {k: v.strip()[:400] for k, v in plain.items() if v.strip()}


def _href(asked: Question, link: Link, *, examples: bool | None = None, **changes: str) -> str:
    """This page with the same selection and something changed."""
    query = selection.query_of(asked) if examples is None else selection.practised(asked, examples)
    pairs = {k: v for k, v in (link | changes).items() if v}
    return f"{PATH}{query}&{urlencode(pairs)}" if pairs else PATH + query


def _left_out(view: View, asked: Question, gone: LeftOut, link: Link) -> html.Div:
    """A municipality that is not there: why, and with one press the one it went into."""
    parts = link.get("met", "").split("-")
    ways = []
    for code in gone.instead:
        met = [code if p.strip() == gone.typed else p for p in parts]
        name = view.edition.municipalities.name(code)
        ways.append(notice.button(f"Neem {name}", _href(asked, link, met="-".join(met))))
    return notice.of_error(gone.error, *ways)


def _practise(view: View, asked: Question, link: Link) -> list[Any]:
    if asked.examples or not view.edition.example_years:
        return []
    href = _href(asked, link, examples=True)
    return [notice.button("Oefen met voorbeeldcijfers", href)]


# The choice --------------------------------------------------------------------------------------------


def _choice(view: View, asked: Question, chosen: Chosen) -> html.Section:
    name = view.edition.municipalities.name(asked.gemeente)
    here = view.edition.municipalities.in_year(asked.year).sort("name")
    options = [
        {"value": c, "label": n}
        for c, n in here.select("code", "name").iter_rows()
        if c != asked.gemeente
    ]
    return html.Section(
        [
            html.H2("Wat zet u naast elkaar?", className="vh"),
            html.Div(
                [
                    choice.several(
                        "naast-gemeenten",
                        f"Gemeenten naast {name}",
                        options,
                        description=f"Kies er een tot en met {MOST - 1}. Typ een naam en kies.",
                        value=list(chosen.others),
                        maxValues=MOST - 1,
                        hidePickedOptions=True,
                    ),
                    choice.several(
                        "naast-cijfers",
                        "Cijfers",
                        _grouped(view, asked),
                        description=f"Kies er een tot en met {MOST_FIGURES}. Typ een deel van de naam.",
                        value=list(chosen.figures),
                        maxValues=MOST_FIGURES,
                        hidePickedOptions=True,
                        nothingFoundMessage="Geen cijfer met die naam",
                        limit=120,
                    ),
                ],
                className="keuzen tweeen",
            ),
            html.Div(
                [
                    html.Button("Zet naast elkaar", id="naast-toon", className="knop"),
                    html.P(id="naast-melding", role="status", className="hulp"),
                ],
                className="rij",
            ),
        ],
        className="naastkeuze",
    )


def _grouped(view: View, asked: Question) -> list[Any]:
    """Every indicator under its theme; those without figures say so."""
    catalogue = view.edition.catalogue
    return [
        {
            "group": theme.name,
            "items": [
                {"value": i.code, "label": _option(view, asked, i)}
                for i in catalogue.of_theme(theme.key)
            ],
        }
        for theme in catalogue.themes
        if catalogue.of_theme(theme.key)
    ]


def _option(view: View, asked: Question, indicator: Indicator) -> str:
    if view.shows_example(indicator.code, asked):
        return dutch.example(indicator.name)
    if view.edition.published(indicator.code):
        return indicator.name
    return f"{indicator.name} (nog niemand leverde)"


# Side by side ------------------------------------------------------------------------------------------


def _beside(
    view: View, asked: Question, answer: Beside, chosen: Chosen, link: Link
) -> html.Section:
    query = selection.query_of(asked)
    names = [name for _, name in answer.names]
    own, others = names[0], names[1:]
    heading = f"{own} naast {dutch.listing(others)}" if others else own
    code = "-".join((*chosen.figures, *chosen.others))
    period = narrative.period(asked.year, asked.report)
    sources = sorted({r.comparison.source for r in answer.rows})
    said = narrative_beside.untested(answer, view.edition.tested_years)
    return html.Section(
        [
            html.H2(heading, id="naast-kop"),
            html.P(f"Per cijfer, {period}. Een klein verschil heet gelijk.", className="onder"),
            side_by_side.table(answer, f"{heading}, {period}", query),
            html.P(said, className="bron") if said else None,
            _nobody(view, asked, answer, link),
            card.actions(f"vergelijk/{code}", query, heading, side_by_side.how(answer))
            if answer.rows
            else None,
            html.P(f"Bron: {'; '.join(sources)}.", className="bron") if sources else None,
        ],
        className="kaart",
        **{"aria-labelledby": "naast-kop"},
    )


def _nobody(view: View, asked: Question, answer: Beside, link: Link) -> html.Div | None:
    """What chosen figures nobody delivered, and the way to practise."""
    waiting = [i.name for i, _ in answer.waiting if not view.edition.published(i.code)]
    if not waiting:
        return None
    return notice.say(
        f"Nog niemand leverde cijfers voor: {dutch.listing(waiting, 4)}.",
        "Er is geen open bron. Zodra gemeenten leveren, staan ze in de tabel.",
        *_practise(view, asked, link),
    )


# Two figures against each other ------------------------------------------------------------------------


def _scatter(view: View, asked: Question, x: str, y: str) -> Scatter | NoFigures:
    try:
        return answers.relation(view, asked, x, y)
    except NoFigures as error:
        return error


def _related(
    view: View, asked: Question, answer: Scatter | NoFigures, x: str, y: str, chosen: Chosen, link: Link
) -> html.Section:  # fmt: skip
    axes = _axes(view, asked, x, y, link)
    if isinstance(answer, NoFigures):
        return html.Section(
            [
                html.H2("Twee cijfers van alle gemeenten"),
                axes,
                notice.say(
                    answer.sentence, "Kies een ander cijfer.", *_practise(view, asked, link)
                ),
            ],
            className="kaart",
        )
    sources = sorted({answer.x.source, answer.y.source})
    return card.chart(
        "verband",
        heading=narrative_beside.relation_headline(answer),
        subtitle="Elke stip is een gemeente. Hoe groter de stip, hoe meer inwoners.",
        asked=asked,
        code="-".join((x, y, *chosen.others)),
        height=relation.HEIGHT,
        source=f"Bron: {'; '.join(sources)}. Inwoners: CBS.",
        how=[
            *(html.P(text) for text in narrative_beside.HOW_RELATION),
            html.P(narrative_beside.relation_numbers(answer)),
        ],
        before=html.Div([axes, _legend(answer, chosen)]),
    )


def _axes(view: View, asked: Question, x: str, y: str, link: Link) -> html.Div:
    options = _grouped(view, asked)
    settings = {"searchable": True, "nothingFoundMessage": "Geen cijfer met die naam", "limit": 120}
    settings |= {"allowDeselect": False, "comboboxProps": {"withinPortal": True}}
    return html.Div(
        [
            html.Div(
                [
                    choice.one("verband-x", "Van links naar rechts", options, value=x, **settings),
                    choice.one("verband-y", "Van onder naar boven", options, value=y, **settings),
                ],
                className="keuzen tweeen",
            ),
            html.Div(
                [
                    html.Button("Toon deze twee", id="verband-toon", className="knop licht"),
                    dcc.Link("Wissel de assen", href=_href(asked, link, x=y, y=x)),
                    html.P(id="verband-melding", role="status", className="hulp"),
                ],
                className="rij",
            ),
        ],
        className="assen",
    )


def _legend(answer: Scatter, chosen: Chosen) -> html.Ul:
    """What the marks mean, as far as they can occur."""
    own = answer.x.municipality.name if answer.x.example else answer.y.municipality.name
    marks = [
        ("wij", own),
        ("peer", "gemeente in de groep"),
        ("gekozen", "gekozen gemeente") if chosen.others else None,
        ("ander", "andere gemeente"),
        ("kruis", f"{narrative_beside.FAILS}: telt niet mee in het verband")
        if answer.uncounted
        else None,
        ("lijn", "verband") if answer.relation.line else None,
    ]
    rows = [html.Li([html.Span(className=f"teken {m[0]}"), m[1]]) for m in marks if m]
    return html.Ul(rows, className="legenda")


layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="Vergelijk – Gemeentespiegel", layout=layout)


@card.drawer("verband")
def draw_relation(view: View, asked: Question, code: str) -> tuple[style.Figure, str]:
    """Two figures of everyone, with the chosen municipalities named."""
    met, figures = tables.beside.read(code)
    axes = [*figures.split("-"), "", ""]
    x, y, _ = answers.pair(view, asked, axes[0], axes[1])
    answer = answers.relation(view, asked, x, y)
    chosen = answers.choose(view, asked, met).others if met else ()
    figure = relation.draw(answer, chosen)
    there = {d.code for d in answer.dots}
    without = [view.edition.municipalities.name(c) for c in chosen if c not in there]
    sentence = narrative_beside.relation(answer, without)
    return style.as_example(figure) if answer.example else figure, sentence


clientside_callback(
    "function(n, codes, figures, search) { return window.spiegel.beside(n, codes, figures, search); }",
    Output("ga-naar", "href", allow_duplicate=True),
    Output("naast-melding", "children"),
    Input("naast-toon", "n_clicks"),
    State("naast-gemeenten", "value"),
    State("naast-cijfers", "value"),
    State("_pages_location", "search"),
    prevent_initial_call=True,
)
clientside_callback(
    "function(n, x, y, search) { return window.spiegel.relation(n, x, y, search); }",
    Output("ga-naar", "href", allow_duplicate=True),
    Output("verband-melding", "children"),
    Input("verband-toon", "n_clicks"),
    State("verband-x", "value"),
    State("verband-y", "value"),
    State("_pages_location", "search"),
    prevent_initial_call=True,
)
