"""Amounts per year of a kadernota: what can become money and what is capacity, stacked, with the running total."""

from collections.abc import Sequence

from benchmark import dutch
from benchmark.answers import Budget
from benchmark.narrative import budget as narrative_budget
from dashboard.figures import style

HEIGHT = 300
CAPACITY, OTHER = "#9DBBD6", "#6F7B88"
MARGIN = {"l": 0, "r": 0, "t": 28, "b": 32, "autoexpand": False}


def draw(found: Budget) -> style.Figure:
    """Stacked columns with the running total after one-off costs as a line."""
    years = [str(y.year) for y in found.phased.years]
    money = [y.money.central for y in found.phased.years]
    capacity = [y.capacity.central for y in found.phased.years]
    running = [c.central for c in found.phased.cumulative]
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": years,
        "y": running,
        "line": {"color": style.INK, "width": 2},
        "marker": {"symbol": "circle", "size": 9, "color": style.WHITE, "line": {"color": style.INK, "width": 2}},
        "hoverinfo": "text",
        "text": [narrative_budget.money(v) for v in running],
        "cliponaxis": False,
    }  # fmt: skip
    labels = [
        style.label(text, n, v, color=style.INK, bold=True, yanchor="bottom", yshift=8)
        for n, (v, text) in enumerate(zip(running, in_unit(running), strict=True))
    ]
    return {
        "data": [
            _bars(years, money, style.OWN),
            _bars(years, capacity, CAPACITY),
            line,
        ],
        "layout": _layout("stack", labels, [*money, *capacity, *running]),
    }


def beside(left: Budget, right: Budget) -> style.Figure:
    """The structural total of two scenarios per year, side by side."""
    years = [str(y.year) for y in left.phased.years]
    pair = [[y.structural.central for y in one.phased.years] for one in (left, right)]
    top = max(*pair[0], *pair[1], 1.0)
    words = [in_unit(values, top) for values in pair]
    labels = [
        style.label(text, n + shift, v, yanchor="bottom", yshift=4)
        for values, said, shift in zip(pair, words, (-0.17, 0.17), strict=True)
        for n, (v, text) in enumerate(zip(values, said, strict=True))
    ]
    layout = _layout("group", labels, [top])
    return {
        "data": [_bars(years, pair[0], style.OWN), _bars(years, pair[1], OTHER)],
        "layout": layout,
    }


def unit(most: float) -> str:
    """The unit of the numbers in a chart whose highest amount is ``most``."""
    return "miljoen euro" if most >= 1_000_000 else "duizend euro"


def in_unit(values: Sequence[float], most: float | None = None) -> list[str]:
    """Amounts as short numbers in the unit of the chart."""
    large = max(most or 0.0, *values) >= 1_000_000
    return [dutch.number(v / 1e6, 1) if large else dutch.number(v / 1e3) for v in values]


def _bars(years: Sequence[str], values: Sequence[float], color: str) -> dict:
    return {
        "type": "bar",
        "x": list(years),
        "y": list(values),
        "marker": {"color": color},
        "hoverinfo": "text",
        "text": [narrative_budget.money(v) for v in values],
        "textposition": "none",
    }


def _layout(mode: str, labels: list[dict], values: Sequence[float]) -> dict:
    low, high = min(0.0, *values), max(1.0, *values)
    return style.layout(
        HEIGHT,
        margin=MARGIN,
        barmode=mode,
        bargap=0.35,
        xaxis={
            "fixedrange": True,
            "type": "category",
            "tickfont": {"size": 14, "color": style.INK},
            "showgrid": False,
            "zeroline": False,
        },
        yaxis={
            "fixedrange": True,
            "range": [low * 1.1, high * 1.15],
            "showticklabels": False,
            "gridcolor": style.GRID,
            "zeroline": True,
            "zerolinecolor": style.INK,
            "nticks": 5,
        },
        annotations=labels,
    )
