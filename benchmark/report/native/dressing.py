"""The look of a native chart, put on the bare XML of python-pptx: the same in Word and PowerPoint."""

from dataclasses import dataclass
from typing import Any

from pptx.chart.chart import Chart
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

from benchmark.report import palette
from benchmark.report.native import elements
from benchmark.report.native.chart import NativeChart, Row

FONT = "Source Sans 3"


@dataclass(frozen=True)
class Setting:
    """Where a chart stands. ``size``: points of its letters; ``title``: words above it, empty where they stand
    outside; ``width``: points."""

    size: int
    title: str
    width: float


def dress(space: Any, chart: NativeChart, setting: Setting) -> None:
    """Give the chart its colours, axes, labels and words; ``space`` is its ``c:chartSpace``."""
    drawn = Chart(space, None)
    elements.prepare(space)
    drawn.font.size, drawn.font.name = Pt(setting.size), FONT
    drawn.font.color.rgb = rgb(palette.INK_2)
    elements.speak_dutch(space)
    _title(drawn, setting)
    plot = drawn.plots[0]
    if chart.kind.name.startswith(("BAR", "COLUMN")):
        plot.gap_width = chart.gap
        plot.overlap = 100
    for row, series in zip(chart.rows, list(plot.series), strict=True):
        _series(row, series, chart, setting)
    _axes(drawn, chart)
    _legend(drawn, chart)
    if chart.line is not None:
        elements.to_line(space)
    if any(row.ends for row in chart.rows):
        elements.leave_room(space, right=0.30)
    if chart.room_for_names:
        elements.place_plot(space, chart.room_for_names, under_title=bool(setting.title))
    elements.name_sheet(space)


def rgb(color: str) -> RGBColor:
    """A colour of the palette as the libraries take it."""
    return RGBColor.from_string(color.removeprefix("#"))


def _title(drawn: Chart, setting: Setting) -> None:
    drawn.has_title = bool(setting.title)
    if not setting.title:
        return
    frame = drawn.chart_title.text_frame
    frame.text = setting.title
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.name = Pt(setting.size), False, FONT
    font.color.rgb = rgb(palette.INK_2)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    elements.to_corner(drawn.chart_title._element)


def _series(row: Row, series: Any, chart: NativeChart, setting: Setting) -> None:
    is_line = chart.kind.name.startswith("LINE") or row is chart.line
    if is_line:
        _line(row, series)
    else:
        _fill(row, series, stacked="STACKED" in chart.kind.name)
    known = [n for n, value in enumerate(row.values) if value is not None]
    if row.ends and known:
        elements.label_end(series._element, known[-1], chart.label, setting.size, row.look.color)
    elif row.labelled:
        _labels(row, series, chart, setting, is_line=is_line)


def _line(row: Row, series: Any) -> None:
    line = series.format.line
    line.width = Pt(row.look.width)
    line.color.rgb = rgb(row.look.color or palette.INK)
    if row.look.dashed:
        line.dash_style = MSO_LINE.DASH
    if hasattr(series, "smooth"):
        series.smooth = False
        marker = series.marker
        marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 5 if row.look.dashed else 7
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = rgb(row.look.color or palette.INK)
        marker.format.line.fill.background()


def _fill(row: Row, series: Any, *, stacked: bool) -> None:
    look, fill, edge = row.look, series.format.fill, series.format.line
    series.invert_if_negative = False
    if look.color is None:
        fill.background()
        edge.fill.background()
        return
    color = rgb(look.color)
    if look.outlined:
        fill.solid()
        fill.fore_color.rgb = rgb(palette.WHITE)
        edge.color.rgb, edge.width = color, Pt(look.width)
        if look.dashed:
            fill.background()
            edge.dash_style = MSO_LINE.DASH
    elif look.hatched:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = color, rgb(palette.WHITE)
        edge.color.rgb, edge.width = color, Pt(1)
    else:
        fill.solid()
        fill.fore_color.rgb = color
        if stacked:
            edge.color.rgb, edge.width = rgb(palette.WHITE), Pt(1.5)
        else:
            edge.fill.background()


def _labels(row: Row, series: Any, chart: NativeChart, setting: Setting, *, is_line: bool) -> None:
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = chart.label, False
    labels.position = XL_LABEL_POSITION.ABOVE if is_line else XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.name = Pt(setting.size), FONT
    strong = row.look.color in (palette.OWN, palette.INK)
    labels.font.bold = strong
    labels.font.color.rgb = rgb(row.look.color if strong and row.look.color else palette.INK_2)


def _axes(drawn: Chart, chart: NativeChart) -> None:
    values, names = drawn.value_axis, drawn.category_axis
    if chart.span.low is not None:
        values.minimum_scale = chart.span.low
    if chart.span.high is not None:
        values.maximum_scale = chart.span.high
    if chart.span.step is not None:
        values.major_unit = chart.span.step
    values.tick_labels.number_format = chart.number
    values.tick_labels.number_format_is_linked = False
    values.major_tick_mark = names.major_tick_mark = XL_TICK_MARK.NONE
    values.format.line.fill.background()
    values.has_major_gridlines = chart.span.shown
    if chart.span.shown:
        values.major_gridlines.format.line.color.rgb = rgb(palette.GRID)
    values.visible = chart.span.shown
    names.format.line.color.rgb, names.format.line.width = rgb(palette.INK), Pt(1.25)
    names.tick_label_position = (
        XL_TICK_LABEL_POSITION.LOW if chart.named else XL_TICK_LABEL_POSITION.NONE
    )
    names.has_major_gridlines = False
    if chart.upside_down:
        names.reverse_order = True
        elements.keep_below(drawn._chartSpace)
    if chart.kind.name.startswith("LINE"):
        elements.start_at_edge(drawn._chartSpace)
    elements.show_every_name(drawn._chartSpace)
    elements.keep_level(drawn._chartSpace)


def _legend(drawn: Chart, chart: NativeChart) -> None:
    drawn.has_legend = chart.legend
    if not chart.legend:
        return
    drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
    drawn.legend.include_in_layout = False
    elements.unlist(drawn.legend._element, [n for n, r in enumerate(chart.rows) if not r.listed])
