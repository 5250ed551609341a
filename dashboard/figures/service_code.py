"""The norms of the BurgerServiceCode as rows of dots on one axis: own judgement with its interval, peers, the middle one.

All norms are shares of respondents, so one axis in percent holds them; its ends follow from what is shown.
"""

from benchmark import dutch, narrative
from benchmark.answers.service_code import NormAnswer, ServiceCodeAnswer
from benchmark.report.drawing import swarm
from dashboard.figures import style

ROW, AXIS = 76, 34
LANE, LABEL = 24, 62  # of a row, in pixels above its foot
MARK = 15
SPREAD = 15  # how far dots may be pushed up or down to be seen apart
STEP = 5.0  # percentage points to which the axis is rounded


def height(answer: ServiceCodeAnswer) -> int:
    """The height of the chart in pixels."""
    return ROW * len(answer.norms) + AXIS


def draw(answer: ServiceCodeAnswer) -> style.Figure:
    """The rows in the order of the code; empty with a reason when nobody delivered a figure."""
    if not answer.found:
        return style.empty(AXIS, "Nog niemand leverde cijfers over deze normen.")
    low, high = _range(answer)
    feet = {n: ROW * (len(answer.norms) - 1 - n) for n in range(len(answer.norms))}
    mixed = len({n.comparison.example for n in answer.found if n.comparison}) > 1
    traces, shapes, labels = [], [], []
    for n, found in enumerate(answer.norms):
        drawn = _traces(found, feet[n], high - low)
        # Where real figures and examples stand together, only the rows that are made up are drawn so.
        if mixed and found.comparison is not None and found.comparison.example:
            drawn = style.as_example({"data": drawn, "layout": {"height": ROW}})["data"]
        traces += drawn
        shapes += _shapes(found, feet[n], low, high)
        labels += _labels(found, feet[n], mixed=mixed)
    figure = {
        "data": traces,
        "layout": style.layout(
            height(answer),
            margin={"l": 12, "r": 12, "t": 0, "b": AXIS, "autoexpand": False},
            xaxis=_axis(low, high),
            yaxis={"visible": False, "fixedrange": True, "range": [0, ROW * len(answer.norms)]},
            shapes=shapes,
            annotations=labels,
        ),
    }
    return style.as_example(figure) if answer.example and not mixed else figure


def _range(answer: ServiceCodeAnswer) -> tuple[float, float]:
    shown = [v for n in answer.norms for v in _values(n)]
    shown += [end for n in answer.norms if n.own is not None for end in n.own]
    low, high = min(shown, default=0.0), max(shown, default=100.0)
    return max(0.0, low // STEP * STEP - 2), min(100.0, -(-high // STEP) * STEP + 2)


def _values(found: NormAnswer) -> list[float]:
    peers = found.comparison.peers if found.comparison else ()
    return [p.value for p in peers if p.value is not None]


def _axis(low: float, high: float) -> dict:
    return {
        "range": [low, high],
        "fixedrange": True,
        "showgrid": True,
        "gridcolor": style.GRID,
        "zeroline": False,
        "showline": True,
        "linecolor": style.LINE,
        "nticks": 6,
        "tickformat": ",.0f",
        "ticksuffix": "%",
        "tickfont": {"size": 14, "color": style.INK_2},
    }


def _traces(found: NormAnswer, foot: int, span: float) -> list[dict]:
    """Interval, peers, own mark; without an own figure only the peers."""
    comparison, own = found.comparison, found.own
    if comparison is None:
        return []
    level = foot + LANE
    members = [p for p in comparison.peers if p.value is not None]
    xs = [p.value for p in members]
    free = None if own is None else own.value / span
    offsets = swarm.offsets([(x or 0.0) / span for x in xs], 0.02, 11.5, SPREAD, kept_free=free)
    texts = [f"{p.name}: {narrative.figure(comparison, p.value)}" for p in members]
    traces = [style.points(xs, [level + dy for dy in offsets], style.peer_mark(), texts)]
    if own is not None:
        mine = f"{comparison.municipality.name}: {narrative.figure(comparison, own.value)}"
        mark = style.points([own.value], [level], style.own_mark(MARK), [mine])
        traces.append(mark | {"error_x": style.chance(own)})
    return traces


def _shapes(found: NormAnswer, foot: int, low: float, high: float) -> list[dict]:
    level = foot + LANE
    shapes = [style.rule(low, level, high, level, style.LINE, 1)]
    if found.comparison is not None and found.comparison.standing.median is not None:
        middle = found.comparison.standing.median
        shapes.append(style.rule(middle, level - 18, middle, level + 18, style.INK, 2))
    return shapes


def _labels(found: NormAnswer, foot: int, *, mixed: bool) -> list[dict]:
    """The norm above its row, and at the other end the own figure."""
    comparison = found.comparison
    example = comparison is not None and comparison.example
    name = dutch.marked(found.indicator.name, mixed and example)
    value = comparison.value if comparison else None
    said = (
        narrative.figure(comparison, value) if comparison and value is not None else "geen cijfer"
    )
    color = style.OWN if value is not None else style.INK_2
    return [
        style.label(
            name,
            0,
            foot + LABEL,
            color=style.INK,
            bold=True,
            xref="paper",
            xanchor="left",
            xshift=-12,
        ),
        style.label(
            said, 1, foot + LABEL, color=color, bold=True, xref="paper", xanchor="right", xshift=12
        ),
    ]
