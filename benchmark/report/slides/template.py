"""The empty presentation: our theme, a master, and five layouts with real placeholders, written over the default of
python-pptx. All places are in points on a slide of 960 by 540."""

import re
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from benchmark.report.native import theme

WIDTH, HEIGHT = 960.0, 540.0
LEFT, ROOM = 48.0, 864.0
TOP, TALL = 130.0, 360.0  # of what stands under the title
HALF, GUTTER, READING = 408.0, 48.0, 720.0  # a column, between two, and one that is read by itself
GAP, BESIDE, BESIDE_STEPS = (
    28.0,
    280.0,
    360.0,
)  # between a chart and the words beside it, and for those: steps have more
TITLE_SIZE, BODY_SIZE, SMALL_SIZE = 28, 18, 14
ABOVE_TEXT = ((28.0, 2), (24.0, 2), (20.0, 3))  # sizes of a title with the lines that then fit
TITLES = {
    "Front": ((40.0, 2), (32.0, 3), (24.0, 4)), "Opening": ((36.0, 2), (28.0, 2), (24.0, 3)),
    "Text": ABOVE_TEXT, "Graphic": ABOVE_TEXT, "Grid": ABOVE_TEXT,
}  # fmt: skip
TITLE_TALL = 74.0

Box = tuple[float, float, float, float]  # left, top, width, height
FRONT, OPENING, TEXT, GRAPHIC, TABLE = range(5)
KICKER, STAMP = 20, 21  # numbers of our placeholders
BODY, SECOND, THING, OTHER_THING, LEAD = range(13, 18)
FOOTER, NUMBER = 11, 12
NUMBERED = re.compile(r"(\d+)\.\w+$")
USED = range(5)  # layouts of the library that we write over

TITLE_BOX = (LEFT, 48.0, ROOM, TITLE_TALL)
STAMP_TALL = 22.0
KICKER_BOX, STAMP_BOX = (LEFT, 22.0, 600.0, 20.0), (672.0, 21.0, 240.0, STAMP_TALL)
FOOT_BOX, NUMBER_BOX = (LEFT + 32, 502.0, 740.0, 20.0), (840.0, 502.0, 72.0, 20.0)


def presentation() -> Any:
    """A presentation without slides."""
    deck = Presentation()
    deck.part.package.next_partname = _Names(deck.part.package)
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    _keep(deck)
    _theme(deck.slide_master)
    _master(deck.slide_master._element)
    for layout, (name, shapes) in zip(deck.slide_layouts, _layouts(), strict=True):
        _layout(layout._element, name, shapes)
    return deck


class _Names:
    """Names of new parts by counting on from the first that is free: the library looks through all parts for each,
    which takes long for many. Nothing else may add parts to the package."""

    def __init__(self, package: Any) -> None:
        self._first_free: Any = package.next_partname
        self._last: dict[str, int] = {}

    def __call__(self, pattern: str) -> PackURI:
        before = self._last.get(pattern)
        number = _number(self._first_free(pattern)) if before is None else before + 1
        self._last[pattern] = number
        return PackURI(pattern % number)


def _number(name: str) -> int:
    """The number at the end of the name of a part."""
    found = NUMBERED.search(name)
    assert found is not None
    return int(found[1])


def _keep(deck: Any) -> None:
    """Only the layouts that we write over."""
    for layout in list(deck.slide_layouts)[USED.stop :]:
        deck.slide_layouts.remove(layout)


def _theme(master: Any) -> None:
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    part._blob = theme.themed(part.blob)  # a part without a class of its own is its bytes


def _master(element: Any) -> None:
    tree = element.cSld.spTree
    _clear(tree)
    tree.append(_shape(2, "Titel", 'type="title"', TITLE_BOX, "Titel", anchor="t"))
    tree.append(_shape(3, "Tekst", 'type="body" idx="1"', (LEFT, TOP, ROOM, TALL), "Tekst"))
    tree.append(_foot(4, FOOT_BOX, "ftr", 3))
    tree.append(_foot(5, NUMBER_BOX, "sldNum", 4))
    for n, x in enumerate((LEFT, LEFT + 9)):
        tree.append(_diamond(6 + n, x, 506.0, 12.0, filled=n == 1))
    old = element.find(qn("p:txStyles"))
    old.addprevious(_styles())
    element.remove(old)


