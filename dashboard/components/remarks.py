"""Under a figure: whether it is a deliberate choice and why, and what people remark.

It comes by its own callback after the page, so that who only reads figures does not wait for it.
"""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Input, Output, State, callback, ctx, dcc, html

from benchmark.answers import Question
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Choice, Comment, identifier
from benchmark.ledger.reading import made
from benchmark.ledger.store import Conflict, Ledger, Record
from dashboard import access, library, records, selection
from dashboard.components import notice, written

NEW, CHOICE = "nieuw", "keuze"
CHANGE, WITHDRAW = "wijzig", "intrek"


def of(asked: Question, code: str) -> html.Section:
    """The section of a figure; its content comes when the page stands."""
    data = {"query": selection.query_of(asked), "code": code}
    return html.Section(
        [
            html.H2("Toelichting van de gemeente", id="toelichting"),
            html.P(
                "Voor wie dit cijfer later leest. Een toelichting verandert geen cijfer.",
                className="onder",
            ),
            dcc.Store(id="opmerkingen-vraag", data=data),
            html.Div(id="opmerkingen", className="opmerkingen"),
        ],
        className="kaart",
        **{"aria-labelledby": "toelichting"},
    )


@callback(Output("opmerkingen", "children"), Input("opmerkingen-vraag", "data"))
def show(question: Mapping[str, str]) -> list[Any]:
    """What was written under the figure of this page."""
    try:
        return _content(records.ledger(), *_subject(question))
    except SpiegelError as error:
        return [notice.of_error(error)]


def _subject(question: Mapping[str, str]) -> tuple[Question, str]:
    asked = selection.of_search(question["query"], library.view()).asked
    if asked is None:
        raise SpiegelError("Kies eerst een gemeente.")
    return asked, library.view().edition.catalogue.indicator(str(question["code"])).code


# What stands there ------------------------------------------------------------------------------------


def _content(
    ledger: Ledger,
    asked: Question,
    code: str,
    said: SpiegelError | None = None,
    typed: Mapping[str, str] | None = None,
) -> list[Any]:
    """Choice, remarks and fields. ``said``: why nothing was recorded; ``typed``: what stood in the fields."""
    typed = typed or {}
    choice = ledger.latest(Choice, f"{asked.gemeente}/{code}")
    found = ledger.newest(Comment, asked.gemeente, f"{asked.gemeente}/{code}/")[::-1]
    seen = {r.entry.id: r.version for r in found} | {CHOICE: choice.version if choice else 0}
    return [
        dcc.Store(id="opmerkingen-gezien", data=seen),
        *([notice.of_error(said)] if said else []),
        *_choice(ledger, choice, asked),
        html.Ul([_remark(ledger, r) for r in found], className="opmerkinglijst") if found else None,
        html.Details(
            [
                html.Summary("Schrijf een toelichting"),
                access.who(),
                written.area({"opmerking-tekst": NEW}, "Toelichting", value=typed.get(NEW, "")),
                dmc.Checkbox(
                    id="opmerking-intern",
                    label="Intern beraad",
                    description=f"Komt alleen in een rapport voor het managementteam. {written.WOO}",
                    size="md",
                ),
                _button("Bewaar deze toelichting", NEW),
                html.Hr(),
                html.P(
                    "Is het verschil bedoeld? Leg het vast als bewuste keuze. Dat staat dan bij het cijfer, met uw reden.",
                    className="klein",
                ),
                written.area(
                    {"opmerking-tekst": CHOICE},
                    "Reden van de bewuste keuze",
                    value=typed.get(CHOICE, ""),
                ),
                _button("Leg vast als bewuste keuze", CHOICE),
            ],
            className="schrijf",
            open=bool(said),
        ),
    ]


def _button(words: str, deed: str, *, light: bool = False) -> html.Button:
    return html.Button(words, id={"opmerking": deed}, className="knop licht" if light else "knop")


def _choice(ledger: Ledger, record: Record[Choice] | None, asked: Question) -> list[Any]:
    if record is None:
        return []
    versions = ledger.history(Choice, record.subject)
    earlier = written.history(versions, lambda e: written.text(e.reason))
    if record.entry.withdrawn:
        past = html.P(
            ["De bewuste keuze is ingetrokken door ", *written.by(record.author), "."],
            className="klein",
        )
        return [html.Div([past, *earlier], className="bewust ingetrokken")]
    about = "" if record.entry.year == asked.year else f" (vastgelegd bij {record.entry.year})"
    return [
        html.Div(
            [
                html.P(html.Strong(f"Bewuste keuze van de gemeente{about}")),
                written.text(record.entry.reason),
                written.signature(record),
                html.Div([*earlier, _button("Trek de keuze in", f"{WITHDRAW}-{CHOICE}", light=True)], className="acties"),
            ],
            className="bewust",
        )
    ]  # fmt: skip


