"""Messages on the answers of a submission, between who delivered and who checks; each stays with its question."""

from collections.abc import Sequence
from typing import Any

from dash import Input, Output, State, dcc, html

from benchmark.catalogue import Question
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import Message
from benchmark.ledger.entries import identifier
from benchmark.ledger.reading import made
from benchmark.ledger.store import Ledger
from dashboard import access, library, records
from dashboard.components import choice, written


def of(gemeente: str, year: int, questions: Sequence[Question]) -> html.Section:
    """What was said about these questions, and a field to say more."""
    data = {"gemeente": gemeente, "year": year, "questions": [q.key for q in questions]}
    return html.Section(
        [
            html.H2("Berichten", id="berichten"),
            html.P("Voor wie levert en wie controleert. Een bericht blijft bij de vraag staan.", className="onder"),
            dcc.Store(id="berichten-over", data=data),
            html.Div(_list(records.ledger(), gemeente, year, questions), id="berichten-lijst"),
            html.Details(
                [
                    html.Summary("Schrijf een bericht"),
                    choice.one(
                        "bericht-vraag",
                        "Over welke vraag?",
                        [{"value": q.key, "label": q.text} for q in questions],
                        value=questions[0].key if questions else None,
                        allowDeselect=False,
                    ),
                    written.area("bericht-tekst", "Bericht"),
                    html.Button("Plaats bericht", id="bericht-plaats", className="knop licht"),
                ],
                className="schrijf",
            ),
        ],
        className="kaart",
        **{"aria-labelledby": "berichten"},
    )  # fmt: skip


def _list(ledger: Ledger, gemeente: str, year: int, questions: Sequence[Question]) -> list[Any]:
    names = {q.key: q.text for q in questions}
    found = [
        r
        for r in ledger.newest(Message, gemeente, f"{gemeente}/{year}/")
        if r.entry.question in names
    ]
    if not found:
        return [html.P("Er zijn nog geen berichten.", className="stil")]
    rows = [
        html.Li(
            [
                html.P(html.Strong(names[r.entry.question])),
                written.text(r.entry.text),
                written.signature(r),
            ]
        )
        for r in found
    ]
    return [html.Ol(rows, className="versies")]


@access.writes(
    Output("berichten-lijst", "children"),
    Output("bericht-tekst", "value"),
    Input("bericht-plaats", "n_clicks"),
    State("bericht-vraag", "value"),
    State("bericht-tekst", "value"),
    State("berichten-over", "data"),
)
def say(_: int | None, key: str, text: str | None, about: dict[str, Any]) -> tuple[list[Any], str]:
    """Keep a message and show what was said so far."""
    view, ledger = library.view(), records.ledger()
    questions = [q for k in about["questions"] if (q := view.edition.catalogue.question(str(k)))]
    if key not in [q.key for q in questions]:
        raise SpiegelError("Deze vraag hoort hier niet bij.", "Kies een vraag uit de lijst.")
    if not (text or "").strip():
        raise SpiegelError("Er staat nog geen bericht.", "Schrijf eerst wat u wilt zeggen.")
    gemeente, year = str(about["gemeente"]), int(about["year"])
    entry = made(Message, gemeente=gemeente, id=identifier(), year=year, question=key, text=text)
    ledger.record_once(entry, access.required(), view.edition.info.id)
    return _list(ledger, gemeente, year, questions), ""
