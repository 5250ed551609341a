"""The letter of the screen as font files for the PDF: two weights, cut from the variable fonts that npm fetched.

Run by ``make install``: ``python -m benchmark.report.pdf.fonts FOLDER FONT [FONT]``; the second font holds the
letters that Dutch does not have but names do. Typst reads no woff2, and in a drawing it takes the thinnest weight
of a variable font.
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FAMILIES = ("Source Sans 3", "Source Sans 3 Ext")
WEIGHTS = {"Regular": (400, 400), "Bold": (650, 700)}  # what is cut, and what it counts as
ITALIC, BOLD, REGULAR, MAC_BOLD = 1, 1 << 5, 1 << 6, 1


def cut(source: Path, folder: Path, family: str) -> list[Path]:
    """A font file per weight in ``folder``."""
    made = []
    for style, (weight, counts_as) in WEIGHTS.items():
        font = instantiateVariableFont(TTFont(source), {"wght": weight})
        font.flavor = None
        _name(font, family, style)
        font["OS/2"].usWeightClass = counts_as
        selection = font["OS/2"].fsSelection & ~(BOLD | REGULAR | ITALIC)
        font["OS/2"].fsSelection = selection | (BOLD if style == "Bold" else REGULAR)
        font["head"].macStyle = MAC_BOLD if style == "Bold" else 0
        made.append(folder / f"{family.replace(' ', '')}-{style}.ttf")
        font.save(made[-1])
    return made


def _name(font: TTFont, family: str, style: str) -> None:
    whole = f"{family} {style}"
    words = {1: family, 2: style, 4: whole, 6: whole.replace(" ", ""), 16: family, 17: style}
    for record in font["name"].names:
        if record.nameID in words:
            record.string = words[record.nameID]


if __name__ == "__main__":
    for family, source in zip(FAMILIES, sys.argv[2:], strict=False):
        cut(Path(source), Path(sys.argv[1]), family)
