"""The charts of a document as charts of the workbook, over the cells of its tables."""

from typing import Any

from xlsxwriter import Workbook

from benchmark.report import palette
from benchmark.report.document import Columns, Distribution, Ranges, Trend, Waterfall
from benchmark.report.workbook.layout import Place

AnyChart = Distribution | Trend | Ranges | Waterfall | Columns
WIDTH, HEIGHT, ROW = 640, 340, 20


def chart(book: Workbook, found: AnyChart, place: Place) -> Any:
    """The chart, ready to be put in the sheet of its table; None where the table has nothing to draw."""
    columns = {c.key for c in place.table.columns}
    if isinstance(found, Distribution) and "waarde" in columns:
        return _bars(book, found, place)
    if isinstance(found, Trend) and {"jaar", "eigen", "midden"} <= columns:
        return _lines(book, found, place)
    if isinstance(found, Ranges) and {"laag", "hoog"} <= columns:
        return _spans(book, found, place)
    if isinstance(found, Waterfall) and "bedrag" in columns:
        return _plain(book, found, place, "bedrag", "bar")
    return None


def _cells(place: Place, key: str) -> list[Any]:
    column = place.table.column(key)
    return [place.sheet, place.first, column, place.last, column]


def _first(place: Place) -> list[Any]:
    return [place.sheet, place.first, 0, place.last, 0]


def _bars(book: Workbook, found: Distribution, place: Place) -> Any:
    made = book.add_chart({"type": "bar"})
    own = [{"fill": {"color": palette.OWN}}]
    peers = [{"fill": {"color": palette.PEER}}] * (len(place.table.rows) - 1)
    made.add_series(
        {
            "name": found.caption,
            "categories": _first(place),
            "values": _cells(place, "waarde"),
            "points": [*own, *peers],
            "gap": 40,
        }
    )
    made.set_y_axis({"reverse": True, "major_gridlines": {"visible": False}})
    return _finished(made, found, ROW * len(place.table.rows) + 110)


def _lines(book: Workbook, found: Trend, place: Place) -> Any:
    made = book.add_chart({"type": "line"})
    looks = (
        {"color": palette.OWN, "width": 2.5},
        {"color": palette.INK_2, "width": 1.75, "dash_type": "dash"},
    )
    for series, key, look in zip(found.series, ("eigen", "midden"), looks, strict=False):
        made.add_series(
            {
                "name": series.name,
                "categories": _first(place),
                "values": _cells(place, key),
                "line": look,
            }
        )
    made.show_blanks_as("gap")
    made.set_y_axis({"min": found.axis.low})
    return _finished(made, found, HEIGHT, legend=True)


def _spans(book: Workbook, found: Ranges, place: Place) -> Any:
    made = book.add_chart({"type": "bar"})
    for key, colour in (
        ("laag", palette.CONTEXT),
        ("midden", palette.OWN),
        ("hoog", palette.RANGE),
    ):
        made.add_series(
            {
                "name": key.capitalize(),
                "categories": _first(place),
                "values": _cells(place, key),
                "fill": {"color": colour},
            }
        )
    made.set_y_axis({"reverse": True})
    return _finished(made, found, HEIGHT, legend=True)


def _plain(book: Workbook, found: AnyChart, place: Place, key: str, kind: str) -> Any:
    made = book.add_chart({"type": kind})
    made.add_series(
        {
            "name": found.caption,
            "categories": _first(place),
            "values": _cells(place, key),
            "fill": {"color": palette.OWN},
        }
    )
    made.set_y_axis({"reverse": True})
    return _finished(made, found, HEIGHT)


def _finished(made: Any, found: AnyChart, height: int, *, legend: bool = False) -> Any:
    made.set_title({"name": found.title, "overlay": False, "name_font": {"size": 12}})
    made.set_legend({"position": "bottom"} if legend else {"none": True})
    made.set_size({"width": WIDTH, "height": height})
    return made
