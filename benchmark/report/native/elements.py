"""What python-pptx has no call for in the XML of a chart, each in its place in the order that the standard asks."""

import copy
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from benchmark.report.native.book import SHEET

DUTCH = "nl-NL"


def _made(xml: str) -> Any:
    return parse_xml(xml)


def prepare(space: Any) -> None:
    """Straight corners without a frame, Dutch, and a year without a figure is a gap."""
    for name in ("c:lang", "c:roundedCorners"):
        for old in space.findall(qn(name)):
            space.remove(old)
    date = space.find(qn("c:date1904"))
    at = 0 if date is None else space.index(date) + 1
    space.insert(at, _made(f'<c:roundedCorners {nsdecls("c")} val="0"/>'))
    space.insert(at, _made(f'<c:lang {nsdecls("c")} val="{DUTCH}"/>'))
    chart = space.find(qn("c:chart"))
    chart.addnext(
        _made(f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>")
    )
    gap = chart.find(qn("c:dispBlanksAs"))
    if gap is None:
        gap = _made(f'<c:dispBlanksAs {nsdecls("c")} val="gap"/>')
        after = chart.find(qn("c:plotVisOnly"))
        after.addnext(gap)
    gap.set("val", "gap")


def speak_dutch(space: Any) -> None:
    """The language of every text in the chart."""
    for tag in ("a:defRPr", "a:rPr", "a:endParaRPr"):
        for found in space.iter(qn(tag)):
            found.set("lang", DUTCH)


def show_every_name(space: Any) -> None:
    """No program may leave out every second category."""
    for axis in space.iter(qn("c:catAx")):
        for old in axis.findall(qn("c:tickLblSkip")):
            axis.remove(old)
        skip = _made(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
        place = axis.find(qn("c:noMultiLvlLbl"))
        if place is None:
            axis.append(skip)
        else:
            place.addprevious(skip)


def unlist(legend: Any, numbers: list[int]) -> None:
    """Take series out of the legend, by their number."""
    place = legend.find(qn("c:legendPos"))
    for n in reversed(numbers):
        place.addnext(
            _made(
                f'<c:legendEntry {nsdecls("c")}><c:idx val="{n}"/><c:delete val="1"/></c:legendEntry>'
            )
        )


def label_end(series: Any, point: int, number: str, size: int, color: str | None) -> None:
    """The name and value of a line at its last point."""
    ink = (color or "#000000").removeprefix("#")
    label = _made(
        f'<c:dLbls {nsdecls("c", "a")}><c:dLbl><c:idx val="{point}"/><c:numFmt formatCode="" sourceLinked="0"/>'
        f'<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr lang="{DUTCH}" sz="{size * 100}" b="1">'
        f'<a:solidFill><a:srgbClr val="{ink}"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="{DUTCH}"/></a:p></c:txPr>'
        '<c:dLblPos val="r"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="1"/><c:showPercent val="0"/><c:showBubbleSize val="0"/><c:separator>\n</c:separator></c:dLbl>'
        '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )  # fmt: skip
    label[0].find(qn("c:numFmt")).set("formatCode", number)
    for name in ("c:trendline", "c:errBars", "c:cat", "c:val"):
        place = series.find(qn(name))
        if place is not None:
            place.addprevious(label)
            return


def leave_room(space: Any, right: float) -> None:
    """Keep a share of the width free for the names at the ends of lines."""
    _lay(space, "outer", (0.0, 0.12, 1 - right, 0.86))


def place_plot(space: Any, left: float, *, under_title: bool) -> None:
    """The bars themselves leave a share of the width for the names beside them."""
    top = 0.11 if under_title else 0.02
    _lay(space, "inner", (left, top, 0.97 - left, 0.88 - top))


def _lay(space: Any, target: str, place: tuple[float, float, float, float]) -> None:
    """Where the drawing stands, in shares of the chart: left, top, width, height."""
    area = space.find(qn("c:chart")).find(qn("c:plotArea"))
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    x, y, wide, high = place
    area.insert(
        0,
        _made(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="{target}"/><c:xMode val="edge"/>'
            f'<c:yMode val="edge"/><c:x val="{x:.2f}"/><c:y val="{y:.2f}"/>'
            f'<c:w val="{wide:.2f}"/><c:h val="{high:.2f}"/></c:manualLayout></c:layout>'
        ),
    )


def to_line(space: Any) -> None:
    """The last series becomes a line over the columns, on the same axes."""
    area = space.find(qn("c:chart")).find(qn("c:plotArea"))
    bars = area.find(qn("c:barChart"))
    series = bars.findall(qn("c:ser"))[-1]
    bars.remove(series)
    for name in ("c:invertIfNegative", "c:pictureOptions", "c:shape"):
        for old in series.findall(qn(name)):
            series.remove(old)
    series.find(qn("c:spPr")).addnext(_marker())
    series.append(_made(f'<c:smooth {nsdecls("c")} val="0"/>'))
    line = _made(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/><c:marker val="1"/></c:lineChart>'
    )
    line.insert(2, series)
    for axis in bars.findall(qn("c:axId")):
        line.append(copy.deepcopy(axis))
    bars.addnext(line)


def _marker() -> Any:
    return _made(
        f'<c:marker {nsdecls("c", "a")}><c:symbol val="circle"/><c:size val="8"/><c:spPr><a:solidFill>'
        '<a:srgbClr val="17212B"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr></c:marker>'
    )


def name_sheet(space: Any) -> None:
    """The references of the chart go to the sheet under its Dutch name."""
    for reference in space.iter(qn("c:f")):
        reference.text = reference.text.replace("Sheet1!", f"{SHEET}!")


def to_corner(title: Any) -> None:
    """The title of the chart goes to the upper left."""
    for old in title.findall(qn("c:layout")):
        title.remove(old)
    layout = _made(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
        '<c:x val="0.0"/><c:y val="0.0"/></c:manualLayout></c:layout>'
    )
    place = title.find(qn("c:tx"))
    place.addnext(layout)


def start_at_edge(space: Any) -> None:
    """Lines begin and end at the edges of the drawing, not half a year from them."""
    for axis in space.iter(qn("c:valAx")):
        for old in axis.findall(qn("c:crossBetween")):
            axis.remove(old)
        axis.find(qn("c:crosses")).addnext(_made(f'<c:crossBetween {nsdecls("c")} val="midCat"/>'))


def keep_below(space: Any) -> None:
    """The value axis stays under bars of which the first is on top."""
    for axis in space.iter(qn("c:valAx")):
        axis.find(qn("c:crosses")).set("val", "max")


def keep_level(space: Any) -> None:
    """Words along the axes are never turned."""
    for tag in ("c:catAx", "c:valAx"):
        for axis in space.iter(qn(tag)):
            body = axis.find(f"{qn('c:txPr')}/{qn('a:bodyPr')}")
            if body is None:
                text = _made(
                    f'<c:txPr {nsdecls("c", "a")}><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr lang="{DUTCH}"/></a:pPr>'
                    f'<a:endParaRPr lang="{DUTCH}"/></a:p></c:txPr>'
                )
                axis.find(qn("c:crossAx")).addprevious(text)
                body = text.find(qn("a:bodyPr"))
            body.set("rot", "0")
            body.set("vert", "horz")
