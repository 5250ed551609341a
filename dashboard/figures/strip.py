"""One row of the overview: peers, own mark and middle half on a scale of interquartile ranges.

x = (value - median) / (p75 - p25), from -2.6 to 2.6, so that one median line runs through all rows.
What lies beyond stands at the edge as an arrow-like mark; the value itself stands beside the row.
With under eight peers there are no quartiles: the dots stand without a band, and say how many they are.
"""

from benchmark.answers import Comparison
from benchmark.report.drawing import swarm
from dashboard.figures import style

REACH, EDGE, HEIGHT = 2.6, 0.32, 76  # the edge holds a whole mark, also on a phone


def draw(comparison: Comparison) -> style.Figure:
    """The strip of one comparison; without quartiles it says so."""
    standing = comparison.standing
    middle, low, high = standing.median, standing.p25, standing.p75
    known = [p.value for p in comparison.peers if p.value is not None]
    if middle is None or max(known) <= min(known):
        return style.empty(HEIGHT, "te weinig gemeenten voor een strook")
    band = (low, high) if low is not None and high is not None and high > low else None
    # Too few for quartiles: the dots alone, on a scale that holds them all.
    spread = band[1] - band[0] if band else (max(known) - min(known)) / 2

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
            xaxis={"visible": False, "fixedrange": True, "range": [-REACH - EDGE, REACH + EDGE]},
            yaxis={"visible": False, "fixedrange": True, "range": [0, HEIGHT]},
            shapes=[
                *(
                    [style.band(position(band[0]), position(band[1]), 8, HEIGHT - 8)]
                    if band
                    else []
                ),
                style.rule(-REACH - EDGE, half, REACH + EDGE, half, style.LINE, 1),
                style.rule(0, 0, 0, HEIGHT, style.INK, 2),
            ],
            annotations=[
                style.label(f"n = {len(known)}", REACH + 0.1, 10, xanchor="right", yanchor="bottom")
            ]
            if band is None
            else [],
        ),
    }
