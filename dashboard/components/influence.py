"""What one delivered figure would move: its value, a dot per other municipality, and the words."""

from typing import Any

from dash import html

from benchmark import dutch
from benchmark.delivery.reviewing import Influence

EDGE = 0.06  # of the width, at both ends


def rows(found: tuple[Influence, ...]) -> list[Any]:
    """One row per figure, the one that moves most first."""
    if not found:
        return [html.P("Deze antwoorden geven nog geen cijfer; er ontbreekt een teller of noemer.")]
    return [html.Div(_row(i), className="invloed") for i in found]


def _row(found: Influence) -> list[Any]:
    return [
        html.Div([html.Strong(found.indicator.name), html.Br(), _values(found)]),
        _dots(found),
        html.Div(words(found)),
    ]


def _values(found: Influence) -> str:
    said = f"nu {_shown(found, found.value)}"
    if found.before is not None:
        said += f", in de editie {_shown(found, found.before)}"
    return said


def _shown(found: Influence, value: float) -> str:
    return dutch.value(value, found.indicator.unit, found.indicator.decimals)


def _dots(found: Influence) -> html.Div:
    """Everyone on one line, the delivered figure larger; for the eye alone."""
    values = [*found.others, found.value]
    low, high = min(values), max(values)
    room = (high - low) * EDGE or 1.0
    low, high = low - room, high + room

    def at(value: float) -> dict[str, str]:
        return {"left": f"{100 * (value - low) / (high - low):.2f}%"}

    marks = [html.I(style=at(v)) for v in found.others]
    marks.append(html.I(style=at(found.value), className="wij"))
    return html.Div(marks, className="stippenlijn", **{"aria-hidden": "true"})


def words(found: Influence) -> str:
    """How far it would move, beside how many."""
    n = len(found.others)
    if found.moved is None or found.median is None:
        return f"{dutch.count(n, 'andere gemeente', 'andere gemeenten')} met dit cijfer; te weinig om een plaats te bepalen."
    share = dutch.percent(found.moved)
    moves = (
        f"Staat {share} van de rij van het midden af."
        if found.before is None
        else f"Schuift {share} van de rij op."
    )
    said = f"Het midden van {dutch.number(n)} anderen is {_shown(found, found.median)}. {moves}"
    if found.euros is not None:
        said += f" Verschil met het midden: {dutch.amount(found.euros)}."
    return said
