"""Under the rows of a list: where it stands, and handing it in."""

from typing import Any

import dash
from dash import Input, Output, State, dcc, html

from benchmark.delivery.lists.handing_in import hand_in
from benchmark.delivery.lists.state import ListState, state
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import SubmissionStatus
from dashboard import access, delivering, records
from dashboard.components import notice, written

ABOUT = "lijst-indienen-over"


def of(current: ListState, query: str) -> html.Section:
    """The section; a reason is asked where rows were approved before."""
    correction = html.Div(
        written.area(
            "lijst-reden",
            "Waarom verandert de lijst?",
            rows=2,
            description="Deze lijst is al goedgekeurd. De reden komt in het openbare correctielogboek.",
        ),
        hidden=not current.approved_before,
    )
    return html.Section(
        [
            dcc.Store(id=ABOUT, data={"key": current.declared.key, "query": query}),
            html.H2("Indienen", id="indienen"),
            html.Div(_stand(current), id="lijst-stand"),
            correction,
            html.Div(html.Button("Dien in", id="lijst-dien-in", className="knop"), className="knoppen"),
            html.Div(id="lijst-gezegd", role="status", className="zegt"),
            html.P("Een ander controleert de lijst voordat zij in een editie komt.", className="klein"),
        ],
        className="kaart",
        **{"aria-labelledby": "indienen"},
    )  # fmt: skip


def _stand(current: ListState) -> list[Any]:
    if current.submission is None:
        return [html.P("Deze lijst is nog niet ingediend.", className="zegt-het")]
    entry = current.submission.entry
    said: list[Any] = [html.P(f"Laatste stand: {entry.status.value}.")]
    if current.changed:
        said.append(html.P("Daarna zijn er andere rijen geüpload; die zijn nog niet ingediend."))
    if entry.reason:
        said.append(written.text(entry.reason))
    return [html.Div([*said, written.signature(current.submission)], className="bewust")]


@access.writes(
    Output("lijst-gezegd", "children"),
    Input("lijst-dien-in", "n_clicks"),
    State("lijst-reden", "value"),
    State(ABOUT, "data"),
)
def press(_: int | None, reason: str | None, about: dict[str, str]) -> Any:
    """Hand the list in, and say where it stands."""
    found = delivering.of_query(str(about["query"]))
    code, key, ledger = found.asked.gemeente, str(about["key"]), records.ledger()
    try:
        current = state(found.view, ledger, code, key, found.year)
        hand_in(ledger, current, access.required(), found.view.edition.info.id, reason or "")
    except SpiegelError as error:
        return notice.of_error(error)
    dash.set_props("lijst-stand", {"children": _stand(state(found.view, ledger, code, key, found.year))})  # fmt: skip
    return notice.say(
        f"{current.declared.name} over {found.year} is ingediend.",
        f"Nu kijkt een ander ernaar, op de pagina Controle. Status: {SubmissionStatus.SUBMITTED.value}.",
        kind="goed",
    )
