"""The sheet with the numbers of the charts: per chart a title, its categories and its series."""

from dataclasses import dataclass
from statistics import median

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from benchmark.report.document import Distribution, Ranges
from benchmark.report.native import KEY_OF_RANGES, AnyChart, NativeChart, native
from benchmark.report.workbook.layout import CHART_DATA, Place, height
from benchmark.report.workbook.linking import Links, links
from benchmark.report.workbook.looks import Looks

NAMED = 45  # municipalities that a chart can name under each other
NAMES, NUMBERS = 40, 18  # letters of the columns
HEAD, BODY, GAP = (
    1,
    2,
    2,
)  # rows: series after the title, values after the title, free after a chart
WHY = (
    "Hier staan de getallen waarmee de grafieken op de andere bladen zijn getekend. Waar een getal ook in een tabel "
    "staat, verwijst de cel daarnaar."
)


@dataclass(frozen=True)
class Data:
    """The numbers of a chart in the sheet, from row ``top``."""

    chart: AnyChart
    drawn: NativeChart
    top: int

    @property
    def after(self) -> int:
        """The first row for the next chart."""
        return self.top + BODY + len(self.drawn.categories) + GAP

    @property
    def title(self) -> str:
        """The cell with the title: by its address, as a title that is typed could be taken for a formula."""
        return f"='{CHART_DATA}'!{xl_rowcol_to_cell(self.top, 0, True, True)}"

    @property
    def categories(self) -> str:
        """The cells with the names."""
        return self._column(0)

    def name(self, n: int) -> str:
        """The cell with the name of a series."""
        return f"='{CHART_DATA}'!{xl_rowcol_to_cell(self.top + HEAD, n + 1, True, True)}"

    def values(self, n: int) -> str:
        """The cells of a series."""
        return self._column(n + 1)

    def _column(self, column: int) -> str:
        first = self.top + BODY
        last = first + len(self.drawn.categories) - 1
        return f"='{CHART_DATA}'!{xl_range_abs(first, column, last, column)}"

    @property
    def words(self) -> str:
        """Finding and measure, with the key of what its colours mean."""
        key = (KEY_OF_RANGES,) if isinstance(self.chart, Ranges) else ()
        return "\n".join((self.chart.title, self.chart.caption, *key))


def numbered(chart: AnyChart, top: int) -> Data:
    """The chart with its place in the sheet."""
    return Data(chart, native(chart, NAMED), top)


def write(sheet: Worksheet, data: Data, found: dict[str, Place], looks: Looks) -> None:
    """Put the numbers in the sheet, with a reference to the tables where they stand there too."""
    drawn = data.drawn
    lines = data.words.count("\n") + 1
    sheet.set_row(data.top, 16 * lines)
    sheet.write_string(data.top, 0, data.words, looks.of(bold=True))
    for n, title in enumerate(["", *(row.name for row in drawn.rows)]):
        sheet.write_string(data.top + HEAD, n, title, looks.head(right=n > 0))
    for n, name in enumerate(drawn.categories):
        sheet.write_string(data.top + BODY + n, 0, name, looks.of(text_wrap=True))
        sheet.set_row(data.top + BODY + n, height([(name, NAMES)]))
    look = looks.of(num_format=drawn.label)
    for k, (row, found_cells) in enumerate(zip(drawn.rows, _links(data, found), strict=True)):
        for n, value in enumerate(row.values):
            if value is not None:
                _value(sheet, (data.top + BODY + n, k + 1), value, found_cells[n], look)


def _value(sheet: Worksheet, at: tuple[int, int], value: float, formula: str, look: Format) -> None:
    if formula:
        sheet.write_formula(*at, formula, look, value)
    else:
        sheet.write_number(*at, value, look)


def _links(data: Data, found: dict[str, Place]) -> list[Links]:
    """The references of the series; the middle of a group is reckoned from the group beside it."""
    made = links(data.chart, data.drawn, found)
    if not isinstance(data.chart, Distribution) or data.chart.median is None:
        return made
    middle, values = data.chart.median, [m.value for m in data.chart.marks]
    if not values or median(values) != middle.value:
        return made
    group = len(made) - 1  # the last series
    reckoned = f"=MEDIAN({data.values(group).partition('!')[2]})"
    return [
        tuple(reckoned if v is not None else "" for v in row.values) if row.name == middle.name else link
        for row, link in zip(data.drawn.rows, made, strict=True)
    ]  # fmt: skip
