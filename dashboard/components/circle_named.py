"""On the page Leerkring: who is named and why, and what a municipality says that is named elsewhere."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import ALL, Input, Output, State, callback, ctx, dcc, html

from benchmark.answers.learning import Named, Quality, named_for
from benchmark.answers.learning_said import Talk
from benchmark.errors import SpiegelError
from benchmark.ledger import learning_rules
from benchmark.ledger.learning import Reaction
from benchmark.ledger.store import Conflict
from benchmark.narrative import learning as narrative
from dashboard import access, circling
from dashboard.circling import STORE, Circling
from dashboard.components import notice, written

KEEP, WITHDRAW = "bewaar", "intrek"
OPEN = "staat open voor vragen"


def rows(named: Sequence[Named], said: Talk | None) -> html.Ul:
    """Those who are named. ``said``: opt-ins and reactions; None when they cannot be read."""
    return html.Ul([_row(n, said) for n in named], className="kring")


def _row(named: Named, said: Talk | None) -> html.Li:
    good = named.quality is Quality.GOOD
    marks = [html.Span(narrative.quality(named), className="merkje ok" if good else "merkje")]
    if said is not None and named.code in said.contacts:
        marks.append(html.Span(OPEN, className="merkje"))
    figures = [narrative.cost(c) for c in named.costs] + [narrative.measured(m) for m in named.measured]  # fmt: skip
    reaction = said.reactions.get(named.code) if said is not None else None
    answer: list[Any] = []
    if reaction is not None:
        answer = [
            html.Div(
                [
                    html.P(f"Reactie van {named.name}", className="klein"),
                    written.text(reaction.entry.text),
                    written.signature(reaction),
                ],
                className="bewust",
            )
        ]
    return html.Li(
        [
            html.H3(named.name),
            html.P(marks, className="merkjes"),
            html.Ul([html.Li(f) for f in figures], className="punten"),
            *answer,
        ]
    )


def reaction() -> html.Section:
    """The section in which a named municipality reacts; empty for who is not named."""
    return html.Section(id="leerkring-reactie", className="kaart")


@callback(Output("leerkring-reactie", "children"), Input(STORE, "data"))
def show(question: Mapping[str, str]) -> list[Any]:
    """For whom the municipality is named, and the field for its reaction."""
    try:
        return _content(circling.of(question))
    except SpiegelError:
        return []  # the other parts of the page say what is the matter


def _content(here: Circling, said: SpiegelError | None = None, typed: str = "") -> list[Any]:
    asked = here.asked
    others = named_for(here.view, asked.gemeente, asked.year, here.theme)
    record = here.ledger.latest(Reaction, f"{here.theme}/{asked.gemeente}")
    standing = record if record is not None and not record.entry.withdrawn else None
    if not others and standing is None:
        return []
    named = narrative.notice(here.name, others) if others else f"{here.name} reageerde eerder."
    own: list[Any] = []
    if standing is not None:
        own = [
            html.Div(
                [
                    written.text(standing.entry.text),
                    written.signature(standing),
                    _button("Trek de reactie in", WITHDRAW, light=True),
                ],
                className="bewust",
            )
        ]
    versions = {record.subject: record.version} if record else {}
    return [
        html.H2(f"Uw reactie als {here.name}"),
        html.P(named, className="onder"),
        dcc.Store(id="leerkring-reactie-gezien", data=versions),
        *([notice.of_error(said)] if said else []),
        *own,
        html.Details(
            [
                html.Summary("Schrijf een reactie" if standing is None else "Wijzig de reactie"),
                written.area(
                    "leerkring-reactie-tekst",
                    "Reactie",
                    description="Uw reactie staat bij de naam van uw gemeente: op deze pagina, en in rapporten waarin u wordt genoemd.",
                    value=typed or (standing.entry.text if standing else ""),
                ),
                _button("Bewaar de reactie", KEEP),
            ],
            className="schrijf",
            open=bool(said),
        ),
    ]


def _button(words: str, deed: str, *, light: bool = False) -> html.Button:
    return html.Button(words, id={"kring-reactie": deed}, className="knop licht" if light else "knop")  # fmt: skip


@access.writes(
    Output("leerkring-reactie", "children", allow_duplicate=True),
    Input({"kring-reactie": ALL}, "n_clicks"),
    State("leerkring-reactie-tekst", "value"),
    State("leerkring-reactie-gezien", "data"),
    State(STORE, "data"),
)
def write(
    _: Any, text: str | None, seen: Mapping[str, int], question: Mapping[str, str]
) -> list[Any]:
    """Keep the reaction or take it back."""
    here = circling.of(question)
    here.writer()
    if ctx.triggered_id["kring-reactie"] == WITHDRAW:
        entry = here.taken_back(Reaction, f"{here.theme}/{here.asked.gemeente}")
    else:
        catalogue = here.view.edition.catalogue
        entry = learning_rules.reaction(catalogue, here.asked.gemeente, here.theme, str(text or ""))
    try:
        here.record(entry, seen)
    except Conflict as conflict:
        return _content(here, conflict, str(text or ""))
    return _content(here)
