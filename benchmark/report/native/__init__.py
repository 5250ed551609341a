"""A chart of a document as an editable chart of Word and PowerPoint: its data, its look and the workbook behind it."""

from typing import Any

from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.oxml import parse_xml

from benchmark.report.document import AnyChart, Columns, Distribution, Ranges, Trend, Waterfall
from benchmark.report.native import book, distribution, dressing, money, trend
from benchmark.report.native.chart import NativeChart
from benchmark.report.native.dressing import FONT, Setting, rgb
from benchmark.report.native.letters import cleaned, inert
from benchmark.report.native.money import KEY as KEY_OF_RANGES

__all__ = [
    "FONT",
    "KEY_OF_RANGES",
    "AnyChart",
    "NativeChart",
    "Setting",
    "cleaned",
    "inert",
    "native",
    "rgb",
    "space",
    "workbook",
]


def native(chart: AnyChart, named_at_most: int) -> NativeChart:
    """The chart as categories and series; a group larger than ``named_at_most`` is drawn without names."""
    if isinstance(chart, Distribution):
        return distribution.bars(chart, named_at_most)
    if isinstance(chart, Trend):
        return trend.lines(chart)
    if isinstance(chart, Ranges):
        return money.ranges(chart)
    if isinstance(chart, Waterfall):
        return money.waterfall(chart)
    if isinstance(chart, Columns):
        return money.columns(chart)
    raise TypeError(f"a chart of {chart.kind} has no editable form: see plainer")


def space(chart: NativeChart, setting: Setting) -> Any:
    """The dressed ``c:chartSpace`` of the chart, without its link to a workbook."""
    made = parse_xml(ChartXmlWriter(chart.kind, book.data(chart)).xml.encode())
    dressing.dress(made, chart, setting)
    return made


def workbook(chart: NativeChart) -> bytes:
    """The workbook with the data of the chart."""
    return book.written(chart)
