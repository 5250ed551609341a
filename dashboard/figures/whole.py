"""A whole of four parts as one bar of 100%: the own municipality, and the mean of its group under it."""

from collections.abc import Sequence

from benchmark import dutch
from dashboard.figures import style

OWN_SHADES = ("#083F6E", "#0B5FA5", "#5B95C6", "#B5D0E8")
GROUP_SHADES = ("#2F3A45", "#55616E", "#8A95A1", "#C4CBD2")
ROW = 76
HEIGHT = 2 * ROW + 16
LEAST_LABEL = 9.0  # percent; a narrower part has its number in the list under the chart only


def draw(
    name: str,
    own: Sequence[float] | None,
    mean: Sequence[float] | None,
    parts: Sequence[str],
    *,
    example: bool,
    last_darkest: bool = False,
) -> style.Figure:
    """One bar per row, each adding to 100%. ``last_darkest``: the last part is what the bar is about."""
    turn = slice(None, None, -1 if last_darkest else 1)
    rows = [(name, own, OWN_SHADES[turn], style.OWN)]
    if mean is not None:
        rows.append(
            (
                dutch.marked("Gemiddelde van de groep", example),
                mean,
                GROUP_SHADES[turn],
                style.INK,
            )
        )
    bars, labels = [], []
    for n, (whose, shares, shades, color) in enumerate(rows):
        y = (1 - n) * ROW + 22
        labels.append(
            style.label(whose, 0, y + 32, color=color, bold=True, xanchor="left", yanchor="middle")
        )
        if shares is None:
            labels.append(style.label("geen verdeling te tonen", 0, y, xanchor="left"))
            continue
        bars += _bars(parts, shares, shades, y)
        labels += _numbers(shares, y)
    return {
        "data": bars,
        "layout": style.layout(
            HEIGHT,
            barmode="stack",
            xaxis={"visible": False, "fixedrange": True, "range": [0, 100]},
            yaxis={"visible": False, "fixedrange": True, "range": [0, 2 * ROW]},
            annotations=labels,
        ),
    }


def _bars(
    parts: Sequence[str], shares: Sequence[float], shades: Sequence[str], y: float
) -> list[dict]:
    return [
        {
            "type": "bar",
            "orientation": "h",
            "x": [share],
            "y": [y],
            "width": 34,
            "marker": {"color": shade, "line": {"color": style.WHITE, "width": 2}},
            "hoverinfo": "text",
            "text": [f"{part}: {dutch.number(share, 1)}%"],
            "textposition": "none",
        }
        for part, share, shade in zip(parts, shares, shades, strict=True)
    ]


def _numbers(shares: Sequence[float], y: float) -> list[dict]:
    labels, start = [], 0.0
    for share in shares:
        if share >= LEAST_LABEL:
            text = f"{dutch.number(share)}%"
            middle = start + share / 2
            labels.append(
                style.label(
                    text, middle, y, color=style.INK, bold=True, bgcolor=style.WHITE, borderpad=2
                )
            )
        start += share
    return labels
