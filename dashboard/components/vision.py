"""The values of a dienstverleningsvisie with their figures, and the form in which a municipality writes them."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Input, Output, State, ctx, dcc, html

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.vision import Stated, Verdict, refuse, vision
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import identifier
from benchmark.ledger.reading import WrongEntry, made
from benchmark.ledger.store import Conflict, Ledger
from benchmark.ledger.vision import StatedValue
from benchmark.narrative import vision as words
from benchmark.viewing import View
from benchmark.vocabulary import Direction
from dashboard import access, library, records, selection
from dashboard.components import choice, notice, written

NEW, KEEP, TAKE_BACK = "nieuw", "bewaar-", "intrek-"
LOOKS = {
    Verdict.CONFIRMS: "merkje ok",
    Verdict.QUESTIONS: "merkje op",
    Verdict.OPEN: "merkje",
    Verdict.NOTHING: "merkje",
}
Typed = Mapping[str, Mapping[str, Any]]


def of(view: View, asked: Question, begin: str = "") -> html.Div:
    """The values and the form. ``begin``: the name of a suggestion that the form starts from."""
    found = next((s for s in view.edition.catalogue.vision.suggestions if s.name == begin), None)
    given = (
        {"naam": found.name, "betekenis": found.meaning, "cijfers": list(found.indicators)}
        if found
        else {}
    )
    return html.Div(
        content(view, asked, records.ledger(), typed={NEW: given} if found else {}), id="visie-inhoud"
    )  # fmt: skip


def content(
    view: View,
    asked: Question,
    ledger: Ledger,
    said: SpiegelError | None = None,
    typed: Typed | None = None,
) -> list[Any]:
    """Finding, values and fields. ``said``: why nothing was kept; ``typed``: per form what stood in its fields."""
    typed = typed or {}
    found = ledger.newest(StatedValue, asked.gemeente)
    answer = vision(view, asked, found)
    seen = {r.entry.id: r.version for r in found}
    data = {"query": selection.query_of(asked), "gezien": seen, "nieuw": identifier()}
    return [
        dcc.Store(id="visie-vraag", data=data),
        html.P(f"{words.headline(answer)}.", className="zegt-het"),
        *([notice.of_error(said)] if said else []),
        html.Ul([_value(v, view, typed) for v in answer.values], className="waarden"),
        html.P(words.OWN_WORDS, className="klein"),
        _new(view, asked, typed, opened=bool(said) or NEW in typed),
    ]


# What stands there ------------------------------------------------------------------------------------


def _value(found: Stated, view: View, typed: Typed) -> html.Li:
    signs = [
        html.Li(
            [
                html.Span(dutch.upper_first(s.verdict.value), className=LOOKS[s.verdict]),
                html.Span(f" {words.called(s)} ({words.confirms(s)})"),
                html.P(dutch.upper_first(f"{_where(words.sign(s))}."), className="klein"),
            ]
        )
        for s in found.signs
    ]
    return html.Li(
        [
            html.H3(html.Bdi(found.name)),
            written.text(found.meaning),
            html.P(html.Strong(words.finding(found))),
            html.Ul(signs, className="tekens"),
            *_change(found, view, typed),
        ]
    )


def _where(said: str) -> str:
    """The sentence of a figure without the verdict, which already stands before it."""
    return said.partition(": ")[2] or said


def _change(found: Stated, view: View, typed: Typed) -> list[Any]:
    if found.record is None:
        return [
            html.P(
                "Verzonnen waarde, om te oefenen. De gemeente schreef dit niet.", className="bron"
            )
        ]
    entry = found.record.entry
    stood = typed.get(entry.id) or {
        "naam": entry.name,
        "betekenis": entry.meaning,
        "cijfers": list(entry.indicators),
    }
    practised = (
        [html.P("Geschreven in Oefenmodus; staat alleen daar.", className="bron")]
        if entry.example
        else []
    )
    return [
        *practised,
        written.signature(found.record),
        html.Div(
            [
                html.Details(
                    [
                        html.Summary(["Wijzig", html.Span(f" de waarde {entry.name}", className="vh")]),
                        *_fields(view, entry.id, stood),
                        _button("Bewaar als nieuwe versie", KEEP + entry.id),
                    ],
                    open=entry.id in typed,
                ),
                _button("Trek in", TAKE_BACK + entry.id, light=True),
            ],
            className="acties",
        ),
    ]  # fmt: skip


def _new(view: View, asked: Question, typed: Typed, *, opened: bool) -> html.Details:
    """The form for a new value, with values to start from."""
    here = selection.query_of(asked)
    ways = [
        html.Li(
            dcc.Link(s.name, href=f"/dienstverleningsvisie{here}&begin={s.name}", title=s.meaning)
        )
        for s in view.edition.catalogue.vision.suggestions
    ]
    return html.Details(
        [
            html.Summary("Schrijf een waarde op"),
            access.who(),
            html.P("Begin met een voorstel, of schrijf zelf:", className="klein") if ways else None,
            html.Ul(ways, className="voorstellen"),
            *_fields(view, NEW, typed.get(NEW, {})),
            _button("Bewaar deze waarde", KEEP + NEW),
        ],
        className="schrijf",
        open=opened,
        id="waarde",
    )


def _fields(view: View, key: str, stood: Mapping[str, Any]) -> list[Any]:
    rule = view.edition.catalogue.vision
    options = [
        {"value": i.code, "label": i.name}
        for i in view.edition.catalogue.indicators
        if i.direction is not Direction.NEUTRAL
    ]
    return [
        dmc.TextInput(
            id={"visie-naam": key},
            label="Waarde",
            description="Een of een paar woorden uit uw visie.",
            value=str(stood.get("naam", "")),
            size=choice.SIZE,
        ),
        written.area(
            {"visie-betekenis": key},
            "Wat merkt een inwoner ervan?",
            rows=2,
            value=str(stood.get("betekenis", "")),
        ),
        dmc.MultiSelect(
            id={"visie-cijfers": key},
            label="Welke cijfers laten het zien?",
            description=f"Kies er {rule.least} of {rule.most}. Een cijfer zonder goede kant staat er niet bij.",
            data=options,
            value=list(stood.get("cijfers") or ()),
            maxValues=rule.most,
            searchable=True,
            hidePickedOptions=True,
            nothingFoundMessage="Geen cijfer met die naam",
            size=choice.SIZE,
            **choice.SCROLLING,
        ),
    ]


def _button(text: str, deed: str, *, light: bool = False) -> html.Button:
    return html.Button(text, id={"visie": deed}, className="knop licht" if light else "knop")


# What is written ----------------------------------------------------------------------------------------


@access.writes(
    Output("visie-inhoud", "children"),
    Input({"visie": ALL}, "n_clicks"),
    State({"visie-naam": ALL}, "value"),
    State({"visie-naam": ALL}, "id"),
    State({"visie-betekenis": ALL}, "value"),
    State({"visie-cijfers": ALL}, "value"),
    State("visie-vraag", "data"),
)
def write(
    _: Any,
    names: Sequence[str | None],
    keys: Sequence[Mapping[str, str]],
    meanings: Sequence[str | None],
    figures: Sequence[Sequence[str] | None],
    question: Mapping[str, Any],
) -> list[Any]:
    """Keep a value, or take it back. What was refused, or written by another first, leaves what was typed in its fields."""
    author, view, ledger = access.required(), library.view(), records.ledger()
    asked = selection.of_search(str(question["query"]), view).asked
    if asked is None:
        raise SpiegelError("Kies eerst een gemeente.")
    typed = {
        k["visie-naam"]: {"naam": str(n or ""), "betekenis": str(m or ""), "cijfers": list(f or ())}
        for k, n, m, f in zip(keys, names, meanings, figures, strict=True)
    }
    deed, _dash, key = str(ctx.triggered_id["visie"]).partition("-")
    try:
        if f"{deed}-" == TAKE_BACK:
            entry = _taken_back(ledger, asked, key)
        else:
            entry = _entry(view, ledger, asked, key, str(question["nieuw"]), typed.get(key, {}))
        seen = int(question["gezien"].get(entry.id, 0))
        ledger.record_once(entry, author, view.edition.info.id, seen=seen)
    except (WrongEntry, Conflict) as error:
        stood = {key: typed[key]} if key in typed else {}
        return content(view, asked, ledger, error, stood)
    return content(view, asked, ledger)


def _entry(
    view: View, ledger: Ledger, asked: Question, key: str, fresh: str, stood: Mapping[str, Any]
) -> StatedValue:
    """The value that the fields of a form say; raises WrongEntry."""
    old = None if key == NEW else ledger.latest(StatedValue, f"{asked.gemeente}/{key}")
    if key != NEW and old is None:
        raise SpiegelError("Deze waarde is er niet.", "Laad de pagina opnieuw.")
    name = str(stood.get("naam", ""))
    mine = fresh if old is None else key
    there = [r.entry for r in ledger.newest(StatedValue, asked.gemeente) if r.entry.id != mine]
    if name.strip().casefold() in {e.name.casefold() for e in there if e.example is asked.examples}:
        raise WrongEntry(
            f"De waarde '{name.strip()[:40]}' staat er al; wijzig die, of kies een andere naam.",
            "name",
        )
    made_now = made(
        StatedValue,
        gemeente=asked.gemeente,
        id=mine,
        name=name,
        meaning=str(stood.get("betekenis", "")),
        indicators=refuse(view.edition.catalogue, [str(c) for c in stood.get("cijfers", ())]),
        example=old.entry.example if old else asked.examples,
    )
    return made_now


def _taken_back(ledger: Ledger, asked: Question, key: str) -> StatedValue:
    old = ledger.latest(StatedValue, f"{asked.gemeente}/{key}")
    if old is None:
        raise SpiegelError("Deze waarde is er niet.", "Laad de pagina opnieuw.")
    return old.entry.model_copy(update={"withdrawn": True})
