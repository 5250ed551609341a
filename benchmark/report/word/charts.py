"""Editable charts in Word. python-docx has none, so the chart part of python-pptx is put into the document."""

from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm, Emu
from pptx.chart.xmlwriter import ChartXmlWriter

from benchmark.report.native.data import native
from benchmark.report.native.data import AnyChart

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH, HEIGHT = Cm(16), Cm(8.5)
NAMESPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
EXTERNAL = '<c:externalData r:id="{}"><c:autoUpdate val="0"/></c:externalData>'


def add(word: WordDocument, chart: AnyChart, number: int) -> None:
    """The chart in a paragraph of its own, with its data as an embedded workbook and its alternative text."""
    made = native(chart)
    package: Any = word.part.package
    book = Part(
        PackURI(f"/word/embeddings/grafiek{number}.xlsx"), BOOK_TYPE,
        made.data._workbook_writer.xlsx_blob, package,  # python-pptx has no public call for this
    )  # fmt: skip
    xml = ChartXmlWriter(made.kind, made.data).xml
    part = Part(PackURI(f"/word/charts/grafiek{number}.xml"), CHART_TYPE, b"", package)
    link = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    closed = xml.replace("</c:chartSpace>", EXTERNAL.format(link) + "</c:chartSpace>")
    part._blob = closed.encode()
    where = word.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    run = word.add_paragraph().add_run()
    run._r.append(_inline(where, number, chart))


def _inline(where: str, number: int, chart: AnyChart) -> Any:
    element = parse_xml(
        f'<w:drawing {NAMESPACES}><wp:inline><wp:extent cx="{Emu(WIDTH)}" cy="{Emu(_height(chart))}"/>'
        f'<wp:docPr id="{number}" name="Grafiek {number}"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{where}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    described: Any = element[0][1]
    described.set("descr", chart.alt)
    described.set("title", chart.title)
    return element


def _height(chart: AnyChart) -> int:
    bars = len(getattr(chart, "marks", ()))
    return int(HEIGHT if bars <= 16 else Cm(min(22.0, 0.45 * bars + 2)))
