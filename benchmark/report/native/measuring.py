"""How much room words take, a little generously: a slide has no second page, so what may not fit goes on the next.

The widths are those of a common sans serif, which is wider than ours: the letter may be missing where it is read.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

SPACING = 1.22  # of the size of the letters, from line to line
NARROW = frozenset("fijlrtI.,:;'|!()[]/\\-` \u00a0·•")
WIDE = frozenset("mwMW%@—…")
NARROW_EM, PLAIN_EM, CAPITAL_EM, WIDE_EM, FAR_EM = 0.32, 0.545, 0.70, 0.88, 1.25
FAR = 0x0590  # from here on: letters of other scripts, and pictures
BOLD = 1.07
WORDS = re.compile(r"[^ ]+ *| +")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Points that the text takes on one line."""
    return sum(map(_em, text)) * size * (BOLD if bold else 1.0)


@lru_cache(maxsize=4096)
def _em(letter: str) -> float:
    if letter in NARROW:
        return NARROW_EM
    if letter in WIDE:
        return WIDE_EM
    if ord(letter) >= FAR and not "\u2010" <= letter <= "\u20ac":
        return FAR_EM
    return CAPITAL_EM if letter.isupper() else PLAIN_EM


def lines(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than ``room``: cut at spaces, and inside a word that is wider than a line.

    Put together again they are the text.
    """
    parts = text.split("\n")
    found = [list(_folded(part, size * (BOLD if bold else 1.0), room)) for part in parts]
    for folded in found[:-1]:
        folded[-1] += "\n"
    return [line for folded in found for line in folded]


def _folded(text: str, size: float, room: float) -> Iterator[str]:
    line, left = "", room
    for word in WORDS.findall(text):
        end = _fitting(word, size, left)
        if end < len(word.rstrip(" ")):
            if line:
                yield line
                line, left = "", room
            end = _fitting(word, size, room)
            while end < len(word.rstrip(" ")):
                yield word[:end]
                word = word[end:]
                end = _fitting(word, size, room)
        line += word
        left -= sum(map(_em, word)) * size
    yield line


def _fitting(word: str, size: float, room: float) -> int:
    """How many letters of a word fit, at least one where a whole line is free for it."""
    used = 0.0
    for n, letter in enumerate(word):
        used += _em(letter) * size
        if used > room:
            return max(n, 1)
    return len(word)


def height(count: int, size: float) -> float:
    """Points of so many lines under each other."""
    return count * size * SPACING


def cut(text: str, size: float, room: float, most: int) -> str:
    """The text where it fits in so many lines, else as much of it as does, with an ellipsis."""
    found = lines(text, size, room)
    if len(found) <= most:
        return text
    kept = "".join(found[:most])
    end = found[most - 1].rstrip()
    while end and width(end + "…", size) > room:
        end = end[:-1]
    return kept[: len(kept) - len(found[most - 1])] + end.rstrip() + "…"


def shortened(text: str, size: float, room: float) -> str:
    """One line of the text."""
    return cut(text.replace("\n", " "), size, room, 1)
