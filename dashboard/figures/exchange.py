"""How many contacts over another channel went with 1,000 extra digital ones: a range per channel on one axis.

At 1,000 fewer there is one fewer for each; at zero nothing goes with it. A range that holds zero is dashed.
"""

import math
from collections.abc import Sequence
from typing import Any

from benchmark import dutch
from benchmark.answers.channel_shift import PerThousand
from benchmark.catalogue import Channel
from benchmark.narrative.channel_shift import signed
from dashboard.figures import style

ROW, TOP, BOTTOM = 72, 8, 60
REPLACED = -1000.0
Row = tuple[Channel, PerThousand]


def height(rows: Sequence[Row]) -> int:
    """The height in pixels."""
    return TOP + ROW * len(rows) + BOTTOM


def draw(rows: Sequence[Row]) -> style.Figure:
    """A row per channel, from top to bottom."""
    shown = [(c, p.panel, p.estimated) for c, p in rows if p.panel is not None]
    if not shown:
        return style.empty(height(rows), "Er is nog niets te schatten.")
    inner = ROW * len(rows)
    ends = [1000 * v for _, e, _ in shown for v in (e.low, e.high) if v is not None]
    low, high = _range(ends)
    data: list[Any] = []
    shapes = [_rule(0.0, inner, style.INK_2, 1.5), _rule(REPLACED, inner, style.LINE, 1.5)]
    notes = _axis(low, high)
    for n, (channel, exchange, estimated) in enumerate(shown):
        y = inner - ROW * n - 50
        ends = [1000 * (v or 0.0) for v in (exchange.low, exchange.high)]
        through = ends[0] <= 0 <= ends[1]
        shapes += _interval(ends[0], ends[1], y, firm=estimated and not through)
        notes.append(
            style.label(_name(channel, exchange.central, ends, estimated=estimated), 0, y + 30, color=style.INK, xref="paper", xanchor="left")
        )  # fmt: skip
        if exchange.central is not None:
            mark = style.points([1000 * exchange.central], [y], _tick(through))
            data.append(mark)
    return {
        "data": data or [style.points([], [], style.peer_mark())],
        "layout": style.layout(
            height(rows),
            margin={"l": 4, "r": 14, "t": TOP, "b": 0, "autoexpand": False},
            xaxis={"visible": False, "fixedrange": True, "range": [low, high]},
            yaxis={"visible": False, "fixedrange": True, "range": [-BOTTOM, inner]},
            shapes=shapes,
            annotations=notes,
        ),
    }


def _range(ends: Sequence[float]) -> tuple[float, float]:
    """From where everything is replaced, or further, to beyond zero."""
    low, high = min([REPLACED, *ends]), max([0.0, *ends])
    air = 0.06 * (high - low)
    return low - air, max(high + air, 0.18 * (high - low))


def _name(
    channel: Channel, central: float | None, ends: Sequence[float], *, estimated: bool
) -> str:
    """The numbers in a form that fits a telephone; the sentence under the chart says them in words."""
    name, span = dutch.upper_first(channel.name), " tot ".join(map(signed, ends))
    if central is None or not estimated:
        return f"{name}: {span}, niet geschat"
    return f"{name}: {signed(1000 * central)} ({span})"


def _tick(through: bool) -> dict[str, Any]:
    edge = style.GROUP if through else style.OWN
    return {
        "symbol": "circle",
        "size": 12,
        "color": edge,
        "line": {"color": style.WHITE, "width": 2},
    }


def _interval(low: float, high: float, y: float, *, firm: bool) -> list[dict[str, Any]]:
    color = style.OWN if firm else style.GROUP
    line = style.rule(low, y, high, y, color, 4 if firm else 2.5)
    if not firm:
        line["line"]["dash"] = "5px,3px"
    return [line, *(style.rule(x, y - 8, x, y + 8, color, 2) for x in (low, high))]


def _rule(x: float, inner: float, color: str, width: float) -> dict[str, Any]:
    return style.rule(x, -6, x, inner, color, width)


def _axis(low: float, high: float) -> list[dict[str, Any]]:
    """Words under both lines, and numbers between them where there is room."""
    step = 500 if high - low < 3000 else 1000 * math.ceil((high - low) / 6000)
    made = [
        _words(f"{signed(REPLACED)}:<br>voor elk één minder", REPLACED, "left"),
        _words("0:<br>geen verschil", 0.0, "center"),
    ]
    spots = [n * step for n in range(-10, 11)]
    return made + [
        style.label(signed(x), x, -10, yanchor="top")
        for x in spots
        if low < x < high and x not in (0, REPLACED) and abs(x) >= 1000
    ]


def _words(text: str, x: float, align: str) -> dict[str, Any]:
    """Two lines under the axis; our own words, so the break between them may be markup."""
    shift = -4 if align == "left" else 0
    made = style.label("", x, -10, yanchor="top", align=align, xanchor=align, xshift=shift)
    return made | {"text": text}
