"""On the page Leerkring: which municipalities are open to questions about a theme, and whom to call there.

The list says who is open; how to reach them is shown only to who said who they are.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Input, Output, State, callback, ctx, dcc, html

from benchmark.errors import SpiegelError
from benchmark.ledger import learning_rules
from benchmark.ledger.learning import Contact
from benchmark.ledger.store import Conflict, Record
from benchmark.narrative import learning as narrative
from dashboard import access, circling
from dashboard.circling import STORE, Circling
from dashboard.components import choice, notice, written

KEEP, WITHDRAW = "bewaar", "intrek"
FIELDS = (
    ("contact", "Functie, of naam als u die wilt noemen", "Bijvoorbeeld: teamleider publiekszaken."),
    ("email", "E-mailadres", "Liefst van de afdeling."),
    ("phone", "Telefoonnummer", "Een van de twee is genoeg."),
)  # fmt: skip
PRIVATE = (
    "Vul geen privégegevens in. Wie zegt wie hij is, ziet deze gegevens; ze staan in geen rapport. "
    f"{narrative.WITHDRAWN}"
)


def of() -> html.Section:
    """The section; its content comes when the page stands."""
    return html.Section(
        [
            html.H2("Wie staat open voor vragen?", id="kring-open"),
            dcc.Store(id="leerkring-open-sein"),  # another number when the own opt-in changed
            html.Div(id="leerkring-open", className="opmerkingen"),
            html.Div(id="leerkring-eigen"),
        ],
        className="kaart",
        **{"aria-labelledby": "kring-open"},
    )


@callback(
    Output("leerkring-open", "children"),
    Input(STORE, "data"),
    Input("wie-boven", "children"),
    Input("leerkring-open-sein", "data"),
)
def show(question: Mapping[str, str], _: Any, __: Any) -> list[Any]:
    """Who is open; again when somebody says who they are, and when the own opt-in changed.

    The one writer of that list: of two answers at once the older would stay.
    """
    try:
        return _listed(circling.of(question))
    except SpiegelError as error:
        return [notice.of_error(error)]


@callback(Output("leerkring-eigen", "children"), Input(STORE, "data"))
def show_own(question: Mapping[str, str]) -> list[Any]:
    """The own opt-in, and the fields for it."""
    try:
        return _own(circling.of(question))
    except SpiegelError:
        return []


def _listed(here: Circling) -> list[Any]:
    """Those of the group first. Without a profile nobody reads how to reach them."""
    found = here.talk().contacts
    if not found:
        return [html.P("Nog geen gemeente staat bij dit thema open voor vragen.", className="klein")]  # fmt: skip
    known, group = access.author() is not None, set(here.peers)
    order = sorted(found, key=lambda c: (c not in group, here.names.name(c)))
    hidden = html.P("Zeg hierboven eerst wie u bent. Dan ziet u hoe u iemand bereikt.", className="klein")  # fmt: skip
    rows = [_row(here, found[c], known=known, peer=c in group) for c in order]
    return [*([] if known else [hidden]), html.Ul(rows, className="opmerkinglijst")]


def _row(here: Circling, record: Record[Contact], *, known: bool, peer: bool) -> html.Li:
    entry = record.entry
    mark = [" ", html.Span("in uw groep", className="merkje")] if peer else []
    said: list[Any] = [html.P([html.Strong(here.names.name(entry.gemeente)), *mark])]
    if known:
        ways = [w for w in (entry.email, entry.phone) if w]
        said += [
            html.P([html.Bdi(entry.contact), ": ", html.Bdi(" of ".join(ways))], className="getypt kring-bereik"),
            written.signature(record),
        ]  # fmt: skip
    return html.Li(said)


def _own(
    here: Circling, said: SpiegelError | None = None, typed: Mapping[str, str] | None = None
) -> list[Any]:
    record = here.ledger.latest(Contact, f"{here.theme}/{here.asked.gemeente}")
    standing = record.entry if record is not None and not record.entry.withdrawn else None
    fields = typed or (standing.model_dump() if standing else {})
    summary = f"Zet {here.name} open voor vragen" if standing is None else f"Wijzig de gegevens van {here.name}"  # fmt: skip
    back = [_button("Trek in", WITHDRAW, light=True)] if standing else []
    return [
        dcc.Store(id="leerkring-eigen-gezien", data={record.subject: record.version} if record else {}),
        *([notice.of_error(said)] if said else []),
        html.Details(
            [
                html.Summary(summary),
                html.P(PRIVATE, className="klein"),
                html.Div([_field(*one, fields) for one in FIELDS], className="velden"),
                html.Div([_button("Bewaar", KEEP), *back], className="knoppen"),
            ],
            className="schrijf",
            open=bool(said),
        ),
    ]  # fmt: skip


def _field(key: str, label: str, hint: str, fields: Mapping[str, Any]) -> dmc.TextInput:
    return dmc.TextInput(
        id={"kring-open-veld": key},
        label=label,
        description=hint,
        inputWrapperOrder=["label", "input", "description"],
        size=choice.SIZE,
        value=str(fields.get(key) or ""),
    )


def _button(words: str, deed: str, *, light: bool = False) -> html.Button:
    return html.Button(words, id={"kring-open": deed}, className="knop licht" if light else "knop")  # fmt: skip


@access.writes(
    Output("leerkring-open-sein", "data"),
    Output("leerkring-eigen", "children", allow_duplicate=True),
    Input({"kring-open": ALL}, "n_clicks"),
    State({"kring-open-veld": ALL}, "value"),
    State({"kring-open-veld": ALL}, "id"),
    State("leerkring-eigen-gezien", "data"),
    State(STORE, "data"),
)
def write(
    _: Any,
    values: Sequence[str | None],
    ids: Sequence[Mapping[str, str]],
    seen: Mapping[str, int],
    question: Mapping[str, str],
) -> tuple[int, list[Any]]:
    """Keep whom to call, or take it back."""
    here = circling.of(question)
    here.writer()
    typed = {i["kring-open-veld"]: str(v or "") for i, v in zip(ids, values, strict=True)}
    if ctx.triggered_id["kring-open"] == WITHDRAW:
        entry = here.taken_back(Contact, f"{here.theme}/{here.asked.gemeente}")
    else:
        entry = learning_rules.contact(
            here.view.edition.catalogue, here.asked.gemeente, here.theme,
            typed["contact"], typed["email"], typed["phone"],
        )  # fmt: skip
    try:
        here.record(entry, seen)
    except Conflict as conflict:
        return here.ledger.stamp(Contact), _own(here, conflict, typed)
    return here.ledger.stamp(Contact), _own(here)
