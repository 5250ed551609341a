"""Categories and series of each kind of chart, with the colours that the screen has for them."""

from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from benchmark.report import palette
from benchmark.report.document import Columns, Distribution, Ranges, Trend, Waterfall

AnyChart = Distribution | Trend | Ranges | Waterfall | Columns


@dataclass(frozen=True)
class NativeChart:
    """Kind of chart, its data, a colour per series (None: not to be seen) and the category of the own municipality."""

    kind: Any
    data: Any
    colours: tuple[str | None, ...]
    own: int | None = None
    legend: bool = False


def native(chart: AnyChart) -> NativeChart:
    """The chart as categories and series."""
    if isinstance(chart, Distribution):
        return _bars(chart)
    if isinstance(chart, Trend):
        return _lines(chart)
    if isinstance(chart, Ranges):
        return _ranges(chart)
    if isinstance(chart, Waterfall):
        return _waterfall(chart)
    return _columns(chart)


def _bars(chart: Distribution) -> NativeChart:
    """The group from low to high, the own municipality among them: bars are drawn from below."""
    rows = [(m.value, m.name or "gemeente in de groep", False) for m in chart.marks]
    if chart.own is not None:
        rows.append((chart.own.value, chart.own.name, True))
    rows.sort(key=lambda r: r[0])
    data = CategoryChartData(number_format="#,##0.0")
    data.categories = [name for _, name, _ in rows]
    data.add_series(chart.caption, [value for value, _, _ in rows])
    own = next((n for n, r in enumerate(rows) if r[2]), None)
    return NativeChart(XL_CHART_TYPE.BAR_CLUSTERED, data, (palette.PEER,), own)


def _lines(chart: Trend) -> NativeChart:
    data = CategoryChartData(number_format="#,##0.0")
    data.categories = [str(y) for y in chart.years]
    for series in chart.series:
        data.add_series(series.name, series.values)
    return NativeChart(XL_CHART_TYPE.LINE_MARKERS, data, (palette.OWN, palette.INK_2), legend=True)


def _ranges(chart: Ranges) -> NativeChart:
    """An unseen part up to low, then to the middle, then to high."""
    bars = chart.bars[::-1]
    data = CategoryChartData(number_format='"€" #,##0')
    data.categories = [b.name for b in bars]
    data.add_series("Tot laag", [b.low for b in bars])
    data.add_series("Laag tot midden", [b.central - b.low for b in bars])
    data.add_series("Midden tot hoog", [b.high - b.central for b in bars])
    colours = (None, palette.OWN_DARK, palette.RANGE)
    return NativeChart(XL_CHART_TYPE.BAR_STACKED, data, colours, legend=True)


def _waterfall(chart: Waterfall) -> NativeChart:
    """Every step on an unseen part that reaches to where it begins."""
    names, bases, sizes, at = [], [], [], 0.0
    for step in chart.steps:
        start = at if step.role == "less" else 0.0
        at = start + step.amount
        names.append(step.name)
        bases.append(min(start, at))
        sizes.append(abs(step.amount))
    data = CategoryChartData(number_format='"€" #,##0')
    data.categories = names[::-1]
    data.add_series("Tot hier", bases[::-1])
    data.add_series("Bedrag", sizes[::-1])
    return NativeChart(XL_CHART_TYPE.BAR_STACKED, data, (None, palette.OWN))


def _columns(chart: Columns) -> NativeChart:
    data = CategoryChartData(number_format='"€" #,##0')
    data.categories = list(chart.categories)
    for stack in chart.stacks:
        data.add_series(stack.name, stack.values)
    colours = (palette.OWN, palette.CONTEXT, palette.OWN_DARK, palette.BAND)[: len(chart.stacks)]
    return NativeChart(XL_CHART_TYPE.COLUMN_STACKED, data, colours, legend=True)
