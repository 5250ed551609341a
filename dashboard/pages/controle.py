"""Controle: what waits for a second pair of eyes, doubts of readers, and making an edition of what was approved."""

from typing import Any

import dash
from dash import Input, Output, dcc, html

from benchmark import dutch
from benchmark.delivery import handing_in
from benchmark.delivery.lists import reviewing as list_reviewing
from benchmark.delivery.lists import words
from benchmark.delivery.lists.reviewing import WaitingList
from benchmark.delivery.reviewing import Waiting, queue
from benchmark.errors import SpiegelError
from benchmark.viewing import View
from benchmark.vocabulary import Seriousness
from dashboard import access, library, records, reviewing
from dashboard.components import challenges, notice, page, written


def build(view: View, query: str) -> page.Content:
    """The queue, the most influential first."""
    ledger = records.ledger()
    waiting, lists = queue(view, ledger), list_reviewing.queue(view, ledger)
    return page.frame(
        page.section("Wacht op controle", *_queue(waiting, lists, query), under="Bovenaan staat wat een plaats of een bedrag het meest verschuift."),
        html.Section(
            [html.H2("Naar een editie", id="editie-maken"), html.Div(_publishing(view), id="publiceren")],
            className="kaart",
            **{"aria-labelledby": "editie-maken"},
        ),
        page.section("Lezers twijfelen", *challenges.open_ones(ledger, view), under="Wie bij een cijfer op ‘Klopt dit niet?’ drukt, komt hier."),
        kind="Controle van leveringen",
        heading=_heading(len(waiting) + len(lists)),
        under=f"Wie een levering indient, keurt haar niet zelf goed. {handing_in.UNCHECKED}",
    )  # fmt: skip


def _heading(count: int) -> str:
    if not count:
        return "Er wacht geen levering op controle"
    return f"{dutch.upper_first(dutch.count(count, 'levering wacht', 'leveringen wachten'))} op controle"


def _queue(waiting: list[Waiting], lists: list[WaitingList], query: str) -> list[Any]:
    if not waiting and not lists:
        return [
            html.P("Alles wat is ingediend, is goedgekeurd of teruggestuurd.", className="zegt-het")
        ]
    rows = [*(_row(w, query) for w in waiting), *(_list_row(w, query) for w in lists)]
    return [html.Ol(rows, className="wachtrij")]


def _row(found: Waiting, query: str) -> html.Li:
    entry = found.record.entry
    name = f"{found.municipality.name}, {found.theme.name}, {entry.year}"
    signals = sum(p.seriousness is Seriousness.SIGNAL for p in found.problems)
    said = [dutch.count(len(entry.given), "antwoord", "antwoorden")]
    said.append(dutch.count(signals, "signaal", "signalen") if signals else "geen signalen")
    said += ["correctie van goedgekeurde cijfers"] if found.corrects else []
    moved = [i for i in found.influences if i.moved is not None]
    if moved:
        first = moved[0]
        share = dutch.percent(first.moved or 0)
        how = (
            f"staat {share} van de rij van het midden af"
            if first.before is None
            else f"schuift {share} van de rij op"
        )
        said.append(f"{first.indicator.name} {how}")
    return html.Li(
        [
            html.H3(
                dcc.Link(name, href=f"{reviewing.PATH}/{reviewing.key_of(found.record)}{query}")
            ),
            html.P(f"{'; '.join(said)}."),
            written.signature(found.record),
        ]
    )


def _list_row(found: WaitingList, query: str) -> html.Li:
    entry = found.record.entry
    name = f"{found.municipality.name}, {found.declared.name}, {entry.year}"
    signals = len(found.problems)
    said = [words.count(found.declared, len(entry.rows))]
    said.append(dutch.count(signals, "signaal", "signalen") if signals else "geen signalen")
    said += ["correctie van een goedgekeurde lijst"] if found.corrects else []
    href = f"{reviewing.LISTS}/{reviewing.key_of_list(found.record)}{query}"
    return html.Li(
        [
            html.H3(dcc.Link(name, href=href)),
            html.P(f"{'; '.join(said)}."),
            written.signature(found.record),
        ]
    )


def _publishing(view: View) -> list[Any]:
    """How many approved submissions the edition on screen lacks, and the button to make one with them."""
    ledger = records.ledger()
    ready = len(reviewing.unpublished(view, ledger)) + len(reviewing.unpublished_lists(view, ledger))  # fmt: skip
    if not ready:
        said = f"Editie {view.edition.info.label} bevat alles wat is goedgekeurd."
        return [
            html.P(said, className="zegt-het"),
            html.Button("Maak een nieuwe editie", id="publiceer", hidden=True),
        ]
    count = dutch.count(ready, "goedgekeurde levering staat", "goedgekeurde leveringen staan")
    return [
        html.P(f"{dutch.upper_first(count)} nog niet in editie {view.edition.info.label}.", className="zegt-het"),
        html.P("Een editie verandert nooit. Wat is goedgekeurd, komt in een nieuwe; dat duurt minder dan een minuut.", className="klein"),
        html.Div(html.Button("Maak een nieuwe editie", id="publiceer", className="knop"), className="knoppen"),
    ]  # fmt: skip


@access.writes(Output("publiceren", "children"), Input("publiceer", "n_clicks"))
def publish(_: int | None) -> list[Any]:
    """Make an edition and say which."""
    access.required()
    try:
        said = reviewing.publish()
    except SpiegelError as error:
        return [notice.of_error(error), *_publishing(library.view())]
    return [
        notice.say(
            said, "Lezers zien nu deze editie. Wat er nieuw is, staat op Deelname.", kind="goed"
        ),
        *_publishing(library.view()),
    ]


dash.register_page(
    __name__,
    path=reviewing.PATH,
    title="Controle – Gemeentespiegel",
    layout=page.general(build),
)
