"""Account years as a line beside the band of the peers; budgets as open marks that join nothing."""

from benchmark import dutch
from benchmark.answers import Trend, TrendYear
from benchmark.vocabulary import Unit
from dashboard.figures import style

PLOT, EVENT = 260, 40  # pixels: the chart itself, and each row of events under it
BOTTOM = 32
FEW_YEARS = 4
TOP = 56  # two lines of labels


def height(answer: Trend) -> int:
    """The height of the chart in pixels: the plot, its labels, and a row for each event."""
    years = _known(answer)
    events = _events(answer, years[0].year, years[-1].year) if years else []
    return TOP + PLOT + BOTTOM + EVENT * len(events) + 8


def _known(answer: Trend) -> list[TrendYear]:
    return [y for y in answer.years if y.value is not None or y.standing.median is not None]


def draw(answer: Trend, chosen: int) -> style.Figure:
    """The trend; the axis starts at zero (or under it) and the chosen year carries a diamond."""
    years = _known(answer)
    if not years:
        return style.empty(height(answer), "Er zijn geen rekeningjaren met een cijfer.")
    events = _events(answer, years[0].year, years[-1].year)
    inner, parted = height(answer) - TOP, _gapped(answer, years)
    first, last = years[0].year, max([years[-1].year, *(y for y, _ in answer.budgets)])
    low, high = _range(answer, years)
    floor = 1 - PLOT / inner
    return {
        "data": [
            *_band(parted),
            *_middle(parted),
            *_own(answer, parted, chosen),
        ],
        "layout": style.layout(
            height(answer),
            margin={"l": 56, "r": 14, "t": TOP, "b": 0, "autoexpand": False},
            xaxis={
                "range": [first - 0.35, last + 0.35],
                "fixedrange": True,
                "tickmode": "array",
                "tickvals": list(range(first, last + 1)),
                "ticktext": _ticks(first, last, chosen),
                "showgrid": False,
                "zeroline": False,
                "anchor": "y",
                "showline": True,
                "linecolor": style.LINE,
            },
            yaxis={
                "range": [low, high],
                "domain": [floor, 1],
                "fixedrange": True,
                "gridcolor": style.GRID,
                "zeroline": False,
                "nticks": 5,
                "tickformat": ",.0f" if high > 8 else ",.1f",
                "tickprefix": "€\u00a0" if answer.indicator.unit.is_money else "",
                "ticksuffix": "%" if answer.indicator.unit is Unit.PERCENT else "",
            },
            shapes=[_event_bar(e, n, inner) for n, e in enumerate(events)],
            annotations=[
                *_key(answer, years),
                *(_event_name(e, n, inner, (first, last)) for n, e in enumerate(events)),
            ],
        ),
    }


def _ticks(first: int, last: int, chosen: int) -> list[str]:
    """Every second year of many, so that they fit on a phone; the chosen year is always one of them."""
    step = 2 if last - first > FEW_YEARS else 1
    return [
        "" if (y - chosen) % step else f"<b>{y}</b>" if y == chosen else str(y)
        for y in range(first, last + 1)
    ]


def _range(answer: Trend, years: list[TrendYear]) -> tuple[float, float]:
    known = [v for y in years for v in (y.value, y.standing.p75, y.standing.p25, y.standing.median)]
    known += [v for _, v in answer.budgets]
    values = [v for v in known if v is not None]
    return min(0.0, *values), (max(values) or 1.0) * 1.12


def _gapped(answer: Trend, years: list[TrendYear]) -> list[TrendYear | None]:
    """The years with an empty place where a series starts anew, so that no line joins what differs in kind."""
    parted: list[TrendYear | None] = []
    for run in answer.runs:
        shown = [y for y in run if y in years]
        parted += [None, *shown] if parted and shown else shown
    return parted


def _band(parted: list[TrendYear | None]) -> list[dict]:
    """The middle half of the peers, broken where a series starts anew or too few peers had a figure."""
    runs: list[list[TrendYear]] = [[]]
    for year in parted:
        if year is None or year.standing.p25 is None:
            runs.append([])
        else:
            runs[-1].append(year)
    traces = []
    for run in (r for r in runs if len(r) > 1):
        xs = [y.year for y in run]
        edges = [y.standing.p25 for y in run], [y.standing.p75 for y in reversed(run)]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": xs + xs[::-1],
                "y": [*edges[0], *edges[1]],
                "fill": "toself",
                "fillcolor": style.BAND,
                "line": {"width": 0},
                "hoverinfo": "skip",
            }
        )
    return traces


