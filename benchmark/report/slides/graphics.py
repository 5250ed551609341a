"""A chart on a slide: a native one in the placeholder of the layout, with its data and its alternative text."""

from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml.shapes.graphfrm import CT_GraphicalObjectFrame
from pptx.parts.chart import ChartPart
from pptx.util import Pt

from benchmark.report.native import Setting, native, space, workbook
from benchmark.report.slides import talking, template
from benchmark.report.slides.slide import Graphic

SIZE = 14
NAMED_AT_MOST = 19  # bars with a name: more do not fit under each other at this size


def fill(placeholder: Any, slide: Graphic) -> None:
    """Put the chart of the slide in the placeholder."""
    chart = slide.chart
    assert chart is not None
    made = native(chart, NAMED_AT_MOST)
    room = template.ROOM - template.GAP - talking.wide(chart)
    part = _part(placeholder.part, made, Setting(SIZE, chart.caption, room))
    link = placeholder.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    number = placeholder.shape_id
    frame = CT_GraphicalObjectFrame.new_chart_graphicFrame(
        number, f"Grafiek {number}", link,
        placeholder.left, placeholder.top, Pt(room), placeholder.height,
    )  # fmt: skip
    described(frame, chart.title, chart.alt)
    placeholder._replace_placeholder_with(frame)


def _part(slide: Any, made: Any, setting: Setting) -> Any:
    package = slide.package
    name: PackURI = package.next_partname("/ppt/charts/chart%d.xml")
    part = ChartPart(name, CONTENT_TYPE.DML_CHART, package, space(made, setting))
    part.chart_workbook.update_from_xlsx_blob(workbook(made))
    return part


def described(frame: Any, title: str, alt: str) -> None:
    """Title and alternative text of a chart or table."""
    properties = frame.nvGraphicFramePr.cNvPr  # python-pptx has no call for this
    properties.set("title", title)
    properties.set("descr", alt)
