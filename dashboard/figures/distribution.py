"""Where the own municipality stands: the peers in one lane, everyone in another, one axis."""

from typing import Any

from benchmark import narrative
from benchmark.answers import Comparison
from benchmark.vocabulary import Unit
from dashboard.figures import style, swarm

HEIGHT, AXIS = 330, 34
PEERS, EVERYONE = 224, 76  # middle of each lane, in pixels above the axis
LANE = HEIGHT - AXIS


def draw(comparison: Comparison) -> style.Figure:
    """The distribution; every dot answers to hover with name and value."""
    everyone = [
        (code, name, value)
        for code, name, value in comparison.everyone.select("code", "name", "value").iter_rows()
        if value is not None
    ]
    if not everyone:
        return style.empty(HEIGHT, "Er zijn geen cijfers.")
    low, high, beyond = _range(comparison, [v for _, _, v in everyone])
    return {
        "data": _traces(comparison, everyone, low, high),
        "layout": style.layout(
            HEIGHT,
            margin={"l": 18, "r": 18, "t": 0, "b": AXIS, "autoexpand": False},
            xaxis=_axis(comparison, low, high),
            yaxis={"visible": False, "fixedrange": True, "range": [0, LANE]},
            shapes=_shapes(comparison),
            annotations=_labels(comparison, low, high, beyond, len(everyone)),
        ),
    }


def _range(comparison: Comparison, values: list[float]) -> tuple[float, float, int]:
    """From zero (or the lowest value under zero) to just beyond own, peers and 98% of everyone."""
    ordered = sorted(values)
    shown = [ordered[int(0.98 * (len(ordered) - 1))]]
    shown += [p.value for p in comparison.peers if p.value is not None]
    shown += [comparison.value] if comparison.value is not None else []
    high = max(shown) * 1.06 or 1.0
    low = min(0.0, ordered[0], *shown)
    return low, high, sum(v > high for v in values)


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


def _traces(
    comparison: Comparison, everyone: list[tuple[str, str, float]], low: float, high: float
) -> list[dict]:
    own, peers = comparison.municipality.code, {p.code for p in comparison.peers}
    others = [(n, v) for c, n, v in everyone if c != own and c not in peers and v <= high]
    span = high - low

    free = None if comparison.value is None else comparison.value / span

    def lane(
        rows: list[tuple[str, float]],
        base: float,
        width: float,
        step: float,
        most: float,
        mark: dict,
    ) -> dict:
        xs = [v for _, v in rows]
        at = [x / span for x in xs]
        ys = [base + dy for dy in swarm.offsets(at, width, step, most, kept_free=free)]
        names = [f"{n}: {narrative.figure(comparison, v)}" for n, v in rows]
        return style.points(xs, ys, mark, names)

    members = [(p.name, p.value) for p in comparison.peers if p.value is not None]
    traces = [
        lane(others, EVERYONE, 0.0105, 7.4, 58, style.context_mark()),
        lane([(n, v) for n, v in members], EVERYONE, 0.0105, 7.4, 58, style.peer_mark(8)),
        lane([(n, v) for n, v in members], PEERS, 0.02, 12.5, 26, style.peer_mark(13)),
    ]
    if comparison.value is not None:
        name = f"{comparison.municipality.name}: {narrative.figure(comparison, comparison.value)}"
        traces.append(style.points([comparison.value], [EVERYONE], style.own_mark(16), [name]))
        traces.append(style.points([comparison.value], [PEERS], style.own_mark(21), [name]))
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
        text = f"Middelste {narrative.figure(comparison, comparison.standing.median)}"
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
