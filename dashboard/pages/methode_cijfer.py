"""The definition of one indicator, generated from its catalogue file."""

from typing import Any

import dash
from babel.dates import format_date
from dash import dcc, html

from benchmark import dutch
from benchmark.catalogue import Catalogue, Indicator
from benchmark.viewing import View
from benchmark.vocabulary import Direction, Kind, Perspective
from dashboard.components import page

DIRECTIONS = {
    Direction.HIGHER: "hoger is beter",
    Direction.LOWER: "lager is beter",
    Direction.NEUTRAL: "neutraal: hoger of lager is niet vanzelf beter",
}
KINDS = {
    Kind.RATIO: "verhouding",
    Kind.SHARE: "aandeel",
    Kind.MEAN: "gemiddelde",
    Kind.SURVEY: "enquête",
    Kind.SCORE: "score",
    Kind.LEVEL: "stand",
}
PERSPECTIVES = {
    Perspective.COST: "kosten",
    Perspective.QUALITY: "kwaliteit",
    Perspective.VOLUME: "hoeveelheid",
}


def build(view: View, query: str, code: str) -> page.Content:
    """Everything the catalogue says of an indicator."""
    catalogue = view.edition.catalogue
    indicator = catalogue.indicator(code)
    trail = [
        dcc.Link("Methode", href="/methode" + query),
        f" › {catalogue.theme(indicator.theme).name} › {indicator.code}",
    ]
    link = (
        html.P(dcc.Link("Bekijk het cijfer", href=f"/cijfer/{indicator.code}{query}"))
        if indicator.has_figures
        else html.P(
            "Voor dit cijfer zijn er nog geen cijfers: gemeenten leverden het nog niet.",
            className="stil",
        )
    )
    content: list[Any] = [
        link,
        page.section("Definitie", *_definitions(indicator)),
        page.section("Formule", _formula(indicator)),
        page.section("Kenmerken", _facts(catalogue, indicator)),
    ]
    if indicator.caveats:
        content.append(page.section("Let op", _points(indicator.caveats)))
    if indicator.explanations:
        content.append(
            page.section("Wat een verschil kan verklaren", _points(indicator.explanations))
        )
    events = catalogue.events_of(indicator)
    if events:
        rows = [
            f"{e.first_year}{f'–{e.last_year}' if e.last_year else ''}: {e.name}{' (breuk in de reeks)' if e.breaks else ''}. Bron: {e.source}."
            for e in events
        ]
        content.append(page.section("Gebeurtenissen en breuken", _points(rows)))
    return page.frame(*content, kind=trail, heading=indicator.name, under=indicator.question)  # fmt: skip


def _points(texts: Any) -> html.Ul:
    return html.Ul([html.Li(t) for t in texts], className="punten groot")


def _definitions(indicator: Indicator) -> list[Any]:
    parts: list[Any] = []
    for version in sorted(indicator.versions, key=lambda v: -v.version):
        until = f" tot en met {version.last_year}" if version.last_year else ""
        parts.append(
            html.P(html.Strong(f"Versie {version.version}, vanaf {version.first_year}{until}"))
        )
        parts.append(html.P(version.definition))
    return parts


def _formula(indicator: Indicator) -> html.Dl:
    rows = [("Teller", f"{indicator.numerator.text} ({indicator.numerator.unit})")]
    if indicator.denominator is not None:
        rows.append(("Noemer", f"{indicator.denominator.text} ({indicator.denominator.unit})"))
    times = indicator.unit.multiplier
    if times != 1:
        rows.append(("Maal", dutch.number(times)))
    for variant in indicator.variants:
        below = f" / {variant.denominator.text}" if variant.denominator else ""
        rows.append((f"Ook: {variant.name}", f"{variant.numerator.text}{below}"))
    return _terms(rows)


def _facts(catalogue: Catalogue, indicator: Indicator) -> html.Dl:
    source = catalogue.source(indicator.source)
    limits = dutch.between(
        dutch.value(
            indicator.plausible.low, indicator.unit, 0 if indicator.plausible.low >= 10 else 1
        ),
        dutch.value(
            indicator.plausible.high, indicator.unit, 0 if indicator.plausible.high >= 10 else 1
        ),
    )
    guards = [f"{c} {catalogue.indicator(c).name}" for c in indicator.quality_indicators]
    rows = [
        ("Eenheid", indicator.unit.value),
        ("Richting", DIRECTIONS[indicator.direction]),
        ("Soort", f"{KINDS[indicator.kind]}, gaat over {PERSPECTIVES[indicator.perspective]}"),
        (
            "Bron",
            source.name + (f" ({source.publisher}, {source.licence})" if source.publisher else ""),
        ),
        ("Gewone grenzen", limits),
        ("Kleinste noemer", dutch.number(indicator.minimum_n) if indicator.minimum_n else "geen"),
        ("Kwaliteit ernaast", dutch.listing(guards) if guards else "geen"),
        ("Volgende herziening", format_date(indicator.next_review, format="long", locale="nl_NL")),
    ]
    return _terms(rows)


def _terms(rows: list[tuple[str, str]]) -> html.Dl:
    return html.Dl([html.Div([html.Dt(t), html.Dd(d)]) for t, d in rows], className="feiten")


layout = page.general(build)
dash.register_page(
    __name__, path_template="/methode/<code>", title="Definitie – Gemeentespiegel", layout=layout
)
