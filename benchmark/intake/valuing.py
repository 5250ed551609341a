"""What one cell of a worksheet holds: from the letters in its XML to a value and the text that a person sees."""

import math
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from benchmark.intake import formats
from benchmark.intake.contents import DUTCH_ERRORS, NO_DATE, Value
from benchmark.intake.formats import Layout
from benchmark.intake.lettering import cleaned

NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how a workbook writes what XML cannot: _x000D_


@dataclass(frozen=True)
class Book:
    """What cells refer to: texts and layouts by number, and the day that dates are counted from."""

    texts: list[tuple[str, bool] | None] = field(default_factory=list)  # None: not to be read
    layouts: list[Layout] = field(default_factory=list)
    since_1904: bool = False


class Found(NamedTuple):
    """What a cell holds, and whether something unseen was taken out of its text."""

    text: str
    value: Value
    trimmed: bool = False


class BadCell(Exception):
    """A cell that cannot be read; ``what`` continues the sentence "In cel B7 staat ..."."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def value_of(raw: str | None, attributes: dict[str, str], book: Book) -> Found | None:
    """What stands in a cell with these attributes, None where nothing does; raises BadCell.

    An empty text is something (the outcome of a formula may be one), an empty number is nothing.
    """
    kind = attributes.get("t", "n")
    if raw is None:
        return None
    if kind in ("str", "inlineStr"):
        text = plain(raw)
        if text is None:
            raise BadCell("een teken dat geen tekst is")
        return Found(text[0], text[0], text[1])
    raw = raw.strip()
    if not raw:
        return None
    if kind == "s":
        return _shared(raw, book)
    if kind == "b":
        if raw not in ("0", "1", "true", "false"):
            raise BadCell("een waarde die niet bestaat")
        return Found("WAAR", True) if raw in ("1", "true") else Found("ONWAAR", False)
    if kind == "e":
        return Found(DUTCH_ERRORS.get(raw, "#WAARDE!"), raw)
    if kind == "d":
        return _written_date(raw)
    if kind == "n":
        return _number(raw, attributes, book)
    raise BadCell("een soort waarde die niet bestaat")


def plain(raw: str) -> tuple[str, bool] | None:
    """A text as it may be used, and whether something unseen was taken out; None where it is no text."""
    try:
        return tuple(cleaned(ESCAPED.sub(_character, raw) if "_x" in raw else raw))  # type: ignore[return-value]
    except ValueError:
        return None


def _character(match: re.Match[str]) -> str:
    number = int(match[1], 16)
    return match[0] if 0xD800 <= number <= 0xDFFF else chr(number)


def _shared(raw: str, book: Book) -> Found:
    if not (raw.isascii() and raw.isdigit() and len(raw) < 10) or int(raw) >= len(book.texts):
        raise BadCell("een verwijzing naar een tekst die er niet is")
    text = book.texts[int(raw)]
    if text is None:
        raise BadCell("een teken dat geen tekst is")
    return Found(text[0], text[0], text[1])


def _written_date(raw: str) -> Found:
    try:
        moment = datetime.fromisoformat(raw.removesuffix("Z"))
    except ValueError:
        raise BadCell("een datum die niet bestaat") from None
    return Found(formats.date_text(moment), moment.replace(tzinfo=None))


def _number(raw: str, attributes: dict[str, str], book: Book) -> Found:
    if not (raw.isascii() and NUMBER.fullmatch(raw)) or not math.isfinite(float(raw)):
        raise BadCell("een getal dat niet bestaat")
    value = float(raw)
    style = attributes.get("s", "0")
    number = int(style) if style.isascii() and style.isdigit() and len(style) < 10 else 0
    layout = book.layouts[number] if number < len(book.layouts) else Layout.NUMBER
    if layout is Layout.DATE:
        moment = formats.date(value, book.since_1904)
        if moment is None:
            return Found(NO_DATE, NO_DATE)
        return Found(formats.date_text(moment), moment)
    if layout is Layout.TIME:
        length = formats.time(value)
        if length is None:
            return Found(NO_DATE, NO_DATE)
        return Found(formats.time_text(length), length)
    return Found(formats.number_text(value, layout is Layout.PERCENT), value)
