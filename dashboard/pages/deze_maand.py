"""Deze maand: what the newest month says, the lines of thirteen months, and what the months make of the year."""

from collections.abc import Sequence
from typing import Any

import dash
from dash import html

from benchmark import dutch
from benchmark.answers import Question
from benchmark.delivery.months.series import Series
from benchmark.ledger.deliveries import Quarters
from benchmark.viewing import View
from dashboard import access, monthly, records
from dashboard.components import month_card, month_years, notice, page
from dashboard.monthly import PATH, Monthly

FIRST = 7  # odd lines that show at once
UNDER = "Maandcijfers uit uw eigen systemen, zoals het klantgeleidingssysteem en de telefonie. Ze tellen niet mee in de vergelijking met andere gemeenten."
STEPS = (
    ("Maak een export", "Haal uit uw systeem een csv-bestand met een regel per maand, per dag of per bezoek of gesprek."),
    ("Kies de kolommen", "Zeg één keer welke kolom welke vraag is. Dat blijft bewaard; volgende maand is het één klik."),
    ("Bekijk de maand", "U ziet 13 maanden naast elkaar, wat anders is dan de maanden ervoor, en hoe ver het jaar is."),
)  # fmt: skip


def build(view: View, asked: Question) -> page.Content:
    """The page of one municipality, or how to begin where there are no months yet."""
    found = monthly.monthly(view, asked)
    kind = f"Deze maand · {found.name}"
    if not found.lines:
        return page.frame(*_begin(found), kind=kind, heading=monthly.title(found), under=UNDER)
    cards = [line for line in found.lines if line.indicator is not None]
    counts = [line for line in found.lines if line.indicator is None]
    return page.frame(
        _signals(found),
        html.Div(
            [month_card.of(found, line.key) for line in (*cards, *counts)],
            className="maand-kaarten",
        ),
        page.section("Van maanden naar het jaar", access.who(), month_years.of(found), anchor="jaar"),
        kind=kind,
        heading=monthly.title(found),
        under=UNDER,
    )  # fmt: skip


def _begin(found: Monthly) -> list[Any]:
    """What this is, in three steps; whole years of quarters that are there already come under it."""
    steps = [
        html.Li([html.Span(str(n), className="cijfer", **{"aria-hidden": "true"}), html.Div([html.H3(title), html.P(text)])])
        for n, (title, text) in enumerate(STEPS, start=1)
    ]  # fmt: skip
    return [
        page.section(
            "Zo begint u",
            html.Ol(steps, className="stappen"),
            _upload(found, "Kies een export"),
            under="In tien minuten ziet u hoe de afgelopen maand was, zonder te wachten op het jaar.",
        ),
        *_quarters(found),
    ]  # fmt: skip


def _quarters(found: Monthly) -> list[Any]:
    """How far the year is where only quarters are known: those make no line of months."""
    if not records.ledger().newest(Quarters, found.asked.gemeente):
        return []
    return [page.section("Van kwartalen naar het jaar", access.who(), month_years.of(found), anchor="jaar")]  # fmt: skip


def _upload(found: Monthly, words: str) -> html.Div:
    link = html.A(words, href=f"{PATH}/bestand{found.query}", className="knop")
    return html.Div([link], className="knoppen")


def _signals(found: Monthly) -> html.Section:
    """The odd lines first, each with its sentence; otherwise that there is nothing odd, or too little to say so."""
    odd = [
        line for line in found.lines if line.key in found.signals and found.signals[line.key].odd
    ]
    odd.sort(
        key=lambda line: line.indicator is None
    )  # a share says more than the counts it is made of
    parts: list[Any]
    if odd:
        parts = [_listed(found, odd[:FIRST])]
        if odd[FIRST:]:
            said = f"Toon de andere {dutch.count(len(odd) - FIRST, 'afwijking', 'afwijkingen')}"
            parts.append(html.Details([html.Summary(said), _listed(found, odd[FIRST:])]))
    elif any(s.z is not None for s in found.signals.values()):
        parts = [notice.say("Geen enkel cijfer wijkt sterk af van de maanden ervoor.")]
    else:
        parts = [notice.say("Er zijn nog te weinig maanden om te zeggen wat afwijkt.", "Vanaf 6 eerdere maanden geven wij een signaal.")]  # fmt: skip
    how = html.Details(
        [
            html.Summary("Hoe berekend?"),
            html.P(
                "Wij leggen de nieuwste maand naast de 12 maanden ervoor. Daarvan nemen wij de middelste (mediaan) en de "
                "gewone afstand tot die middelste. Ligt de maand meer dan 3,5 keer zo ver weg, gerekend in "
                "standaardafwijkingen, dan noemen wij haar. Seizoenen kunnen dat verklaren: kijk dan naar dezelfde maand "
                "een jaar eerder.",
                className="hoe",
            ),
        ]
    )
    return page.section("Eerste signaal", *parts, _upload(found, "Voeg een maand toe"), html.Div([how], className="acties"))  # fmt: skip


def _listed(found: Monthly, lines: Sequence[Series]) -> html.Ul:
    items = [
        html.Li([html.A(line.name, href=f"#maand-{line.key.lower()}"), ": ", found.sentence(line)])
        for line in lines
    ]
    return html.Ul(items, className="punten")


layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="Deze maand – Gemeentespiegel", layout=layout)
