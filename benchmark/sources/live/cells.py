"""One cell of an answer: a municipality's code, or a number that may be missing."""

import math
import re
from typing import Any

from benchmark.errors import FiguresError

CODE = re.compile(r"^GM[0-9]{4}$")
# What CBS, PDOK and Swing write where there is no figure. Never zero.
MISSING = (-99997, -99998, -99999997, -99999998)
MISSING_TEXT = ("", ".", "-", "x", "?")
CHANGED = "Misschien is de tabel veranderd; meld het bij ons of kijk op de pagina van de bron."


def code(raw: Any, where: str) -> str:
    """``GM`` and four digits, from a code that may be padded or lack its letters.

    Raises FiguresError that names ``where`` it stood.
    """
    text = str(raw).strip().upper() if isinstance(raw, (str, int)) else ""
    if text.isascii() and text.isdigit() and len(text) <= 4:
        text = f"GM{text:0>4}"
    if not CODE.match(text):
        raise FiguresError(
            f"In {where} staat '{str(raw)[:40]}' waar een gemeentecode hoort (GM en vier cijfers).",
            CHANGED,
        )
    return text


def number(raw: Any, where: str) -> float | None:
    """A number, or None where the source says that there is none; raises FiguresError for anything else."""
    if raw is None:
        return None
    if isinstance(raw, str):
        text = raw.strip()
        if text.lower() in MISSING_TEXT:
            return None
        raw = _read(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not math.isfinite(raw):
        raise FiguresError(f"In {where} staat iets dat geen getal is: '{str(raw)[:40]}'.", CHANGED)
    return None if raw in MISSING else float(raw)


def _read(text: str) -> float | str:
    try:
        return float(text) if re.fullmatch(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", text) else text
    except ValueError:
        return text
