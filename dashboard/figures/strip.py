"""One row of the overview: peers, own mark and middle half on a scale of interquartile ranges.

x = (value - median) / (p75 - p25), from -2.6 to 2.6, so that one median line runs through all rows.
What lies beyond stands at the edge as an arrow-like mark; the value itself stands beside the row.
"""

from benchmark.answers import Comparison
from dashboard.figures import style, swarm

REACH, HEIGHT = 2.6, 76


def draw(comparison: Comparison) -> style.Figure:
    """The strip of one comparison; without quartiles it says so."""
    standing = comparison.standing
    middle, low, high = standing.median, standing.p25, standing.p75
    if middle is None or low is None or high is None or high <= low:
        return style.empty(HEIGHT, "te weinig gemeenten voor een strook")
    spread = high - low

    def position(value: float) -> float:
        return max(-REACH, min(REACH, (value - middle) / spread))

    half = HEIGHT / 2
    peers = [(p, position(p.value)) for p in comparison.peers if p.value is not None]
    xs = [x for _, x in peers]
    own = None if comparison.value is None else position(comparison.value)
    ys = [half + dy for dy in swarm.offsets(xs, 0.2, 11.5, 28, kept_free=own)]
    data = [style.points(xs, ys, style.peer_mark())]
    if own is not None:
        data.append(style.points([own], [half], style.own_mark()))
    return {
        "data": data,
        "layout": style.layout(
            HEIGHT,
            xaxis={"visible": False, "fixedrange": True, "range": [-REACH - 0.15, REACH + 0.15]},
            yaxis={"visible": False, "fixedrange": True, "range": [0, HEIGHT]},
            shapes=[
                style.band(position(low), position(high), 8, HEIGHT - 8),
                style.rule(-REACH - 0.15, half, REACH + 0.15, half, style.LINE, 1),
                style.rule(0, 0, 0, HEIGHT, style.INK, 2),
            ],
        ),
    }
