"""The log: everything that was recorded for the kadernota, newest first, with who and when."""

from typing import Any

from dash import Input, Output, State, callback, html

from benchmark import dutch
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Entry, Judgement, Realised, Scenario
from benchmark.ledger.store import Record
from benchmark.narrative import budget as narrative_budget
from dashboard import judging, records
from dashboard.components import notice, written
from dashboard.components.judged_total import QUESTION
from dashboard.components.judging_form import STATE

MOST = 50


def of(found: judging.Judging) -> html.Section:
    """The section, closed until it is asked for."""
    return html.Section(
        [
            html.H2("Logboek", id="logboek"),
            html.P("Niets verdwijnt: een verandering is een nieuwe versie.", className="onder"),
            html.Div(content(found), id="logboek-inhoud"),
        ],
        className="kaart",
        **{"aria-labelledby": "logboek"},
    )


def content(found: judging.Judging) -> list[Any]:
    """The last records; the newest few in sight."""
    everything = records.ledger().log(found.asked.gemeente, most=4 * MOST)
    kept = [r for r in everything if isinstance(r.entry, Judgement | Scenario | Realised)][:MOST]
    if not kept:
        return [html.P("Er is nog niets vastgelegd.", className="klein")]
    names = {line.key: line.name for line in found.view.edition.catalogue.savings_lines}
    said = dutch.count(len(kept), "vastlegging", "vastleggingen")
    rows = [html.Li(_row(r, names)) for r in kept]
    return [
        html.Details(
            [
                html.Summary(f"Toon de laatste {said}"),
                html.Ol(rows, className="versies", id="logboek-lijst"),
            ],
            className="geschiedenis",
        )
    ]


def _row(record: Record[Entry], names: dict[str, str]) -> list[Any]:
    entry = record.entry
    version = f", versie {record.version}" if record.version > 1 else ""
    if isinstance(entry, Judgement):
        name = names.get(entry.line, entry.line)
        about = [f"{name} over {entry.year}: {entry.status.value}{version}"]
        return [html.P(about), written.text(entry.reason), written.signature(record)]
    if isinstance(entry, Scenario):
        return [
            html.P(["Scenario ", html.Bdi(entry.name), version]),
            written.signature(record),
        ]
    assert isinstance(entry, Realised)
    name = names.get(entry.line, entry.line)
    said = f"{name} bracht in {entry.year} {narrative_budget.money(entry.amount)} op{version}"
    return [html.P(said), written.text(entry.note), written.signature(record)]


@callback(
    Output("logboek-inhoud", "children"),
    Input(STATE, "data"),
    State(QUESTION, "data"),
    prevent_initial_call=True,
)
def follow(_: Any, query: str) -> list[Any]:
    """The log after something was recorded."""
    try:
        return content(judging.of_query(query))
    except SpiegelError as error:
        return [notice.of_error(error)]