def _clear(tree: Any) -> None:
    for shape in [s for s in tree if s.tag in (qn("p:sp"), qn("p:pic"), qn("p:graphicFrame"))]:
        tree.remove(shape)


def _layouts() -> list[tuple[str, list[Any]]]:
    """Name and shapes per layout; the title comes first, as it is read first."""
    body = (LEFT, TOP, ROOM, TALL)
    return [
        ("Titel", [
            _diamond(7, LEFT, 48.0, 22.0, filled=False),
            _diamond(8, LEFT + 16, 48.0, 22.0, filled=True),
            _shape(2, "Titel", 'type="ctrTitle"', (LEFT, 150, 800, 130), "Titel", anchor="b", size=40),
            _shape(3, "Stempel", f'type="body" idx="{STAMP}"', (LEFT, 110, 800, STAMP_TALL), "Stempel", size=SMALL_SIZE, bold=True, align="ctr", anchor="ctr"),
            _shape(4, "Ondertitel", 'type="subTitle" idx="1"', (LEFT, 292, 800, 150), "Ondertitel", size=20),
        ]),
        ("Hoofdstuk", [
            _shape(2, "Titel", 'type="title"', (LEFT, 84, ROOM, 100), "Titel", anchor="b", size=36),
            _stamp(3),
            _shape(4, "Inhoud", f'type="body" idx="{BODY}"', (LEFT, 204, ROOM, 280), "Inhoud", size=20),
        ]),
        ("Tekst", [
            *_heads(),
            _shape(5, "Tekst", f'type="body" idx="{BODY}"', (LEFT, TOP, HALF, TALL), "Tekst"),
            _shape(6, "Tekst 2", f'type="body" idx="{SECOND}"', (LEFT + HALF + GUTTER, TOP, HALF, TALL), "Tekst"),
        ]),
        ("Grafiek", [
            *_heads(),
            _shape(5, "Grafiek", f'type="chart" idx="{THING}"', (LEFT, TOP - 6, ROOM - GAP - BESIDE, TALL + 10), "Grafiek"),
            _shape(6, "Uitleg", f'type="body" idx="{BODY}"', (LEFT + ROOM - BESIDE, TOP, BESIDE, TALL), "Uitleg"),
        ]),
        ("Tabel", [
            *_heads(),
            _shape(8, "Boodschap", f'type="body" idx="{LEAD}"', (LEFT, TOP - 4, ROOM, 4), "Boodschap", size=20),
            _shape(5, "Tabel", f'type="tbl" idx="{THING}"', body, "Tabel"),
            _shape(7, "Tabel 2", f'type="tbl" idx="{OTHER_THING}"', (LEFT + HALF + GUTTER, TOP, HALF, TALL), "Tabel"),
            _shape(6, "Toelichting", f'type="body" idx="{BODY}"', (LEFT, 440, ROOM, 44), "Toelichting", size=SMALL_SIZE),
        ]),
    ]  # fmt: skip


def _heads() -> list[Any]:
    kicker = _shape(3, "Onderwerp", f'type="body" idx="{KICKER}"', KICKER_BOX, "Onderwerp", size=SMALL_SIZE, color="tx2")  # fmt: skip
    return [_shape(2, "Titel", 'type="title"', TITLE_BOX, "Titel", anchor="t"), kicker, _stamp(4)]


def _stamp(number: int) -> Any:
    return _shape(
        number, "Stempel", f'type="body" idx="{STAMP}"', STAMP_BOX, "Stempel",
        size=SMALL_SIZE, bold=True, align="ctr", anchor="ctr",
    )  # fmt: skip