def _remark(ledger: Ledger, record: Record[Comment]) -> html.Li:
    entry = record.entry
    change = html.Details(
        [
            html.Summary("Wijzig"),
            written.area({"opmerking-tekst": entry.id}, "Nieuwe tekst", value=entry.text),
            _button("Bewaar als nieuwe versie", f"{CHANGE}-{entry.id}"),
        ]
    )
    mark = [html.P(written.internal())] if entry.internal else []
    return html.Li(
        [
            *mark,
            written.text(entry.text),
            html.P(f"Bij {entry.year}.", className="bron"),
            written.signature(record),
            html.Div(
                [
                    *written.history(ledger.history(Comment, record.subject), lambda e: written.text(e.text)),
                    change,
                    _button("Trek in", f"{WITHDRAW}-{entry.id}", light=True),
                ],
                className="acties",
            ),
        ]
    )  # fmt: skip


# What is written ----------------------------------------------------------------------------------------


@access.writes(
    Output("opmerkingen", "children", allow_duplicate=True),
    Input({"opmerking": ALL}, "n_clicks"),
    State({"opmerking-tekst": ALL}, "value"),
    State({"opmerking-tekst": ALL}, "id"),
    State("opmerking-intern", "checked"),
    State("opmerkingen-gezien", "data"),
    State("opmerkingen-vraag", "data"),
)
def write(
    _: Any,
    texts: list[str],
    names: list[dict[str, str]],
    internal: bool | None,
    seen: Mapping[str, int],
    question: Mapping[str, str],
) -> list[Any]:
    """Do what the button says and show what stands there now.

    Somebody else was first: show what they wrote, and keep what was typed.
    """
    typed = {n["opmerking-tekst"]: str(t or "") for n, t in zip(names, texts, strict=True)}
    asked, code = _subject(question)
    ledger, author = records.ledger(), access.required()
    deed, _, which = str(ctx.triggered_id["opmerking"]).partition("-")
    try:
        if CHOICE in (deed, which):
            entry: Choice | Comment = _chosen(ledger, asked, code, typed[CHOICE], deed)
            which = CHOICE
        elif deed == NEW:
            entry = _new(asked, code, typed[NEW], bool(internal))
        else:
            entry = _changed(ledger, f"{asked.gemeente}/{code}/{which}", typed.get(which, ""), deed)
        edition = library.view().edition.info.id
        ledger.record_once(entry, author, edition, seen=int(seen.get(which, 0)))
    except Conflict as conflict:
        return _content(ledger, asked, code, conflict, typed)
    return _content(ledger, asked, code)


def _new(asked: Question, code: str, text: str, internal: bool) -> Comment:
    return made(
        Comment,
        gemeente=asked.gemeente,
        indicator=code,
        year=asked.year,
        id=identifier(),
        text=_filled(text),
        internal=internal,
    )


def _changed(ledger: Ledger, subject: str, text: str, deed: str) -> Comment:
    old = ledger.latest(Comment, subject)
    if old is None:
        raise SpiegelError("Deze toelichting is er niet.", "Laad de pagina opnieuw.")
    change = {"withdrawn": True} if deed == WITHDRAW else {"text": _filled(text)}
    return made(Comment, **(old.entry.model_dump() | change))


def _chosen(ledger: Ledger, asked: Question, code: str, reason: str, deed: str) -> Choice:
    """The choice as it will stand; withdrawing keeps the reason that is taken back."""
    withdrawn = deed == WITHDRAW
    old = ledger.latest(Choice, f"{asked.gemeente}/{code}") if withdrawn else None
    return made(
        Choice,
        gemeente=asked.gemeente,
        indicator=code,
        year=asked.year,
        reason=old.entry.reason if old else _filled(reason),
        withdrawn=withdrawn,
    )


def _filled(text: str) -> str:
    if not text.strip():
        raise SpiegelError("Er staat nog geen tekst.", "Schrijf eerst wat u wilt bewaren.")
    return text


# On the overviews ---------------------------------------------------------------------------------------


@callback(
    Output({"keuze-merk": ALL}, "children"),
    Input("stroken-zin", "children"),
    State("stroken-vraag", "data"),
    State({"keuze-merk": ALL}, "id"),
)
def mark(_: Any, question: Mapping[str, Any], places: list[dict[str, str]]) -> list[Any]:
    """The words "bewuste keuze" at the strips of figures for which that was said."""
    nothing: list[Any] = [None] * len(places)
    try:
        asked = selection.of_search(str(question["query"]), library.view()).asked
        found = records.ledger().newest(Choice, asked.gemeente) if asked else []
    except SpiegelError:
        return nothing
    codes = {r.entry.indicator for r in found}
    word = html.Span("bewuste keuze", className="merkje")
    return [word if p["keuze-merk"] in codes else None for p in places]
