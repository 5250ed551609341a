"""The four channels as one bar of 100%, and two of them through the years."""

from benchmark import dutch
from benchmark.answers.channels import CHANNELS, Composition, Volumes
from dashboard.figures import style, whole

COMPOSITION_HEIGHT = whole.HEIGHT
VOLUME_HEIGHT, TOP, BOTTOM = 320, 64, 32


def composition(answer: Composition) -> style.Figure:
    """One bar for the own municipality and one for the mean of its group, each adding to 100%."""
    names = [name for _, name in CHANNELS]
    return whole.draw(answer.name, answer.own, answer.mean, names, example=answer.example)


def volumes(answer: Volumes) -> style.Figure:
    """Digital and telephone per 1,000 inhabitants: own as a line, the middle of the group dashed."""
    known = [(y, v) for c in answer.channels for y, v, _ in c.years if v is not None]
    if not known:
        return style.empty(VOLUME_HEIGHT, f"{answer.name} leverde geen aantallen.")
    years = sorted({y for c in answer.channels for y, _, _ in c.years})
    high = max(v for c in answer.channels for _, *pair in c.years for v in pair if v is not None)
    colors = (style.OWN, style.INK)
    traces, labels = [], []
    for n, (channel, color) in enumerate(zip(answer.channels, colors, strict=True)):
        xs = [y for y, _, _ in channel.years]
        texts = [
            f"{channel.name} {y}: {dutch.number(v)} per 1.000 inwoners" if v is not None else ""
            for y, v, _ in channel.years
        ]
        traces.append(_line(xs, [m for _, _, m in channel.years], color, 1.5, "5px,4px"))
        traces.append(
            _line(xs, [v for _, v, _ in channel.years], color, 3, "solid")
            | {
                "mode": "lines+markers",
                "marker": {"color": color, "size": 8, "symbol": ("diamond", "square")[n]},
                "hoverinfo": "text",
                "text": texts,
            }
        )
        last = next((v for _, v, _ in reversed(channel.years) if v is not None), None)
        shown = f": {dutch.number(last)}" if last is not None else ""
        sign = "◆■"[n]
        labels.append(_key(f"{sign} {channel.name}, {answer.name}{shown}", color, 40 - 22 * n))
    labels.append(_key("- - middelste van de groep", style.INK_2, -4, bold=False))
    return {
        "data": traces,
        "layout": style.layout(
            VOLUME_HEIGHT,
            margin={"l": 56, "r": 14, "t": TOP + 12, "b": BOTTOM, "autoexpand": False},
            xaxis={
                "range": [years[0] - 0.35, years[-1] + 0.35],
                "fixedrange": True,
                "tickmode": "array",
                "tickvals": years,
                "ticktext": [str(y) for y in years],
                "showgrid": False,
                "zeroline": False,
                "showline": True,
                "linecolor": style.LINE,
            },
            yaxis={
                "range": [0, high * 1.12],
                "fixedrange": True,
                "gridcolor": style.GRID,
                "zeroline": False,
                "nticks": 5,
                "tickformat": ",.0f",
            },
            annotations=labels,
        ),
    }


def _line(xs: list[int], ys: list[float | None], color: str, width: float, dash: str) -> dict:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "line": {"color": color, "width": width, "dash": dash},
        "connectgaps": False,
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _key(text: str, color: str, shift: int, *, bold: bool = True) -> dict:
    return style.label(
        text, 0, 1, xref="paper", yref="paper", xanchor="left", yanchor="bottom",
        yshift=shift, xshift=-44, bold=bold, color=color,
    )  # fmt: skip
