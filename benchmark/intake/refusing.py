"""Refusing a file: one sentence on what was found, one on how to mend it, with names made safe to show."""

import re
import unicodedata
from pathlib import PureWindowsPath

from benchmark.errors import SpiegelError

SAVE_AS = "Sla het bestand in Excel op als .xlsx (Excel-werkmap) en probeer het opnieuw."
AGAIN = "Open het bestand in Excel, sla het opnieuw op als .xlsx en probeer het nog eens."
NAMELESS = "zonder naam"
LONGEST = 60  # characters of a name that a sentence repeats
# Whatever stands outside letters, digits and these means something to a page, a header or a shell.
HARMLESS = frozenset(" ._-()+,'")
# Windows gives these names to devices, with any extension: such a file cannot be saved or opened there.
DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)


class RefusedFile(SpiegelError):
    """A file that is not read: what was found, and in ``remedy`` what was expected and how to mend it."""


def shown(name: str) -> str:
    """The last part of a file's name, safe to show, to log and to put in a header; never empty, one line.

    Control characters and those that turn the direction of writing around go, markup becomes "_", the
    extension stays when a long name is cut.
    """
    last = PureWindowsPath(name[:10_000].replace("\0", "")).name  # knows both slashes
    clean = label(last, longest=len(last)).lstrip(" .-+,")
    clean = DEVICE.sub(r"_\1", clean, count=1) if DEVICE.match(clean) else clean
    if len(clean) > LONGEST:
        stem, dot, ending = clean.rpartition(".")
        ending = f"{dot}{ending}" if stem and len(ending) <= 5 else ""
        clean = clean[: LONGEST - len(ending) - 1].rstrip() + "…" + ending
    return clean or NAMELESS


def label(text: str, longest: int = 31) -> str:
    """A name from inside a file (a sheet, a column), safe to repeat in a sentence; may come out empty."""
    composed = unicodedata.normalize("NFC", text[:10_000])
    clean = "".join(_harmless(c) for c in composed).strip()
    clean = re.sub(r" {2,}", " ", clean)
    return clean if len(clean) <= longest else clean[: longest - 1] + "…"


def _harmless(character: str) -> str:
    kind = unicodedata.category(character)
    if kind[0] == "C" or kind in ("Zl", "Zp"):
        return ""
    if kind[0] == "Z":
        return " "
    return character if kind[0] in "LMN" or character in HARMLESS else "_"
