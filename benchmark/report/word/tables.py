"""A table in Word: a heading row that comes back on every page, rows that are not cut, the own row tinted."""

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from benchmark.report import palette
from benchmark.report.document import RowRole, Table
from benchmark.report.native.columns import SIDE, Columns
from benchmark.report.word import styling

SIZE, CENTIMETRE, LEAD, SHARE = (
    9.0,
    28.35,
    16.0,
    0.93,
)  # points of letters, in a centimetre, and before words after a number; our letter is narrower than the measure
WIDE_FROM = 8  # printed columns that need the paper on its side
WHOLE_ROWS = 20  # of a table that is kept on one page
LONG_ROW = 1200  # letters in a cell from which a row may be cut
STRONG = (RowRole.OWN, RowRole.TOTAL)


def is_wide(table: Table) -> bool:
    """Whether the table needs the paper on its side."""
    columns = Columns(table, SIZE, styling.TEXT_WIDTH * CENTIMETRE, LEAD, SHARE)
    return len(columns.shown) >= WIDE_FROM or columns.cramped


def add(word: Any, table: Table, room: float) -> None:
    """The table at the end of the document, ``room`` centimetres wide at most."""
    columns = Columns(table, SIZE, room * CENTIMETRE, LEAD, SHARE)
    grid = word.add_table(rows=len(table.rows) + 1, cols=len(columns.shown), style=styling.TABLE)
    grid.autofit = False
    _described(grid, table)
    rows = [
        (RowRole.PLAIN, [table.columns[n].title for n in columns.shown]),
        *((row.role, [row.cells[n].text for n in columns.shown]) for row in table.rows),
    ]
    for at, (made, (role, texts)) in enumerate(zip(grid._tbl.tr_lst, rows, strict=True)):
        _row(made, role, texts, columns, head=at == 0)
        last = at == len(table.rows)
        if (last and table.notes) or (not last and (len(table.rows) <= WHOLE_ROWS or at < 2)):
            _kept_with_next(made)
    for column, points in zip(grid._tbl.tblGrid.gridCol_lst, columns.widths, strict=True):
        column.w = Pt(points)


def _described(grid: Any, table: Table) -> None:
    """Title and description for who cannot see the table, and its whole width; only its heading row is special."""
    properties = grid._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    for name in list(look.attrib):
        del look.attrib[name]
    for name, on in (("firstRow", "1"), ("lastRow", "0"), ("firstColumn", "0"), ("lastColumn", "0"), ("noHBand", "1"), ("noVBand", "1")):  # fmt: skip
        look.set(qn(f"w:{name}"), on)
    names = ", ".join(column.title for column in table.columns if column.printed)
    for tag, words in (("w:tblCaption", table.title), ("w:tblDescription", f"Kolommen: {names}.")):
        element = OxmlElement(tag)
        element.set(qn("w:val"), words)
        properties.append(element)


def _row(made: Any, role: RowRole, texts: Sequence[str], columns: Columns, *, head: bool) -> None:
    properties = made.get_or_add_trPr()
    if max(map(len, texts)) <= LONG_ROW:
        properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
    for n, (cell, text) in enumerate(zip(made.tc_lst, texts, strict=True)):
        cell.width = Pt(columns.widths[n])
        _shade(cell, role, first=n == 0)
        if columns.before[n] > SIDE:
            _indented(cell, columns.before[n])
        paragraph = cell.p_lst[0]
        paragraph.style = styling.CELL
        if columns.right[n]:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_r()
        run.text = text
        if role in STRONG or head:
            run.get_or_add_rPr().append(OxmlElement("w:b"))
        elif role is RowRole.OUT:
            color = parse_xml(
                f'<w:color {nsdecls("w")} w:val="{palette.INK_2.removeprefix("#")}"/>'
            )
            run.get_or_add_rPr().append(color)


def _kept_with_next(made: Any) -> None:
    """The row stays on the page of the next one."""
    for cell in made.tc_lst:
        cell.p_lst[0].get_or_add_pPr().insert(1, OxmlElement("w:keepNext"))


def _shade(cell: Any, role: RowRole, *, first: bool) -> None:
    """Lines and tint of the own row and of a total; a bar before the own name."""
    borders = ""
    if role is RowRole.OWN and first:
        borders = _border("left", palette.OWN, 24)
    elif role is RowRole.TOTAL:
        borders = _border("top", palette.INK, 8)
    properties = cell.get_or_add_tcPr()
    if borders:
        properties.append(parse_xml(f"<w:tcBorders {nsdecls('w')}>{borders}</w:tcBorders>"))
    if role is RowRole.OWN:
        tint = palette.OWN_TINT.removeprefix("#")
        properties.append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{tint}"/>')
        )


def _indented(cell: Any, points: float) -> None:
    """More room before words that stand after a number."""
    margin = f'<w:tcMar {nsdecls("w")}><w:left w:w="{round(points * 20)}" w:type="dxa"/></w:tcMar>'
    cell.get_or_add_tcPr().append(parse_xml(margin))


def _border(side: str, color: str, eighths: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{color.removeprefix("#")}"/>'
