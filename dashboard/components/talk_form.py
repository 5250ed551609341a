"""Writing in a duidingsgesprek, on its page and during the presentation: agreements and working notes."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Input, Output, State, ctx, dcc, html

from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Agreement, SessionNote, identifier
from benchmark.ledger.reading import WrongEntry, made
from benchmark.ledger.store import Conflict
from benchmark.narrative import agenda as narrative
from dashboard import access, library, records, talking, typed
from dashboard.components import agreement_list, choice, notice, written

AGREE, NOTE, TAKE_BACK = "afspraak", "aantekening", "intrek-"
WHOLE = "alles"  # the choice that no figure goes with
FIELDS = {"what": "Wat spreken wij af?", "owner": "Wie doet het?", "due": "Uiterlijk wanneer?"}


def of(talk: talking.Talk, about: str = "") -> html.Div:
    """The panel. ``about``: the code of the figure that is talked about now."""
    return html.Div(content(talk, about), id="gesprek-schrijf", className="opmerkingen")


def content(
    talk: talking.Talk,
    about: str = "",
    said: SpiegelError | None = None,
    given: Mapping[str, str] | None = None,
) -> list[Any]:
    """What was agreed and noted, and the fields. ``said``: why nothing was recorded; ``given``: what was typed."""
    given = given or {}
    return [
        dcc.Store(
            id="gesprek-vraag",
            data={
                "query": talk.query,
                "gezien": {n.entry.id: n.version for n in talk.notes},
            },
        ),
        *([notice.of_error(said)] if said else []),
        agreement_list.of(talk.agreements.now, talk.query, "nu"),
        access.who(),
        choice.one(
            "gesprek-punt", "Waarover?", _points(talk), value=about or WHOLE, allowDeselect=False
        ),
        html.Div(
            [
                html.Div(
                    [
                        html.H3("Afspraak"),
                        *(_field(name, label, given) for name, label in FIELDS.items()),
                        _button("Bewaar afspraak", AGREE),
                    ]
                ),
                html.Div(
                    [
                        html.H3(["Aantekening ", written.internal()]),
                        written.area(
                            "gesprek-tekst",
                            "Wat werd er gezegd?",
                            description=f"Komt nooit in een bestand of rapport. {written.WOO}",
                            value=given.get("text", ""),
                        ),
                        _button("Bewaar aantekening", NOTE),
                    ]
                ),
            ],
            className="gesprek-velden",
        ),
        *_notes(talk),
    ]


def _points(talk: talking.Talk) -> list[dict[str, str]]:
    answer = talk.answer
    named = [(p.code, p.comparison.indicator.name) for p in (*answer.points, *answer.strong)]
    return [{"value": code, "label": name} for code, name in [(WHOLE, narrative.WHOLE), *named]]


def _field(name: str, label: str, given: Mapping[str, str]) -> dmc.TextInput:
    hint = f"Bijvoorbeeld {typed.example_day()}." if name == "due" else None
    return dmc.TextInput(
        id={"afspraak-veld": name},
        label=label,
        description=hint,
        value=given.get(name, ""),
        size=choice.SIZE,
    )


def _button(words: str, deed: str, *, light: bool = False) -> html.Button:
    return html.Button(words, id={"gesprek": deed}, className="knop licht" if light else "knop")


def _notes(talk: talking.Talk) -> list[Any]:
    """The notes, newest first."""
    if not talk.notes:
        return []
    items = [
        html.Li(
            [
                html.P([written.internal(), html.Span(f" {_about(n.entry.indicator)}", className="klein stil")]),
                written.text(n.entry.text),
                written.signature(n),
                html.Div(_button("Trek in", TAKE_BACK + n.entry.id, light=True), className="acties"),
            ]
        )
        for n in talk.notes[::-1]
    ]  # fmt: skip
    listed = [html.H3("Aantekeningen"), html.Ul(items, className="opmerkinglijst")]
    return [html.Div(listed, className="gesprek-notities")]


def _about(code: str) -> str:
    return library.view().edition.catalogue.indicator(code).name if code else narrative.WHOLE


@access.writes(
    Output("gesprek-schrijf", "children"),
    Input({"gesprek": ALL}, "n_clicks"),
    State({"afspraak-veld": ALL}, "value"),
    State({"afspraak-veld": ALL}, "id"),
    State("gesprek-tekst", "value"),
    State("gesprek-punt", "value"),
    State("gesprek-vraag", "data"),
)
def write(
    _: Any,
    values: list[str | None],
    names: list[Mapping[str, str]],
    text: str | None,
    about: str | None,
    question: Mapping[str, Any],
) -> list[Any]:
    """Keep an agreement or a note, or take a note back; what was typed beside it stays."""
    author, query = access.required(), str(question["query"])
    given = {n["afspraak-veld"]: str(v or "") for n, v in zip(names, values, strict=True)}
    given["text"] = str(text or "")
    deed, code = str(ctx.triggered_id["gesprek"]), "" if about in (None, WHOLE) else str(about)
    entry = _entry(talking.of_query(query), deed, code, given)
    seen = int(question["gezien"].get(entry.id, 0))
    try:
        records.ledger().record_once(entry, author, library.view().edition.info.id, seen=seen)
    except Conflict as conflict:
        return content(talking.of_query(query), code, conflict, given)
    done = {AGREE: tuple(FIELDS), NOTE: ("text",)}.get(deed, ())
    left = {k: v for k, v in given.items() if k not in done}
    return content(talking.of_query(query), code, given=left)


def _entry(
    talk: talking.Talk, deed: str, code: str, given: Mapping[str, str]
) -> Agreement | SessionNote:
    """What is to be recorded; raises WrongEntry with the field that must change."""
    asked = talk.asked
    if code and talk.answer.point(code) is None:
        raise SpiegelError("Dit punt staat niet in dit gesprek.", "Laad de pagina opnieuw.")
    shared = {
        "gemeente": asked.gemeente,
        "year": asked.year,
        "indicator": code,
        "id": identifier(),
        "example": asked.examples,
    }
    if deed == AGREE:
        return made(
            Agreement,
            **shared,
            what=_filled(given, "what", "de afspraak is leeg; schrijf op wat u afspreekt"),
            owner=_filled(given, "owner", "er staat niet wie het doet; vul een naam of een team in"),
            due=typed.coming_day(
                _filled(given, "due", f"er staat niet wanneer het klaar is; vul een dag in, bijvoorbeeld {typed.example_day()}"),
                "due",
            ),
        )  # fmt: skip
    if deed == NOTE:
        words = _filled(
            given, "text", "er staat nog geen aantekening; schrijf eerst wat u wilt bewaren"
        )
        return made(SessionNote, **shared, text=words)
    name = deed.removeprefix(TAKE_BACK)
    old = next((n for n in talk.notes if n.entry.id == name), None)
    if old is None:
        raise SpiegelError("Deze aantekening is er niet.", "Laad de pagina opnieuw.")
    return made(SessionNote, **(old.entry.model_dump() | {"withdrawn": True}))


def _filled(given: Mapping[str, str], field: str, otherwise: str) -> str:
    found = given.get(field, "").strip()
    if not found:
        raise WrongEntry(f"{otherwise[:1].upper()}{otherwise[1:]}.", field)
    return found
