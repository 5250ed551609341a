"""Doubts of readers: a button at every figure, and what the validator found. A doubt changes no figure."""

from collections.abc import Mapping
from typing import Any

from dash import ALL, Input, Output, State, callback, ctx, dcc, html

from benchmark.answers import Question
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import Challenge
from benchmark.ledger.entries import identifier
from benchmark.ledger.reading import made
from benchmark.ledger.store import Ledger, Record
from benchmark.viewing import View
from dashboard import access, library, records, selection
from dashboard.components import notice, written


def of(asked: Question, code: str) -> html.Section:
    """At a figure: what others doubted, and a field to do so."""
    return html.Section(
        [
            html.H2("Klopt dit niet?", id="twijfel"),
            html.P("Twijfelt u aan dit cijfer? Wie controleert, zoekt het uit en antwoordt hier.", className="onder"),
            dcc.Store(id="twijfel-vraag", data={"query": selection.query_of(asked), "code": code}),
            html.Div(id="twijfel-lijst", className="opmerkingen"),
            html.Details(
                [
                    html.Summary("Meld uw twijfel"),
                    written.area("twijfel-tekst", "Wat klopt er volgens u niet?"),
                    html.Button("Meld", id="twijfel-meld", className="knop"),
                ],
                className="schrijf",
            ),
        ],
        className="kaart",
        **{"aria-labelledby": "twijfel"},
    )  # fmt: skip


@callback(Output("twijfel-lijst", "children"), Input("twijfel-vraag", "data"))
def show(question: Mapping[str, str]) -> list[Any]:
    """What was doubted about the figure of this page, after the page stands."""
    try:
        asked, code = _about(question)
        return _list(records.ledger(), asked.gemeente, code)
    except SpiegelError as error:
        return [notice.of_error(error)]


def _about(question: Mapping[str, str]) -> tuple[Question, str]:
    view = library.view()
    asked = selection.of_search(question["query"], view).asked
    if asked is None:
        raise SpiegelError("Kies eerst een gemeente.")
    return asked, view.edition.catalogue.indicator(str(question["code"])).code


def _list(ledger: Ledger, gemeente: str, code: str) -> list[Any]:
    found = ledger.newest(Challenge, gemeente, f"{gemeente}/{code}/")[::-1]
    if not found:
        return []
    return [html.Ul([html.Li(_said(ledger, r)) for r in found], className="opmerkinglijst")]


def _said(ledger: Ledger, record: Record[Challenge]) -> list[Any]:
    first = ledger.history(Challenge, record.subject)[0]
    said: list[Any] = [
        written.text(record.entry.text),
        html.P(f"Over {record.entry.year}.", className="bron"),
        written.signature(first),
    ]
    if not record.entry.answer:
        return [*said, html.P("Nog niet beantwoord.", className="klein")]
    answer = [html.P(html.Strong("Antwoord")), written.text(record.entry.answer)]
    return [*said, html.Div([*answer, written.signature(record)], className="bewust")]


@access.writes(
    Output("twijfel-lijst", "children", allow_duplicate=True),
    Output("twijfel-tekst", "value"),
    Input("twijfel-meld", "n_clicks"),
    State("twijfel-tekst", "value"),
    State("twijfel-vraag", "data"),
)
def doubt(_: int | None, text: str | None, question: Mapping[str, str]) -> tuple[list[Any], str]:
    """Keep a doubt and show it."""
    asked, code = _about(question)
    if not (text or "").strip():
        raise SpiegelError("Er staat nog geen tekst.", "Schrijf wat er volgens u niet klopt.")
    entry = made(
        Challenge,
        gemeente=asked.gemeente,
        id=identifier(),
        year=asked.year,
        indicator=code,
        text=text,
    )
    ledger = records.ledger()
    ledger.record_once(entry, access.required(), library.view().edition.info.id)
    return _list(ledger, asked.gemeente, code), ""


# For the validator ----------------------------------------------------------------------------------------


def open_ones(ledger: Ledger, view: View) -> list[Any]:
    """The doubts that wait for an answer, oldest first."""
    return [html.Div(_open(ledger, view), id="twijfels")]


def _open(ledger: Ledger, view: View) -> list[Any]:
    found = [r for r in ledger.newest(Challenge) if not r.entry.answer]
    if not found:
        return [html.P("Er zijn geen vragen van lezers.", className="zegt-het")]
    return [html.Ul([_field(r, view) for r in found], className="wachtrij")]


def _field(record: Record[Challenge], view: View) -> html.Li:
    entry = record.entry
    name = view.edition.catalogue.indicator(entry.indicator).name
    place = view.edition.municipalities.name(entry.gemeente)
    return html.Li(
        [
            html.H3(f"{place}, {name}, {entry.year}"),
            written.text(entry.text),
            written.signature(record),
            written.area({"twijfel-antwoord": record.subject}, f"Antwoord aan wie twijfelt aan {name}", rows=2),
            html.Button("Plaats het antwoord", id={"twijfel-sluit": record.subject}, className="knop licht"),
        ]
    )  # fmt: skip


@access.writes(
    Output("twijfels", "children"),
    Input({"twijfel-sluit": ALL}, "n_clicks"),
    State({"twijfel-antwoord": ALL}, "value"),
    State({"twijfel-antwoord": ALL}, "id"),
)
def answer(_: Any, texts: list[str | None], names: list[dict[str, str]]) -> list[Any]:
    """Keep the answer to a doubt; it stands at the figure, and the doubt leaves the list."""
    ledger, view = records.ledger(), library.view()
    subject = str(ctx.triggered_id["twijfel-sluit"])
    typed = {n["twijfel-antwoord"]: (t or "").strip() for n, t in zip(names, texts, strict=True)}
    record = ledger.latest(Challenge, subject)
    if record is None:
        raise SpiegelError("Deze vraag is er niet meer.", "Laad de pagina opnieuw.")
    if not typed.get(subject):
        raise SpiegelError("Er staat nog geen antwoord.", "Schrijf eerst wat u hebt gevonden.")
    entry = made(Challenge, **(record.entry.model_dump() | {"answer": typed[subject]}))
    ledger.record(entry, access.required(), view.edition.info.id, seen=record.version)
    return _open(ledger, view)
