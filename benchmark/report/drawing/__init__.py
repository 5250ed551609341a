"""Charts on paper, as SVG: the same grammar as on the screen, one pure function per kind of chart."""

import importlib

from benchmark.report.document import Bands, Columns, Distribution, Ranges, Trend, Waterfall
from benchmark.report.drawing import (
    bands,
    columns,
    distribution,
    dots,
    framing,
    lanes,
    ranges,
    trend,
    waterfall,
)
from benchmark.report.lane_charts import Dots, Lanes

AnyChart = Distribution | Trend | Ranges | Waterfall | Columns | Bands | Lanes | Dots

__all__ = ["AnyChart", "draw", "framed", "picture"]


def draw(chart: AnyChart) -> str:
    """The chart as an SVG document of its own, without the words around it."""
    if isinstance(chart, Distribution):
        return distribution.draw(chart)
    if isinstance(chart, Trend):
        return trend.draw(chart)
    if isinstance(chart, Ranges):
        return ranges.draw(chart)
    if isinstance(chart, Waterfall):
        return waterfall.draw(chart)
    if isinstance(chart, Bands):
        return bands.draw(chart)
    if isinstance(chart, Lanes):
        return lanes.draw(chart)
    if isinstance(chart, Dots):
        return dots.draw(chart)
    return columns.draw(chart)


def framed(chart: AnyChart, source: str = "") -> str:
    """The chart as SVG with its finding, measure and source, so that it can stand alone."""
    return framing.framed(chart, draw(chart), source)


def picture(chart: AnyChart, source: str = "") -> bytes:
    """The same as PNG. Typst, which draws it, is brought in only when it is asked for."""
    picturing = importlib.import_module("benchmark.report.drawing.picturing")
    found: bytes = picturing.picture(framed(chart, source))
    return found
