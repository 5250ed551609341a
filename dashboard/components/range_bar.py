"""Ranges on one axis: eight and five of ten outcomes and their middle, drawn in plain boxes.

The bars are for the eye alone; the words beside them say the same.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from dash import html

TICKS = 5


class Span(NamedTuple):
    """A range: its ends, its middle half and its middle. ``proven``: it does not begin at nothing."""

    low: float
    central: float
    high: float
    half: tuple[float, float]
    proven: bool


class Axis(NamedTuple):
    """From zero to ``high``, with a mark every ``step``."""

    high: float
    step: float

    def at(self, amount: float) -> float:
        """Where an amount lies, in percent of the width."""
        return min(100.0, max(0.0, 100 * amount / self.high))


def axis(highs: Sequence[float]) -> Axis | None:
    """An axis that holds every amount, with at most five round marks; None with nothing to draw on it."""
    most = max(highs, default=0.0)
    if most <= 0:
        return None
    power = 10 ** math.floor(math.log10(most / TICKS))
    step = next(power * f for f in (1, 2, 5, 10) if most / (power * f) <= TICKS)
    return Axis(math.ceil(most / step) * step, step)


def marks(scale: Axis) -> list[float]:
    """The amounts at which the axis is marked."""
    return [n * scale.step for n in range(round(scale.high / scale.step) + 1)]


def lane(scale: Axis, span: Span | None, *, large: bool = False, example: bool = False) -> html.Div:
    """One row of the axis; empty without a range, dashed where the range begins at nothing.

    ``example``: fictitious amounts, hatched as in all charts.
    """
    parts = [
        html.Div(
            className="nul" if not mark else "raster", style={"left": f"{scale.at(mark):.2f}%"}
        )
        for mark in marks(scale)
    ]
    if span is not None and span.high > 0:
        look = "" if span.proven else " leeg"
        parts.append(_box(f"tachtig{look}", scale, span.low, span.high))
        if span.proven:
            parts.append(_box("vijftig", scale, *span.half))
        parts.append(html.Div(className="midden", style={"left": f"{scale.at(span.central):.2f}%"}))
    kind = "bereik" + " groot" * large + " voorbeeld" * example
    return html.Div(parts, className=kind, **{"aria-hidden": "true"})


def _box(look: str, scale: Axis, low: float, high: float) -> html.Div:
    left, right = scale.at(low), scale.at(high)
    return html.Div(className=look, style={"left": f"{left:.2f}%", "width": f"{right - left:.2f}%"})


def legend() -> html.Ul:
    """What the parts of a bar are; once per page, because every bar reads alike."""
    items = (
        ("tachtig", "8 van de 10 doorrekeningen"),
        ("vijftig", "5 van de 10"),
        ("midden", "midden"),
    )
    return html.Ul(
        [
            html.Li([html.Span(className=f"staal {look}", **{"aria-hidden": "true"}), words])
            for look, words in items
        ],
        className="staaltjes",
    )
