"""The one house form of numbers and short phrases in Dutch: every string with a number passes here.

Comma for decimals, point for thousands, a non-breaking space after the euro sign, U+2212 for minus,
an en dash in ranges, no space before the percent sign.
"""

import math
from collections.abc import Sequence

from benchmark.vocabulary import Unit

MINUS, EN_DASH, NBSP = "\u2212", "\u2013", "\u00a0"
DUTCH = str.maketrans(
    {",": ".", ".": ",", "-": MINUS}
)  # what Babel's nl_NL gives, at a fiftieth of the time


EXAMPLE = "voorbeeld"
EXAMPLE_SUFFIX = f" ({EXAMPLE})"


def example(name: str) -> str:
    """A name beside an example figure: nobody may take the figure for a real one."""
    return name + EXAMPLE_SUFFIX


def marked(name: str, is_example: bool) -> str:
    """The name, with the mark where the figure beside it is an example."""
    return example(name) if is_example else name


def number(value: float, decimals: int = 0) -> str:
    """A number with a fixed count of decimals; halves round to even, as in the charts."""
    return f"{round(value, decimals) + 0.0:,.{decimals}f}".translate(DUTCH)


def euro(value: float, decimals: int = 0) -> str:
    """Euros with a fixed count of decimals."""
    sign = MINUS if round(value, decimals) < 0 else ""
    return f"{sign}€{NBSP}{number(abs(value), decimals)}"


def significant(value: float, digits: int = 2) -> float:
    """The value rounded to so many significant digits."""
    if value == 0 or not math.isfinite(value):
        return value
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def amount(euros: float) -> str:
    """An amount of money to two significant digits, in words from a million."""
    rounded = significant(euros)
    if abs(rounded) >= 1_000_000:
        millions = rounded / 1_000_000
        return f"{euro(millions, 1 if abs(millions) < 10 else 0)} miljoen"
    return euro(rounded)


def percent(share: float, decimals: int = 0) -> str:
    """A share (1 = all) as a percentage."""
    return f"{number(share * 100, decimals)}%"


def percent_reached(share: float) -> str:
    """A share rounded down to whole percents: 100% is all of them, and 89,9% has not reached 90%."""
    return percent(math.floor(share * 100 + 1e-9) / 100)


def value(figure: float | None, unit: Unit, decimals: int) -> str:
    """The value of an indicator as the screen shows it, without the words of its unit."""
    if figure is None:
        return "geen cijfer"
    if unit is Unit.PERCENT:
        return f"{number(figure, decimals)}%"
    return euro(figure, decimals) if unit.is_money else number(figure, decimals)


def unit_words(unit: Unit) -> str:
    """The unit as it stands behind a value: "per inwoner", "uur per week"; empty for % and for a mark."""
    if unit in (Unit.PERCENT, Unit.MARK):
        return ""
    return unit.value.removeprefix("euro").strip() if unit.is_money else unit.value


def between(low: str, high: str) -> str:
    """A range."""
    return f"{low} {EN_DASH} {high}"


def listing(names: Sequence[str], most: int = 0) -> str:
    """Names in a sentence: "A, B en C"; more than ``most`` become "en 4 andere"."""
    shown = list(names)
    if most and len(shown) > most:
        shown = [*shown[:most], f"{len(names) - most} andere"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} en {shown[-1]}"


def count(n: int, singular: str, plural: str) -> str:
    """A number with the right form of its noun: "1 gemeente", "15 gemeenten"."""
    return f"{number(n)} {singular if n == 1 else plural}"


def upper_first(text: str) -> str:
    """The text with a capital at the start, as a sentence wants; "'s-Hertogenbosch" stays."""
    return text if text.startswith("'") else text[:1].upper() + text[1:]
