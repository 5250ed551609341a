"""One row of the overview: peers, own mark and middle half on a scale of interquartile ranges.

x = (value - median) / (p75 - p25), from -2.6 to 2.6, so that one median line runs through all rows.
What lies beyond stands at the edge as an arrow-like mark; the value itself stands beside the row.
With under eight peers there are no quartiles: the dots stand without a band, and say how many they are.
"""

from typing import NamedTuple

from benchmark.answers import Comparison
from benchmark.report.drawing import swarm
from dashboard.figures import style

REACH, EDGE, HEIGHT = 2.6, 0.32, 76  # the edge holds a whole mark, also on a phone
TOO_FEW = "te weinig gemeenten voor een strook"


class Places(NamedTuple):
    """Where everything lies on the scale, from -REACH to REACH; None where there is nothing."""

    own: float | None
    peers: tuple[float, ...]
    band: tuple[float, float] | None


def places(comparison: Comparison) -> Places | None:
    """The places of one comparison; None with too few values, or none that differ."""
    standing = comparison.standing
    middle, low, high = standing.median, standing.p25, standing.p75
    known = [p.value for p in comparison.peers if p.value is not None]
    if middle is None or max(known) <= min(known):
        return None
    band = (low, high) if low is not None and high is not None and high > low else None
    # Too few for quartiles: the dots alone, on a scale that holds them all.
    spread = band[1] - band[0] if band else (max(known) - min(known)) / 2

    def position(value: float) -> float:
        return max(-REACH, min(REACH, (value - middle) / spread))

    return Places(
        None if comparison.value is None else position(comparison.value),
        tuple(map(position, known)),
        (position(band[0]), position(band[1])) if band else None,
    )


def counted(found: Places) -> str:
    """How many there are, where they are too few for a band; else empty."""
    return "" if found.band is not None else f"n = {len(found.peers)}"


def draw(comparison: Comparison) -> style.Figure:
    """The strip of one comparison; without quartiles it says so."""
    found = places(comparison)
    if found is None:
        return style.empty(HEIGHT, TOO_FEW)
    own, xs, band = found
    half = HEIGHT / 2
    ys = [half + dy for dy in swarm.offsets(xs, 0.2, 11.5, 28, kept_free=own)]
    data = [style.points(list(xs), ys, style.peer_mark())]
    if own is not None:
        data.append(style.points([own], [half], style.own_mark()))
    return {
        "data": data,
        "layout": style.layout(
            HEIGHT,
            xaxis={"visible": False, "fixedrange": True, "range": [-REACH - EDGE, REACH + EDGE]},
            yaxis={"visible": False, "fixedrange": True, "range": [0, HEIGHT]},
            shapes=[
                *([style.band(*band, 8, HEIGHT - 8)] if band else []),
                style.rule(-REACH - EDGE, half, REACH + EDGE, half, style.LINE, 1),
                style.rule(0, 0, 0, HEIGHT, style.INK, 2),
            ],
            annotations=[
                style.label(counted(found), REACH + 0.1, 10, xanchor="right", yanchor="bottom")
            ]
            if band is None
            else [],
        ),
    }
