"""Reports that were made: those of a municipality, and the field that opens one by its code."""

from typing import Any

import dash_mantine_components as dmc
from dash import Input, Output, State, clientside_callback, dcc, html

from benchmark.ledger import moment
from benchmark.ledger.entries import Report
from benchmark.ledger.store import Ledger, Record
from benchmark.report import keeping
from dashboard.components import choice, written

PATH = "/rapport"
LONGEST = 40  # characters of what was typed


def of(ledger: Ledger, gemeente: str, name: str) -> html.Section:
    """The section under the choices."""
    found = ledger.newest(Report, gemeente)[::-1]
    rows = html.Ul([_row(r) for r in found], className="lijst rapport-lijst")
    none = html.P(f"Over {name} is hier nog geen rapport gemaakt.", className="klein")
    return html.Section(
        [
            html.H2("Eerdere rapporten", id="eerdere-rapporten"),
            html.P(
                "Een code geeft ook over jaren dezelfde cijfers.",
                className="onder",
            ),
            opener(),
            rows if found else none,
            html.P(dcc.Link("Maak rapporten voor veel gemeenten tegelijk", href="/rapporten"), className="klein doorlink"),
        ],
        className="kaart",
        **{"aria-labelledby": "eerdere-rapporten"},
    )  # fmt: skip


def opener(typed: str = "", wrong: str = "") -> html.Div:
    """The field for a code; ``wrong``: what is the matter with the code that was typed."""
    return html.Div(
        [
            dmc.TextInput(
                id="rapport-code",
                label="Code van een rapport",
                placeholder="GS-7K2M4P",
                value=typed,
                error=wrong or None,
                size=choice.SIZE,
                flex="0 1 280px",
            ),
            html.Button("Open rapport", id="rapport-open", className="knop licht"),
        ],
        className="rij onderaan",
    )


def _row(record: Record[Report]) -> html.Li:
    entry = record.entry
    return html.Li(
        [
            dcc.Link(entry.title, href=f"{PATH}/{entry.code}"),
            html.Span(entry.status.value, className="merkje"),
            html.P(
                [
                    f"{entry.code} · versie {record.version} · ",
                    *written.by(record.author),
                    f" · {moment.words(record.at)} · editie {written.edition(record.edition)}",
                ]
            ),
        ]
    )


def tidy(typed: Any) -> str:
    """A code as it is written, from what somebody typed; empty for nothing."""
    text = "".join(str(typed or "").split())[:LONGEST]
    return keeping.clean(text) if text else ""


# Whether there is a report of that code, its own page says.
clientside_callback(
    "function() { return window.schrijven.openReport.apply(null, arguments); }",
    Output("ga-naar", "href", allow_duplicate=True),
    Output("rapport-code", "error"),
    Input("rapport-open", "n_clicks"),
    Input("rapport-code", "n_submit"),
    State("rapport-code", "value"),
    prevent_initial_call=True,
)
