"""One indicator: where does the municipality stand, since when, where are the peers, may it be compared?"""

from typing import Any

import dash
from dash import dcc, html

from benchmark import answers, dutch, narrative
from benchmark.answers import Comparison, Question
from benchmark.errors import NoFigures
from benchmark.viewing import View
from benchmark.vocabulary import Outcome, ReportKind, Status
from dashboard import selection
from dashboard.components import card, notice, page
from dashboard.figures import distribution, map, ranking, style, trend

PATH = "/cijfer"


def build(view: View, asked: Question, code: str) -> page.Content:
    """Key figures, four cards, and a rail with group, test, causes and caveats."""
    indicator = view.edition.catalogue.indicator(code)
    try:
        comparison = answers.compare(view, asked, indicator.code)
    except NoFigures as error:
        return page.frame(
            notice.of_error(error, *_other_periods(view, asked, code)),
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
        _distribution(view, comparison),
        _trend(view, comparison),
        _ranking(comparison),
        _map(comparison),
        _everyone(comparison),
    ]
    return page.frame(
        _key_figures(comparison),
        html.Div(
            [html.Div(main), html.Aside(_rail(view, comparison), className="rail")],
            className="twee",
        ),
        kind=_trail(view, comparison, indicator.code, asked),
        heading=narrative.headline(comparison),
        under=f"{indicator.question} {_measure(comparison)}",
    )


def _trail(view: View, comparison: Comparison | None, code: str, asked: Question) -> list[Any]:
    theme = view.edition.catalogue.theme(view.edition.catalogue.indicator(code).theme)
    query = selection.query_of(asked)
    return [dcc.Link("Cijfers", href="/cijfers" + query), f" › {theme.name} › {code}"]


def _measure(comparison: Comparison) -> str:
    asked = comparison.asked
    unit = comparison.indicator.unit.value
    return f"In {unit}, {narrative.period(asked.year, asked.report)}."


def _other_periods(view: View, asked: Question, code: str) -> list[Any]:
    published = [
        y for y, r in view.edition.published(code.upper()) if r == ReportKind.ACCOUNTS.value
    ]
    return [
        notice.button(f"Toon de jaarrekening {year}", f"{PATH}/{code}?gemeente={asked.gemeente}&jaar={year}&groep={asked.group}")
        for year in published[-1:]
    ]  # fmt: skip


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
        rows.append(("Middelste gemeente", narrative.figure(comparison, standing.median), "", ""))
        if comparison.value is not None:
            gap = narrative.shown_gap(comparison, comparison.value, standing.median)
            word = "hoger" if gap > 0 else "lager"
            rows.append(("Verschil", narrative.figure(comparison, abs(gap)), word, ""))
            rows.append(("Plaats in de groep", narrative.place(comparison), "", ""))
    return html.Dl(
        [
            html.Div([html.Dt(name), html.Dd([html.Strong(value, className=mark), f" {words}".rstrip()])])
            for name, value, words, mark in rows
        ],
        className="kerncijfers",
    )  # fmt: skip


def _missing(comparison: Comparison) -> list[Any]:
    name, period = (
        comparison.municipality.name,
        narrative.period(comparison.asked.year, comparison.asked.report),
    )
    if comparison.status is Status.NOT_DELIVERED:
        return [
            notice.say(
                f"Voor {name} is er geen cijfer.",
                f"De {period} is niet geleverd aan het CBS.",
                kind="let-op",
            )
        ]
    if comparison.value is None:
        return [
            notice.say(
                f"Voor {name} is er geen cijfer.",
                "De noemer is nul, dus er valt niets te delen.",
                kind="let-op",
            )
        ]
    return []  # fmt: skip


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
    where = narrative.place(comparison)
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


def _trend(view: View, comparison: Comparison) -> html.Section:
    answer = answers.trend(view, comparison.asked, comparison.indicator.code)
    years = [y for y in answer.years if y.value is not None]
    above = [
        y for y in years if y.standing.median is not None and (y.value or 0) > y.standing.median
    ]
    name = comparison.municipality.name
    heading = f"{name} zat in {len(above)} van {len(years)} jaren boven de middelste gemeente"
    return card.chart(
        "trend",
        heading=heading if years else f"{name} door de jaren",
        subtitle=f"{dutch.upper_first(comparison.indicator.unit.value)}, jaarrekeningen, prijzen van het jaar zelf. "
        "Open rondjes zijn begrotingen.",
        asked=comparison.asked,
        code=comparison.indicator.code,
        height=trend.height(answer),
        source="Bron: CBS, Iv3. De grijze band is de middelste helft van de groep, de stippellijn de middelste.",
        how=html.P(
            "De groep is in alle jaren die van het gekozen jaar. Bestond een gemeente in een jaar nog niet, "
            "dan telt zij dat jaar niet mee. Met minder dan acht cijfers is er geen band."
        ),
    )


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


