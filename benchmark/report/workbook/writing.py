"""Writing the workbook. Text of people is text, never a formula or a link; formulas are ours and recalculate."""

import io
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from benchmark.report import palette
from benchmark.report.document import Cell, Column, ColumnKind, Document, Row, RowRole, charts
from benchmark.report.workbook import charts as drawn
from benchmark.report.workbook.layout import TITLE_ROWS, Place, formula, places

FRONT = "Lees mij"
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDEST, NARROWEST, CHART_GAP = 60, 9, 1
LONGEST_CELL = 32_767  # characters that a cell can hold


def write(document: Document) -> bytes:
    """The workbook as XLSX."""
    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        book.set_properties(
            {"title": document.title, "subject": document.subtitle, "author": document.author,
             "company": document.municipality, "comments": document.stamp}
        )  # fmt: skip
        looks = _Looks(book)
        found = places(document)
        _front(book.add_worksheet(FRONT), document, found, looks)
        sheets = {key: book.add_worksheet(place.sheet) for key, place in found.items()}
        for key, place in found.items():
            _table(sheets[key], place, document, found, looks)
        for chart in charts(document):
            behind = found.get(chart.table)
            made = drawn.chart(book, chart, behind) if behind is not None else None
            if behind is not None and made is not None:
                where = len(behind.table.columns) + CHART_GAP
                sheets[chart.table].insert_chart(
                    TITLE_ROWS, where, made, {"description": chart.alt}
                )
    return out.getvalue()


class _Looks:
    """The formats of the workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Any, ...], Format] = {}

    def of(self, **how: Any) -> Format:
        """The format with these properties."""
        key = tuple(sorted(how.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(how)
        return self._made[key]

    def cell(self, column: Column, row: Row) -> Format:
        """The look of a cell: number form by its column, own row and total by their row."""
        how: dict[str, Any] = {"valign": "top"}
        if column.kind is ColumnKind.TEXT:
            how["text_wrap"] = True
        else:
            how["num_format"] = _number(column)
        if row.role in (RowRole.OWN, RowRole.TOTAL):
            how["bold"] = True
        if row.role is RowRole.OWN:
            how["bg_color"] = palette.OWN_TINT
        if row.role is RowRole.TOTAL:
            how["top"] = 1
        if row.role is RowRole.OUT:
            how["font_color"] = palette.INK_2
        return self.of(**how)


def _number(column: Column) -> str:
    decimals = "." + "0" * column.decimals if column.decimals else ""
    if column.kind is ColumnKind.EURO:
        return f'"€" #,##0{decimals};-"€" #,##0{decimals}'
    if column.kind is ColumnKind.PERCENT:
        return f'#,##0{decimals}"%"'
    return f"#,##0{decimals}"


def _front(sheet: Worksheet, document: Document, found: dict[str, Place], looks: _Looks) -> None:
    """What this is, with which choices, and what stands on which sheet."""
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    wrap, strong = looks.of(text_wrap=True, valign="top"), looks.of(bold=True, valign="top")
    sheet.write_string(0, 0, document.title, looks.of(bold=True, font_size=16))
    sheet.write_string(1, 0, document.subtitle)
    if document.stamp:
        sheet.write_string(2, 0, document.stamp, looks.of(bold=True, font_color=palette.CAUTION))
    pairs = [(f.label, f.text) for f in document.filters] + [
        ("Status", document.status),
        ("Gemaakt door", document.author),
        ("Gemaakt op", document.made_on.strftime("%d-%m-%Y")),
        ("Editie van de cijfers", document.edition),
        ("Code", document.code or "geen"),
    ]
    row = 4
    for label, text in pairs:
        sheet.write_string(row, 0, label, strong)
        sheet.write_string(row, 1, text[:LONGEST_CELL], wrap)
        row += 1
    row += 1
    sheet.write_string(row, 0, "Blad", looks.of(bold=True, bottom=1))
    sheet.write_string(row, 1, "Wat erop staat", looks.of(bold=True, bottom=1))
    for place in found.values():
        row += 1
        link = looks.of(font_color=palette.OWN, underline=1)
        sheet.write_url(row, 0, f"internal:'{place.sheet}'!A1", link, place.sheet)
        sheet.write_string(row, 1, place.table.title, wrap)
    _paper(sheet, document)


def _table(
    sheet: Worksheet, place: Place, document: Document, found: dict[str, Place], looks: _Looks
) -> None:
    table, head = place.table, looks.of(bold=True, bottom=2, text_wrap=True, valign="top")
    sheet.write_string(0, 0, table.title, looks.of(bold=True, font_size=13))
    if document.stamp:
        sheet.write_string(1, 0, document.stamp, looks.of(bold=True, font_color=palette.CAUTION))
    for n, column in enumerate(table.columns):
        sheet.write_string(TITLE_ROWS, n, column.title, head)
        sheet.set_column(n, n, _width(place, n))
    for r, row in enumerate(table.rows):
        for n, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            _cell(sheet, place.first + r, n, cell, looks.cell(column, row), found)
    for k, note in enumerate(table.notes):
        sheet.write_string(place.last + 2 + k, 0, note, looks.of(font_color=palette.INK_2))
    sheet.freeze_panes(place.first, 1)
    if table.rows:
        sheet.autofilter(TITLE_ROWS, 0, place.last, len(table.columns) - 1)
    sheet.repeat_rows(TITLE_ROWS)
    _paper(sheet, document)


def _cell(
    sheet: Worksheet, row: int, column: int, cell: Cell, look: Format, found: dict[str, Place]
) -> None:
    if cell.value is None:
        sheet.write_string(row, column, cell.text[:LONGEST_CELL], look)
    elif cell.formula is not None:
        sheet.write_formula(row, column, formula(cell.formula, found), look, cell.value)
    elif isinstance(cell.value, str):
        sheet.write_string(row, column, cell.value[:LONGEST_CELL], look)
    else:
        sheet.write_number(row, column, cell.value, look)


def _width(place: Place, column: int) -> int:
    longest = max((len(r.cells[column].text) for r in place.table.rows), default=0)
    title = len(place.table.columns[column].title) // 2
    return min(WIDEST, max(NARROWEST, longest + 2, title))


def _paper(sheet: Worksheet, document: Document) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    code = f", code {document.code}" if document.code else ""
    stamp = document.stamp.replace("&", "&&")
    sheet.set_header(f"&L{document.municipality.replace('&', '&&')}, {document.period}&R{stamp}")
    sheet.set_footer(f"&LEditie {document.edition}{code}&RBladzijde &P van &N")
