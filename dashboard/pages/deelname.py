"""Deelname: who delivered what, n of n per theme; what is new in this edition; the public log of corrections."""

from typing import Any

import dash
import polars as pl
from dash import html

from benchmark import dutch
from benchmark.delivery import rounds
from benchmark.edition.news import news
from benchmark.ledger import moment
from benchmark.viewing import View
from dashboard import records, reviewing
from dashboard.components import list_deliverers, page, plain_table

SHOWN = 12  # names before the list opens


def build(view: View, query: str) -> page.Content:
    """Participation, news and corrections, all from the edition on screen; what came since stands beside it."""
    found = view.edition.deliveries
    years = sorted(found["year"].unique().to_list(), reverse=True)
    return page.frame(
        page.section("Rondes", _rounds(view)),
        page.section("Nieuw in deze editie", *_news(view), anchor="nieuw"),
        *[page.section(f"Wie leverde over {year}", _themes(view, year)) for year in years],
        *([] if years else [page.section("Wie leverde", html.P("In deze editie staat nog geen levering.", className="zegt-het"))]),
        *list_deliverers.of(view),
        page.section("Correcties", *_corrections(view), anchor="correcties", under="Elke wijziging van een cijfer dat al was goedgekeurd, met de reden. Wie het deed, staat hier niet."),
        kind="Deelname",
        heading=_heading(view),
        under=f"Een cijfer wordt vergeleken zodra {view.edition.catalogue.deliveries.minimum} gemeenten het leverden. {view.edition.catalogue.deliveries.reason}",
    )  # fmt: skip


def _heading(view: View) -> str:
    approved = view.edition.deliveries.filter(pl.col("status") == "goedgekeurd")
    n = approved["code"].n_unique()
    if not n:
        return "Nog geen gemeente leverde cijfers"
    return f"{dutch.upper_first(dutch.count(n, 'gemeente leverde', 'gemeenten leverden'))} cijfers"


def _rounds(view: View) -> html.Div:
    day = rounds.today()
    rows = []
    for found in sorted(view.edition.catalogue.deliveries.rounds, key=lambda r: -r.year):
        state = (
            "nog niet open" if day < found.opens else "gesloten" if day > found.closes else "open"
        )
        cells = [str(found.year), moment.day(found.opens), moment.day(found.closes), state]
        rows.append(cells)
    return plain_table.of("Meetrondes", ("Over", "Begint", "Sluit", "Stand"), rows, quiet=True)


def _news(view: View) -> list[Any]:
    found = news(records.home(), view.edition.info.id)
    if found.changed is None:
        return [html.P("Er is geen eerdere editie om mee te vergelijken.", className="zegt-het")]
    before = found.before.rpartition("-")[0]
    said = f"Naast editie {before}: {dutch.number(found.changed)} cijfers zijn anders."
    parts: list[Any] = [html.P(said, className="zegt-het")]
    if found.fresh:
        names = [
            f"{view.edition.catalogue.indicator(code).name}, {year}" for code, year in found.fresh
        ]
        parts.append(html.P("Voor het eerst te vergelijken:"))
        parts.append(_listed(names))
    gone = records.home().withdrawn()
    if gone:
        names = [f"Editie {e.rpartition('-')[0]} is ingetrokken: {why}" for e, why in gone.items()]
        parts.append(_listed(names))
    since = _since(view)
    return [*parts, *([html.P(since, className="klein")] if since else [])]


def _since(view: View) -> str:
    """What was handed in after this edition."""
    later = reviewing.later(view, records.ledger())
    if not later:
        return ""
    return f"Sinds deze editie: {dutch.count(len(later), 'levering of besluit', 'leveringen of besluiten')}. Die komen in de volgende."


def _listed(names: list[str]) -> Any:
    items = html.Ul([html.Li(n) for n in names], className="gewoon")
    if len(names) <= SHOWN:
        return items
    return html.Details([html.Summary(f"Toon alle {len(names)}"), items])


def _themes(view: View, year: int) -> html.Div:
    """One row per theme: how many take part, how far, and who."""
    found = view.edition.deliveries.filter(pl.col("year") == year)
    rows = []
    for theme in view.edition.catalogue.themes:
        of_theme = found.filter(pl.col("theme") == theme.key)
        if of_theme.is_empty():
            rows.append([theme.name, "0", "", "niemand"])
            continue
        approved = of_theme.filter(pl.col("status") == "goedgekeurd")
        names = sorted(view.edition.municipalities.name(c) for c in of_theme["code"])
        answered = f"{of_theme['answered'].sum()} van {of_theme['asked'].sum()}"
        who = dutch.listing(names, SHOWN)
        rows.append([theme.name, f"{len(approved)} van {len(of_theme)}", answered, who])
    heads = ("Thema", "Goedgekeurd", "Getallen", "Gemeenten")
    return plain_table.of(f"Wie leverde over {year}", heads, rows, quiet=True)


def _corrections(view: View) -> list[Any]:
    found = view.edition.corrections
    if found.is_empty():
        return [html.P("Er is nog niets gecorrigeerd.", className="zegt-het")]
    rows = []
    for row in found.sort("decided_on", descending=True).iter_rows(named=True):
        question = view.edition.catalogue.question(row["question"])
        rows.append(
            [
                view.edition.municipalities.name(row["code"]), str(row["year"]),
                question.text if question else row["question"], row["was"], row["became"],
                row["reason"], row["decided_on"],
            ]
        )  # fmt: skip
    heads = ("Gemeente", "Jaar", "Vraag", "Was", "Werd", "Reden", "Besluit op")
    return [plain_table.of("Correctielogboek", heads, rows, quiet=True)]


dash.register_page(
    __name__,
    path="/deelname",
    title="Deelname – Gemeentespiegel",
    layout=page.general(build),
)
