"""Where the own municipality stands: the peers in one lane, everyone in another, one axis."""

from bisect import bisect_right
from functools import lru_cache
from typing import Any, NamedTuple

from benchmark import dutch, narrative
from benchmark.answers import Comparison
from benchmark.catalogue import Indicator
from benchmark.everyone import Everyone
from benchmark.report.drawing import swarm
from benchmark.vocabulary import Unit
from dashboard.figures import style

HEIGHT, AXIS = 330, 34
PEERS, EVERYONE = 224, 76  # middle of each lane, in pixels above the axis
LANE = HEIGHT - AXIS


def draw(comparison: Comparison) -> style.Figure:
    """The distribution; every dot answers to hover with name and value."""
    crowd = _crowd(comparison.everyone, comparison.indicator)
    if not crowd.values:
        return style.empty(HEIGHT, "Er zijn geen cijfers.")
    low, high, beyond = _range(comparison, crowd)
    return {
        "data": _traces(comparison, crowd, high - low),
        "layout": style.layout(
            HEIGHT,
            margin={"l": 18, "r": 18, "t": 0, "b": AXIS, "autoexpand": False},
            xaxis=_axis(comparison, low, high),
            yaxis={"visible": False, "fixedrange": True, "range": [0, LANE]},
            shapes=_shapes(comparison),
            annotations=_labels(comparison, low, high, beyond, len(crowd.values)),
        ),
    }


class Crowd(NamedTuple):
    """Everyone with a figure, placed once: ascending values, their offsets, texts, and where each is."""

    values: list[float]
    offsets: list[float]
    texts: list[str]
    places: dict[str, int]
    reach: float


@lru_cache(maxsize=256)
def _crowd(everyone: Everyone, indicator: Indicator) -> Crowd:
    """The lane of everyone is the same for every municipality that looks, so it is placed once."""
    rows = sorted((r.value, r.code, r.name) for r in everyone.rows.values() if r.value is not None)
    values = [v for v, _, _ in rows]
    if not values:
        return Crowd([], [], [], {}, 1.0)
    reach = values[int(0.98 * (len(values) - 1))]
    span = (reach - min(0.0, values[0])) * 1.06 or 1.0
    ys = [EVERYONE + dy for dy in swarm.offsets([v / span for v in values], 0.0105, 7.4, 58)]
    texts = [f"{n}: {dutch.value(v, indicator.unit, indicator.decimals)}" for v, _, n in rows]
    return Crowd(values, ys, texts, {c: k for k, (_, c, _) in enumerate(rows)}, reach)


def _range(comparison: Comparison, crowd: Crowd) -> tuple[float, float, int]:
    """From zero (or the lowest value under zero) to just beyond own, peers and 98% of everyone."""
    shown = [crowd.reach, *(p.value for p in comparison.peers if p.value is not None)]
    shown += [comparison.value] if comparison.value is not None else []
    high = max(shown) * 1.06 or 1.0
    low = min(0.0, crowd.values[0])
    return low, high, len(crowd.values) - bisect_right(crowd.values, high)


def _axis(comparison: Comparison, low: float, high: float) -> dict:
    unit = comparison.indicator.unit
    return {
        "range": [low, high],
        "fixedrange": True,
        "tickformat": ",.0f" if high - low > 8 else ",.1f",
        "tickprefix": "€\u00a0" if unit.is_money else "",
        "ticksuffix": "%" if unit is Unit.PERCENT else "",
        "nticks": 7,
        "showgrid": True,
        "gridcolor": style.GRID,
        "zeroline": False,
        "showline": True,
        "linecolor": style.LINE,
        "tickfont": {"size": 14, "color": style.INK_2},
    }


def _traces(comparison: Comparison, crowd: Crowd, span: float) -> list[dict]:
    members = [p for p in comparison.peers if p.value is not None]
    xs = [p.value for p in members]
    places = [crowd.places[p.code] for p in members]
    texts = [crowd.texts[k] for k in places]
    own = comparison.value
    free = None if own is None else own / span
    at = [(x or 0.0) / span for x in xs]
    ys = [PEERS + dy for dy in swarm.offsets(at, 0.02, 12.5, 26, kept_free=free)]
    traces = [
        style.points(crowd.values, crowd.offsets, style.context_mark(), crowd.texts),
        style.points(xs, [crowd.offsets[k] for k in places], style.peer_mark(8), texts),
        style.points(xs, ys, style.peer_mark(13), texts),
    ]
    if own is not None:
        k = crowd.places[comparison.municipality.code]
        mine = [crowd.texts[k]]
        traces.append(style.points([own], [crowd.offsets[k]], style.own_mark(16), mine))
        traces.append(style.points([own], [PEERS], style.own_mark(21), mine))
    return traces


def _shapes(comparison: Comparison) -> list[dict]:
    standing, shapes = comparison.standing, []
    if standing.p25 is not None and standing.p75 is not None:
        shapes.append(style.band(standing.p25, standing.p75, PEERS - 32, PEERS + 32))
    if standing.median is not None:
        middle = standing.median
        shapes.append(style.rule(middle, PEERS - 38, middle, PEERS + 38, style.INK, 2))
    if comparison.value is not None:
        line = style.rule(comparison.value, EVERYONE, comparison.value, PEERS, style.OWN, 1.5)
        line["line"]["dash"] = "2px,3px"
        shapes.append(line)
    return shapes


def _labels(comparison: Comparison, low: float, high: float, beyond: int, n: int) -> list[dict]:
    left: dict[str, Any] = {"xref": "paper", "xanchor": "left", "xshift": -18}
    lanes = [
        style.label("Vergelijkingsgroep", 0, LANE - 8, color=style.INK, bold=True, **left),
        style.label(f"Alle {n} gemeenten", 0, EVERYONE + 70, color=style.INK, bold=True, **left),
    ]
    span = high - low
    if comparison.standing.median is not None:
        middle = dutch.marked("Middelste", comparison.example)
        text = f"{middle} {narrative.figure(comparison, comparison.standing.median)}"
        lanes.append(
            style.label(
                text,
                comparison.standing.median,
                PEERS - 50,
                color=style.INK,
                bold=True,
                xanchor=_anchor(comparison.standing.median, low, span),
            )
        )
    if comparison.value is not None:
        name = comparison.municipality.name
        text = f"{name} {narrative.figure(comparison, comparison.value)}"
        anchor = _anchor(comparison.value, low, span)
        lanes.append(
            style.label(
                text,
                comparison.value,
                PEERS + 48,
                color=style.OWN,
                bold=True,
                size=16,
                xanchor=anchor,
            )
        )
    if beyond:
        edge = narrative.figure(comparison, high)
        lanes.append(style.label(f"{beyond} boven {edge} →", high, 12, xanchor="right"))
    return lanes


def _anchor(value: float, low: float, span: float) -> str:
    """Keep a label inside the chart: near an edge it hangs to the other side."""
    share = (value - low) / span
    return "left" if share < 0.2 else "right" if share > 0.8 else "center"
