"""What the municipality says itself in its jaarbericht: three texts, and which agreements are public."""

from collections.abc import Mapping
from typing import Any

from dash import ALL, Input, Output, State, callback, ctx, dcc, html

from benchmark import dutch
from benchmark.answers import Question
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Agreement, PublicAgreement, PublicPart, PublicText
from benchmark.ledger.moment import day
from benchmark.ledger.reading import made
from benchmark.ledger.store import Conflict, Ledger, Record
from benchmark.report.composing.open_words import public_agreements, words_of
from dashboard import access, library, records, selection
from dashboard.components import notice, written

LABELS = {
    PublicPart.OPENING: ("Inleiding", "Staat boven aan, als eerste woord van de gemeente."),
    PublicPart.CHANGES: ("Wat verandert er?", "Wat gaat de gemeente anders doen?"),
    PublicPart.REACTING: (
        "Wilt u reageren?",
        "Hoe iemand kan reageren of een klacht kan indienen: adres, telefoon of website.",
    ),
}
SAVE = "bewaar"
PUT, TAKE = "zet", "haal"


def of(asked: Question) -> html.Section:
    """The section; its content comes when the page stands, so that who reads does not wait for it."""
    return html.Section(
        [
            html.H2("Uw eigen tekst", id="eigen-tekst"),
            html.P(
                "Dit komt letterlijk in het jaarbericht. Uw eigen naam komt er niet in. Een tekst die een andere "
                "gemeente noemt, blijft eruit.",
                className="onder",
            ),
            dcc.Store(id="jaarbericht-vraag", data=selection.query_of(asked)),
            html.Div(id="jaarbericht-teksten", className="opmerkingen"),
        ],
        className="kaart",
        **{"aria-labelledby": "eigen-tekst"},
    )


@callback(Output("jaarbericht-teksten", "children"), Input("jaarbericht-vraag", "data"))
def show(query: str) -> list[Any]:
    """What was written for this year."""
    try:
        return _content(records.ledger(), _asked(query))
    except SpiegelError as error:
        return [notice.of_error(error)]


def _asked(query: str) -> Question:
    asked = selection.of_search(str(query), library.view()).asked
    if asked is None:
        raise SpiegelError("Kies eerst een gemeente.")
    return asked


def _content(
    ledger: Ledger,
    asked: Question,
    said: SpiegelError | None = None,
    typed: Mapping[str, str] | None = None,
    *,
    done: bool = False,
) -> list[Any]:
    """Fields and agreements. ``said``: why nothing was recorded; ``typed``: what stood in the fields."""
    found = {p: ledger.latest(PublicText, _subject(asked, p)) for p in PublicPart}
    typed = typed or {p.value: r.entry.text if r else "" for p, r in found.items()}
    seen = {p.value: r.version if r else 0 for p, r in found.items()}
    fields = [
        html.Div(
            [
                written.area(
                    {"jaarbericht-tekst": part.value},
                    label,
                    description=what,
                    value=typed.get(part.value, ""),
                ),
                *_signed(found[part]),
            ]
        )
        for part, (label, what) in LABELS.items()
    ]
    left_out = words_of(library.view(), ledger, asked.gemeente, asked.year).left_out
    told = [
        notice.say(f"'{dutch.upper_first(what)}' komt niet in het jaarbericht.", f"De tekst noemt {dutch.listing(names)}.", kind="let-op")
        for what, names in left_out
    ]  # fmt: skip
    return [
        dcc.Store(id="jaarbericht-gezien", data=seen),
        *([notice.of_error(said)] if said else []),
        *told,
        *fields,
        html.Button("Bewaar deze teksten", id={"jaarbericht": SAVE}, className="knop"),
        *([html.P(["Bewaard. ", html.A("Bekijk het jaarbericht met deze tekst", href="/jaarbericht" + selection.query_of(asked))], role="status")] if done else []),
        *_agreements(ledger, asked),
    ]  # fmt: skip


def _subject(asked: Question, part: PublicPart) -> str:
    return f"{asked.gemeente}/{asked.year}/{part.value}"


def _signed(record: Record[PublicText] | None) -> list[Any]:
    return [written.signature(record)] if record is not None else []


def _agreements(ledger: Ledger, asked: Question) -> list[Any]:
    """The agreements of the municipality, each with a button; inside until somebody puts it in."""
    every = [r for r in ledger.newest(Agreement, asked.gemeente) if not r.entry.example]
    if not every:
        return []
    public = {r.entry.id for r in public_agreements(ledger, asked.gemeente, asked.year)}
    rows = []
    for record in every:
        entry, is_in = record.entry, record.entry.id in public
        words = "Haal uit het jaarbericht" if is_in else "Zet in het jaarbericht"
        deed = f"{TAKE if is_in else PUT}-{entry.id}"
        mark = [html.Span("in het jaarbericht", className="merkje")] if is_in else []
        rows.append(
            html.Li(
                [
                    html.P([entry.what, " ", *mark]),
                    html.P(f"Voor {day(entry.due)}; {entry.state.value}.", className="bron"),
                    html.Button(words, id={"jaarbericht": deed}, className="knop licht"),
                ]
            )
        )
    under = "Een afspraak is intern, tot u hem hier openbaar maakt. De naam van de eigenaar komt er niet in."
    return [
        html.H3("Afspraken"),
        html.P(under, className="klein"),
        html.Ul(rows, className="opmerkinglijst"),
    ]


@access.writes(
    Output("jaarbericht-teksten", "children", allow_duplicate=True),
    Input({"jaarbericht": ALL}, "n_clicks"),
    State({"jaarbericht-tekst": ALL}, "value"),
    State({"jaarbericht-tekst": ALL}, "id"),
    State("jaarbericht-gezien", "data"),
    State("jaarbericht-vraag", "data"),
)
def write(
    _: Any, texts: list[str], names: list[dict[str, str]], seen: Mapping[str, int], query: str
) -> list[Any]:
    """Keep the texts that changed, or make an agreement public or not. Somebody was first: show theirs, keep what was
    typed."""
    typed = {n["jaarbericht-tekst"]: str(t or "") for n, t in zip(names, texts, strict=True)}
    asked, ledger, author = _asked(query), records.ledger(), access.required()
    edition = library.view().edition.info.id
    deed, _dash, which = str(ctx.triggered_id["jaarbericht"]).partition("-")
    if deed != SAVE:
        entry = made(
            PublicAgreement, gemeente=asked.gemeente, year=asked.year, id=which, shown=deed == PUT
        )
        ledger.record(entry, author, edition)
        return _content(ledger, asked, typed=typed)
    entries = _changed(ledger, asked, typed)
    try:
        expected = {e.subject: int(seen.get(e.part.value, 0)) for e in entries}
        ledger.record_all(entries, author, edition, seen=expected)
    except Conflict as conflict:
        return _content(ledger, asked, conflict, typed)
    return _content(ledger, asked, done=True)


def _changed(ledger: Ledger, asked: Question, typed: Mapping[str, str]) -> list[PublicText]:
    """The texts that are another one than what stands there."""
    found = []
    for part in PublicPart:
        entry = made(
            PublicText,
            gemeente=asked.gemeente,
            year=asked.year,
            part=part,
            text=typed.get(part.value, ""),
        )
        before = ledger.latest(PublicText, entry.subject)
        if entry.text != (before.entry.text if before else ""):
            found.append(entry)
    return found
