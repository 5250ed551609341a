"""One list for the validator: what the checks said, the rows beside those that were approved before, the decision."""

from typing import Any

import dash
from dash import Input, Output, State, dcc, html

from benchmark.delivery import handing_in
from benchmark.delivery.lists import words
from benchmark.delivery.lists.reviewing import WaitingList, looked
from benchmark.errors import SpiegelError
from benchmark.viewing import View
from dashboard import access, library, records, reviewing
from dashboard.components import decision, list_rows, notice, page

BUTTONS = "controle-lijst"


def build(view: View, query: str, key: str = "") -> page.Content:
    """The list ``key`` (GM0503-2024-handvest)."""
    ledger = records.ledger()
    record = reviewing.found_list(ledger, key)
    found = looked(view, ledger, record)
    entry = record.entry
    return page.frame(
        dcc.Store(id="lijst-levering", data={"key": key, "version": record.version}),
        html.P(dcc.Link("Alle leveringen", href=f"{reviewing.PATH}{query}"), className="terug"),
        access.who(),
        page.section("Wat de controle zegt", *list_rows.said(found.declared, found.problems)),
        page.section("Rijen", list_rows.table(found.declared, entry.rows)),
        *_before(found),
        html.Section(
            [html.H2("Besluit", id="besluit"), html.Div(decision.of(record, BUTTONS), id="lijst-besluit")],
            className="kaart",
            **{"aria-labelledby": "besluit"},
        ),
        kind=f"Controle · {found.declared.name} · {entry.year}",
        heading=f"{found.municipality.name}: {words.count(found.declared, len(entry.rows))} over {entry.year}",
        under=f"Status: {entry.status.value}{', een correctie' if found.corrects else ''}.",
    )  # fmt: skip


def _before(found: WaitingList) -> list[Any]:
    if not found.before:
        return []
    return [page.section("Eerder goedgekeurd", list_rows.table(found.declared, found.before))]


@access.writes(
    Output("lijst-besluit", "children"),
    Input({BUTTONS: dash.ALL}, "n_clicks"),
    State(f"{BUTTONS}-reden", "value"),
    State("lijst-levering", "data"),
)
def decide(_: Any, reason: str | None, about: dict[str, Any]) -> list[Any]:
    """Record the decision; a newer version or the same name is said, and nothing changes."""
    ledger, view = records.ledger(), library.view()
    record = reviewing.found_list(ledger, str(about["key"]))
    status = decision.OF_BUTTON[str(dash.ctx.triggered_id[BUTTONS])]
    try:
        if record.version != about["version"]:
            raise SpiegelError(
                "Deze lijst is intussen veranderd.",
                "Laad de pagina opnieuw en bekijk haar nog eens.",
            )
        edition, by = view.edition.info.id, access.required()
        decided = handing_in.decide(ledger, record, status, by, edition, reason or "")
    except SpiegelError as error:
        return [notice.of_error(error), *decision.of(record, BUTTONS)]
    return decision.of(decided, BUTTONS)


dash.register_page(
    __name__,
    path_template=f"{reviewing.LISTS}/<key>",
    title="Controle – Gemeentespiegel",
    layout=page.general(build),
)
