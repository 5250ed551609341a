"""Where the middle municipality lies over all reasonable groups: a band, the middle now, and the own mark."""

from benchmark import narrative
from benchmark.answers import Stress
from dashboard.figures import style

RANGE = "#2F7BB8"  # a range of 80% in every chart
HEIGHT = 124
LINE, HALF = 62, 8


def draw(answer: Stress) -> style.Figure:
    """One axis with room for the band, the middle of the group in use and the own value."""
    comparison = answer.comparison
    own, middle = comparison.value, comparison.standing.median
    if answer.low is None or answer.high is None:
        return style.empty(HEIGHT, "te weinig redelijke groepen om door te rekenen")
    known = [v for v in (answer.low, answer.high, own, middle) if v is not None]
    room = (max(known) - min(known)) * 0.28 or 1.0
    span = [min(known) - room, max(known) + room]
    shapes = [
        style.rule(span[0], LINE, span[1], LINE, style.LINE, 1),
        style.band(answer.low, answer.high, LINE - HALF, LINE + HALF) | {"fillcolor": RANGE},
    ]
    labels = [_below(narrative.figure(comparison, answer.low), answer.low, "right"),
              _below(narrative.figure(comparison, answer.high), answer.high, "left")]  # fmt: skip
    if middle is not None:
        shapes.append(style.rule(middle, LINE - 16, middle, LINE + 16, style.INK, 2))
        text = f"midden nu {narrative.figure(comparison, middle)}"
        labels.append(_beside(text, middle, 92, span, style.INK))
    data = []
    if own is not None:
        data.append(style.points([own], [LINE], style.own_mark(20)))
        text = f"{comparison.municipality.name} {narrative.figure(comparison, own)}"
        labels.append(_beside(text, own, 112, span, style.OWN, bold=True))
    return {
        "data": data,
        "layout": style.layout(
            HEIGHT,
            xaxis={"visible": False, "fixedrange": True, "range": span},
            yaxis={"visible": False, "fixedrange": True, "range": [0, HEIGHT]},
            shapes=shapes,
            annotations=labels,
        ),
    }


def _below(text: str, at: float, anchor: str) -> dict:
    return style.label(text, at, 34, xanchor=anchor)


def _beside(
    text: str, at: float, y: float, span: list[float], color: str, *, bold: bool = False
) -> dict:
    """A label on the side where there is room for it."""
    right = at < sum(span) / 2
    anchor = "left" if right else "right"
    return style.label(text, at, y, color=color, bold=bold, size=16, xanchor=anchor)
