"""Charts on paper, as SVG: the same grammar as on the screen, one pure function per kind of chart."""

from benchmark.report.document import Columns, Distribution, Ranges, Trend, Waterfall
from benchmark.report.drawing import columns, distribution, ranges, trend, waterfall

AnyChart = Distribution | Trend | Ranges | Waterfall | Columns

__all__ = ["AnyChart", "draw"]


def draw(chart: AnyChart) -> str:
    """The chart as an SVG document of its own."""
    if isinstance(chart, Distribution):
        return distribution.draw(chart)
    if isinstance(chart, Trend):
        return trend.draw(chart)
    if isinstance(chart, Ranges):
        return ranges.draw(chart)
    if isinstance(chart, Waterfall):
        return waterfall.draw(chart)
    return columns.draw(chart)