def _middle(parted: list[TrendYear | None]) -> list[dict]:
    """The middle municipality; a year that stands alone between breaks is a dash of its own."""
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": [y.year if y else None for y in parted],
        "y": [y.standing.median if y else None for y in parted],
        "line": {"color": style.INK_2, "width": 2, "dash": "5px,4px"},
        "connectgaps": False,
        "hoverinfo": "skip",
    }
    known = [None, *(y if y and y.standing.median is not None else None for y in parted), None]
    alone = [y for n, y in enumerate(known) if y and known[n - 1] is None and known[n + 1] is None]
    mark = {
        "symbol": "line-ew",
        "size": 12,
        "color": style.INK_2,
        "line": {"color": style.INK_2, "width": 2},
    }
    dashes = style.points([y.year for y in alone], [y.standing.median for y in alone], mark)
    return [line, dashes] if alone else [line]


def _own(answer: Trend, parted: list[TrendYear | None], chosen: int) -> list[dict]:
    def shown(value: float | None) -> str:
        return dutch.value(value, answer.indicator.unit, answer.indicator.decimals)

    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [y.year if y else None for y in parted],
        "y": [y.value if y else None for y in parted],
        "line": {"color": style.OWN, "width": 3},
        "marker": {"color": style.OWN, "size": 7},
        "connectgaps": False,
        "cliponaxis": False,
        "hoverinfo": "text",
        "text": [f"Jaarrekening {y.year}: {shown(y.value)}" if y else "" for y in parted],
    }
    budget = {
        "symbol": "circle-open",
        "size": 10,
        "color": style.OWN,
        "line": {"color": style.OWN, "width": 1.5},
    }
    texts = [f"Begroting {y}: {shown(v)}" for y, v in answer.budgets]
    plans = style.points(
        [y for y, _ in answer.budgets], [v for _, v in answer.budgets], budget, texts
    )
    own = next((y for y in parted if y and y.year == chosen and y.value is not None), None)
    mark = [style.points([own.year], [own.value], style.own_mark(16))] if own else []
    return [plans, line, *mark]


def _key(answer: Trend, years: list[TrendYear]) -> list[dict]:
    """Above the chart, in the colour of each line: whose it is and where it ends.

    Not at the end of the line, because on a phone that would leave no room for the chart.
    """
    unit, decimals = answer.indicator.unit, answer.indicator.decimals
    own = next((y for y in reversed(years) if y.value is not None), None)
    middle = next((y for y in reversed(years) if y.standing.median is not None), None)
    rows = []
    if own is not None:
        text = f"◆ {style.short(answer.name, 18)}, {own.year}: {dutch.value(own.value, unit, decimals)}"
        rows.append((text, style.OWN))
    if middle is not None:
        shown = dutch.value(middle.standing.median, unit, decimals)
        rows.append(
            (
                f"- - {dutch.marked('Middelste gemeente', answer.example)}, {middle.year}: {shown}",
                style.INK,
            )
        )
    return [
        style.label(
            text,
            0,
            1,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="bottom",
            yshift=32 - 22 * n,
            xshift=-44,
            bold=True,
            color=color,
        )
        for n, (text, color) in enumerate(rows)
    ]


def _events(answer: Trend, first: int, last: int) -> list[tuple[str, int, int]]:
    """What happened, within the years shown: (label, from, to)."""
    found = [
        (e.label, max(e.first_year, first), min(e.last_year or e.first_year, last))
        for e in answer.events
        if e.first_year <= last and (e.last_year or e.first_year) >= first
    ]
    found += [("herindeling", y, y) for y in answer.merger_years if first <= y <= last]
    return sorted(found, key=lambda e: e[1])


def _level(row: int, height: int) -> float:
    return 1 - (PLOT + BOTTOM + EVENT * row) / height


def _event_bar(event: tuple[str, int, int], row: int, height: int) -> dict:
    _, first, last = event
    y = _level(row, height)
    width = 4 / height
    return {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "x0": first - 0.12,
        "x1": last + 0.12,
        "y0": y - width,
        "y1": y,
        "fillcolor": style.GROUP,
        "line": {"width": 0},
    }


def _event_name(event: tuple[str, int, int], row: int, height: int, span: tuple[int, int]) -> dict:
    """Under its bar; an event late on the axis hangs to the left, so that a phone shows it whole."""
    text, first, last = event
    years = str(first) if first == last else dutch.between(str(first), str(last)).replace(" ", "")
    late = first - span[0] > 0.55 * (span[1] - span[0])
    return style.label(
        f"{years} {text}",
        last + 0.12 if late else first - 0.12,
        _level(row, height) - 6 / height,
        xanchor="right" if late else "left",
        yanchor="top",
        yref="paper",
    )
