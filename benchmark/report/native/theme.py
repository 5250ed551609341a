"""The theme of the files: our colours by their meaning and our letter, written over the theme of the library.

A theme names one letter. Where it is not installed, the panose number lets Office take one of the same build.
"""

from typing import Any

from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from benchmark.report import palette

NAME = "Gemeentespiegel"
FONT, PANOSE, FALLBACK = "Source Sans 3", "020B0503030403020204", "Calibri"
COLORS = {
    "dk1": palette.INK,
    "lt1": palette.WHITE,
    "dk2": palette.INK_2,
    "lt2": palette.BAND,
    "accent1": palette.OWN,
    "accent2": palette.PEER,
    "accent3": palette.RANGE,
    "accent4": palette.OWN_DARK,
    "accent5": palette.CONTEXT,
    "accent6": palette.CAUTION,
    "hlink": palette.OWN,
    "folHlink": palette.OWN_DARK,
}


def themed(content: bytes) -> bytes:
    """The theme part with our colours and letter."""
    root = parse_xml(content)
    root.set("name", NAME)
    scheme = next(root.iter(qn("a:clrScheme")))
    scheme.set("name", NAME)
    for name, color in COLORS.items():
        _paint(scheme.find(qn(f"a:{name}")), color)
    fonts = next(root.iter(qn("a:fontScheme")))
    fonts.set("name", NAME)
    for latin in fonts.iter(qn("a:latin")):
        latin.set("typeface", FONT)
        latin.set("panose", PANOSE)
    result: bytes = serialize_part_xml(root)
    return result


def _paint(place: Any, color: str) -> None:
    for old in list(place):
        place.remove(old)
    place.append(parse_xml(f'<a:srgbClr {nsdecls("a")} val="{color.removeprefix("#")}"/>'))
