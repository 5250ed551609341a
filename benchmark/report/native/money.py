"""Ranges, steps and years of money as stacked bars: an unseen part lifts what must not start at nothing."""

from pptx.enum.chart import XL_CHART_TYPE

from benchmark.report import palette
from benchmark.report.document import Bar, Columns, Ranges, Waterfall
from benchmark.report.native import numbers
from benchmark.report.native.chart import UNSEEN, Look, NativeChart, Row
from benchmark.report.native.trend import span

NAMES, LONG_NAMES = 0.32, 0.42  # of the width, for the names of steps and of ranges
LONG = 24  # letters of a name that would press the bars together
LIFT, BELOW = "Tot hier", " (onder nul)"
LOW, HALF_LOW, HALF_HIGH, HIGH = (
    "Van laag tot de helft", "Helft, tot het midden", "Helft, vanaf het midden", "Van de helft tot hoog",
)  # fmt: skip
KEY = "Licht: 8 van de 10 doorrekeningen. Donker: de helft daarvan. De witte streep is het midden."
NOT_SHOWN = "Niet aantoonbaar"
GROSS, LESS, RESULT = "Verschil", "Stap", "Blijft over"
COLUMNS = (palette.OWN, palette.CONTEXT, palette.OWN_DARK, palette.GROUP, palette.RANGE)
Parts = list[
    tuple[str, Look, list[tuple[float, float]]]
]  # a name, a look, and from where to where per category


def ranges(chart: Ranges) -> NativeChart:
    """A bar per range: 8 of the 10 outcomes, the half of them darker, parted at the middle."""
    example = chart.example
    light, dark = Look(palette.RANGE, hatched=example), Look(palette.OWN_DARK, hatched=example)
    looks = (light, dark, dark, light)
    cuts = [_cuts(bar) for bar in chart.bars]
    parts: Parts = [
        (name, look, [(c[n], c[n + 1]) if b.shown else (0.0, 0.0) for b, c in zip(chart.bars, cuts, strict=True)])
        for n, (name, look) in enumerate(
            zip((LOW, HALF_LOW, HALF_HIGH, HIGH), looks, strict=True)
        )
    ]  # fmt: skip
    hidden = [(0.0, 0.0) if bar.shown else (bar.low, bar.high) for bar in chart.bars]
    if any(low != high for low, high in hidden):
        parts.append((NOT_SHOWN, Look(palette.GROUP, outlined=True, dashed=True), hidden))
    return NativeChart(
        kind=XL_CHART_TYPE.BAR_STACKED,
        categories=tuple(bar.name for bar in chart.bars),
        series=tuple(_stacked(parts)),
        number=numbers.of_ticks(chart.axis.ticks),
        label=numbers.of_words(text for _, text in chart.axis.ticks),
        span=span(chart.axis.low, chart.axis.high, chart.axis.ticks),
        upside_down=True,
        gap=90 if len(chart.bars) > 3 else 160,
        room_for_names=LONG_NAMES if any(len(bar.name) > LONG for bar in chart.bars) else 0.0,
    )


def _cuts(bar: Bar) -> tuple[float, float, float, float, float]:
    half = bar.half or (bar.low, bar.high)
    return bar.low, half[0], bar.central, half[1], bar.high


def waterfall(chart: Waterfall) -> NativeChart:
    """Every step as a bar that begins where the one before it ended, with its amount beside its name."""
    at = 0.0
    places: dict[str, list[tuple[float, float]]] = {"gross": [], "less": [], "result": []}
    for step in chart.steps:
        start = at if step.role == "less" else 0.0
        at = start + step.amount
        for role, found in places.items():
            found.append((min(start, at), max(start, at)) if role == step.role else (0.0, 0.0))
    example = chart.example
    parts: Parts = [
        (GROSS, Look(palette.GROUP, hatched=example), places["gross"]),
        (LESS, Look(palette.GROUP, outlined=True), places["less"]),
        (RESULT, Look(palette.OWN, hatched=example), places["result"]),
    ]
    return NativeChart(
        kind=XL_CHART_TYPE.BAR_STACKED,
        categories=tuple(f"{step.name}\n{step.text}" for step in chart.steps),
        series=tuple(_stacked(parts)),
        number=numbers.of_ticks(chart.axis.ticks),
        label=numbers.of_words(text for _, text in chart.axis.ticks),
        span=span(chart.axis.low, chart.axis.high, chart.axis.ticks),
        upside_down=True,
        room_for_names=NAMES,
    )


def _stacked(parts: Parts) -> list[Row]:
    """The parts as stacks: what lies under zero is stacked downwards, from zero, so in the other order.

    What is empty has no value, as a bar of nothing would still have an edge.
    """
    lifted = [_start(parts, n) for n in range(len(parts[0][2]))]
    rows = [
        Row(LIFT, tuple(max(v, 0.0) or None for v in lifted), UNSEEN),
        *(
            Row(name, tuple((max(b, 0.0) - max(a, 0.0)) or None for a, b in ends), look)
            for name, look, ends in parts
        ),
        Row(LIFT + BELOW, tuple(min(v, 0.0) or None for v in lifted), UNSEEN),
        *(
            Row(name + BELOW, tuple((min(a, 0.0) - min(b, 0.0)) or None for a, b in ends), look)
            for name, look, ends in reversed(parts)
        ),
    ]
    return [row for row in rows if any(row.values)]


def _start(parts: Parts, n: int) -> float:
    """How far from zero the bar of a category begins; 0 for one that goes through zero or is empty."""
    ends = [place for _, _, places in parts for place in [places[n]] if place[0] != place[1]]
    low = min((a for a, _ in ends), default=0.0)
    high = max((b for _, b in ends), default=0.0)
    return low if low > 0 else min(high, 0.0)


def columns(chart: Columns) -> NativeChart:
    """Stacked columns, with the running total as a line over them."""
    line = None
    if chart.line:
        line = Row(chart.line_name, chart.line, Look(palette.INK, width=2.0), labelled=True)
    series = tuple(
        Row(stack.name, stack.values, Look(COLUMNS[n % len(COLUMNS)], hatched=chart.example))
        for n, stack in enumerate(chart.stacks)
    )
    return NativeChart(
        kind=XL_CHART_TYPE.COLUMN_STACKED,
        categories=chart.categories,
        series=series,
        number=numbers.of_ticks(chart.axis.ticks),
        label=numbers.rounded(text for _, text in chart.axis.ticks),
        span=span(chart.axis.low, chart.axis.high, chart.axis.ticks),
        line=line,
        legend=True,
        gap=60,
    )
