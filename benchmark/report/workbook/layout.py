"""Where every table stands in the workbook, so that formulas can name cells of other sheets."""

from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from benchmark.report.document import Document, Formula, Ref, Table, tables

LONGEST_NAME = 31
TITLE_ROWS = 3  # title, stamp, an empty row


@dataclass(frozen=True)
class Place:
    """A table in the workbook: its sheet, and the row of its first body row."""

    table: Table
    sheet: str
    first: int

    @property
    def last(self) -> int:
        """The last body row."""
        return self.first + len(self.table.rows) - 1


def places(document: Document) -> dict[str, Place]:
    """Every table by key; sheet names are the keys, which are short and unique."""
    return {
        table.key: Place(table, table.key[:LONGEST_NAME], TITLE_ROWS + 1)
        for table in tables(document)
    }


def formula(wanted: Formula, found: dict[str, Place]) -> str:
    """The formula with the addresses of its cells."""
    return "=" + wanted.text.format(*(address(ref, found) for ref in wanted.refs))


def address(ref: Ref, found: dict[str, Place]) -> str:
    """A cell or a range with its sheet, absolute."""
    place = found[ref.table]
    column = place.table.column(ref.column)
    if ref.row is not None:
        cells = xl_rowcol_to_cell(place.first + ref.row, column, True, True)
    else:
        end = place.last if ref.last is None else place.first + ref.last
        top = xl_rowcol_to_cell(place.first + ref.first, column, True, True)
        cells = f"{top}:{xl_rowcol_to_cell(end, column, True, True)}"
    return f"'{place.sheet}'!{cells}"
