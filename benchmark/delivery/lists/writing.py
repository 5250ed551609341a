"""The empty list to fill in, as a workbook or as CSV; with the rows that are there, to go on from."""

import csv
import io
import math
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from benchmark import dutch
from benchmark.catalogue import Column, DeclaredList
from benchmark.checks.forms import decimals_of
from benchmark.checks.rows import MOST_ROWS
from benchmark.delivery.lists import layout
from benchmark.report import palette
from benchmark.vocabulary import ColumnForm

Row = Mapping[str, str | float]
PATTERNS = {ColumnForm.COUNT: "#,##0", ColumnForm.DAYS: "#,##0", ColumnForm.EURO: "#,##0.##"}
GUIDE_WIDTHS = (28, 16, 76, 34)
TEXT_WIDTH, NUMBER_WIDTH, WIDE = 24, 14, 48
LINE = 15.5  # points of a line of text
LONGEST_TITLE, LONGEST_MESSAGE = 32, 250  # what Excel takes


def workbook(declared: DeclaredList, rows: Sequence[Row] = ()) -> bytes:
    """The list as a workbook: an explanation per column, the list itself, and words to choose from."""
    content = io.BytesIO()
    # Text of people must never become a formula or a link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = _Book(xlsxwriter.Workbook(content, options), declared)
    book.rows(rows)
    book.guide()
    book.hide()
    book.book.close()
    return content.getvalue()


