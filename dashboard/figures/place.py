"""How certain a place is: the own interval beside the peers and the middle one, or the place per year.

Figures with chance: one lane on the scale of the indicator, the own value with its interval as a bar. Full
counts have no such interval: there each account year is a row, from the lowest to the highest in the group.
"""

from benchmark import dutch, narrative
from benchmark.answers.place import Place, YearPlace
from benchmark.narrative import place as narrative_place
from benchmark.position.interval import Estimate
from benchmark.report.drawing import swarm
from benchmark.vocabulary import Unit
from dashboard.figures import style

LANE, AXIS, ROW, HEAD = 132, 34, 52, 30
MIDDLE = 66  # of the lane, in pixels above the axis
EDGE = 0.045  # of the width: room for a mark at either end of a row


def height(answer: Place) -> int:
    """The height of the chart in pixels."""
    return LANE + AXIS if answer.ranks is not None else HEAD + ROW * len(answer.years)


def draw(answer: Place) -> style.Figure:
    """The strip of the answer; empty with a reason where nothing is known about certainty."""
    if answer.ranks is not None:
        return _chance(answer)
    if answer.years:
        return _years(answer)
    return style.empty(AXIS, narrative_place.why_no_chance(answer))


def _chance(answer: Place) -> style.Figure:
    comparison, own = answer.comparison, answer.own
    assert own is not None
    values = [p.value for p in comparison.peers if p.value is not None]
    low, high = min(own.low, *values), max(own.high, *values)
    room = (high - low) * 0.06 or 1.0
    low, high = low - room, high + room
    span = high - low
    ys = [
        MIDDLE + dy
        for dy in swarm.offsets(
            [v / span for v in values], 0.02, 12.5, 26, kept_free=own.value / span
        )
    ]
    middle = comparison.standing.median
    unit = comparison.indicator.unit
    return {
        "data": [
            _bar(own),
            style.points(list(values), ys, style.peer_mark()),
            style.points([own.value], [MIDDLE], style.own_mark(21)),
        ],
        "layout": style.layout(
            LANE + AXIS,
            margin={"l": 18, "r": 18, "t": 0, "b": AXIS, "autoexpand": False},
            xaxis={
                "range": [low, high],
                "fixedrange": True,
                "showgrid": True,
                "gridcolor": style.GRID,
                "zeroline": False,
                "showline": True,
                "linecolor": style.LINE,
                "nticks": 6,
                "tickformat": ",.0f" if span > 8 else ",.1f",
                "tickprefix": "€\u00a0" if unit.is_money else "",
                "ticksuffix": "%" if unit is Unit.PERCENT else "",
                "tickfont": {"size": 14, "color": style.INK_2},
            },
            yaxis={"visible": False, "fixedrange": True, "range": [0, LANE]},
            shapes=[
                *(
                    [style.rule(middle, MIDDLE - 36, middle, MIDDLE + 36, style.INK, 2)]
                    if middle is not None
                    else []
                ),
            ],
            annotations=_chance_labels(answer, low, span),
        ),
    }


def _bar(own: Estimate) -> dict:
    """What chance leaves open, as a thick line; drawn as data, so that no line of the grid cuts it."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [own.low, own.high],
        "y": [MIDDLE, MIDDLE],
        "line": {"color": style.OWN, "width": 8},
        "hoverinfo": "skip",
    }


def _chance_labels(answer: Place, low: float, span: float) -> list[dict]:
    comparison, own, middle = answer.comparison, answer.own, answer.comparison.standing.median
    assert own is not None
    ends = dutch.between(
        narrative.figure(comparison, own.low), narrative.figure(comparison, own.high)
    )
    name = style.short(comparison.municipality.name, 14)
    labels = [
        style.label(
            f"{name} {ends}",
            own.value,
            MIDDLE + 50,
            color=style.OWN,
            bold=True,
            xanchor=_anchor((own.value - low) / span),
        )
    ]
    if middle is not None:
        word = dutch.marked("Middelste", comparison.example)
        labels.append(
            style.label(
                f"{word} {narrative.figure(comparison, middle)}",
                middle,
                MIDDLE - 50,
                color=style.INK,
                bold=True,
                xanchor=_anchor((middle - low) / span),
            )
        )
    return labels


def _anchor(share: float) -> str:
    """Keep a label inside the chart: near an edge it hangs to the other side."""
    return "left" if share < 0.35 else "right" if share > 0.65 else "center"


def _years(answer: Place) -> style.Figure:
    rows = len(answer.years)
    top = HEAD + ROW * rows
    levels = [top - HEAD - ROW * n - 36 for n in range(rows)]
    own = [
        style.points(
            [y.standing.rank for y in answer.years],
            [float(level) for level in levels],
            style.own_mark(18),
        )
    ]
    return {
        "data": own,
        "layout": style.layout(
            top,
            xaxis={"visible": False, "fixedrange": True, "range": [-EDGE, 1 + EDGE]},
            yaxis={"visible": False, "fixedrange": True, "range": [0, top]},
            shapes=[
                *(style.rule(0, level, 1, level, style.GROUP, 1) for level in levels),
                *(style.rule(0.5, level - 9, 0.5, level + 9, style.INK, 2) for level in levels),
            ],
            annotations=[
                style.label("← lager", -EDGE, top - 12, xanchor="left"),
                style.label("middelste", 0.5, top - 12, color=style.INK, bold=True),
                style.label("hoger →", 1 + EDGE, top - 12, xanchor="right"),
                *(_year_label(y, level) for y, level in zip(answer.years, levels, strict=True)),
            ],
        ),
    }


def _year_label(year: YearPlace, level: int) -> dict:
    """Above its row, at the end where the mark is not."""
    left = (year.standing.rank or 0.0) > 0.5
    return style.label(
        f"{year.year}: {narrative_place.place_in(year.standing)}",
        0 if left else 1,
        level + 21,
        color=style.OWN,
        bold=True,
        xanchor="left" if left else "right",
    )
