"""The theme of the files: our colours by their meaning and our letter, written over the theme of the library.

A theme names one letter. Where it is not installed, the panose number lets Office take one of the same build.
"""

from typing import Any

from lxml import etree

from benchmark.report import palette

NAME = "Gemeentespiegel"
FONT, PANOSE, FALLBACK = "Source Sans 3", "020B0503030403020204", "Calibri"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
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
    root = etree.fromstring(content)
    root.set("name", NAME)
    scheme = next(root.iter(f"{{{A}}}clrScheme"))
    scheme.set("name", NAME)
    for name, color in COLORS.items():
        _paint(scheme.find(f"{{{A}}}{name}"), color)
    fonts = next(root.iter(f"{{{A}}}fontScheme"))
    fonts.set("name", NAME)
    for latin in fonts.iter(f"{{{A}}}latin"):
        latin.set("typeface", FONT)
        latin.set("panose", PANOSE)
    result: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return result


def _paint(place: Any, color: str) -> None:
    for old in list(place):
        place.remove(old)
    etree.SubElement(place, f"{{{A}}}srgbClr", val=color.removeprefix("#"))
