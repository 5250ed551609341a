"""Two figures of every municipality against each other: own, peers and chosen ones stand out by shape.

The area of a dot is by inhabitants; own, peer and chosen marks have a smallest size, so that they can be
seen. The few that lie so far out that all others would be pressed together are counted at the edge.
"""

import math
import textwrap
from collections.abc import Sequence
from typing import Any, NamedTuple

from benchmark import dutch, narrative
from benchmark.answers import Comparison, Dot, Scatter
from benchmark.narrative import beside as narrative_beside
from benchmark.vocabulary import Unit
from dashboard.figures import style

HEIGHT = 520
LEFT, RIGHT, LINE_HEIGHT = 58, 20, 20
LARGEST, SMALLEST = 40.0, 5.0  # pixels across: Amsterdam, and the islands
LEAST_OWN, LEAST_CHOSEN, LEAST_PEER = 18.0, 12.0, 10.0
WITHIN, FAR = (
    0.99,
    0.25,
)  # what lies outside these percentiles, and further than this share of the rest
BEHIND_LABEL = "rgba(255,255,255,0.8)"
LETTERS = 38  # of an axis title on one line, also on a telephone
WIDTHS = (1140, 230)  # of the plot on a desk and on a telephone: labels may not collide on either


class Range(NamedTuple):
    """What an axis shows."""

    low: float
    high: float

    def share(self, value: float) -> float:
        """Where a value lies on the axis, 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    def holds(self, value: float) -> bool:
        """Whether a value lies on the axis."""
        return self.low <= value <= self.high


def draw(answer: Scatter, chosen: Sequence[str]) -> style.Figure:
    """The scatter; ``chosen`` municipalities get a label, as the own one does."""
    if not answer.dots:
        return style.empty(HEIGHT, "Er zijn geen gemeenten met beide cijfers.")
    own = answer.x.asked.gemeente
    peers = {p.code for p in answer.x.peers}
    near = {own, *peers, *chosen}
    x = _range([d.x for d in answer.dots], [d.x for d in answer.dots if d.code in near])
    y = _range([d.y for d in answer.dots], [d.y for d in answer.dots if d.code in near])
    seen = [d for d in answer.dots if x.holds(d.x) and y.holds(d.y)]
    named = {own, *chosen}
    others = [d for d in seen if d.code not in near]
    traces = [
        _trace(answer, [d for d in others if d.counts], style.context_mark(), SMALLEST),
        _trace(answer, [d for d in others if not d.counts], _cross(style.CONTEXT), SMALLEST),
        *_line(answer, x, y),
        *_both(
            answer,
            [d for d in seen if d.code in peers - named],
            style.peer_mark(),
            style.PEER,
            LEAST_PEER,
        ),
        *_both(
            answer, [d for d in seen if d.code in named - {own}], _chosen(), style.INK, LEAST_CHOSEN
        ),
        _trace(answer, [d for d in seen if d.code == own], style.own_mark(), LEAST_OWN),
    ]
    titles = [_title(answer.x, "→"), _title(answer.y, "↑", first=True)]
    below, above = (LINE_HEIGHT * len(t) for t in titles)
    plot = HEIGHT - above - below - 40
    return {
        "data": [t for t in traces if t["x"]],
        "layout": style.layout(
            HEIGHT,
            margin={"l": LEFT, "r": RIGHT, "t": above + 10, "b": below + 30, "autoexpand": False},
            xaxis=_axis(answer.x, x),
            yaxis=_axis(answer.y, y),
            annotations=[
                _axis_title(titles[0], x=1, y=0, xanchor="right", yanchor="top", yshift=-28, xshift=RIGHT, align="right"),
                _axis_title(titles[1], x=0, y=1, xanchor="left", yanchor="bottom", yshift=6, xshift=-LEFT, align="left"),
                *_beyond(len(answer.dots) - len(seen)),
                *_labels(_placed(answer, seen, x, y, plot), named, own, plot),
            ],
        ),
    }  # fmt: skip


def _range(values: Sequence[float], near: Sequence[float]) -> Range:
    """Own, peers, chosen and nearly everyone, with some air; from zero where zero is not far."""
    ordered = sorted(values)
    last = len(ordered) - 1
    edge = int(WITHIN * last)
    low = min([ordered[last - edge], *near])
    high = max([ordered[edge], *near])
    far = FAR * (high - low)
    low = ordered[0] if ordered[0] >= low - far else low
    high = ordered[-1] if ordered[-1] <= high + far else high
    if 0 < low < 0.5 * high:
        low = 0.0
    air = 0.05 * (high - low) or abs(high) * 0.1 or 1.0
    return Range(low if low == 0 else low - air, high + air)


def _size(inhabitants: int, largest: int, least: float) -> float:
    """The diameter of a dot whose area is by inhabitants."""
    return round(max(least, LARGEST * math.sqrt(inhabitants / largest)), 1)


def _chosen() -> dict[str, Any]:
    return {
        "symbol": "circle",
        "color": style.GROUP,
        "opacity": 1,
        "line": {"color": style.WHITE, "width": 1.5},
    }


def _cross(color: str, width: float = 1.5) -> dict[str, Any]:
    """The mark of who does not count: thin, because a large cross would shout."""
    return {
        "symbol": "x-thin",
        "color": color,
        "opacity": 1,
        "line": {"color": color, "width": width},
    }


def _both(
    answer: Scatter, dots: list[Dot], marker: dict[str, Any], color: str, least: float
) -> list[dict[str, Any]]:
    """The municipalities that count with their own mark, and the others with a cross of that colour."""
    return [
        _trace(answer, [d for d in dots if d.counts], marker, least),
        _trace(answer, [d for d in dots if not d.counts], _cross(color, 2.5), least),
    ]


def _trace(
    answer: Scatter, dots: list[Dot], marker: dict[str, Any], least: float
) -> dict[str, Any]:
    largest = answer.dots[0].inhabitants
    sizes = [_size(d.inhabitants, largest, least) for d in dots]
    return style.points(
        [d.x for d in dots],
        [d.y for d in dots],
        marker | {"size": sizes},
        [_hover(answer, d) for d in dots],
    )


def _hover(answer: Scatter, dot: Dot) -> str:
    lines = [f"{dot.name}, {dutch.number(dot.inhabitants)} inwoners"]
    for comparison, value in ((answer.x, dot.x), (answer.y, dot.y)):
        shown = narrative_beside.shown(comparison, value)
        lines.append(f"{comparison.indicator.name}: {shown}")
    if not dot.counts:
        lines.append(f"Telt niet mee: de {narrative_beside.FAILS}")
    return "<br>".join(lines)


def _line(answer: Scatter, x: Range, y: Range) -> list[dict[str, Any]]:
    """The line of Theil and Sen, from the first to the last municipality in sight; none without a relation."""
    found = answer.relation.line
    if found is None:
        return []
    slope, intercept = found
    counted = [d.x for d in answer.dots if d.counts and x.holds(d.x)]
    at = [(y.low - intercept) / slope, (y.high - intercept) / slope]
    ends = [max(min(counted), min(at)), min(max(counted), max(at))]
    if ends[0] >= ends[1]:
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": ends,
            "y": [intercept + slope * end for end in ends],
            "line": {"color": style.INK, "width": 2},
            "hoverinfo": "skip",
        }
    ]


def _axis(comparison: Comparison, shown: Range) -> dict[str, Any]:
    unit, span = comparison.indicator.unit, shown.high - shown.low
    return {
        "range": list(shown),
        "fixedrange": True,
        "tickformat": ",.0f" if span > 8 else ",.1f" if span > 0.8 else ",.2f",
        "tickprefix": f"€{dutch.NBSP}" if unit.is_money else "",
        "ticksuffix": "%" if unit is Unit.PERCENT else "",
        "nticks": 5,  # on a telephone no more fit beside each other
        "tickangle": 0,
        "showgrid": True,
        "gridcolor": style.GRID,
        "zeroline": False,
        "showline": True,
        "linecolor": style.LINE,
        "tickfont": {"size": 14, "color": style.INK_2},
    }


def _title(comparison: Comparison, arrow: str, *, first: bool = False) -> list[str]:
    """Name, unit and period of an axis, in lines that fit a telephone."""
    asked, indicator = comparison.asked, comparison.indicator
    name = dutch.example(indicator.name) if comparison.example else indicator.name
    unit = "" if indicator.unit.value in indicator.name else f", in {indicator.unit.value}"
    text = f"{name}{unit}, {narrative.period(asked.year, asked.report)}"
    return textwrap.wrap(f"{arrow} {text}" if first else f"{text} {arrow}", LETTERS)


def _axis_title(lines: list[str], x: float, y: float, **place: Any) -> dict[str, Any]:
    made = style.label("\n".join(lines), x, y, color=style.INK, xref="paper", yref="paper", **place)
    return made | {"text": made["text"].replace("\n", "<br>")}


def _beyond(n: int) -> list[dict[str, Any]]:
    if not n:
        return []
    text = f"{dutch.number(n)} buiten beeld, wel in de tabel"
    return [style.label(text, 1, 1, xref="paper", yref="paper", xanchor="right", yanchor="top", yshift=-2)]  # fmt: skip


# Labels ------------------------------------------------------------------------------------------------

Box = tuple[float, float, float, float]
# Where a label may stand from its dot: to the right (x), up (y), and the side by which it hangs.
PLACES = [
    (dx, dy, side)
    for reach in (0, 22, 44, 66, 92)
    for dx, dy, side in (
        (0.0, 11.0 + reach, "center"), (0.0, -11.0 - reach, "center"),
        (6.0, float(reach), "left"), (-6.0, float(reach), "right"),
        (6.0, -float(reach), "left"), (-6.0, -float(reach), "right"),
    )
]  # fmt: skip


class Mark(NamedTuple):
    """A dot on the chart: its radius, and where it lies on each of the widths, in pixels."""

    dot: Dot
    radius: float
    spots: list[tuple[float, float]]

    @property
    def text(self) -> str:
        """Its label."""
        return style.short(self.dot.name, 20)


def _placed(answer: Scatter, dots: list[Dot], x: Range, y: Range, height: float) -> list[Mark]:
    """Where every dot lies."""
    largest = answer.dots[0].inhabitants
    return [
        Mark(
            dot,
            _size(dot.inhabitants, largest, LEAST_CHOSEN) / 2,
            [(x.share(dot.x) * width, y.share(dot.y) * height) for width in WIDTHS],
        )
        for dot in dots
    ]


def _labels(marks: list[Mark], named: set[str], own: str, height: float) -> list[dict[str, Any]]:
    """A label for each named municipality, so that none lies on another or on a mark that matters."""
    wanted = [m for m in marks if m.dot.code in named]
    kept_free = [m for m in marks if m.dot.code in named or m.radius > LEAST_CHOSEN]
    taken: list[list[Box]] = []
    made = []
    for one in sorted(wanted, key=lambda m: (m.dot.code != own, -m.dot.y)):
        place = min(PLACES, key=lambda p: _cost(p, one, kept_free, taken, height))
        taken.append(_boxes(one, place))
        made.append(_label(one, place, one.dot.code == own))
    return made


def _label(one: Mark, place: tuple[float, float, str], mine: bool) -> dict[str, Any]:
    """The label itself; one that had to move away gets a thin line to its dot."""
    dx, dy = _moved(one, place)
    far = abs(place[1]) > LINE_HEIGHT
    lead = {
        "showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": style.GROUP,
        "standoff": one.radius, "ax": dx, "ay": -dy,
    } if far else {"xshift": dx, "yshift": dy}  # fmt: skip
    color, size = (style.OWN, 16) if mine else (style.INK, 14)
    made = style.label(one.text, one.dot.x, one.dot.y, color=color, bold=mine, size=size)
    return made | {"xanchor": place[2], "bgcolor": BEHIND_LABEL, "borderpad": 1} | lead


def _moved(one: Mark, place: tuple[float, float, str]) -> tuple[float, float]:
    """How far a label stands from the middle of its dot, to the right and up."""
    dx, dy, side = place
    if side == "center":
        return dx, dy + math.copysign(one.radius, dy)
    return dx + math.copysign(one.radius, dx), dy


def _cost(
    place: tuple[float, float, str],
    one: Mark,
    kept_free: list[Mark],
    taken: list[list[Box]],
    height: float,
) -> float:
    """How bad a place is: on another label, on a mark, outside the plot, or just far away."""
    boxes = _boxes(one, place)
    over = sum(_overlap(b, t[n]) for t in taken for n, b in enumerate(boxes))
    on = sum(_overlap(b, _around(m, n)) for m in kept_free for n, b in enumerate(boxes))
    out = sum(_outside(b, w, height) for b, w in zip(boxes, WIDTHS, strict=True))
    return 4 * over + 2 * on + 6 * out + abs(place[0]) + abs(place[1])


def _boxes(one: Mark, place: tuple[float, float, str]) -> list[Box]:
    """The room that a label takes on each of the widths."""
    dx, dy = _moved(one, place)
    width = 7.6 * len(one.text)
    left = {"center": -width / 2, "left": 0.0, "right": -width}[place[2]]
    return [(x + dx + left, y + dy - 10, x + dx + left + width, y + dy + 10) for x, y in one.spots]


def _around(one: Mark, n: int) -> Box:
    (x, y), r = one.spots[n], one.radius
    return (x - r, y - r, x + r, y + r)


def _overlap(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _outside(box: Box, width: float, height: float) -> float:
    """How many pixels of a box stick out of the plot, in area."""
    left, right = max(0.0, -LEFT / 2 - box[0]), max(0.0, box[2] - width - RIGHT / 2)
    return 20 * (left + right + max(0.0, -box[1]) + max(0.0, box[3] - height))
