"""The four channels as one bar of 100%, and two of them through the years."""

from collections.abc import Sequence

from benchmark import dutch
from benchmark.answers.channels import CHANNELS, Composition, Volumes
from dashboard.figures import style

OWN_SHADES = ("#083F6E", "#0B5FA5", "#5B95C6", "#B5D0E8")
GROUP_SHADES = ("#2F3A45", "#55616E", "#8A95A1", "#C4CBD2")
ROW = 76
COMPOSITION_HEIGHT = 2 * ROW + 16
LEAST_LABEL = 9.0  # percent; a narrower part has its number in the list under the chart only
VOLUME_HEIGHT, TOP, BOTTOM = 320, 64, 32


def composition(answer: Composition) -> style.Figure:
    """One bar for the own municipality and one for the mean of its group, each adding to 100%."""
    rows = [(answer.name, answer.own, OWN_SHADES, style.OWN)]
    if answer.mean is not None:
        mean_name = dutch.marked("Gemiddelde van de groep", answer.example)
        rows.append((mean_name, answer.mean, GROUP_SHADES, style.INK))
    bars, labels = [], []
    for n, (name, shares, shades, color) in enumerate(rows):
        y = (1 - n) * ROW + 22
        labels.append(
            style.label(name, 0, y + 32, color=color, bold=True, xanchor="left", yanchor="middle")
        )
        if shares is None:
            labels.append(style.label("geen verdeling te tonen", 0, y, xanchor="left"))
            continue
        bars += _parts(shares, shades, y)
        labels += _numbers(shares, y)
    return {
        "data": bars,
        "layout": style.layout(
            COMPOSITION_HEIGHT,
            barmode="stack",
            xaxis={"visible": False, "fixedrange": True, "range": [0, 100]},
            yaxis={"visible": False, "fixedrange": True, "range": [0, 2 * ROW]},
            annotations=labels,
        ),
    }


def _parts(shares: Sequence[float], shades: Sequence[str], y: float) -> list[dict]:
    return [
        {
            "type": "bar",
            "orientation": "h",
            "x": [share],
            "y": [y],
            "width": 34,
            "marker": {"color": shade, "line": {"color": style.WHITE, "width": 2}},
            "hoverinfo": "text",
            "text": [f"{channel}: {dutch.number(share, 1)}%"],
            "textposition": "none",
        }
        for (_, channel), share, shade in zip(CHANNELS, shares, shades, strict=True)
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
