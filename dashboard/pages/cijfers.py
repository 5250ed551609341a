"""All indicators by theme: which have figures, which wait for deliveries."""

import dash
from dash import dcc, html

from benchmark import answers, dutch, narrative
from benchmark.catalogue import Indicator, Theme
from benchmark.viewing import View
from dashboard.components import page


def build(view: View, query: str) -> page.Content:
    """Themes with their indicators; those with figures first."""
    catalogue = view.edition.catalogue
    with_figures = catalogue.with_figures()
    themes = [_theme(t, catalogue.of_theme(t.key), query) for t in catalogue.themes]
    year, report = answers.default_period(view.edition)
    first = html.Ul([_known(i, query) for i in with_figures], className="lijst")
    return page.frame(
        page.section(
            "Per thema",
            html.Ul(themes, className="lijst themas"),
            under="Elk thema heeft een eigen pagina. De meeste cijfers komen pas als gemeenten ze leveren.",
        ),
        page.section("Met cijfers", first, under=f"Open cijfers zijn er voor elke gemeente; nieuwste volledige jaar: {report.value} {year}."),
        kind="Cijfers",
        heading=f"{len(with_figures)} van de {len(catalogue.indicators)} cijfers zijn er al, {narrative.origin(with_figures)}",
    )  # fmt: skip


def _known(indicator: Indicator, query: str) -> html.Li:
    return html.Li(
        [
            dcc.Link(indicator.name, href=f"/cijfer/{indicator.code}{query}"),
            html.Span(indicator.unit.value, className="w"),
            html.P(indicator.question),
        ]
    )


def _theme(theme: Theme, indicators: tuple[Indicator, ...], query: str) -> html.Li:
    """A theme: its page, its question, how much of it has figures, and the indicators themselves."""
    known = sum(i.has_figures for i in indicators)
    words = dutch.count(len(indicators), "cijfer", "cijfers")
    count = (
        f"{words}, waarvan {known} {narrative.origin(indicators)}"
        if known
        else f"{words}, nog geen geleverd"
    )
    rows = [
        html.Li(
            [
                dcc.Link(i.name, href=f"/cijfer/{i.code}{query}"),
                html.Span(narrative.supply(i) or "nog geen cijfers", className="merkje"),
                html.P(i.question),
            ]
        )
        for i in indicators
    ]
    return html.Li(
        [
            dcc.Link(theme.name, href=f"/thema/{theme.key}{query}"),
            html.Span(count, className="w"),
            html.P(theme.question),
            html.Details(
                [html.Summary(f"Toon de {words}"), html.Ul(rows, className="lijst")],
                className="thema",
            ),
        ]
    )


layout = page.general(build)
dash.register_page(__name__, path="/cijfers", title="Cijfers – Gemeentespiegel", layout=layout)
