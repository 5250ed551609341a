"""One question of a delivery: the field, what is known already, and what the checks say. Saved as soon as one leaves it."""

from typing import Any

import dash
import dash_mantine_components as dmc
from dash import ALL, MATCH, Input, Output, State, clientside_callback, ctx, dcc, html

from benchmark.catalogue import Question
from benchmark.checks import numbers
from benchmark.delivery import given
from benchmark.delivery.questionnaire import Row
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import Answered
from benchmark.ledger.reading import made
from benchmark.ledger.store import Conflict
from benchmark.vocabulary import Form, Missing
from dashboard import access, delivering, library, records
from dashboard.components import choice, notice

STATE = "lever-stand"  # its data change with every answer, and the checks follow
PAGE = "lever-vraag"
SAVED = "Bewaard."


def part(name: str, key: Any) -> dict[str, Any]:
    """The id of a part of a question; Dash matches on the key that its parts share."""
    return {"lever": name, "vraag": key}


def of(row: Row, year: int, worth: str) -> html.Li:
    """The field of one question. ``worth``: what its answer makes possible."""
    question, entry = row.question, row.answered.entry if row.answered else None
    key = question.key
    typed = ""
    if entry and entry.missing:
        typed = entry.missing.value
    elif entry and entry.value is not None:
        typed = given.typed(question, entry.value)
    return html.Li(
        [
            dcc.Store(id=part("gezien", key), data=row.answered.version if row.answered else 0),
            html.H3(question.text, id=f"vraag-{key}"),
            html.P(question.hint, className="klein"),
            html.Div(
                [
                    html.Div(
                        [
                            dmc.TextInput(
                                id=part("antwoord", key),
                                label=f"Antwoord over {year}, in {_unit(question)}",
                                value=typed,
                                size=choice.SIZE,
                                debounce=True,
                                inputProps={"inputMode": "decimal"},
                                autoComplete="off",
                            ),
                            _no_number(key),
                        ],
                        className="lever-veld",
                    ),
                    _known(row, year, worth),
                ],
                className="lever-rij",
            ),
            html.Details(
                [
                    html.Summary(["Toelichting", html.Span(f" bij {question.text}", className="vh")]),
                    dmc.Textarea(
                        id=part("toelichting", key),
                        label="Waarom is dit getal zo?",
                        value=entry.note if entry else "",
                        debounce=True,
                        autosize=True,
                        minRows=2,
                        maxRows=10,
                        size=choice.SIZE,
                    ),
                ],
                className="schrijf",
                open=bool(entry and entry.note),
            ),
            html.Div(id=part("zegt", key), role="status", className="zegt"),
            html.Div(id=part("meldt", key), className="meldt"),
        ],
        className="lever-vraag",
    )  # fmt: skip


def _unit(question: Question) -> str:
    return "procenten" if question.form is Form.PERCENT else question.unit


def _no_number(key: str) -> html.Div:
    """The three reasons why there is no number: a button types the word in the field."""
    buttons = [
        html.Button(
            m.value,
            id=part("geen", f"{key}|{m.value}"),
            type="button",
            className="alskoppeling",
            **{"data-vult": m.value, "data-veld": key},
        )
        for m in Missing
    ]
    return html.Div([html.Span("Geen getal? ", className="klein"), *buttons], className="geen-getal")  # fmt: skip


def _known(row: Row, year: int, worth: str) -> html.Dl:
    """Beside the field: last year's answer, how to write it, what it is for."""
    lines: list[tuple[str, str]] = [(str(year - 1), row.before or "geen antwoord")]
    lines += [(f"Open cijfer ({name})", text) for name, text in row.open]
    lines.append(("Zo schrijft u het", given.typed(row.question, row.question.example)))
    if worth:
        lines.append(("Wat het oplevert", worth))
    parts: list[Any] = []
    for name, text in lines:
        parts += [html.Dt(name), html.Dd(text)]
    return html.Dl(parts, className="lever-bekend")


@access.writes(
    Output(part("zegt", MATCH), "children"),
    Output(part("gezien", MATCH), "data"),
    Input(part("antwoord", MATCH), "value"),
    Input(part("toelichting", MATCH), "value"),
    State(part("gezien", MATCH), "data"),
    State(PAGE, "data"),
)
def save(answer: str | None, note: str | None, seen: int, page: dict[str, Any]) -> tuple[Any, Any]:
    """Record the answer as it stands; what cannot be read is said and not recorded, and stays in the field."""
    key = str(ctx.triggered_id["vraag"])
    question = library.view().edition.catalogue.question(key)
    if question is None:
        raise SpiegelError("Deze vraag is er niet meer.", "Laad de pagina opnieuw.")
    author = access.required()
    try:
        value = numbers.read(answer or "", question.form, question.unit)
    except numbers.Unreadable as error:
        return notice.say(
            error.found, f"{error.expected} {error.remedy}", kind="fout", role="alert"
        ), seen
    entry = made(
        Answered,
        gemeente=str(page["gemeente"]),
        year=int(page["year"]),
        question=key,
        value=None if isinstance(value, Missing) else value,
        missing=value if isinstance(value, Missing) else None,
        note=note or "",
    )
    try:
        record = records.ledger().record(entry, author, library.view().edition.info.id, seen=seen)
    except Conflict as conflict:
        found = conflict.newest.entry
        assert isinstance(found, Answered)
        shown = given.words(question, found.value, found.missing)
        return notice.say(
            f"{conflict.sentence} Daar staat nu: {shown}.",
            "Laat het veld nog eens los om uw eigen antwoord toch te bewaren.",
            kind="let-op",
            role="alert",
        ), conflict.newest.version  # fmt: skip
    dash.set_props(STATE, {"data": record.id})
    return SAVED if value is not None else "Bewaard: de vraag is weer open.", record.version


def stores(found: delivering.Delivering) -> list[Any]:
    """What the callbacks of a page of questions must know; once per page."""
    data = {
        "gemeente": found.questions.municipality.code,
        "year": found.year,
        "query": found.query,
    }
    return [dcc.Store(id=PAGE, data=data), dcc.Store(id=STATE, data=0)]


clientside_callback(
    "function() { return window.leveren.fill.apply(null, arguments); }",
    Output(part("antwoord", ALL), "value"),
    Input(part("geen", ALL), "n_clicks"),
    State(part("antwoord", ALL), "value"),
    State(part("antwoord", ALL), "id"),
    prevent_initial_call=True,
)
