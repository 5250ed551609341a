"""What is wrong with a text that should be a number, and which numbers may have been meant.

Each oddity is a pattern with its sentence. The first that fits is named, so the order is from sure to general.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from benchmark.errors import SpiegelError

SHOWN = 30  # characters of a typed text that are repeated
THREE = "'niet bijgehouden', 'niet van toepassing' of 'later'"
NUMBER = "Wij verwachten een getal, bijvoorbeeld 1234,5."
COMMA = "Wij schrijven 1.234,5: een komma voor de cijfers achter het hele getal."


class Unreadable(SpiegelError):
    """A text or a cell that is no answer: what was found, what is expected, and how to mend it.

    ``readings``: the numbers that may have been meant, each of which can be the answer; none where nobody can know.
    """

    def __init__(
        self, found: str, expected: str, remedy: str, readings: tuple[float, ...] = ()
    ) -> None:
        super().__init__(f"{found} {expected}", remedy)
        self.found = found
        self.expected = expected
        self.readings = readings


class Oddity(NamedTuple):
    """A way in which a text is no clear number, and what can be made of it."""

    pattern: re.Pattern[str]
    expected: str
    readings: Callable[[str], tuple[float, ...]] = lambda _: ()
    found: str = ""
    remedy: str = "Schrijf alleen het getal."


def clipped(text: str) -> str:
    """The text as it may stand in a sentence: on one line, without what does not show, and not too long."""
    seen = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return seen[:SHOWN] + ("…" if len(seen) > SHOWN else "")


def typed(value: float) -> str:
    """A number as it can be typed back: without points, with a comma."""
    return f"{value:.15g}".replace(".", ",")


def oddity(core: str) -> Oddity:
    """What is odd about a text without sign and unit."""
    return next(o for o in ODDITIES if o.pattern.fullmatch(core))


def _digits(text: str) -> float:
    return float(re.sub(r"[^0-9]", "", text))


def _english(text: str) -> tuple[float, ...]:
    return (float(text.replace(",", "")),)


def _plain(text: str) -> tuple[float, ...]:
    return (float(re.sub(r"[^0-9,]", "", text).rstrip(",").replace(",", ".")),)


def _negative(text: str) -> tuple[float, ...]:
    return tuple(-v for v in _plain(text))


def _with_point(text: str) -> tuple[float, ...]:
    """What one point may mean: that thousands follow (three digits and no zero before), or that decimals do."""
    before, _, after = text.partition(".")
    thousands = (_digits(text),) if len(after) == 3 and not before.startswith("0") else ()
    return (*thousands, float(text))


def _made(
    pattern: str,
    expected: str,
    readings: Callable[[str], tuple[float, ...]] = lambda _: (),
    found: str = "",
    remedy: str = "Schrijf alleen het getal.",
) -> Oddity:
    return Oddity(re.compile(pattern, re.IGNORECASE | re.DOTALL), expected, readings, found, remedy)


UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
PLAIN = r"[0-9]+(?:,[0-9]+)?|[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?"
ODDITIES = (
    _made(r"#.*", NUMBER, found="De spreadsheet kon deze cel niet uitrekenen."),
    _made(r"=.*", NUMBER, found="Hier staat een formule."),
    _made(rf".*[{UNSEEN}].*", NUMBER, found="Er staat een teken in dat u niet ziet."),
    _made(r"[-–—−]+", f"Wij verwachten een getal, of {THREE}.",
          found="Een streepje kan nul zijn, maar ook onbekend.",
          remedy="Vul een getal in, of schrijf een van deze drie."),
    _made(r"[1-9][0-9]*\.[0-9]{3}", "Een punt met drie cijfers is soms duizend en soms een decimaal.", _with_point),
    _made(r"[0-9]+\.[0-9]+", COMMA, _with_point),
    _made(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3}){2,}", COMMA, _english),
    _made(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?", "Wij verwachten één getal, zonder spaties.", _plain),
    _made(rf"\((?:{PLAIN})\)|(?:{PLAIN})[-−]", "Een getal onder nul begint met een minteken.", _negative),
    _made(rf"(?:{PLAIN}),[-–—−]+", "Wij verwachten een bedrag zonder streepje.", _plain),
    _made(r"(?:[0-9.,]+e[-+−]?[0-9]+|inf|infinity|nan|oneindig)", "Wij verwachten een getal dat helemaal is uitgeschreven."),
    _made(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}", NUMBER, found="Dit lijkt een datum."),
    _made(r"[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?", "Wij verwachten een getal, geen tijd met een dubbele punt."),
    _made(r"0[0-9].*", "Een getal begint niet met een nul."),
    _made(r".*", NUMBER),
)  # fmt: skip
