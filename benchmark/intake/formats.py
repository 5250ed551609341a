"""What a number in a workbook means by its layout: a date, a time, a percentage or just a number, and how it is shown."""

import math
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import Enum

from benchmark.intake.markup import Tag

# Layouts that a file does not write out: they are numbered in the standard (ECMA-376, 18.8.30).
BUILT_IN_DATES = frozenset((14, 15, 16, 17, 22, *range(27, 32), 34, 35, 36, *range(50, 59)))
BUILT_IN_TIMES = frozenset((18, 19, 20, 21, 32, 33, 45, 46, 47))
BUILT_IN_PERCENTS = frozenset((9, 10))
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
ELAPSED = re.compile(r"\[(h+|m+|s+)\]")  # hours that go on after 24
LAST_DAY = 2_958_465  # 31 December 9999, as Excel counts
TEXT_DIGITS = 15  # as many as Excel keeps


class Layout(Enum):
    """How a number must be taken."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    PERCENT = "percent"


def layouts(styles: Iterable[Tag]) -> list[Layout]:
    """The layout of each style of a cell, by the number that cells use; raises ValueError where it is no number.

    Tags come when they close, so the styles of cells stand before the tag around them.
    """
    codes: dict[int, str] = {}
    waiting: list[int] = []
    used: list[int] = []
    for tag in styles:
        if tag.name == "numFmt" and "numFmtId" in tag.attributes:
            codes[int(tag.attributes["numFmtId"])] = tag.attributes.get("formatCode", "")
        elif tag.name == "xf":
            waiting.append(int(tag.attributes.get("numFmtId", "0")))
        elif tag.name == "cellStyleXfs":
            waiting = []
        elif tag.name == "cellXfs":
            used, waiting = waiting, []
    return [_layout(number, codes.get(number)) for number in used]


def _layout(number: int, code: str | None) -> Layout:
    if code is None:
        if number in BUILT_IN_DATES:
            return Layout.DATE
        if number in BUILT_IN_TIMES:
            return Layout.TIME
        return Layout.PERCENT if number in BUILT_IN_PERCENTS else Layout.NUMBER
    if code.strip().lower() in ("general", "standaard", "@"):
        return Layout.NUMBER
    shown = code.split(";")[0].lower()
    signs = LITERAL.sub("", shown)
    if re.search("[yd]", signs):
        return Layout.DATE
    if re.search("[hs]", signs) or ELAPSED.search(shown):
        return Layout.TIME
    if "m" in signs and not re.search("[0#]", signs):
        return Layout.DATE
    return Layout.PERCENT if "%" in signs else Layout.NUMBER


def date(serial: float, since_1904: bool) -> datetime | None:
    """The day that a number stands for; None for numbers that Excel shows as "####".

    Excel counts a 29 February 1900 that never was: day 60 and its neighbours are as everybody else reads them.
    """
    if not 0 <= serial < LAST_DAY + 1:
        return None
    begin = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
    if not since_1904 and serial < 60:
        begin += timedelta(days=1)
    try:
        exact = begin + timedelta(days=serial)
    except OverflowError:
        return None
    rounded = exact + timedelta(milliseconds=0.5)
    return rounded.replace(microsecond=rounded.microsecond // 1000 * 1000)


def date_text(moment: datetime) -> str:
    """A date as Dutch Excel shows it, with the time where there is one."""
    midnight = moment.hour == moment.minute == moment.second == 0
    return moment.strftime("%d-%m-%Y" if midnight else "%d-%m-%Y %H:%M")


def time(serial: float) -> timedelta | None:
    """The hours that a part of a day stands for; None for numbers that Excel shows as "####"."""
    if not 0 <= serial < LAST_DAY + 1:
        return None
    return timedelta(seconds=round(serial * 86_400, 3))


def time_text(length: timedelta) -> str:
    """Hours and minutes as Dutch Excel shows them, with the seconds where there are any."""
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    text = f"{minutes // 60}:{minutes % 60:02}"
    return f"{text}:{seconds:02}" if seconds else text


def number_text(value: float, percent: bool = False) -> str:
    """A number with a comma for decimals and no thousands' points; a share as a percentage."""
    if percent:
        return number_text(value * 100) + "%"
    text = f"{value:.{TEXT_DIGITS}g}"
    if "e" in text and abs(value) < 1e21:
        text = f"{value:.0f}" if abs(value) >= 1 else f"{value:.20f}".rstrip("0").rstrip(".")
    if "e" in text:
        mantissa, exponent = text.split("e")
        text = f"{mantissa}E{int(exponent):+03d}"
    return text.replace(".", ",") if math.isfinite(value) else text
