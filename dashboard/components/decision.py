"""What a validator decides on something that was handed in: the buttons, or what was decided and by whom."""

from typing import Any

from dash import html

from benchmark.delivery import handing_in
from benchmark.ledger.deliveries import HandedIn, SubmissionStatus
from benchmark.ledger.store import Record
from dashboard.components import written

OF_BUTTON = {"goed": SubmissionStatus.APPROVED, "terug": SubmissionStatus.RETURNED}


def of(record: Record[HandedIn], kind: str = "controle") -> list[Any]:
    """The decision on ``record``; ``kind``: of the buttons, so that each page has callbacks of its own."""
    entry = record.entry
    said: list[Any] = [written.text(entry.reason)] if entry.reason else []
    if entry.status is not SubmissionStatus.SUBMITTED:
        return [
            html.P(f"Deze levering is {entry.status.value}.", className="zegt-het"),
            *said,
            written.signature(record),
        ]
    reason = [html.P("Reden van de correctie:", className="klein"), *said] if said else []
    return [
        *reason,
        html.P(["Ingediend door ", *written.by(record.author), ". Een ander beslist."]),
        written.area(f"{kind}-reden", "Wat moet de gemeente nakijken?", rows=2, description="Alleen nodig als u de levering terugstuurt."),
        html.Div(
            [
                html.Button("Keur goed", id={kind: "goed"}, className="knop"),
                html.Button("Stuur terug", id={kind: "terug"}, className="knop licht"),
            ],
            className="knoppen",
        ),
        html.P(handing_in.UNCHECKED, className="klein"),
    ]  # fmt: skip
