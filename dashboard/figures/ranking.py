"""The group from high to low, as bars: own municipality and median stand out, nobody gets a medal."""

from benchmark import dutch, narrative
from benchmark.answers import Comparison
from dashboard.figures import style

ROW, TALL_ROW = 26, 40  # pixels; the mark of an example takes a second line


def height(comparison: Comparison) -> int:
    """The height of the chart in pixels: a row for each value, and the label of the median."""
    values = (comparison.value, *(p.value for p in comparison.peers))
    row = TALL_ROW if comparison.example else ROW
    return row * max(4, sum(v is not None for v in values)) + 36


def draw(comparison: Comparison) -> style.Figure:
    """Bars of the peers with a figure and the own municipality, the highest on top."""
    rows = [(p.value, p.name, False) for p in comparison.peers if p.value is not None]
    if comparison.value is not None:
        rows.append((comparison.value, comparison.municipality.name, True))
    if not rows:
        return style.empty(height(comparison), "Er zijn geen cijfers in deze groep.")
    rows.sort(key=lambda r: (r[0], r[1]))
    values = [v for v, _, _ in rows]
    middle = comparison.standing.median
    lines = []
    if middle is not None:
        lines.append(
            style.rule(middle, -0.6, middle, len(rows) - 0.4, style.INK, 2) | {"layer": "above"}
        )
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "x": values,
                "y": list(range(len(rows))),
                "marker": {"color": [style.OWN if own else style.PEER for _, _, own in rows]},
                "hoverinfo": "skip",
            }
        ],
        "layout": style.layout(
            height(comparison),
            margin={"l": 132, "r": 76, "t": 0, "b": 32, "autoexpand": False},
            bargap=0.35,
            xaxis={
                "visible": False,
                "fixedrange": True,
                "range": [min(0.0, *values), max(0.0, *values) * 1.02 or 1.0],
            },
            yaxis={
                "fixedrange": True,
                "range": [-0.7, len(rows) - 0.3],
                "tickmode": "array",
                "tickvals": list(range(len(rows))),
                "ticktext": [
                    f"<b>{style.short(n, 17, '<br>')}</b>" if own else style.short(n, 17, "<br>")
                    for _, n, own in rows
                ],
                "tickfont": {"size": 14, "color": style.INK},
                "showgrid": False,
                "zeroline": False,
                "ticklen": 0,
            },
            shapes=lines,
            annotations=[
                *(
                    _value(n, narrative.figure(comparison, v), own)
                    for n, (v, _, own) in enumerate(rows)
                ),
                *_middle(comparison, middle, max(values)),
            ],
        ),
    }


def _value(row: int, text: str, own: bool) -> dict:
    """The value in a column of its own at the right."""
    color = style.OWN if own else style.INK
    return style.label(
        text, 1, row, xref="paper", xshift=74, xanchor="right", color=color, bold=own
    )


def _middle(comparison: Comparison, middle: float | None, highest: float) -> list[dict]:
    if middle is None:
        return []
    text = f"{dutch.marked('Middelste', comparison.example)} {narrative.figure(comparison, middle)}"
    anchor = "right" if highest > 0 and middle / highest > 0.7 else "center"
    return [
        style.label(text, middle, -0.9, color=style.INK, bold=True, yanchor="top", xanchor=anchor)
    ]
