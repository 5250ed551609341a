"""Agreements of a duidingsgesprek with how they stand; who reads them can say that one is done or let go."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, MATCH, Input, Output, State, ctx, dcc, html

from benchmark import dutch
from benchmark.errors import SpiegelError
from benchmark.ledger import moment
from benchmark.ledger.entries import Agreement, AgreementState
from benchmark.ledger.reading import made
from benchmark.ledger.store import Conflict, Record
from benchmark.narrative import agenda as narrative
from dashboard import access, library, records, talking
from dashboard.components import choice, notice, written

Which = str  # "eerder" or "nu"
TAKE_BACK = "intrek-"
LOOKS = {AgreementState.OPEN: "gewoon", AgreementState.DONE: "ok", AgreementState.LET_GO: "gewoon"}


def of(found: Sequence[Record[Agreement]], query: str, which: Which) -> html.Div:
    """The list of one kind: agreements of before, or of this conversation."""
    return html.Div(
        rows(found, query, which), id={"lijst": which, "deel": "rijen"}, className="afspraken"
    )


def rows(
    found: Sequence[Record[Agreement]],
    query: str,
    which: Which,
    said: SpiegelError | None = None,
) -> list[Any]:
    """What stands in the list. ``said``: why nothing was recorded."""
    return [
        dcc.Store(id={"lijst": which, "deel": "vraag"}, data=query),
        dcc.Store(
            id={"lijst": which, "deel": "gezien"}, data={r.entry.id: r.version for r in found}
        ),
        *([notice.of_error(said)] if said else []),
        html.Ul([_row(r, which) for r in found], className="opmerkinglijst") if found else None,
    ]


def told(record: Record[Agreement]) -> list[Any]:
    """One agreement in words: what, who, before when, how it stands and why."""
    entry = record.entry
    about = _name(entry.indicator)
    return [
        html.P(
            [
                html.Span(entry.state.value, className=f"merkje {LOOKS[entry.state]}"),
                html.Span(f" {about}", className="klein stil"),
            ]
        ),
        written.text(entry.what),
        html.P([html.Bdi(entry.owner), f", uiterlijk {moment.day(entry.due)}."]),
        *(
            [html.Div(["Reden: ", html.Bdi(entry.reason)], className="klein")]
            if entry.reason
            else []
        ),
    ]


def _name(code: str) -> str:
    return library.view().edition.catalogue.indicator(code).name if code else narrative.WHOLE


def _row(record: Record[Agreement], which: Which) -> html.Li:
    entry = record.entry
    versions = records.ledger().history(Agreement, record.subject)
    states = [{"value": s.value, "label": dutch.upper_first(s.value)} for s in AgreementState]
    change = html.Details(
        [
            html.Summary(["Werk bij", html.Span(f": {entry.what[:60]}", className="vh")]),
            html.Div(
                [
                    choice.one(
                        {"lijst": which, "stand": entry.id},
                        "Hoe staat het?",
                        states,
                        value=entry.state.value,
                        allowDeselect=False,
                    ),
                    dmc.TextInput(
                        id={"lijst": which, "reden": entry.id},
                        label="Waarom?",
                        description="Nodig als u een afspraak loslaat.",
                        value=entry.reason,
                        size=choice.SIZE,
                    ),
                ],
                className="velden",
            ),
            html.Div(
                [
                    _button("Bewaar de stand", which, entry.id),
                    _button("Trek in", which, TAKE_BACK + entry.id, light=True),
                ],
                className="knoppen",
            ),
        ]
    )
    short = written.history(versions, lambda e: html.P(narrative.agreement(e)))
    return html.Li(
        [*told(record), written.signature(record), html.Div([*short, change], className="acties")]
    )


def _button(words: str, which: Which, deed: str, *, light: bool = False) -> html.Button:
    look = "knop licht" if light else "knop"
    return html.Button(words, id={"lijst": which, "bewaar": deed}, className=look)


@access.writes(
    Output({"lijst": MATCH, "deel": "rijen"}, "children"),
    Input({"lijst": MATCH, "bewaar": ALL}, "n_clicks"),
    State({"lijst": MATCH, "stand": ALL}, "value"),
    State({"lijst": MATCH, "stand": ALL}, "id"),
    State({"lijst": MATCH, "reden": ALL}, "value"),
    State({"lijst": MATCH, "deel": "gezien"}, "data"),
    State({"lijst": MATCH, "deel": "vraag"}, "data"),
)
def update(
    _: Any,
    states: list[str],
    ids: list[Mapping[str, str]],
    reasons: list[str | None],
    seen: Mapping[str, int],
    query: str,
) -> list[Any]:
    """Record how an agreement stands, or take it back, and show the list as it is now."""
    author, asked = access.required(), talking.asked_of(query)
    deed, which = str(ctx.triggered_id["bewaar"]), str(ctx.triggered_id["lijst"])
    taken_back, name = deed.startswith(TAKE_BACK), deed.removeprefix(TAKE_BACK)
    old = records.ledger().latest(Agreement, f"{asked.gemeente}/{name}")
    at = next((n for n, i in enumerate(ids) if i["stand"] == name), None)
    if old is None or at is None:
        raise SpiegelError("Deze afspraak is er niet.", "Laad de pagina opnieuw.")
    change: dict[str, Any] = (
        {"withdrawn": True}
        if taken_back
        else {"state": states[at], "reason": (reasons[at] or "").strip()}
    )
    entry = made(Agreement, **(old.entry.model_dump() | change))
    said = None
    try:
        edition = library.view().edition.info.id
        records.ledger().record(entry, author, edition, seen=int(seen.get(name, 0)))
    except Conflict as conflict:
        said = conflict
    found = talking.agreements_of(asked)
    return rows(found.before if which == "eerder" else found.now, query, which, said)
