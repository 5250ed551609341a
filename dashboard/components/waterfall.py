"""A waterfall lying down: one step per row, so that it reads from top to bottom and works on a phone.

The bars are for the eye alone; name, reason and amount of every row stand there as text, in order.
"""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from dash import html

NOTHING = "verandert niets"


class Step(NamedTuple):
    """One row. ``amount``: on the axis that all steps share; ``shown``: the same as text, with its unit.

    A ``gross`` or ``result`` runs from zero to its amount; a ``change`` runs on from where the row above it
    ended. ``detail``: the reason in a few words; a step of zero without one says that it changes nothing.
    """

    name: str
    detail: str
    amount: float
    shown: str
    kind: Literal["gross", "change", "result"]


class Bar(NamedTuple):
    """Where a step starts and ends, on the axis of the amounts."""

    start: float
    end: float


def waterfall(steps: Sequence[Step], *, label: str, example: bool = False) -> html.Ol:
    """The steps as a list with a bar in each row; ``label`` names the list for who cannot see the bars.

    ``example``: fictitious amounts, drawn in outline and hatched as in all charts.
    """
    drawn = bars(steps)
    low, high = _axis(drawn)
    ends = [bar.end for bar in drawn]
    neighbours = zip([None, *ends], [*ends[:-1], None], strict=False)
    rows = [
        _row(step, _lane(step, bar, above, below, low, high))
        for step, bar, (above, below) in zip(steps, drawn, neighbours, strict=False)
    ]
    kind = "waterval voorbeeld" if example else "waterval"
    # Safari drops the list of a list without bullets, unless it is said.
    return html.Ol(rows, className=kind, role="list", **{"aria-label": label})


def bars(steps: Sequence[Step]) -> list[Bar]:
    """Start and end of every step, on the axis of the amounts."""
    found: list[Bar] = []
    for step in steps:
        start = found[-1].end if step.kind == "change" and found else 0.0
        found.append(Bar(start, start + step.amount))
    return found


def _axis(drawn: Sequence[Bar]) -> tuple[float, float]:
    """From the lowest to the highest end, always with zero; one wide where everything is zero."""
    ends = [0.0, *(end for bar in drawn for end in bar)]
    low, high = min(ends), max(ends)
    return (low, high) if high > low else (0.0, 1.0)


def _row(step: Step, lane: list[html.Div]) -> html.Li:
    reason = step.detail or (NOTHING if step.amount == 0 else "")
    return html.Li(
        [
            html.Div([step.name, *([html.Small(reason)] if reason else [])], className="naam"),
            html.Div(lane, className="baan", **{"aria-hidden": "true"}),
            html.Div(step.shown, className="w"),
        ],
        className="som" if step.kind == "result" else None,
    )


def _lane(
    step: Step, bar: Bar, above: float | None, below: float | None, low: float, high: float
) -> list[html.Div]:
    """The line of zero where the axis runs through it, the bar, and the dotted lines to its neighbours.

    ``above``, ``below``: where the row above ended and where this one ends, if there is such a row.
    """

    def at(amount: float) -> float:
        return 100 * (amount - low) / (high - low)

    left, right = sorted((at(bar.start), at(bar.end)))
    place = {"left": f"{left:.3f}%", "width": f"{right - left:.3f}%"}
    return [
        *([html.Div(className="nul", style={"left": f"{at(0):.3f}%"})] if low < 0 else []),
        *_connector("spoor op", above, at),
        html.Div(className=f"balk {_look(step)}", style=place),
        *_connector("spoor neer", below, at),
    ]


def _connector(look: str, amount: float | None, at: Callable[[float], float]) -> list[html.Div]:
    if amount is None:
        return []
    return [html.Div(className=look, style={"left": f"{at(amount):.3f}%"})]


def _look(step: Step) -> str:
    """Form says what a step is, so that nobody needs the colours."""
    if step.kind != "change":
        return "bruto" if step.kind == "gross" else "uitkomst"
    return "niets" if step.amount == 0 else "af" if step.amount < 0 else "bij"
