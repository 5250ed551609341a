"""Working notes with a report: intern beraad, on this page only and never in a file."""

from collections.abc import Mapping
from typing import Any

from dash import ALL, Input, Output, State, ctx, dcc, html

from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Note, Report, identifier
from benchmark.ledger.reading import made
from benchmark.ledger.store import Conflict
from dashboard import access, library, records
from dashboard.components import notice, written

SAVE = "bewaar"


def of(code: str) -> html.Section:
    """The section of a report."""
    return html.Section(
        [
            html.H2(["Werkaantekeningen ", written.internal()]),
            html.P(f"Komt nooit in een bestand of rapport. {written.WOO}", className="onder"),
            html.Div(content(code), id="aantekeningen", className="opmerkingen"),
        ],
        className="kaart",
    )


def content(code: str, said: SpiegelError | None = None, typed: str = "") -> list[Any]:
    """The notes, newest first, and a field for one more."""
    found = records.ledger().newest(Note, prefix=f"{code}/")[::-1]
    rows = [
        html.Li(
            [
                written.text(r.entry.text),
                written.signature(r),
                html.Div(html.Button("Trek in", id={"aantekening": r.subject}, className="knop licht"), className="acties"),
            ]
        )
        for r in found
    ]  # fmt: skip
    return [
        dcc.Store(id="aantekeningen-gezien", data={r.subject: r.version for r in found}),
        *([notice.of_error(said)] if said else []),
        html.Ul(rows, className="opmerkinglijst") if rows else None,
        html.Div(
            [
                written.area("aantekening-tekst", "Nieuwe aantekening", rows=2, value=typed),
                html.Button("Bewaar aantekening", id={"aantekening": SAVE}, className="knop licht"),
            ]
        ),
    ]


@access.writes(
    Output("aantekeningen", "children"),
    Input({"aantekening": ALL}, "n_clicks"),
    State("aantekening-tekst", "value"),
    State("aantekeningen-gezien", "data"),
    State("rapport-dit", "data"),
)
def write(_: Any, text: str | None, seen: Mapping[str, int], code: str) -> list[Any]:
    """Keep a note, or take one back."""
    deed, typed = str(ctx.triggered_id["aantekening"]), str(text or "")
    author, ledger = access.required(), records.ledger()
    report = ledger.latest(Report, str(code))
    old = None if deed == SAVE else ledger.latest(Note, deed)
    if report is None or (old is None and deed != SAVE):
        raise SpiegelError("Deze aantekening is er niet.", "Laad de pagina opnieuw.")
    if old is not None:
        entry = old.entry.model_copy(update={"withdrawn": True})
    elif not typed.strip():
        raise SpiegelError("Er staat nog geen tekst.", "Schrijf eerst wat u wilt bewaren.")
    else:
        entry = made(
            Note, gemeente=report.entry.gemeente, id=identifier(), code=str(code), text=typed
        )
    try:
        edition = library.view().edition.info.id
        ledger.record_once(entry, author, edition, seen=int(seen.get(entry.subject, 0)))
    except Conflict as conflict:
        return content(str(code), conflict, typed)
    return content(str(code))
