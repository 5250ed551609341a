"""A table on slides: native, with its heading row marked as such, the own row tinted, and its notes under it."""

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from benchmark.report import palette
from benchmark.report.document import RowRole
from benchmark.report.native import rgb
from benchmark.report.native.columns import SIDE
from benchmark.report.slides import lettering, talking, template
from benchmark.report.slides.graphics import described
from benchmark.report.slides.slide import Grid
from benchmark.report.slides.tabling import ABOVE, STRONG, Layout, Line, Page

PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # of PowerPoint: no lines, no fill
Edges = dict[str, tuple[str, float]]  # side to colour and points


def fill(made: Any, slide: Grid) -> None:
    """Put the tables of the slide in their placeholders, and what is said about them under them."""
    assert slide.layout is not None
    places = {p.placeholder_format.idx: p for p in made.placeholders}
    lettering.column(places[template.LEAD], slide.lead)
    top = template.TOP + talking.high(slide.lead)
    if slide.lead:
        _placed(places[template.LEAD], template.TOP, talking.high(slide.lead))
    for n, number in enumerate((template.THING, template.OTHER_THING)):
        if n < len(slide.pages):
            _table(places[number], slide.layout, slide.pages[n], n, top)
        else:
            lettering.column(places[number], ())
    body = places[template.BODY]
    lettering.column(body, slide.said)
    if slide.said:
        under = top + max(page.height for page in slide.pages) + talking.ABOVE_NOTES
        _placed(body, under, template.TOP + template.TALL - under)


def _placed(shape: Any, top: float, high: float) -> None:
    shape.left, shape.top = Pt(template.LEFT), Pt(top)
    shape.width, shape.height = Pt(template.ROOM), Pt(high)


def _table(place: Any, layout: Layout, page: Page, n: int, top: float) -> None:
    frame = place.insert_table(rows=len(page.lines) + 1, cols=len(layout.shown))
    title, names = layout.table.title, ", ".join(page.head.texts)
    described(frame._element, title, f"Tabel: {title}. Kolommen: {names}.")
    grid = frame.table
    grid.first_row, grid.horz_banding = True, False
    grid._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_STYLE
    for column, wide in zip(grid.columns, layout.widths, strict=True):
        column.width = Pt(wide)
    for at, line in enumerate((page.head, *page.lines)):
        grid.rows[at].height = Pt(line.height)
        for k in range(len(layout.shown)):
            _cell(grid.cell(at, k), layout, line, k, head=at == 0)
    left = template.LEFT + n * (template.HALF + template.GUTTER)
    frame.left, frame.top = Pt(left), Pt(top)
    frame.width, frame.height = Pt(sum(layout.widths)), Pt(page.height)


def _cell(cell: Any, layout: Layout, line: Line, k: int, *, head: bool) -> None:
    cell.margin_left, cell.margin_right = Pt(layout.before[k]), Pt(SIDE)
    cell.margin_top = cell.margin_bottom = Pt(ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if head else MSO_ANCHOR.TOP
    paragraph = cell.text_frame.paragraphs[0]
    color = palette.INK_2 if line.role is RowRole.OUT else palette.INK
    strong = head or line.role in STRONG
    lettering.runs(paragraph, line.texts[k], layout.size, bold=strong, color=color)
    if layout.right[k]:
        paragraph.alignment = PP_ALIGN.RIGHT
    _edges(cell, _sides(line.role, head=head, first=k == 0))
    if line.role is RowRole.OWN:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(palette.OWN_TINT)


def _sides(role: RowRole, *, head: bool, first: bool) -> Edges:
    if head:
        return {"B": (palette.INK, 1.25)}
    sides: Edges = {"B": (palette.LINE, 0.75)}
    if role is RowRole.OWN and first:
        sides["L"] = (palette.OWN, 3.0)
    if role is RowRole.TOTAL:
        sides["T"] = (palette.INK, 1.0)
    return sides


def _edges(cell: Any, sides: Edges) -> None:
    """The lines around a cell; they come before its fill, in the order left, right, top, bottom."""
    properties = cell._tc.get_or_add_tcPr()
    for n, side in enumerate(s for s in "LRTB" if s in sides):
        color, points = sides[side]
        properties.insert(
            n,
            parse_xml(
                f'<a:ln{side} {nsdecls("a")} w="{int(Pt(points))}"><a:solidFill>'
                f'<a:srgbClr val="{color.removeprefix("#")}"/></a:solidFill></a:ln{side}>'
            ),
        )
