"""Editable charts in Word. python-docx has none, so the chart of python-pptx is put into the document as a part."""

from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml as chart_xml
from pptx.oxml.ns import nsdecls as chart_ns

from benchmark.report.document import Distribution, Ranges, Waterfall
from benchmark.report.native import AnyChart, NativeChart, Setting, native, space, workbook
from benchmark.report.word import styling

SIZE = 9  # points of letters
NAMED_AT_MOST = 60  # bars with a name
USUAL, LEAST, MOST = 6.8, 4.0, 21.0  # centimetres high
BAR, RANGE, STEP, AROUND = (
    0.46,
    1.2,
    1.4,
    0.8,
)  # centimetres for a bar, a range or a step, and around them
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def add(word: WordDocument, chart: AnyChart, number: int, room: float) -> None:
    """The chart in a paragraph of its own, ``room`` centimetres wide, with its workbook and alternative text."""
    made = native(chart, NAMED_AT_MOST)
    wide = min(room, styling.TEXT_WIDTH)
    part = _part(word, made, number, wide)
    link = word.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    run: Any = word.add_paragraph(style=styling.CHART).add_run()
    run._r.append(_inline(link, number, chart, wide, _height(chart, made)))


def _part(word: WordDocument, made: NativeChart, number: int, wide: float) -> Part:
    package: Any = word.part.package
    book = Part(
        PackURI(f"/word/embeddings/grafiek{number}.xlsx"), CONTENT_TYPE.SML_SHEET,
        workbook(made), package,
    )  # fmt: skip
    part = Part(PackURI(f"/word/charts/grafiek{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    root = space(made, Setting(SIZE, "", Cm(wide).pt))
    link = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    root.append(
        chart_xml(
            f'<c:externalData {chart_ns("c", "r")} r:id="{link}"><c:autoUpdate val="0"/></c:externalData>'
        )
    )
    part._blob = serialize_part_xml(root)  # the link had to be known first
    return part


def _height(chart: AnyChart, made: NativeChart) -> float:
    """Centimetres: bars under each other need room for each, other charts have one height."""
    if isinstance(chart, Distribution) and made.named:
        high = BAR * len(made.categories) + AROUND
    elif isinstance(chart, Ranges | Waterfall):
        each = STEP if isinstance(chart, Waterfall) else RANGE
        high = each * len(made.categories) + AROUND
    else:
        high = USUAL
    return min(max(high, LEAST), MOST)


def _inline(link: str, number: int, chart: AnyChart, wide: float, high: float) -> Any:
    element = parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")} xmlns:c="{CHART}">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{int(Cm(wide))}" cy="{int(Cm(high))}"/>'
        f'<wp:docPr id="{number}" name="Grafiek {number}"/><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="{CHART}"><c:chart r:id="{link}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    described: Any = element[0][1]
    described.set("descr", chart.alt)
    described.set("title", chart.title)
    return element
