"""Thirteen months as a line: the newest as a diamond, the same month last year as a ring, the middle as a dashed line."""

from collections.abc import Sequence

from benchmark.delivery.months.dates import Period
from benchmark.delivery.months.series import Point, Series
from benchmark.delivery.months.signal import Signal
from benchmark.vocabulary import Form, Unit
from dashboard.figures import style

PLOT, BOTTOM, ROW = 240, 48, 22
EVERY = 3  # months between two names on the axis
HEIGHT = PLOT + BOTTOM + 3 * ROW + 12

Window = Sequence[tuple[Period, Point | None]]


def draw(line: Series, until: Period, found: Signal | None) -> style.Figure:
    """The line of the thirteen months up to ``until``; a month without a value breaks it. The axis starts at zero."""
    window = line.window(until)
    known = [p.value for _, p in window if p]
    if not known:
        return style.empty(HEIGHT, "In deze 13 maanden is er geen cijfer.")
    last = len(window) - 1
    high = max([*known, found.middle if found and found.middle is not None else 0.0]) or 1.0
    low = min(0.0, *known)
    return {
        "data": [*_middle(found, last), _own(line, window), *_marks(line, window)],
        "layout": style.layout(
            HEIGHT,
            margin={"l": 60, "r": 22, "t": 3 * ROW + 12, "b": BOTTOM, "autoexpand": False},
            xaxis={
                "range": [-0.4, last + 0.4],
                "fixedrange": True,
                "tickmode": "array",
                "tickvals": list(range(last % EVERY, last + 1, EVERY)),
                "ticktext": [_short(window[n][0]) for n in range(last % EVERY, last + 1, EVERY)],
                "showgrid": False,
                "zeroline": False,
                "showline": True,
                "linecolor": style.LINE,
            },
            yaxis={
                "range": [low * 1.08, high * 1.12],
                "fixedrange": True,
                "gridcolor": style.GRID,
                "zeroline": False,
                "nticks": 5,
                "tickformat": ",.0f" if high > 8 else ",.1f",
                "tickprefix": "€\u00a0" if _is_money(line) else "",
                "ticksuffix": "%" if _is_percent(line) else "",
            },
            annotations=_key(line, window, found),
        ),
    }  # fmt: skip


def _short(month: Period) -> str:
    return f"{month.words[:3]}<br>{month.year}"


def _is_money(line: Series) -> bool:
    if line.indicator is not None:
        return line.indicator.unit.is_money
    return line.question is not None and line.question.form is Form.EURO


def _is_percent(line: Series) -> bool:
    return line.indicator is not None and line.indicator.unit is Unit.PERCENT


def _own(line: Series, window: Window) -> dict:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(range(len(window))),
        "y": [p.value if p else None for _, p in window],
        "line": {"color": style.OWN, "width": 3},
        "marker": {"color": style.OWN, "size": 7},
        "connectgaps": False,
        "cliponaxis": False,
        "hoverinfo": "text",
        "text": [f"{m.words}: {line.words(p.value)}" if p else "" for m, p in window],
    }


def _middle(found: Signal | None, last: int) -> list[dict]:
    """The middle of the months before the newest, as far as those."""
    if found is None or found.middle is None:
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [0, last - 1],
            "y": [found.middle, found.middle],
            "line": {"color": style.INK_2, "width": 2, "dash": "5px,4px"},
            "hoverinfo": "skip",
        }
    ]


def _marks(line: Series, window: Window) -> list[dict]:
    marks = []
    (_, first), (_, newest) = window[0], window[-1]
    if first is not None:
        ring = {"symbol": "circle", "size": 13, "color": style.WHITE, "opacity": 1, "line": {"color": style.OWN, "width": 2.5}}  # fmt: skip
        marks.append(style.points([0], [first.value], ring))
    if newest is not None:
        marks.append(style.points([len(window) - 1], [newest.value], style.own_mark(18)))
    return marks


def _key(line: Series, window: Window, found: Signal | None) -> list[dict]:
    """Above the chart, with the mark of each: the newest month, the same month last year, the middle."""
    (start, first), (end, newest) = window[0], window[-1]
    rows = []
    if newest is not None:
        rows.append((f"◆ {end.words}: {line.words(newest.value)}", style.OWN))
    if first is not None:
        rows.append((f"○ {start.words}: {line.words(first.value)}", style.OWN))
    if found is not None and found.middle is not None:
        middle = line.words(found.middle)
        rows.append((f"- - middelste van {found.before} maanden: {middle}", style.INK))
    return [
        style.label(
            text, 0, 1, xref="paper", yref="paper", xanchor="left", yanchor="bottom", bold=True,
            yshift=8 + ROW * (len(rows) - 1 - n), xshift=-48, color=color,
        )
        for n, (text, color) in enumerate(rows)
    ]  # fmt: skip