def _rail(view: View, comparison: Comparison) -> list[html.Section]:
    query, group = selection.query_of(comparison.asked), comparison.group
    indicator = comparison.indicator
    said = "" if group.comparable_size else "Er is geen vergelijkbare grootte. "
    sections = [
        _rail_part(
            "Vergelijkingsgroep",
            html.P(f"{said}{dutch.upper_first(narrative.group_words(group))}."),
            dcc.Link("Bekijk of wijzig de groep", href="/vergelijkingsgroep" + query),
        ),
        _rail_part("Mag dit worden vergeleken?", *_verdict(comparison, query)),
    ]
    lowest = sorted(
        (p for p in comparison.peers if p.passes and p.value is not None),
        key=lambda p: p.value or 0.0,
    )[:3]
    if lowest and indicator.unit.is_money:
        rows = [
            html.Li([html.Span(p.name), html.Span(narrative.figure(comparison, p.value))])
            for p in lowest
        ]
        sections.append(
            _rail_part(
                "Bel eens met",
                html.P(
                    "De laagste lasten in de groep die de toets doorstaan. Hun kwaliteit is nog niet bekend."
                ),
                html.Ul(rows),
            )
        )
    if indicator.explanations:
        sections.append(
            _rail_part(
                "Wat kan dit verklaren?",
                html.Ul([html.Li(e) for e in indicator.explanations], className="punten"),
            )
        )
    if indicator.caveats:
        sections.append(
            _rail_part(
                "Let op", html.Ul([html.Li(c) for c in indicator.caveats], className="punten")
            )
        )
    variants = _variants(view, comparison)
    if variants:
        sections.append(_rail_part("Ook zo te bekijken", html.Ul(variants)))
    return sections  # fmt: skip


def _variants(view: View, comparison: Comparison) -> list[html.Li]:
    rows = []
    for variant in comparison.indicator.variants:
        try:
            other = answers.compare(view, comparison.asked, comparison.indicator.code, variant.key)
        except NoFigures:
            continue
        decimals = comparison.indicator.decimals
        own = dutch.value(other.value, variant.unit, decimals)
        middle = dutch.value(other.standing.median, variant.unit, decimals)
        rows.append(html.Li([html.Span(variant.name), html.Span(f"{own} (middelste {middle})")]))
    return rows


def _verdict(comparison: Comparison, query: str) -> list[Any]:
    verdict = comparison.comparable
    if verdict.outcome is Outcome.PASSES:
        passed = sum(p.passes for p in comparison.peers)
        text = f"De eigen boeking doorstaat de toets. In de groep doorstaan {passed} van de {comparison.standing.n} gemeenten hem."
    else:
        text = " ".join(narrative.sentence_of(r) for r in verdict.reasons[:2])
    return [html.P(text), dcc.Link("Naar de boekingscheck", href="/boekingscheck" + query)]


def _rail_part(heading: str, *content: Any) -> html.Section:
    return html.Section([html.H2(heading), *content])


layout = page.answers(build, "/overzicht")
dash.register_page(
    __name__, path_template="/cijfer/<code>", title="Cijfer – Gemeentespiegel", layout=layout
)


@card.drawer("verdeling")
def draw_distribution(view: View, asked: Question, code: str) -> tuple[style.Figure, str]:
    """Peers and everyone on one axis."""
    comparison = answers.compare(view, asked, code)
    return distribution.draw(comparison), narrative.distribution(comparison)


@card.drawer("trend")
def draw_trend(view: View, asked: Question, code: str) -> tuple[style.Figure, str]:
    """Account years beside the peers."""
    answer = answers.trend(view, asked, code)
    name = view.edition.municipalities.name(asked.gemeente)
    return trend.draw(answer, asked.year, name), narrative.trend(answer, name)


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
    figure = map.draw(places, asked.gemeente, map.texts_of(comparison, shown))
    gone = [p.name for p in comparison.peers if p.code not in places]
    missing = (
        f" Niet op de kaart, want opgegaan in een andere gemeente: {dutch.listing(gone)}."
        if gone
        else ""
    )
    return figure, f"De groep: {dutch.listing([p.name for p in comparison.peers])}.{missing}"
