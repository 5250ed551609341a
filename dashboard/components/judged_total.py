"""The total over the lines that count, and what is not in it and why."""

from typing import Any

from dash import Input, Output, State, callback, dcc, html

from benchmark import dutch
from benchmark.answers import JudgedRoom
from benchmark.errors import SpiegelError
from benchmark.narrative import savings as narrative_savings
from dashboard import judging
from dashboard.components import notice, range_bar, room
from dashboard.components.judging_form import STATE

QUESTION = "oordelen-vraag"


def stores(found: judging.Judging) -> list[Any]:
    """The question of the page, and the state that changes when something was recorded."""
    return [dcc.Store(id=QUESTION, data=found.query), dcc.Store(id=STATE, data=0)]


def content(found: judging.Judging) -> list[Any]:
    """Range, words and what was left out."""
    judged = found.room
    total, level = judged.total, narrative_savings.LEVELS[found.asked.level]
    if total is None:
        return [
            html.P("Geen bedrag", className="groot stil"),
            html.P(_none(judged), className="zegt-het"),
            html.P(_how_far(judged), className="klein stil"),
            *_excluded(judged),
        ]
    words = narrative_savings.room(total) if total.lines else "geen ruimte in het totaal"
    scale = room.scale_of(judged.room, judged.room.lines)
    drawn = scale is not None and total.lines > 0 and total.high > 0
    return [
        html.P(f"Samen, per jaar · referentie: {level}", className="onder"),
        html.P(dutch.upper_first(words), className="groot" if drawn else "groot stil"),
        html.P(_sentence(judged), className="zegt-het"),
        *(
            [range_bar.lane(scale, room.span(total), large=True), room.labels(scale)]
            if drawn and scale is not None
            else []
        ),
        html.P(_how_far(judged), className="klein stil"),
        *_excluded(judged),
    ]


def _how_far(judged: JudgedRoom) -> str:
    """How many lines have a judgement."""
    done, lines = sum(line.judgement is not None for line in judged.lines), len(judged.lines)
    if not done:
        return "Nog geen lijn heeft een oordeel. Zonder oordeel telt een lijn mee."
    if done == lines:
        return "Elke lijn heeft een oordeel."
    return f"{done} van de {lines} lijnen hebben een oordeel. Zonder oordeel telt een lijn mee."


def _sentence(judged: JudgedRoom) -> str:
    total, every = judged.total, judged.all_lines
    assert total is not None
    if not total.lines:
        return (
            "Op geen enkele lijn die meetelt, is ruimte aantoonbaar."
            if every is not None and not every.lines
            else "Elke lijn met ruimte is door een oordeel uit het totaal gegaan."
        )
    lines = dutch.count(total.lines, "lijn telt mee", "lijnen tellen mee")
    return f"In 8 van de 10 doorrekeningen. {dutch.upper_first(lines)}."


def _none(judged: JudgedRoom) -> str:
    if any(line.estimate.anatomy is not None for line in judged.lines):
        return "Geen lijn met een bedrag telt nog mee."
    return (
        "Voor geen enkele lijn laten de boeken een bedrag toe; bij elke lijn staat waarom. U kunt een lijn wel laten "
        "onderzoeken of als bewuste keuze vastleggen."
    )


def _excluded(judged: JudgedRoom) -> list[Any]:
    """The lines that left the total, each with its judgement and its amount."""
    if not judged.excluded:
        return []
    items = []
    for line in judged.excluded:
        found = line.estimate.anatomy
        amount = f", {narrative_savings.room(found)}" if found is not None else ""
        items.append(html.Li(f"{line.name}: {line.status.value if line.status else ''}{amount}"))
    return [html.P("Niet in dit totaal:", className="klein"), html.Ul(items, className="punten")]


@callback(
    Output("oordelen-totaal", "children"),
    Input(STATE, "data"),
    State(QUESTION, "data"),
    prevent_initial_call=True,
)
def follow(_: Any, query: str) -> list[Any]:
    """The total after every judgement."""
    try:
        return content(judging.of_query(query))
    except SpiegelError as error:
        return [notice.of_error(error)]
