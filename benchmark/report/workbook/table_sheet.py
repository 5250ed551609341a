"""The sheet of a table. Text of people is text, never a formula or a link; formulas are ours and recalculate."""

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from benchmark.report.document import Cell, ColumnKind
from benchmark.report.workbook.layout import TITLE_ROWS, Place, formula, height
from benchmark.report.workbook.looks import Looks
from benchmark.report.workbook.words import LONGEST_CELL


def write(sheet: Worksheet, place: Place, found: dict[str, Place], looks: Looks) -> None:
    """The table with its titles and notes, from row TITLE_ROWS."""
    table = place.table
    titles = [(c.title, w - 1.0) for c, w in zip(table.columns, place.widths, strict=True)]
    sheet.set_row(TITLE_ROWS, height(titles))
    for n, (column, letters) in enumerate(zip(table.columns, place.widths, strict=True)):
        right = column.kind is not ColumnKind.TEXT
        look = looks.head(right=right, indent=0 if right else int(n > 0))
        sheet.write_string(TITLE_ROWS, n, column.title, look)
        sheet.set_column(n, n, letters)
    for r, row in enumerate(table.rows):
        texts = []
        for n, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            _cell(sheet, place, (r, n), cell, looks.cell(column, row, cell, int(n > 0)), found)
            if not isinstance(cell.value, int | float):
                texts.append((cell.text[:LONGEST_CELL], place.widths[n]))
        sheet.set_row(place.first + r, height(texts))
    _notes(sheet, place, looks)
    sheet.freeze_panes(place.first, 1)
    if place.sortable and len(table.rows) > 1:
        sheet.autofilter(TITLE_ROWS, 0, place.last, len(table.columns) - 1)
    sheet.repeat_rows(TITLE_ROWS)


def _cell(
    sheet: Worksheet, place: Place, at: tuple[int, int], cell: Cell, look: Format, found: dict[str, Place]
) -> None:  # fmt: skip
    row, column = place.first + at[0], at[1]
    if cell.value is None:
        sheet.write_string(row, column, cell.text[:LONGEST_CELL], look)
    elif cell.formula is not None:
        made = formula(cell.formula, found, place.table.key, at[0])
        sheet.write_formula(row, column, made, look, cell.value)
    elif isinstance(cell.value, str):
        sheet.write_string(row, column, cell.value[:LONGEST_CELL], look)
    else:
        sheet.write_number(row, column, cell.value, look)


def _notes(sheet: Worksheet, place: Place, looks: Looks) -> None:
    """Under the table, as wide as the table."""
    last = len(place.table.columns) - 1
    for k, note in enumerate(place.table.notes):
        row, text = place.last + 2 + k, note[:LONGEST_CELL]
        if last:
            sheet.merge_range(row, 0, row, last, "", looks.quiet)
        sheet.write_string(row, 0, text, looks.quiet)
        sheet.set_row(row, height([(text, sum(place.widths))]))
