"""The workbook inside a native chart, which opens when somebody edits its data. A text is never a formula there."""

import io
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData

from benchmark.report.native.chart import NativeChart
from benchmark.report.native.letters import inert

SHEET = "Cijfers"
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def data(chart: NativeChart) -> CategoryChartData:
    """The categories and series as python-pptx takes them."""
    found = CategoryChartData(number_format="General")
    found.categories = chart.categories
    for row in chart.rows:
        found.add_series(row.name, row.values)
    return found


def written(chart: NativeChart) -> bytes:
    """The workbook: names in the first column, a series in each next one, where the chart looks for them."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True} | PLAIN)
    sheet: Any = book.add_worksheet(SHEET)
    bold = book.add_format({"bold": True})
    number = book.add_format({"num_format": chart.label})
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, len(chart.rows), 24)
    for n, name in enumerate(chart.categories, start=1):
        sheet.write_string(n, 0, inert(name))
    for k, row in enumerate(chart.rows, start=1):
        sheet.write_string(0, k, inert(row.name), bold)
        for n, value in enumerate(row.values, start=1):
            if value is not None:
                sheet.write_number(n, k, value, number)
    sheet.freeze_panes(1, 1)
    book.close()
    return out.getvalue()
