"""What no-show takes in counter hours: ranges on one axis, with the hours of half an fte as a line across."""

from benchmark import dutch
from benchmark.answers.missed import Missed
from benchmark.catalogue import Appointments
from benchmark.narrative import missed as words
from benchmark.report import palette
from benchmark.savings.scenario import Range
from dashboard.figures import style

ROW, TOP, BOTTOM = 84, 34, 26
BEYOND = 1.12  # of the largest number is on the axis
LAST_THIRD = 0.62


def rows(answer: Missed) -> list[tuple[str, Range | None, str]]:
    """Name, range and words of every row; a range of None has only words."""
    if answer.point is None:
        return []
    difference, said = "Verschil met de middelste gemeente", words.NO_ROOM
    if answer.room is not None:
        said = words.between(answer.room.hours, "uur")
    elif answer.reference is None:
        said = "Te weinig gemeenten voor een middelste"
    hours = answer.point.hours
    return [
        (difference, answer.room and answer.room.hours, said),
        ("Eén procentpunt no-show", hours, words.between(hours, "uur")),
    ]


def height(answer: Missed) -> int:
    """The height of the chart, in pixels."""
    return TOP + ROW * max(len(rows(answer)), 1) + BOTTOM


def draw(answer: Missed, rule: Appointments) -> style.Figure:
    """A bar per row from low to high with its middle, and the line from which a difference can be booked."""
    shown = rows(answer)
    if not shown:
        return style.empty(TOP + ROW, "Zonder telling van de no-show zijn er geen uren.")
    threshold = rule.least_fte * answer.assumed.hours
    most = BEYOND * max([threshold, *(r.high for _, r, _ in shown if r is not None)])
    full = TOP + ROW * len(shown)
    bars, labels, shapes = [], [], []
    for n, (name, found, said) in enumerate(shown):
        y = full - TOP - ROW * n
        labels.append(_text(name, y - 14, color=style.INK, bold=True))
        labels.append(_text(said, y - 36))
        if found is not None:
            bars.append(_bar(found, y - 60))
            shapes.append(_tick(found.central, y - 60))
    label = f"{dutch.number(rule.least_fte, 1)} fte: {dutch.number(threshold)} uur"
    right = threshold > LAST_THIRD * most
    labels.append(
        style.label(
            label, threshold, full - 12, color=style.INK, xanchor="right" if right else "left",
            xshift=-6 if right else 6,
        )
    )  # fmt: skip
    shapes.append(style.rule(threshold, 0, threshold, full, style.INK, 2) | {"layer": "below"})
    return {
        "data": bars,
        "layout": style.layout(
            full + BOTTOM,
            margin={"l": 0, "r": 0, "t": 0, "b": BOTTOM, "autoexpand": False},
            xaxis={
                "range": [0, most],
                "fixedrange": True,
                "nticks": 5,
                "tickformat": ",.0f",
                "gridcolor": style.GRID,
                "zeroline": True,
                "zerolinecolor": style.INK,
                "ticklabelposition": "outside right",
            },
            yaxis={"visible": False, "fixedrange": True, "range": [0, full]},
            annotations=labels,
            shapes=shapes,
        ),
    }


def _text(text: str, y: float, *, color: str = style.INK_2, bold: bool = False) -> dict:
    return style.label(
        text, 0, y, color=color, bold=bold, xanchor="left", xshift=4, bgcolor=style.WHITE
    )


def _bar(found: Range, y: float) -> dict:
    return {
        "type": "bar",
        "orientation": "h",
        "base": [found.low],
        "x": [found.high - found.low],
        "y": [y],
        "width": 16,
        "marker": {"color": palette.RANGE, "line": {"color": palette.RANGE, "width": 1}},
        "hoverinfo": "text",
        "text": [words.between(found, "uur")],
        "textposition": "none",
    }


def _tick(middle: float, y: float) -> dict:
    """The middle: a white mark with an edge, across the bar."""
    return {
        "type": "rect",
        "xref": "x",
        "xanchor": middle,
        "xsizemode": "pixel",
        "x0": -2.5,
        "x1": 2.5,
        "y0": y - 13,
        "y1": y + 13,
        "fillcolor": style.WHITE,
        "line": {"color": style.INK, "width": 1.5},
    }
