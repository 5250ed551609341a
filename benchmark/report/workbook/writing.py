"""Writing the workbook: a first sheet that explains, the words, one table a sheet with its charts, and their numbers."""

import io
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from benchmark.report import palette
from benchmark.report.document import Document, charts
from benchmark.report.facts import reference, running
from benchmark.report.workbook import chart_data, front, table_sheet, words
from benchmark.report.workbook import charts as drawn
from benchmark.report.workbook.layout import CHART_DATA, FRONT, TITLE_ROWS, WORDS, Place, places
from benchmark.report.workbook.looks import Looks

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
A4 = 9
LONGEST_RUNNING = 120  # characters; the head of a printed page takes 255 with its codes
ROW = 20  # pixels of a row
DATA_COLUMNS = 12  # of the sheet with the numbers of charts that have a width


def write(document: Document) -> bytes:
    """The workbook as XLSX; the same document gives the same bytes."""
    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        book.set_properties(
            {"title": document.title, "subject": document.subtitle, "author": document.author,
             "company": document.municipality, "comments": document.stamp,
             "created": datetime.combine(document.made_on, datetime.min.time())}
        )  # fmt: skip
        book.set_size(2400, 1400)
        _fill(book, document, Looks(book), places(document))
    return out.getvalue()


def _fill(book: Workbook, document: Document, looks: Looks, found: dict[str, Place]) -> None:
    first = _sheet(book, FRONT, document, palette.OWN_DARK)
    front.write(first, document, found, looks)
    said = _headed(book, WORDS, "Wat het document zegt, in woorden", document, looks)
    words.write(said, TITLE_ROWS, document, looks)
    sheets = {}
    for key, place in found.items():
        color = palette.OWN if place.table.printed else palette.CONTEXT
        sheets[key] = _headed(book, place.sheet, place.table.title, document, looks, color)
        table_sheet.write(sheets[key], place, found, looks)
    if any(charts(document)):
        _charts(book, document, sheets, found, looks)


def _charts(
    book: Workbook, document: Document, sheets: dict[str, Worksheet], found: dict[str, Place], looks: Looks
) -> None:  # fmt: skip
    """Every chart beside its table, under the one before it; their numbers on a sheet of their own.

    A chart without a table stands beside its numbers.
    """
    title = "De getallen achter de grafieken"
    numbers = _headed(book, CHART_DATA, title, document, looks, palette.CONTEXT)
    numbers.write_string(TITLE_ROWS, 0, chart_data.WHY, looks.of(font_color=palette.INK_2))
    numbers.set_column(0, 0, chart_data.NAMES)
    numbers.set_column(1, DATA_COLUMNS, chart_data.NUMBERS)
    top, used = TITLE_ROWS + 2, dict.fromkeys(found, 0)
    for chart in charts(document):
        data = chart_data.numbered(chart, top)
        chart_data.write(numbers, data, found, looks)
        made, height = drawn.chart(book, data)
        how = {"description": chart.alt, "object_position": 2}
        place = found.get(chart.table)
        if place is None:  # a memo has the chart without its table
            numbers.insert_chart(data.top, len(data.drawn.rows) + 2, made, how)
            top = max(data.after, data.top + height // ROW + chart_data.GAP)
            continue
        how["y_offset"] = used[chart.table]
        sheets[chart.table].insert_chart(place.first, len(place.table.columns) + 1, made, how)
        used[chart.table] += height + ROW
        top = data.after


def _headed(
    book: Workbook, name: str, title: str, document: Document, looks: Looks, color: str = palette.OWN_DARK
) -> Worksheet:  # fmt: skip
    """A sheet with its title, the stamp, and the way back to the first sheet."""
    sheet = _sheet(book, name, document, color)
    sheet.set_row(0, 24)
    sheet.write_string(0, 0, title, looks.title)
    if document.stamp:
        sheet.write_string(1, 0, document.stamp, looks.stamp)
    sheet.write_url(2, 0, f"internal:'{FRONT}'!A1", looks.link, f"Terug naar {FRONT}")
    return sheet


def _sheet(book: Workbook, name: str, document: Document, color: str) -> Worksheet:
    """A sheet that prints on A4 as wide as the page, with stamp, edition and page number."""
    sheet = book.add_worksheet(name)
    sheet.set_tab_color(color)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    said, stamp = (
        text[:LONGEST_RUNNING].replace("&", "&&") for text in (running(document), document.stamp)
    )
    sheet.set_header(f"&L{said}&R{stamp}")
    sheet.set_footer(
        f"&L{reference(document)[:LONGEST_RUNNING].replace('&', '&&')}&RBladzijde &P van &N"
    )
    return sheet