def as_csv(declared: DeclaredList, rows: Sequence[Row] = ()) -> bytes:
    """The list as CSV in the Dutch dialect: semicolons, decimal comma, UTF-8 with a mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([c.name for c in declared.columns])
    writer.writerows([[typed(row.get(c.key)) for c in declared.columns] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def shown(value: str | float | None) -> str:
    """A cell in words: a number with as many decimals as it has, without points between thousands."""
    if value is None or isinstance(value, str):
        return value or ""
    return dutch.number(value, decimals_of(value)).replace(".", "").replace(dutch.MINUS, "-")


def typed(value: str | float | None) -> str:
    """A cell of a CSV file; a text that a program could work out begins with a quote, which the reader takes off."""
    text = shown(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in layout.STARTS else text


class _Book:
    """A workbook that is being written."""

    def __init__(self, book: Any, declared: DeclaredList) -> None:
        self.book, self.declared = book, declared
        self.sheet = book.add_worksheet(declared.name[: layout.LONGEST_NAME])
        book.set_properties(
            {"title": declared.name, "subject": "Gemeentespiegel", "language": "nl-NL"}
        )
        base = {"font_name": "Calibri", "font_size": 11, "valign": "top", "text_wrap": True}
        self.plain = book.add_format(base)
        self.bold = book.add_format(base | {"bold": True})
        self.title = book.add_format(
            base | {"bold": True, "font_size": 16, "text_wrap": False, "valign": "vcenter"}
        )
        self.head = book.add_format(
            base | {"bold": True, "bg_color": palette.OWN, "font_color": palette.WHITE}
        )
        self.formats = {
            c.key: book.add_format(base | {"num_format": PATTERNS.get(c.form, "#,##0.##")})
            for c in declared.columns
            if c.is_number
        }

    def rows(self, rows: Sequence[Row]) -> None:
        """The sheet of the list: headings, what is there, and what Excel says while somebody types."""
        sheet = self.sheet
        for n, column in enumerate(self.declared.columns):
            number = self.formats.get(column.key)
            sheet.set_column(n, n, _width(column), number or self.plain)
            sheet.write_string(0, n, column.name, self.head)
            sheet.data_validation(1, n, MOST_ROWS, n, self._rule(n, column))
            for at, row in enumerate(rows, start=1):
                value = row.get(column.key)
                if isinstance(value, str):
                    sheet.write_string(at, n, value, self.plain)
                elif value is not None:
                    sheet.write_number(at, n, value, number)
        sheet.set_row(0, 2 * LINE)
        sheet.freeze_panes(1, len(self.declared.identity))
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _rule(self, n: int, column: Column) -> dict[str, Any]:
        """What may be typed. Excel only warns of a number, because our own check says it better."""
        rule: dict[str, Any] = {
            "input_title": column.name[:LONGEST_TITLE],
            "input_message": textwrap.shorten(column.hint, LONGEST_MESSAGE, placeholder="…"),
            "error_title": "Kijk dit vak na",
        }
        words = column.words or column.suggestions
        if words:
            letter = xl_col_to_name(n)
            source = f"='{layout.HIDDEN}'!${letter}$3:${letter}${len(words) + 2}"
            strict = {"error_message": "Kies uit de lijst.", "error_type": "stop"}
            loose = {"error_message": "Dit woord staat niet in de lijst. Het mag wel.", "error_type": "information"}  # fmt: skip
            return rule | {"validate": "list", "source": source} | (strict if column.words else loose)  # fmt: skip
        if not column.is_number:
            return rule | {"validate": "any"}
        low, high = column.limits
        whole = column.form in (ColumnForm.COUNT, ColumnForm.DAYS)
        rule |= {
            "validate": "integer" if whole else "decimal",
            "error_message": "Verwacht: een heel getal." if whole else "Verwacht: een getal.",
            "error_type": "warning",
        }
        if high is None:
            return rule | {"criteria": ">=", "value": low}
        return rule | {"criteria": "between", "minimum": low, "maximum": high}

    def guide(self) -> None:
        """A sheet that says per column what belongs in it, with an example."""
        sheet, declared = self.book.add_worksheet(layout.GUIDE), self.declared
        sheet.hide_gridlines(2)
        for n, width in enumerate(GUIDE_WIDTHS):
            sheet.set_column(n, n, width)
        sheet.set_row(0, 24)
        sheet.write_string(0, 0, declared.name, self.title)
        lines = [
            declared.hint,
            f"Vul op het eerste blad één regel per {declared.one_row} in. Laat een vak leeg als u iets niet weet; vul geen nul in.",
            "U mag kolommen verplaatsen, maar niet van naam veranderen. Schrijf geen namen of nummers van personen.",
        ]
        for n, text in enumerate(lines, start=1):
            sheet.merge_range(n, 0, n, len(GUIDE_WIDTHS) - 1, text, self.plain)
            sheet.set_row(n, _tall(text, sum(GUIDE_WIDTHS)))
        top = len(lines) + 2
        for n, head in enumerate(("Kolom", "Verplicht", "Wat hoort erin", "Voorbeeld")):
            sheet.write_string(top, n, head, self.head)
        for at, column in enumerate(declared.columns, start=top + 1):
            unit = f" In {column.unit}." if column.unit else ""
            words = f" Kies uit: {'; '.join(column.words)}." if column.words else ""
            text = f"{column.hint}{unit}{words}"
            cells = (column.name, "ja" if column.required else "", text, _example(column))
            for n, cell in enumerate(cells):
                sheet.write_string(at, n, cell, self.bold if n == 0 else self.plain)
            sheet.set_row(at, max(_tall(text, GUIDE_WIDTHS[2]), _tall(cells[3], GUIDE_WIDTHS[3])))

    def hide(self) -> None:
        """Which list it is, and the words to choose from under the key of their column."""
        sheet = self.book.add_worksheet(layout.HIDDEN)
        sheet.write_string(0, 0, layout.LIST)
        sheet.write_string(0, 1, self.declared.key)
        for n, column in enumerate(self.declared.columns):
            sheet.write_string(1, n, column.key)
            for at, word in enumerate(column.words or column.suggestions, start=2):
                sheet.write_string(at, n, word)
        sheet.protect()
        sheet.very_hidden()


def _width(column: Column) -> int:
    if column.is_number:
        return max(NUMBER_WIDTH, min(TEXT_WIDTH, len(column.name) + 2))
    return TEXT_WIDTH if column.words or column.suggestions else WIDE


def _example(column: Column) -> str:
    return shown(column.example)


def _tall(text: str, wide: int) -> float:
    """The height of a row that shows this text in so many characters; not every program works it out itself."""
    return LINE * max(1, math.ceil(len(text) * 1.1 / wide)) + 4
