"""Figures over the years as lines: a year without a figure is a gap, and a new measure begins a new line."""

from collections.abc import Iterator
from itertools import pairwise

from pptx.enum.chart import XL_CHART_TYPE

from benchmark.report import palette
from benchmark.report.document import Series, Trend
from benchmark.report.native import numbers
from benchmark.report.native.chart import Look, NativeChart, Row, Span

LOOKS = {"own": Look(palette.OWN, width=3.0), "median": Look(palette.INK_2, dashed=True, width=2.0)}
APART = 0.22  # of the height of the axis, between two lines that can have their name at their end


def lines(chart: Trend) -> NativeChart:
    """A line per series; with its name at its end, or in a legend where the ends are too near each other."""
    apart = _apart(chart)
    rows = tuple(row for series in chart.series for row in _pieces(chart, series, ends=apart))
    return NativeChart(
        kind=XL_CHART_TYPE.LINE_MARKERS,
        categories=tuple(str(year) for year in chart.years),
        series=rows,
        number=numbers.of_ticks(chart.axis.ticks),
        label=numbers.of_words(text for series in chart.series for text in series.texts),
        span=span(chart.axis.low, chart.axis.high, chart.axis.ticks),
        legend=not apart,
    )


def span(low: float, high: float, ticks: tuple[tuple[float, str], ...]) -> Span:
    """The axis of the document; programs count its steps from where it starts, so that is a tick."""
    step = ticks[1][0] - ticks[0][0] if len(ticks) > 1 else None
    if not step or step <= 0:
        return Span(low=low, high=high)
    down = ticks[0][0]
    while down > low + step * 1e-6:
        down -= step
    return Span(low=down, high=high, step=step)


def _pieces(chart: Trend, series: Series, *, ends: bool) -> Iterator[Row]:
    """The series cut where the measure changed; the last piece has its name, earlier ones say until when."""
    starts = sorted(year for year, _ in chart.breaks if chart.years[0] < year <= chart.years[-1])
    edges = [chart.years[0], *starts, chart.years[-1] + 1]
    for first, after in pairwise(edges):
        values = tuple(
            value if first <= year < after else None
            for year, value in zip(chart.years, series.values, strict=True)
        )
        last = after == edges[-1]
        if last or any(v is not None for v in values):
            name = series.name if last else f"{series.name}, tot {after}"
            yield Row(name, values, LOOKS[series.role], ends=ends and last, listed=last)


def _apart(chart: Trend) -> bool:
    """Whether every line reaches the last year, and no two end near each other."""
    ends = sorted(s.values[-1] for s in chart.series if s.values[-1] is not None)
    if len(ends) < len(chart.series):
        return False
    room = (chart.axis.high - chart.axis.low) * APART
    return all(b - a >= room for a, b in pairwise(ends))
