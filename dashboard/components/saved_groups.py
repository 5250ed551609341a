"""On the page of the group: keep the group in use under a name with a reason, and open one that was kept."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Input, Output, State, callback, ctx, dcc, html

from benchmark import answers, narrative
from benchmark.answers import Question
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import SavedGroup
from benchmark.ledger.reading import made
from benchmark.ledger.store import Conflict, Ledger, Record
from benchmark.peers import GroupChoice
from dashboard import access, at_hand, library, records, selection
from dashboard.components import choice, notice, written

SAVE = "bewaar"


def of(asked: Question, code: str) -> html.Section:
    """The section; its content comes when the page stands. ``code``: the figure at hand."""
    data = {"query": selection.query_of(asked), "code": code}
    return html.Section(
        [
            html.H2("Bewaarde groepen", id="bewaarde-groepen"),
            html.P("Een groep met een naam en een reden is volgend jaar zo terug te vinden.", className="onder"),
            dcc.Store(id="groepen-vraag", data=data),
            html.Div(id="groepen", className="opmerkingen"),
        ],
        className="kaart",
        **{"aria-labelledby": "bewaarde-groepen"},
    )  # fmt: skip


@callback(Output("groepen", "children"), Input("groepen-vraag", "data"))
def show(question: Mapping[str, str]) -> list[Any]:
    """The groups that were kept, and the fields to keep this one."""
    try:
        return _content(records.ledger(), _asked(question), str(question["code"]))
    except SpiegelError as error:
        return [notice.of_error(error)]


def _asked(question: Mapping[str, str]) -> Question:
    asked = selection.of_search(question["query"], library.view()).asked
    if asked is None:
        raise SpiegelError("Kies eerst een gemeente.")
    return asked


def _content(
    ledger: Ledger, asked: Question, code: str, said: SpiegelError | None = None, reason: str = "", name: str = ""
) -> list[Any]:  # fmt: skip
    found = ledger.newest(SavedGroup, asked.gemeente)[::-1]
    everything = ledger.newest(SavedGroup, asked.gemeente, withdrawn=True)
    return [
        dcc.Store(id="groepen-gezien", data={r.subject: r.version for r in everything}),
        *([notice.of_error(said)] if said else []),
        html.Ul([_row(r, asked, code) for r in found], className="opmerkinglijst")
        if found
        else html.P("Er is nog geen groep bewaard.", className="klein"),
        html.Details(
            [
                html.Summary("Bewaar de groep van nu"),
                access.who(),
                dmc.TextInput(id="groep-naam", label="Naam van de groep", size=choice.SIZE, value=name, mt=16, maw=720),
                written.area("groep-reden", "Waarom deze groep?", rows=2, value=reason),
                html.Button("Bewaar deze groep", id={"groep-daad": SAVE}, className="knop"),
            ],
            className="schrijf",
            open=bool(said),
        ),
    ]  # fmt: skip


def _row(record: Record[SavedGroup], asked: Question, code: str) -> html.Li:
    entry = record.entry
    try:
        there = replace(asked, group=GroupChoice.parse(entry.group))
        words = narrative.group_words(answers.group_of(library.view().edition, there))
        href = at_hand.GROUP + selection.query_of(there) + at_hand.as_parameter(code)
        named: Any = dcc.Link(html.Bdi(entry.name), href=href)
        in_use = there.group == asked.group
    except SpiegelError as error:
        named, words, in_use = html.Bdi(entry.name), error.sentence, False
    return html.Li(
        [
            html.P(
                [html.Strong(named), " ", html.Span("in gebruik", className="merkje") if in_use else None]
            ),
            html.P(f"{words}.".replace("..", "."), className="klein"),
            written.text(entry.reason),
            written.signature(record),
            html.Div(
                html.Button("Trek in", id={"groep-daad": record.subject}, className="knop licht"), className="acties"
            ),
        ]
    )  # fmt: skip


@access.writes(
    Output("groepen", "children", allow_duplicate=True),
    Input({"groep-daad": ALL}, "n_clicks"),
    State("groep-naam", "value"),
    State("groep-reden", "value"),
    State("groepen-gezien", "data"),
    State("groepen-vraag", "data"),
)
def write(
    _: Any, name: str | None, reason: str | None, seen: Mapping[str, int], question: Mapping[str, str]
) -> list[Any]:  # fmt: skip
    """Keep the group of the page, or take one back. Somebody else was first: show theirs and keep what was typed."""
    asked, ledger, author = _asked(question), records.ledger(), access.required()
    deed, code = str(ctx.triggered_id["groep-daad"]), str(question["code"])
    if deed == SAVE:
        entry = _kept(asked, str(name or ""), str(reason or ""))
    else:
        old = ledger.latest(SavedGroup, deed)
        if old is None:
            raise SpiegelError("Deze groep is er niet.", "Laad de pagina opnieuw.")
        entry = old.entry.model_copy(update={"withdrawn": True})
    try:
        edition = library.view().edition.info.id
        ledger.record(entry, author, edition, seen=int(seen.get(entry.subject, 0)))
    except Conflict as conflict:
        return _content(ledger, asked, code, conflict, str(reason or ""), str(name or ""))
    return _content(ledger, asked, code)


def _kept(asked: Question, name: str, reason: str) -> SavedGroup:
    if not reason.strip():
        raise SpiegelError("Er staat nog geen reden.", "Schrijf op waarom u deze groep kiest.")
    group = str(asked.group)
    return made(SavedGroup, gemeente=asked.gemeente, name=name.strip(), reason=reason, group=group)
