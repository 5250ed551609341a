"""The formats of the cells of a workbook, each made once."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from benchmark.report import palette
from benchmark.report.document import Cell, Column, ColumnKind, Row, RowRole
from benchmark.report.native import numbers


class Looks:
    """The looks of this workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **how: Any) -> Format:
        """The format with these properties, in ink at the top of its cell."""
        how = {"font_color": palette.INK, "valign": "top"} | how
        key = tuple(sorted(how.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(how)
        return self._made[key]

    @property
    def title(self) -> Format:
        """The title of a sheet."""
        return self.of(bold=True, font_size=14, valign="vcenter")

    @property
    def stamp(self) -> Format:
        """What every sheet must carry."""
        return self.of(bold=True, font_color=palette.CAUTION)

    @property
    def link(self) -> Format:
        """A link to another sheet."""
        return self.of(font_color=palette.OWN, underline=1)

    @property
    def quiet(self) -> Format:
        """What stands under a table."""
        return self.of(font_color=palette.INK_2, text_wrap=True)

    def head(self, *, right: bool = False, indent: int = 0) -> Format:
        """The look of the title of a column, on the side of what stands under it."""
        align = "right" if right else "left"
        return self.of(
            bold=True, bg_color=palette.BAND, bottom=1, bottom_color=palette.INK, text_wrap=True,
            valign="bottom", align=align, indent=indent,
        )  # fmt: skip

    def cell(self, column: Column, row: Row, cell: Cell, indent: int) -> Format:
        """The look of a cell: its number format, own row and total, and a reason instead of a number.

        ``indent``: of words, so that they do not touch the number before them.
        """
        how: dict[str, Any] = {"bottom": 1, "bottom_color": palette.GRID}
        if column.kind is ColumnKind.TEXT:
            how |= {"text_wrap": True, "align": "left", "indent": indent}
        elif cell.value is None or isinstance(cell.value, str):
            how |= {
                "text_wrap": True,
                "align": "right",
                "font_color": palette.INK_2,
                "italic": True,
            }
        else:
            how["num_format"] = number_format(column, cell.text)
        if row.role is RowRole.OWN:
            how |= {"bold": True, "bg_color": palette.OWN_TINT}
        if row.role is RowRole.TOTAL:
            how |= {"bold": True, "top": 1, "top_color": palette.INK}
        if row.role is RowRole.OUT:
            how["font_color"] = palette.INK_2
        return self.of(**how)


def number_format(column: Column, text: str) -> str:
    """The format of a number: that of its column, or of its words in a column of several units."""
    if column.kind is ColumnKind.NUMBER and ("€" in text or text.endswith("%")):
        return numbers.of_words([text])
    after = "," + "0" * column.decimals if column.decimals else ""
    euro = "€ " if column.kind is ColumnKind.EURO else ""
    return numbers.of_words([f"{euro}0{after}{'%' if column.kind is ColumnKind.PERCENT else ''}"])