def _layout(element: Any, name: str, shapes: list[Any]) -> None:
    element.cSld.set("name", name)
    element.set("preserve", "1")
    element.attrib.pop("type", None)
    tree = element.cSld.spTree
    _clear(tree)
    for shape in shapes:
        tree.append(shape)
    tree.append(_foot(20, FOOT_BOX, "ftr", FOOTER))
    tree.append(_foot(21, NUMBER_BOX, "sldNum", NUMBER))


def _shape(
    number: int, name: str, kind: str, box: Box, prompt: str, *,
    anchor: str = "t", size: int = 0, bold: bool = False, color: str = "", align: str = "",
) -> Any:  # fmt: skip
    """A placeholder; what is not given comes from the master."""
    ink = f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill>' if color else ""
    more = (f' sz="{size * 100}"' if size else "") + (' b="1"' if bold else "")
    side = f' algn="{align}"' if align else ""
    style = "".join(
        f"<a:lvl{n}pPr{side}><a:defRPr{more}>{ink}</a:defRPr></a:lvl{n}pPr>" for n in (1, 2)
    )
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{_place(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        f'<a:lstStyle>{style if more or ink or side else ""}</a:lstStyle>'
        f'<a:p><a:r><a:rPr lang="nl-NL"/><a:t>{prompt}</a:t></a:r></a:p></p:txBody></p:sp>'
    )  # fmt: skip


def _foot(number: int, box: Box, kind: str, idx: int) -> Any:
    """The footer or the number of a slide."""
    align = "r" if kind == "sldNum" else "l"
    name = "Dianummer" if kind == "sldNum" else "Voettekst"
    words = "<a:fld id=\"{5A1C7E0B-3D0F-4B52-9C55-6D2B8E3F7A10}\" type=\"slidenum\"><a:rPr lang=\"nl-NL\"/><a:t>‹#›</a:t></a:fld>"  # fmt: skip
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" sz="quarter" idx="{idx}"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{_place(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        '<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f'<a:lstStyle><a:lvl1pPr algn="{align}"><a:defRPr sz="{SMALL_SIZE * 100}"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
        f'<a:p>{words if kind == "sldNum" else ""}<a:endParaRPr lang="nl-NL"/></a:p></p:txBody></p:sp>'
    )  # fmt: skip


def _diamond(number: int, x: float, y: float, size: float, *, filled: bool) -> Any:
    """A part of our mark."""
    ink = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="Beeldmerk {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{_place((x, y, size, size))}<a:prstGeom prst="diamond"><a:avLst/></a:prstGeom>'
        f'{ink if filled else "<a:noFill/>"}<a:ln w="15875">{ink}</a:ln></p:spPr></p:sp>'
    )  # fmt: skip


def _place(box: Box) -> str:
    x, y, wide, high = (int(Pt(v)) for v in box)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'


def _styles() -> Any:
    """How text looks where nothing else is said: level 1 plain, level 2 an item of a list."""
    ink = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    fonts = '<a:latin typeface="+{0}-lt"/><a:ea typeface="+{0}-ea"/><a:cs typeface="+{0}-cs"/>'
    head = (
        f'<a:defRPr sz="{TITLE_SIZE * 100}" b="1" kern="1200">{ink}{fonts.format("mj")}</a:defRPr>'
    )
    body = f'<a:defRPr sz="{BODY_SIZE * 100}" kern="1200">{ink}{fonts.format("mn")}</a:defRPr>'
    indent = int(Pt(20))
    return parse_xml(
        f'<p:txStyles {nsdecls("p", "a")}>'
        f'<p:titleStyle><a:lvl1pPr algn="l"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>{head}</a:lvl1pPr></p:titleStyle>'
        f'<p:bodyStyle><a:lvl1pPr marL="0" indent="0" algn="l"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>{body}</a:lvl1pPr>'
        f'<a:lvl2pPr marL="{indent}" indent="-{indent}" algn="l"><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>{body}</a:lvl2pPr></p:bodyStyle>'
        f'<p:otherStyle><a:lvl1pPr marL="0" algn="l">{body}</a:lvl1pPr></p:otherStyle></p:txStyles>'
    )  # fmt: skip
