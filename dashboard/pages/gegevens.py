"""Data: which figures are there, which are missing, what the checks found, which edition this is."""

from collections import defaultdict
from typing import Any

import dash
from babel.dates import format_date
from dash import dcc, html

from benchmark import answers, dutch, narrative
from benchmark.answers import Completeness, Question
from benchmark.checks.sentences import NAMES
from benchmark.viewing import View
from dashboard import selection, tables
from dashboard.components import page
from dashboard.components.table import Table, as_component, cell

PATH = "/gegevens"


def build(view: View, asked: Question) -> page.Content:
    """Completeness per theme, open indicators, findings, missing deliveries, the edition."""
    answer = answers.completeness(view, asked)
    query = selection.query_of(asked)
    name = view.edition.municipalities.name(asked.gemeente)
    return page.frame(
        page.section("Per thema", as_component(_themes(answer, name))),
        page.section(
            "Per cijfer",
            as_component(tables.municipality.catalogue_values(view, asked, "")),
            html.P(dcc.Link("Alle definities", href="/methode" + query)),
        ),
        page.section(
            "Wat de controles vonden",
            as_component(tables.municipality.findings(view, asked, "")),
            _counts(answer, asked),
            html.Div(html.A("Download (csv)", href=f"/csv/bevindingen{query}"), className="acties"),
            under="Een bevinding is een vraag aan een mens. Wij veranderen geen cijfers.",
        ),
        page.section("Wie leverde niet", *_missing(answer, asked)),
        page.section("Deze editie", *_edition(view)),
        kind=f"Gegevens · {narrative.period(asked.year, asked.report)}",
        heading=f"{name} heeft {answer.present} van de {answer.asked} cijfers",
        under="Wat ontbreekt, laten wij leeg. Een leeg cijfer is nooit een nul.",
    )


def _themes(answer: Completeness, name: str) -> Table:
    own = defaultdict(list)
    for indicator, has, _, _ in answer.indicators:
        if has:
            own[indicator.theme].append(indicator)
    rows = [
        (
            cell(theme.name),
            cell(str(present), present),
            cell(str(asked), asked),
            cell(narrative.origin(own[theme.key]) or "geen cijfer"),
        )
        for theme, present, asked in answer.themes
    ]
    return Table(
        f"Cijfers van {name} per thema",
        ("Thema", "Aanwezig", "Gevraagd", "Herkomst"),
        rows,
        frozenset({1, 2}),
    )


def _counts(answer: Completeness, asked: Question) -> html.P:
    total = sum(n for _, n in answer.finding_counts)
    parts = [f"{dutch.number(n)} {NAMES[c]}" for c, n in answer.finding_counts]
    period = narrative.period(asked.year, asked.report)
    text = f"Bij alle gemeenten samen {dutch.number(total)} bevindingen over de {period}"
    return html.P(f"{text}: {dutch.listing(parts)}." if parts else f"{text}.", className="bron")


def _missing(answer: Completeness, asked: Question) -> list[Any]:
    period = narrative.period(asked.year, asked.report)
    if not answer.missing:
        return [html.P(f"Alle gemeenten leverden de {period}.")]
    return [html.P(f"De {period} ontbreekt van: {dutch.listing(list(answer.missing))}.")]


def _edition(view: View) -> list[Any]:
    info = view.edition.info
    built = format_date(info.built_at, format="long", locale="nl_NL")
    years = view.edition.report_years
    text = (
        f"Editie {info.id}, gemaakt op {built}. Cijfers van {years[0][0]} tot en met {years[-1][0]}. "
        "Een editie verandert nooit: een koppeling of download met dit nummer geeft later dezelfde cijfers."
    )
    return [html.P(text)]


layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="Gegevens – Gemeentespiegel", layout=layout)
