"""One indicator: where does the municipality stand, since when, where are the peers, may it be compared?"""

from typing import Any

import dash
from dash import dcc, html

from benchmark import answers, dutch, narrative
from benchmark.answers import Comparison, Question
from benchmark.catalogue import Indicator
from benchmark.errors import NoFigures
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind, Status
from dashboard import selection
from dashboard.components import (
    card,
    challenges,
    council_question,
    deliverers,
    difference_card,
    execution_card,
    frontier_card,
    notice,
    page,
    place_card,
    rail,
    remarks,
    trend_card,
)
from dashboard.figures import distribution, map, ranking, style

PATH = "/cijfer"


def build(view: View, asked: Question, code: str) -> page.Content:
    """Key figures, four cards, and a rail with group, test, causes and caveats."""
    indicator = view.edition.catalogue.indicator(code)
    try:
        comparison = answers.compare(view, asked, indicator.code)
    except NoFigures as error:
        return page.frame(
            notice.of_error(error, *_ways(view, asked, indicator)),
            html.P(indicator.question),
            html.P(
                dcc.Link(
                    "Bekijk de definitie",
                    href=f"/methode/{indicator.code}{selection.query_of(asked)}",
                )
            ),
            kind=_trail(view, comparison=None, code=indicator.code, asked=asked),
            heading=indicator.name,
        )
    main = [
        *_missing(comparison),
        *deliverers.of(view, comparison),
        _distribution(view, comparison),
        *place_card.of(view, comparison),
        trend_card.of(view, comparison),
        *difference_card.of(
            view, comparison, scale_share=frontier_card.scale_share(view, comparison)
        ),
        *frontier_card.of(view, comparison),
        _ranking(comparison),
        _map(comparison),
        *execution_card.of(view, comparison),
        _everyone(comparison),
        remarks.of(asked, indicator.code),
        challenges.of(asked, indicator.code),
        council_question.of(asked, indicator.code),
    ]
    return page.frame(
        _key_figures(comparison),
        html.Div(
            [html.Div(main), html.Aside(rail.of(view, comparison), className="rail")],
            className="twee",
        ),
        kind=_trail(view, comparison, indicator.code, asked),
        heading=narrative.headline(comparison),
        under=f"{indicator.question} {_measure(comparison)}",
        example=comparison.example,
    )


def _trail(view: View, comparison: Comparison | None, code: str, asked: Question) -> list[Any]:
    theme = view.edition.catalogue.theme(view.edition.catalogue.indicator(code).theme)
    query = selection.query_of(asked)
    return [
        dcc.Link("Cijfers", href="/cijfers" + query),
        " › ",
        dcc.Link(theme.name, href=f"/thema/{theme.key}{query}"),
        f" › {code}",
    ]


def _measure(comparison: Comparison) -> str:
    asked = comparison.asked
    unit = comparison.indicator.unit.value
    period = narrative.period(asked.year, asked.report)
    return (
        f"In {unit}, {period}."
        if comparison.indicator.unit.is_money
        else f"Eenheid: {unit}, {period}."
    )


def _ways(view: View, asked: Question, indicator: Indicator) -> list[Any]:
    """From an indicator without figures: to another year, to Oefenmodus, to the questionnaire."""
    published = [
        y for y, r in view.edition.published(indicator.code) if r == ReportKind.ACCOUNTS.value
    ]
    if published:
        other = selection.accounts_of(asked, published[-1])
        return [
            notice.button(
                f"Toon de jaarrekening {published[-1]}", f"{PATH}/{indicator.code}{other}"
            )
        ]
    ways: list[Any] = []
    years = [y for y, _ in view.edition.published(indicator.code, examples=True)]
    if years:
        ways.append(notice.practise(f"{PATH}/{indicator.code}", asked, years))
    query = selection.query_of(asked)
    ways.append(
        html.A(
            "Download de vragenlijst (csv)",
            href=f"/csv/vragenlijst/{indicator.theme}{query}",
            className="knop licht" if ways else "knop",
        )
    )
    return ways


def _key_figures(comparison: Comparison) -> html.Dl:
    standing = comparison.standing
    unit = dutch.unit_words(comparison.indicator.unit) if comparison.value is not None else ""
    rows = [
        (
            comparison.municipality.name,
            narrative.figure(comparison, comparison.value),
            unit,
            "eigen-cijfer",
        )
    ]
    if standing.median is not None:
        middle = dutch.marked("Middelste gemeente", comparison.example)
        rows.append((middle, narrative.figure(comparison, standing.median), "", ""))
        if comparison.value is not None:
            gap = narrative.shown_gap(comparison, comparison.value, standing.median)
            word = "hoger" if gap > 0 else "lager"
            rows.append(("Verschil", narrative.gap(comparison, abs(gap)), word if gap else "", ""))
            rows.append(("Plaats in de groep", narrative.place_in_group(comparison), "", ""))
    return html.Dl(
        [
            html.Div([html.Dt(name), html.Dd([html.Strong(value, className=mark), f" {words}".rstrip()])])
            for name, value, words, mark in rows
        ],
        className="kerncijfers",
    )  # fmt: skip


def _missing(comparison: Comparison) -> list[Any]:
    """Why the own figure is not there, when it is not."""
    if comparison.value is not None:
        return []
    name, period = (
        comparison.municipality.name,
        narrative.period(comparison.asked.year, comparison.asked.report),
    )
    why = narrative.why_missing(comparison)
    if comparison.status is Status.NOT_DELIVERED and not comparison.example:
        if not comparison.indicator.is_open:
            way = deliverers.invited(comparison)
            return [notice.say(f"Voor {name} is er geen cijfer.", why, way, kind="let-op")]
        why = f"De {period} is niet geleverd aan het CBS."
    return [notice.say(f"Voor {name} is er geen cijfer.", why, kind="let-op")]


