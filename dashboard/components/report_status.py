"""How far a report is, the reaction of the college, and its versions: each change is a new version."""

from collections.abc import Mapping
from typing import Any

from dash import ALL, Input, Output, State, ctx, dcc, html

from benchmark.errors import SpiegelError
from benchmark.ledger import moment
from benchmark.ledger.entries import Report, ReportStatus
from benchmark.ledger.store import Conflict, Record
from benchmark.report import keeping
from dashboard import access, records
from dashboard.components import notice, written

STEPS = tuple(ReportStatus)
SAYS = {
    ReportStatus.CONCEPT: "Nog in bewerking. Dat staat op elke bladzijde.",
    ReportStatus.HEARING: "Wie erin genoemd wordt, kan reageren.",
    ReportStatus.SETTLED: "Klaar. Wie erin genoemd wordt, heeft bericht gehad.",
}
REACTION = "reactie"


def content(
    record: Record[Report], said: SpiegelError | None = None, typed: str | None = None
) -> list[Any]:
    """Status, reaction and versions. ``said``: why nothing was recorded; ``typed``: what stood in the field."""
    return [
        dcc.Store(id="rapport-gezien", data=record.version),
        *([notice.of_error(said)] if said else []),
        _status(record),
        _reaction(record, typed),
        _versions(record),
    ]


def _status(record: Record[Report]) -> html.Section:
    now = STEPS.index(record.entry.status)
    rows = [
        html.Li(
            [html.Strong(step.value.capitalize()), html.Span(SAYS[step])],
            className="gedaan" if n < now else "nu" if n == now else "",
            **({"aria-current": "step"} if n == now else {}),
        )
        for n, step in enumerate(STEPS)
    ]
    following = STEPS[now + 1] if now + 1 < len(STEPS) else None
    press = [
        html.P("Terug kan niet. De vorige versie blijft staan.", className="klein"),
        html.Button(f"Zet op \u2018{following.value}\u2019", id={"rapport-daad": following.value}, className="knop licht"),
    ] if following else []  # fmt: skip
    return html.Section(
        [html.H2("Hoe ver is het?"), html.Ol(rows, className="rapport-stappen"), *press],
        className="kaart",
    )


def _reaction(record: Record[Report], typed: str | None) -> html.Section:
    given, settled = record.entry.reaction, record.entry.status is ReportStatus.SETTLED
    shown = written.text(given) if given else html.P("Er is geen reactie.", className="klein")
    field = html.Details(
        [
            html.Summary("Wijzig de reactie" if given else "Schrijf de reactie"),
            written.area(
                "rapport-reactie-nu",
                "Bestuurlijke reactie",
                value=given if typed is None else typed,
            ),
            html.Button(
                "Bewaar als nieuwe versie", id={"rapport-daad": REACTION}, className="knop"
            ),
        ],
        className="schrijf",
        open=typed is not None,
    )
    fixed = html.P("Een vastgesteld rapport verandert niet meer.", className="klein")
    return html.Section(
        [html.H2("Bestuurlijke reactie"), shown, fixed if settled else field], className="kaart"
    )


def _versions(record: Record[Report]) -> html.Section:
    found = records.ledger().history(Report, record.subject)[::-1]
    rows = [
        html.Tr(
            [
                html.Th(str(r.version), scope="row"),
                html.Td(r.entry.status.value),
                html.Td("ja" if r.entry.reaction else "nee"),
                html.Td(written.by(r.author)),
                html.Td(moment.words(r.at)),
                html.Td(
                    html.A(
                        "PDF",
                        href=f"/rapport/{r.entry.code}.pdf?versie={r.version}",
                        **{"aria-label": f"PDF van versie {r.version}"},
                    )
                ),
            ]
        )
        for r in found
    ]
    head = [
        html.Th(h, scope="col")
        for h in ("Versie", "Status", "Reactie", "Door", "Wanneer", "Bestand")
    ]
    return html.Section(
        [
            html.H2("Versies"),
            html.Div(
                html.Table(
                    [html.Caption("Versies van dit rapport, de nieuwste eerst", className="vh"), html.Thead(html.Tr(head)), html.Tbody(rows)]
                ),
                className="tabelkader",
                tabIndex=0,
                role="region",
                **{"aria-label": "Versies van dit rapport"},
            ),
        ],
        className="kaart",
    )  # fmt: skip


@access.writes(
    Output("rapport-status", "children"),
    Input({"rapport-daad": ALL}, "n_clicks"),
    State("rapport-reactie-nu", "value"),
    State("rapport-gezien", "data"),
    State("rapport-dit", "data"),
)
def revise(_: Any, reaction: str | None, seen: int, code: str) -> list[Any]:
    """A next status or another reaction as a new version. Somebody was first: show theirs, keep what was typed."""
    deed, text = str(ctx.triggered_id["rapport-daad"]), str(reaction or "")
    given: Mapping[str, Any] = (
        {"reaction": text} if deed == REACTION else {"status": ReportStatus(deed)}
    )
    ledger = records.ledger()
    try:
        kept = keeping.revise(ledger, str(code), access.required(), seen=int(seen), **given)
    except Conflict as conflict:
        newest = ledger.latest(Report, str(code))
        assert newest is not None
        return content(newest, conflict, text)
    return content(kept.record)
