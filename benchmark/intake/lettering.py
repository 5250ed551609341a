"""Which of four encodings a text is in, and the text itself: never a guess that changes letters unseen."""

import codecs
import re
import unicodedata
from typing import NamedTuple

from benchmark.intake.refusing import RefusedFile

UTF8, UTF8_MARKED, UTF16, WINDOWS = "utf-8", "utf-8-sig", "utf-16", "windows-1252"
MARKS = (
    (codecs.BOM_UTF8, UTF8_MARKED),
    (codecs.BOM_UTF16_LE, UTF16),
    (codecs.BOM_UTF16_BE, UTF16),
)
# Letters of more than one byte in UTF-8. As Windows-1252 they would be two odd signs in a row: "Ã©".
LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
SAVE = "Sla het in Excel op als 'CSV UTF-8 (door komma's gescheiden)' of als .xlsx."
# Nothing to see, but two words that differ in one of these are not the same word: zero-width and soft
# hyphens, and the signs that turn the direction of writing around.
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


class Mixed(Exception):
    """Bytes that are in none of the encodings, or in two at a time; ``at`` is where it begins."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class Cleaned(NamedTuple):
    """A text as it may be used, and whether something that nobody sees was taken out of it."""

    text: str
    trimmed: bool


def encoding(content: bytes) -> str:
    """The encoding of a text; raises Mixed where it is none of the four."""
    for mark, name in MARKS:
        if content.startswith(mark):
            _prove(content, name)
            return name
    try:
        content.decode(UTF8)
    except UnicodeDecodeError as error:
        if LETTER.search(content):
            raise Mixed(error.start) from None
        _prove(content, WINDOWS)
        return WINDOWS
    return UTF8


def decoded(content: bytes, name: str) -> tuple[str, str]:
    """The text and its encoding; raises RefusedFile with the line of the first letter that cannot be read."""
    try:
        used = encoding(content)
    except Mixed as mixed:
        line = content.count(b"\n", 0, mixed.at) + 1
        raise unreadable(name, line) from None
    return content.decode(used), used


def unreadable(name: str, line: int) -> RefusedFile:
    """The refusal of a file with letters in another encoding."""
    return RefusedFile(
        f"Het bestand {name} heeft op regel {line} letters in een onbekende codering.", SAVE
    )


def cleaned(text: str) -> Cleaned:
    """The text without invisible signs, with "é" as one letter, and without space around it.

    Raises ValueError for control characters: those show that a file is no text or is damaged.
    """
    if text.isascii() and text.isprintable():
        return Cleaned(text.strip(), False)
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if CONTROL.search(plain):
        raise ValueError("control character")
    visible = INVISIBLE.sub("", plain)
    return Cleaned(unicodedata.normalize("NFC", visible).strip(), visible != plain)


def _prove(content: bytes, name: str) -> None:
    try:
        content.decode(name)
    except UnicodeDecodeError as error:
        raise Mixed(error.start) from None
