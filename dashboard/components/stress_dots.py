"""One dot for every hundredth of the groups, stacked where their amounts lie; for the eye alone."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from dash import html

DOTS, BINS, STEP = 100, 36, 9  # dots in all, columns on the axis, pixels between two dots
EDGE = 0.06  # of the width, so that no dot is cut off


class Scale(NamedTuple):
    """The amounts at the two ends of the axis."""

    low: float
    high: float

    def at(self, amount: float) -> float:
        """Where an amount lies, in percent of the width."""
        return 100 * (amount - self.low) / (self.high - self.low)


def scale(amounts: Sequence[float]) -> Scale:
    """An axis that holds every amount and zero, with room at both ends."""
    low, high = min(0.0, *amounts), max(0.0, *amounts)
    room = EDGE * (high - low) or 1.0
    return Scale(low - room if low < 0 else low, high + room)


def hundredths(amounts: Sequence[float]) -> list[float]:
    """A hundred amounts that stand for all: each the middle of its hundredth; fewer amounts as they are."""
    ordered = sorted(amounts)
    if len(ordered) <= DOTS:
        return ordered
    return [ordered[math.floor((n + 0.5) * len(ordered) / DOTS)] for n in range(DOTS)]


def stress_dots(
    amounts: Sequence[float], labels: Sequence[tuple[float, str]], *, example: bool = False
) -> html.Div:
    """The dots over an axis with ``labels`` (amount, text); zero is a line. ``example``: open dots.

    Raises ValueError without amounts.
    """
    if not amounts:
        raise ValueError("no groups, no dots")
    axis = scale(amounts)
    heights: dict[int, int] = {}
    dots = []
    for amount in hundredths(amounts):
        column = min(BINS - 1, int(axis.at(amount) / 100 * BINS))
        height = heights[column] = heights.get(column, -1) + 1
        place = {"left": f"{(column + 0.5) / BINS * 100:.2f}%", "bottom": f"{height * STEP + 6}px"}
        dots.append(html.I(style=place))
    tall = (max(heights.values()) + 1) * STEP + 12
    zero = html.Div(className="nul", style={"left": f"{axis.at(0):.2f}%"})
    ticks = [
        html.Span(text, style={"left": f"{axis.at(amount):.2f}%"}, className=_side(axis.at(amount)))
        for amount, text in labels
    ]
    return html.Div(
        [
            html.Div([zero, *dots], className="stippen", style={"height": f"{tall}px"}),
            html.Div(ticks, className="schaal"),
        ],
        className="stipbeeld voorbeeld" if example else "stipbeeld",
        **{"aria-hidden": "true"},
    )


def _side(place: float) -> str:
    """A label near an end hangs to the inside."""
    return "links" if place < 12 else "rechts" if place > 88 else ""
