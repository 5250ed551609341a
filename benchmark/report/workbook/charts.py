"""The charts of a document as charts of the workbook: the same series and looks as in Word and PowerPoint."""

from typing import Any

from xlsxwriter import Workbook

from benchmark.report import palette
from benchmark.report.native import NativeChart
from benchmark.report.native.chart import Look, Row
from benchmark.report.workbook.chart_data import Data

WIDTH, HEIGHT, BAR, ROUND = (
    680,
    380,
    21,
    130,
)  # pixels: a chart, a lying bar, and what is round the bars
SIZE, TITLE_SIZE = 9, 11  # points of letters


def chart(book: Workbook, data: Data) -> tuple[Any, int]:
    """The chart and its height in pixels."""
    drawn, kind = data.drawn, data.drawn.kind.name
    made = book.add_chart(_type(kind))
    for n, row in enumerate(drawn.series):
        made.add_series(_series(drawn, row, n, data))
    if drawn.line is not None:
        over = book.add_chart({"type": "line"})
        over.add_series(_series(drawn, drawn.line, len(drawn.series), data))
        made.combine(over)
    _axes(made, drawn)
    made.show_blanks_as("gap")
    made.set_title(
        {"name": data.title, "overlay": False,
         "name_font": {"size": TITLE_SIZE, "bold": False, "color": palette.INK}}
    )  # fmt: skip
    made.set_chartarea({"border": {"color": palette.LINE}})
    _legend(made, drawn)
    if any(row.ends for row in drawn.rows):  # room for the names at the ends of the lines
        made.set_plotarea({"layout": {"x": 0.09, "y": 0.18, "width": 0.66, "height": 0.70}})
    height = _height(drawn)
    made.set_size({"width": WIDTH, "height": height})
    return made, height


def _type(kind: str) -> dict[str, str]:
    if kind.startswith("LINE"):
        return {"type": "line"}
    plain = {"type": "bar" if kind.startswith("BAR") else "column"}
    return plain | ({"subtype": "stacked"} if "STACKED" in kind else {})


def _height(drawn: NativeChart) -> int:
    if not drawn.kind.name.startswith("BAR"):
        return HEIGHT
    each = BAR if "STACKED" not in drawn.kind.name else 2 * BAR
    return max(HEIGHT * 2 // 3, each * len(drawn.categories) + ROUND)


def _series(drawn: NativeChart, row: Row, n: int, data: Data) -> dict[str, Any]:
    line = drawn.kind.name.startswith("LINE") or row is drawn.line
    made: dict[str, Any] = {
        "name": data.name(n),
        "categories": data.categories,
        "values": data.values(n),
        **(_line(row.look) if line else _fill(row.look, stacked="STACKED" in drawn.kind.name)),
    }
    if not line:
        made |= {"gap": drawn.gap, "overlap": 100}
    labels = _labels(drawn, row, line=line)
    return made | ({"data_labels": labels} if labels else {})


def _line(look: Look) -> dict[str, Any]:
    color = look.color or palette.INK
    return {
        "line": {"color": color, "width": look.width} | ({"dash_type": "dash"} if look.dashed else {}),
        "marker": {
            "type": "circle", "size": 5 if look.dashed else 7,
            "fill": {"color": color}, "border": {"none": True},
        },
    }  # fmt: skip


def _fill(look: Look, *, stacked: bool) -> dict[str, Any]:
    if look.color is None:
        return {"fill": {"none": True}, "border": {"none": True}}
    if look.outlined:
        edge = {"color": look.color, "width": look.width}
        fill = {"none": True} if look.dashed else {"color": palette.WHITE}
        return {"fill": fill, "border": edge | ({"dash_type": "dash"} if look.dashed else {})}
    if look.hatched:
        return {
            "pattern": {"pattern": "wide_upward_diagonal", "fg_color": look.color, "bg_color": palette.WHITE},
            "border": {"color": look.color, "width": 1},
        }  # fmt: skip
    edge = {"color": palette.WHITE, "width": 1.5} if stacked else {"none": True}
    return {"fill": {"color": look.color}, "border": edge}


def _labels(drawn: NativeChart, row: Row, *, line: bool) -> dict[str, Any] | None:
    """The values beside the marks, or the name and value of a line at its last point."""
    known = [n for n, value in enumerate(row.values) if value is not None]
    if not known or not (row.labelled or row.ends):
        return None
    strong = row.look.color in (palette.OWN, palette.INK)
    font = {"size": SIZE, "bold": strong or row.ends,
            "color": row.look.color if strong or row.ends else palette.INK_2}  # fmt: skip
    made: dict[str, Any] = {"value": True, "num_format": drawn.label, "font": font}
    if row.ends:
        shown = [{"delete": n != known[-1]} for n in range(len(row.values))]
        return made | {
            "series_name": True, "separator": "\n", "position": "right",
            "custom": [s if s["delete"] else None for s in shown],
        }  # fmt: skip
    return made | {"position": "above" if line else "outside_end"}


def _axes(made: Any, drawn: NativeChart) -> None:
    span, font = drawn.span, {"size": SIZE, "color": palette.INK_2}
    values: dict[str, Any] = {
        "num_format": drawn.number,
        "num_font": font,
        "visible": span.shown,
        "major_gridlines": {"visible": span.shown, "line": {"color": palette.GRID}},
        "line": {"none": True},
        "major_tick_mark": "none",
    }
    for key, limit in (("min", span.low), ("max", span.high), ("major_unit", span.step)):
        if limit is not None:
            values[key] = limit
    names: dict[str, Any] = {
        "num_font": font,
        "line": {"color": palette.INK, "width": 1.25},
        "major_tick_mark": "none",
        "major_gridlines": {"visible": False},
        "label_position": "low" if drawn.named else "none",
        "interval_unit": 1,
    }
    if drawn.upside_down:  # then what stands at the end of the names is below
        names |= {"reverse": True, "crossing": "max"}
    if drawn.kind.name.startswith("BAR"):
        made.set_y_axis(names)
        made.set_x_axis(values)
    else:
        made.set_x_axis(names)
        made.set_y_axis(values)


def _legend(made: Any, drawn: NativeChart) -> None:
    if not drawn.legend:
        made.set_legend({"none": True})
        return
    unlisted = [n for n, r in enumerate(drawn.rows) if not r.listed or r.look.color is None]
    made.set_legend(
        {"position": "bottom", "font": {"size": SIZE, "color": palette.INK_2}, "delete_series": unlisted}
    )  # fmt: skip