def _source(comparison: Comparison) -> str:
    return f"Bron: {comparison.source}. Status: {narrative.status(comparison)}. {dutch.upper_first(narrative.delivered(comparison))}."


def _how(comparison: Comparison) -> list[Any]:
    indicator, query = comparison.indicator, selection.query_of(comparison.asked)
    parts: list[Any] = [html.P(indicator.definition)]
    if comparison.value is not None and comparison.numerator is not None:
        parts.append(html.P(_sum(comparison)))
    parts.append(
        card.fetched(
            f"/tabel/herkomst/{indicator.code}{query}", "Toon de bedragen waaruit dit is berekend"
        )
    )
    parts.append(
        html.P(dcc.Link("Bekijk de hele definitie", href=f"/methode/{indicator.code}{query}"))
    )
    return parts


def _sum(comparison: Comparison) -> str:
    shown = narrative.with_unit(comparison, comparison.value)
    top = dutch.number(comparison.numerator or 0.0)
    if comparison.denominator is None:
        return f"{top} is {shown}."
    times = comparison.indicator.unit.multiplier
    factor = f" × {dutch.number(times)}" if times != 1 else ""
    return f"{top} / {dutch.number(comparison.denominator)}{factor} = {shown}."


def _distribution(view: View, comparison: Comparison) -> html.Section:
    n = comparison.standing.n_delivered
    where = narrative.place_in_group(comparison)
    name = comparison.municipality.name
    heading = (
        f"{name} is {where} gemeenten in de groep"
        if where.startswith(("hoger", "lager"))
        else f"{name} naast {n} gemeenten"
    )
    return card.chart(
        "verdeling",
        heading=heading,
        subtitle=f"Elke stip is een gemeente. {_measure(comparison)}",
        asked=comparison.asked,
        code=comparison.indicator.code,
        height=distribution.HEIGHT,
        source=_source(comparison),
        how=_how(comparison),
    )  # fmt: skip


def _ranking(comparison: Comparison) -> html.Section:
    return card.chart(
        "rangorde",
        heading=_extremes(comparison),
        subtitle=f"Van hoog naar laag. {_measure(comparison)} De volgorde is geen oordeel.",
        asked=comparison.asked,
        code=comparison.indicator.code,
        height=ranking.height(comparison),
        source=_source(comparison),
        how=html.P(
            "Van hoog naar laag. De streep is de middelste gemeente van de groep; de eigen gemeente telt daarin niet mee."
        ),
    )


def _map(comparison: Comparison) -> html.Section:
    return card.chart(
        "kaart",
        heading=_where(comparison),
        subtitle="Elke stip is een gemeente; open stippen zijn de groep",
        asked=comparison.asked,
        code=comparison.indicator.code,
        height=map.HEIGHT,
        source="Grenzen: CBS en Kadaster, CC BY 4.0.",
        how=html.P(
            "Elke stip staat in het midden van de gemeente. De ligging telt niet mee in de keuze van de groep."
        ),
    )


def _extremes(comparison: Comparison) -> str:
    """The finding of the ranking: from whom to whom the group runs."""
    known = sorted((p.value, p.name) for p in comparison.peers if p.value is not None)
    if not known:
        return "De groep van hoog naar laag"
    return f"De groep loopt van {known[-1][1]} naar {known[0][1]}"


def _where(comparison: Comparison) -> str:
    """The finding of the map: over how many provinces the group is spread."""
    provinces = {p.province for p in comparison.peers}
    return f"De groep ligt in {dutch.count(len(provinces), 'provincie', 'provincies')}"


def _everyone(comparison: Comparison) -> html.Section:
    query = selection.query_of(comparison.asked)
    return html.Section(
        [
            html.H2("Alle gemeenten"),
            card.actions(f"alle/{comparison.indicator.code}", query, "Alle gemeenten"),
        ],
        className="kaart",
    )


layout = page.answers(build, "/overzicht")
dash.register_page(
    __name__, path_template="/cijfer/<code>", title="Cijfer – Gemeentespiegel", layout=layout
)


@card.drawer("verdeling")
def draw_distribution(view: View, asked: Question, code: str) -> tuple[style.Figure, str]:
    """Peers and everyone on one axis."""
    comparison = answers.compare(view, asked, code)
    return distribution.draw(comparison), narrative.distribution(comparison)


@card.drawer("rangorde")
def draw_ranking(view: View, asked: Question, code: str) -> tuple[style.Figure, str]:
    """The group as bars."""
    comparison = answers.compare(view, asked, code)
    return ranking.draw(comparison), narrative.sentence_of(narrative.delivered(comparison))


@card.drawer("kaart")
def draw_map(view: View, asked: Question, code: str) -> tuple[style.Figure, str]:
    """The group on the map."""
    comparison = answers.compare(view, asked, code)
    shown = {p.code: narrative.figure(comparison, p.value) for p in comparison.peers}
    places = view.edition.places(asked.year)
    own = comparison.municipality
    if own.code in places:
        places = places | {own.code: (own.name, *places[own.code][1:])}
    figure = map.draw(places, asked.gemeente, map.texts_of(comparison, shown))
    gone = [p.name for p in comparison.peers if p.code not in places]
    missing = (
        f" Niet op de kaart, want opgegaan in een andere gemeente: {dutch.listing(gone)}."
        if gone
        else ""
    )
    return figure, f"De groep: {dutch.listing([p.name for p in comparison.peers])}.{missing}"
