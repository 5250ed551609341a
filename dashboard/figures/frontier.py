"""How much of the own cost others do it for: one real municipality, a mixture, and the mixture corrected.

One row each on an axis from nothing to all of the own cost, with the name above the marks so that a phone
has room. Every number stands beside its mark.
"""

from typing import Any

from benchmark import dutch
from benchmark.answers.frontier import FrontierAnswer
from benchmark.narrative.frontier import ALONE, share
from dashboard.figures import style

ROW, TOP, BOTTOM = 64, 6, 30
WIDTH, WIDTH_OF_THREE = 0.2, 0.43  # of one number and of a range, as parts of the axis on a phone


def height(answer: FrontierAnswer) -> int:
    """The height in pixels."""
    return TOP + ROW * len(_rows(answer)) + BOTTOM


def draw(answer: FrontierAnswer) -> style.Figure:
    """The rows from top to bottom, and the own cost as a line at 100%."""
    rows = _rows(answer)
    if not rows:
        return style.empty(height(answer), "geen score")
    inner = ROW * len(rows)
    data: list[Any] = []
    notes: list[Any] = []
    shapes = [
        style.rule(1, 0, 1, inner, style.INK, 2),
        style.rule(0.5, 0, 0.5, inner, style.GRID, 1),
        style.rule(0, 0, 1, 0, style.LINE, 1),
    ]
    for n, (name, value, low, high) in enumerate(rows):
        y = inner - ROW * n - 44
        notes.append(style.label(name, 0, y + 26, color=style.INK, xanchor="left"))
        shapes.append(style.rule(0, y, 1, y, style.GRID, 1))
        if low is not None and high is not None:
            shapes += _interval(low, high, y)
        mark = style.peer_mark(14) if n == 0 and answer.real_name else style.own_mark(_size(low))
        data.append(style.points([value], [y], mark))
        notes.append(_number(value, low, high, y))
    return {
        "data": data,
        "layout": style.layout(
            height(answer),
            margin={"l": 4, "r": 14, "t": TOP, "b": 0, "autoexpand": False},
            xaxis={"visible": False, "fixedrange": True, "range": [0, 1]},
            yaxis={"visible": False, "fixedrange": True, "range": [-BOTTOM, inner]},
            shapes=shapes,
            annotations=[*notes, *_axis()],
        ),
    }


Row = tuple[str, float, float | None, float | None]


def _rows(answer: FrontierAnswer) -> list[Row]:
    row = answer.row
    rows: list[Row] = []
    if not row:
        return rows
    if answer.real_name:
        rows.append((f"Eén gemeente: {style.short(answer.real_name, 24)}", row["real"], None, None))
    mixed = "De score" if row["score"] >= ALONE else "Een mengsel van gemeenten: de score"
    rows.append((mixed, row["score"], None, None))
    if row["corrected"] is not None:
        rows.append(("De score na correctie", row["corrected"], row["low"], row["high"]))
    return rows


def _axis() -> list[dict[str, Any]]:
    """The words of the axis; the last one grows to the left, so that a phone shows it whole."""
    ends = ((0.0, "0%", "left"), (0.5, "50%", "center"), (1.0, "100%: eigen lasten", "right"))
    return [style.label(text, x, -BOTTOM / 2, xanchor=anchor) for x, text, anchor in ends]


def _size(low: float | None) -> int:
    return 18 if low is None else 12


def _interval(low: float, high: float, y: float) -> list[dict[str, Any]]:
    ends = [style.rule(x, y - 8, x, y + 8, style.OWN, 2) for x in (low, high)]
    return [style.rule(low, y, high, y, style.OWN, 4), *ends]


def _number(value: float, low: float | None, high: float | None, y: float) -> dict[str, Any]:
    """The number beside its mark, on the side where a phone has room; else above it, at the end of the row."""
    text, left, right, wide = share(value), value, value, WIDTH
    if low is not None and high is not None:
        text += f" ({dutch.between(share(low).rstrip('%'), share(high))})"
        left, right, wide = low, high, WIDTH_OF_THREE
    if right <= 1 - wide:
        return style.label(text, right, y, bold=True, color=style.INK, xanchor="left", xshift=14)
    if left >= wide:
        return style.label(text, left, y, bold=True, color=style.INK, xanchor="right", xshift=-14)
    return style.label(text, 1, y + 26, bold=True, color=style.INK, xanchor="right", xshift=-6)
