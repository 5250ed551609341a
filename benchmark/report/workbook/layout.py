"""Where every table stands in the workbook, so that formulas can name cells of other sheets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from xlsxwriter.utility import xl_rowcol_to_cell

from benchmark.report.document import (
    Column,
    ColumnKind,
    Document,
    Formula,
    Ref,
    RowRole,
    Table,
    charts,
    tables,
)

FRONT, WORDS, CHART_DATA = "Lees mij", "Tekst en uitleg", "Gegevens grafieken"
TITLE_ROWS = 3  # title, stamp, the way back
WIDEST, FIRST_WIDEST, NARROWEST = 60, 40, 10  # letters of a column
LINE, TALLEST = 15.0, 405.0  # points of a row
NARROW = 1.0  # letters for one digit of a column: few, as a line too many does less harm than one too few


@dataclass(frozen=True)
class Place:
    """A table in the workbook: its sheet, and the row of its first body row.

    ``sortable``: nothing refers to one of its rows, so that its rows may change places.
    """

    table: Table
    sheet: str
    first: int
    sortable: bool

    @property
    def last(self) -> int:
        """The last body row."""
        return self.first + len(self.table.rows) - 1

    @property
    def widths(self) -> list[int]:
        """Letters per column."""
        return [self._width(n, column) for n, column in enumerate(self.table.columns)]

    def _width(self, n: int, column: Column) -> int:
        lines = (line for row in self.table.rows for line in row.cells[n].text.split("\n"))
        whole = len(column.title) if len(column.title) <= 2 * NARROWEST else len(column.title) // 2
        most = FIRST_WIDEST if n == 0 else WIDEST
        longest = max(map(len, lines), default=0)
        if column.kind is not ColumnKind.TEXT:
            most = 2 * NARROWEST  # a reason may take lines; a number is shorter
        return min(most, max(NARROWEST, longest + 2, whole + 2))


def places(document: Document) -> dict[str, Place]:
    """Every table by key; sheet names are the keys: short, unique, and without the space that our own sheets have."""
    fixed = {table for table, _ in _named_rows(document)} | {c.table for c in charts(document)}
    return {
        table.key: Place(
            table,
            table.key,
            TITLE_ROWS + 1,
            table.key not in fixed and all(r.role is not RowRole.TOTAL for r in table.rows),
        )
        for table in tables(document)
    }


def _named_rows(document: Document) -> Iterator[tuple[str, int]]:
    """Every table of which a formula names rows, other than the row in which the formula stands."""
    for table in tables(document):
        for n, row in enumerate(table.rows):
            for cell in row.cells:
                for ref in cell.formula.refs if cell.formula is not None else ():
                    if (ref.table, ref.row) != (table.key, n):
                        yield ref.table, n


def formula(wanted: Formula, found: dict[str, Place], table: str, row: int) -> str:
    """The formula of a cell in a row of a table, with the addresses of its cells."""
    return "=" + wanted.text.format(*(_address(ref, found, table, row) for ref in wanted.refs))


def _address(ref: Ref, found: dict[str, Place], table: str, row: int) -> str:
    """A cell or a range: in the same row it moves along when rows are sorted, elsewhere it is fixed."""
    place = found[ref.table]
    column = place.table.column(ref.column)
    sheet = "" if ref.table == table else f"'{place.sheet}'!"
    if ref.row is not None:
        fixed = (ref.table, ref.row) != (table, row)
        return sheet + xl_rowcol_to_cell(place.first + ref.row, column, fixed, True)
    end = place.last if ref.last is None else place.first + ref.last
    top = xl_rowcol_to_cell(place.first + ref.first, column, True, True)
    return f"{sheet}{top}:{xl_rowcol_to_cell(end, column, True, True)}"


def height(texts: Sequence[tuple[str, float]]) -> float | None:
    """Points of a row in which these texts stand in columns of so many letters; None for one line.

    Given, and not left to the program that opens it: LibreOffice does not fit rows on opening, and a chart beside
    the rows is measured in rows.
    """
    lines = max(
        (
            sum(max(1, ceil(len(line) / (letters * NARROW))) for line in text.split("\n"))
            for text, letters in texts
        ),
        default=1,
    )
    return None if lines == 1 else min(TALLEST, lines * LINE)
