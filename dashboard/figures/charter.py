"""Measured promises as rows on one axis in percent: the target as a tick, the own figure with its interval, peers as dots.

Only promises that were measured in enough cases are drawn; a promise without measurement is no row and no zero.
"""

from benchmark import dutch
from benchmark.answers.charter import CharterAnswer, Shown
from benchmark.narrative import charter as words
from benchmark.narrative import promises
from benchmark.report.drawing import swarm
from dashboard.figures import style

HEAD, ROW, AXIS = 38, 70, 34
LANE, LABEL, NAME = 22, 54, 12  # in pixels above the foot of a row or a head
MARK = 15
SPREAD = 12  # how far dots may be pushed up or down to be seen apart
STEP = 10.0  # percentage points to which the axis is rounded
TOP = 100.0
EDGE = 14


def shown(answer: CharterAnswer) -> list[tuple[str, list[Shown]]]:
    """Under each heading the promises that have a row."""
    found = [
        (group, [s for s in rows if s.promise.estimate is not None])
        for group, rows in words.grouped(answer)
    ]
    return [(group, rows) for group, rows in found if rows]


def height(answer: CharterAnswer) -> int:
    """The height of the chart in pixels."""
    found = shown(answer)
    return AXIS + sum(HEAD + ROW * len(rows) for _, rows in found) if found else AXIS * 2


def draw(answer: CharterAnswer) -> style.Figure:
    """The rows in the order of the page; empty with a reason when no promise was measured in enough cases."""
    found = shown(answer)
    if not found:
        return style.empty(AXIS * 2, "Geen belofte is in genoeg gevallen gemeten.")
    low, high = _range(found)
    whole = height(answer) - AXIS
    traces, shapes, labels = [], [], []
    foot = float(whole)
    for group, rows in found:
        foot -= HEAD
        labels.append(_head(group, foot + NAME))
        for one in rows:
            foot -= ROW
            traces += _traces(answer, one, foot + LANE, high - low)
            shapes += _shapes(one, foot + LANE, low, high)
            labels += _labels(one, foot + LABEL)
    figure = {
        "data": traces,
        "layout": style.layout(
            height(answer),
            margin={"l": EDGE, "r": EDGE, "t": 0, "b": AXIS, "autoexpand": False},
            xaxis=_axis(low, high),
            yaxis={"visible": False, "fixedrange": True, "range": [0, whole]},
            shapes=shapes,
            annotations=labels,
        ),
    }
    return style.as_example(figure) if answer.example else figure


def _range(found: list[tuple[str, list[Shown]]]) -> tuple[float, float]:
    values = []
    for one in (s for _, rows in found for s in rows):
        values += [m[1] for m in one.beside.measured]
        values += list(one.promise.estimate or ())
        values += [one.promise.target] if one.promise.target is not None else []
    return max(0.0, min(values) // STEP * STEP), TOP


def _axis(low: float, high: float) -> dict:
    return {
        "range": [low - (high - low) * 0.01, high + (high - low) * 0.01],
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


def _traces(answer: CharterAnswer, one: Shown, level: float, span: float) -> list[dict]:
    """Peers with what they promise, then the own figure with what chance leaves open."""
    own = one.promise.estimate
    if own is None:
        return []
    xs = [value for _, value, _ in one.beside.measured]
    free = own.value / span
    offsets = swarm.offsets([x / span for x in xs], 0.02, 11.5, SPREAD, kept_free=free)
    texts = [
        f"{name}: {promises.percent(value)}" + (f", {promises.limit(*limit)}" if limit else "")
        for name, value, limit in one.beside.measured
    ]
    peers = style.points(list(xs), [level + dy for dy in offsets], style.peer_mark(), texts)
    mine = f"{answer.name}: {promises.kept(one.promise)}"
    mark = style.points([own.value], [level], style.own_mark(MARK), [mine])
    return [peers, mark | {"error_x": style.chance(own)}]


def _shapes(one: Shown, level: float, low: float, high: float) -> list[dict]:
    lane = style.rule(low, level, high, level, style.LINE, 1)
    target = one.promise.target
    if target is None:
        return [lane]
    return [lane, style.rule(target, level - 18, target, level + 18, style.INK, 3)]


def _head(text: str, y: float) -> dict:
    return style.label(
        style.short(text, 34), 0, y, color=style.INK, bold=True, size=16, xref="paper",
        xanchor="left", xshift=-EDGE,
    )  # fmt: skip


def _labels(one: Shown, y: float) -> list[dict]:
    """The promise above its row, and at the other end the own figure."""
    own = one.promise
    name = style.label(
        dutch.upper_first(style.short(promises.within(own.key), 30)), 0, y, color=style.INK_2,
        xref="paper", xanchor="left", xshift=-EDGE,
    )  # fmt: skip
    value = style.label(
        promises.percent(own.measured or 0.0), 1, y, color=style.OWN, bold=True, xref="paper",
        xanchor="right", xshift=EDGE,
    )  # fmt: skip
    return [name, value]
