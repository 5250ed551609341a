"""The checklist of the BurgerServiceCode: what the municipality says of itself, with who acts and a form per question.

It comes by its own callback after the page. What is said counts in no comparison.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import MATCH, Input, Output, State, callback, ctx, dcc, html

from benchmark.answers import Question
from benchmark.answers.checklist import Answered, checklist
from benchmark.catalogue import Check, CheckPart, ServiceCode
from benchmark.dutch import upper_first
from benchmark.errors import SpiegelError
from benchmark.ledger import moment
from benchmark.ledger.reading import WrongEntry, made
from benchmark.ledger.service_code import Checked, CheckState
from benchmark.ledger.store import Conflict, Ledger, Record
from benchmark.narrative import service_code as narrative_code
from dashboard import access, library, records, selection, typed
from dashboard.components import choice, notice, written

NOTHING = "geen antwoord"
PARTS = {
    CheckPart.IMPULSE: ("Kwaliteitsimpuls", "Vijf stappen die de code laten werken. Bij elke stap staat wie aan zet is."),
    CheckPart.ALSO: ("Ook belangrijk", "Wie buiten de cijfers valt, en wat inwoners niet twee keer willen doen."),
    CheckPart.EVIDENCE: ("Wat geen cijfer laat zien", "Deze vragen horen bij normen waarvoor geen hard cijfer bestaat."),
}  # fmt: skip
LOOKS = {CheckState.YES: "merkje ok", CheckState.BUSY: "merkje", CheckState.NO: "merkje op"}


def part(name: str, key: Any) -> dict[str, Any]:
    """The id of a part of a question; Dash matches on the key that the parts of a question share."""
    return {"nagaan": name, "vraag": key}


def of(asked: Question, code: ServiceCode) -> html.Section:
    """The section; its content comes when the page stands. Nothing in it for an edition without a checklist."""
    shown = bool(code.checks)
    return html.Section(
        [
            html.H2("Wat de gemeente zelf doet", id="nagaan"),
            html.P(narrative_code.SAID_BY_ITSELF, className="onder"),
            dcc.Store(id="nagaan-vraag", data=selection.query_of(asked)),
            html.Div(id="nagaan-inhoud", className="nagaan"),
        ],
        className="kaart",
        hidden=not shown,
        **{"aria-labelledby": "nagaan"},
    )


@callback(Output("nagaan-inhoud", "children"), Input("nagaan-vraag", "data"))
def show(query: str) -> list[Any]:
    """The questions with what was said, by part."""
    try:
        asked, code = _subject(query)
        said = records.ledger().every(Checked, asked.gemeente)
    except SpiegelError as error:
        return [notice.of_error(error)]
    found, history = checklist(code, said), _by_question(said)
    content: list[Any] = [access.who()]
    for kind, (heading, under) in PARTS.items():
        rows = [
            _question(a, query, history.get(a.check.key, [])) for a in found if a.check.part is kind
        ]
        content += [html.H3(heading), html.P(under, className="onder"), html.Ul(rows)]
    return content


def _by_question(said: Sequence[Record[Checked]]) -> dict[str, list[Record[Checked]]]:
    """Every version of each answer, oldest first."""
    found: dict[str, list[Record[Checked]]] = {}
    for record in said:
        found.setdefault(record.entry.check, []).append(record)
    return found


def _subject(query: str) -> tuple[Question, ServiceCode]:
    asked = selection.of_search(query, library.view()).asked
    if asked is None:
        raise SpiegelError("Kies eerst een gemeente.")
    return asked, library.view().edition.catalogue.service_code


def _question(answered: Answered, query: str, versions: Sequence[Record[Checked]]) -> html.Li:
    check = answered.check
    return html.Li(
        [
            html.H4(check.question, id=f"vraag-{check.key}", tabIndex=-1),
            *([html.P(narrative_code.who_acts(check), className="klein")] if check.who else []),
            html.Div(_said(answered, versions), id=part("stand", check.key)),
            html.Details(
                [
                    html.Summary(["Leg een antwoord vast", html.Span(f": {check.question}", className="vh")]),
                    *_fields(answered, query, len(versions)),
                ],
                className="schrijf",
            ),
            html.Div(id=part("zegt", check.key), role="status", className="zegt"),
        ]
    )  # fmt: skip


def _said(answered: Answered, versions: Sequence[Record[Checked]]) -> list[Any]:
    """The newest answer with its date, note and author; that nothing was said is said too."""
    earlier = written.history(versions, _shown)
    if answered.record is None:
        return [html.P("Hierover heeft de gemeente nog niets gezegd.", className="klein"), *earlier]
    return [_shown(answered.record.entry), written.signature(answered.record), *earlier]


def _shown(entry: Checked) -> html.Div:
    if entry.withdrawn:
        return html.Div(html.P("Het antwoord is weggehaald."))
    line = [
        html.Span(upper_first(entry.state.value), className=LOOKS[entry.state]),
        f" Zo stond het op {moment.day(entry.on)}.",
    ]
    note = [written.text(entry.note)] if entry.note else []
    return html.Div([html.P(line), *note], className="antwoord")


def _fields(answered: Answered, query: str, version: int) -> list[Any]:
    key, record = answered.check.key, answered.record
    entry = record.entry if record else None
    options = [*(s.value for s in CheckState), NOTHING]
    return [
        dcc.Store(id=part("gezien", key), data=version),
        dcc.Store(id=part("query", key), data=query),
        html.Div(
            [
                choice.one(
                    part("antwoord", key),
                    "Antwoord",
                    [{"value": o, "label": upper_first(o)} for o in options],
                    value=entry.state.value if entry else None,
                    placeholder="Kies een antwoord",
                    allowDeselect=False,
                ),
                dmc.TextInput(
                    id=part("datum", key),
                    label="Stand op",
                    description="Leeg is vandaag. Bijvoorbeeld 14-3-2026.",
                    inputWrapperOrder=["label", "input", "description"],
                    size=choice.SIZE,
                    value="",
                ),
            ],
            className="velden",
        ),
        written.area(
            part("toelichting", key), "Toelichting", rows=2, value=entry.note if entry else ""
        ),
        html.Button("Bewaar dit antwoord", id=part("bewaar", key), className="knop"),
    ]


@access.writes(
    Output(part("stand", MATCH), "children"),
    Output(part("zegt", MATCH), "children"),
    Output(part("gezien", MATCH), "data"),
    Input(part("bewaar", MATCH), "n_clicks"),
    State(part("antwoord", MATCH), "value"),
    State(part("datum", MATCH), "value"),
    State(part("toelichting", MATCH), "value"),
    State(part("gezien", MATCH), "data"),
    State(part("query", MATCH), "data"),
)
def save(
    _: Any, state: str | None, on: str | None, note: str | None, seen: int, query: str
) -> tuple[Any, ...]:
    """Keep the answer to one question. Somebody else was first: show theirs, keep what was typed, and ask again."""
    asked, code = _subject(query)
    author, ledger = access.required(), records.ledger()
    check = code.check(str(ctx.triggered_id["vraag"]))
    if check is None:
        raise SpiegelError("Deze vraag is er niet.", "Laad de pagina opnieuw.")
    try:
        entry = _entry(ledger, asked.gemeente, check, {"state": state, "on": on, "note": note})
        record = ledger.record(entry, author, library.view().edition.info.id, seen=int(seen))
    except WrongEntry as error:
        said = notice.say("Er is nog niets bewaard.", error.sentence, kind="let-op", role="alert")
        return dash.no_update, said, dash.no_update
    except Conflict as conflict:
        said = notice.say(
            conflict.sentence,
            "Dat antwoord staat nu hierboven. Uw tekst staat nog in de velden. Bewaar opnieuw als u het wilt vervangen.",
            kind="let-op",
            role="alert",
        )
        return _now(ledger, asked, code, check), said, conflict.newest.version
    return _now(ledger, asked, code, check), notice.say("Bewaard.", kind="goed"), record.version


def _now(ledger: Ledger, asked: Question, code: ServiceCode, check: Check) -> list[Any]:
    versions = ledger.history(Checked, f"{asked.gemeente}/{check.key}")
    answered = next(a for a in checklist(code, versions) if a.check == check)
    return _said(answered, versions)


def _entry(ledger: Ledger, gemeente: str, check: Check, given: Mapping[str, str | None]) -> Checked:
    """The answer that the fields say; raises WrongEntry. Taking it back keeps what is taken back."""
    subject = f"{gemeente}/{check.key}"
    if given["state"] == NOTHING:
        old = ledger.latest(Checked, subject)
        if old is None or old.entry.withdrawn:
            raise WrongEntry("Er is geen antwoord om weg te halen.", "state")
        return old.entry.model_copy(update={"withdrawn": True})
    if not given["state"]:
        raise WrongEntry("Er is nog geen antwoord gekozen; kies er een.", "state")
    day = typed.date(given["on"], "on") or today()
    if day > today():
        raise WrongEntry(
            f"De datum is {moment.day(day)}; verwacht wordt vandaag of een dag daarvoor.", "on"
        )
    return made(
        Checked,
        gemeente=gemeente,
        check=check.key,
        state=given["state"],
        on=day,
        note=given["note"] or "",
    )


def today() -> date:
    """The day in Dutch time."""
    return moment.local(datetime.now(UTC)).date()
