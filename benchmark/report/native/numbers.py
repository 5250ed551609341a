"""Number formats of native charts, read from the words that the document has for the same numbers.

The codes are those of Office files, which know no language: a Dutch Excel shows a comma. The Dutch locale stands
before each, so that other programs do the same.
"""

import re
from collections.abc import Iterable

from benchmark.dutch import MINUS, NBSP

DUTCH = "[$-413]"
DECIMALS = re.compile(r"\d,(\d+)")
MILLION = 1_000_000


def of_words(texts: Iterable[str]) -> str:
    """The format by which a chart shows numbers as in these words: with € or %, and as many decimals.

    Words in millions ("€ 1,1 miljoen") say nothing of the decimals of the amount itself, which then has none.
    """
    said = [t for t in texts if re.search(r"\d", t)]
    rounded = any("mln" in t or "miljoen" in t for t in said)
    found = [len(m[1]) for t in said if (m := DECIMALS.search(t))]
    decimals = 0 if rounded or not found else max(found)
    return _code(said, _number(decimals))


def rounded(texts: Iterable[str]) -> str:
    """The format of amounts beside their marks where the words are in millions: one decimal of a million, and smaller
    amounts whole; else as in the words."""
    said = list(texts)
    if not any("mln" in t or "miljoen" in t for t in said):
        return of_words(said)
    size = f'{DUTCH}"{{}}€{NBSP}"#,##0.0,,"{NBSP}mln"'
    edge = MILLION - 500
    return f'[>={edge}]{size.format("")};[<=-{edge}]{size.format(MINUS)};{DUTCH}"€{NBSP}"#,##0'


def of_ticks(ticks: tuple[tuple[float, str], ...]) -> str:
    """The format of an axis: € or % as in the words of its ticks, decimals as its values need."""
    said = [text for _, text in ticks]
    if any("mln" in t for t in said) and min(value for value, _ in ticks) >= 0:
        size = _number(_needed(value / MILLION for value, text in ticks if "mln" in text))
        small = f'[<0]{DUTCH}"{MINUS}€{NBSP}"#,##0;{DUTCH}"€{NBSP}"#,##0'  # an axis can start lower
        return f'[>={MILLION - 1}]{DUTCH}"€{NBSP}"{size},,"{NBSP}mln";{small}'
    return _code(said, _number(_needed(value for value, _ in ticks)))


def _code(said: list[str], number: str) -> str:
    euro = f"€{NBSP}" if any("€" in t for t in said) else ""
    after = '"%"' if any(t.endswith("%") for t in said) else ""
    before = f'"{euro}"' if euro else ""
    return f'{DUTCH}{before}{number}{after};{DUTCH}"{MINUS}{euro}"{number}{after}'


def _number(decimals: int) -> str:
    return "#,##0" + (f".{'0' * decimals}" if decimals else "")


def _needed(values: Iterable[float]) -> int:
    """How many decimals, two at most, show the values as they are."""
    known = list(values)
    return next((d for d in (0, 1) if all(abs(v - round(v, d)) < 1e-6 for v in known)), 2)
