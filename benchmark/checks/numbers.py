"""Numbers as people in the Netherlands write them, read strictly: what can be read in two ways is not read.

A comma stands before the decimals. Points, or no-break spaces as some programs write them, stand between groups of
three: "1.234,5", "1.234.567", "1234,5". One point and three digits can be either ("1.234"), so that is asked. A unit
may stand beside the number where it is the unit of the question. A negative number starts with "-" or "−" and
nothing else. Nothing typed is no answer, a word may say why there is no number, and neither is ever a zero.
"""

import datetime
import re

from benchmark.checks.forms import CODES, refusal
from benchmark.checks.unread import Unreadable, clipped, oddity, typed
from benchmark.vocabulary import Form, Missing

WORDS = {
    "nb": Missing.NOT_KEPT,
    "n.b.": Missing.NOT_KEPT,
    "niet bijgehouden": Missing.NOT_KEPT,
    "nvt": Missing.NOT_APPLICABLE,
    "n.v.t.": Missing.NOT_APPLICABLE,
    "niet van toepassing": Missing.NOT_APPLICABLE,
    "later": Missing.LATER,
}
NO_BREAK = "\u00a0\u202f\u2009"  # no-break, narrow no-break, thin: what programs put between groups
WHOLE = "|".join(
    ["0", "[1-9][0-9]*", *(rf"[1-9][0-9]{{0,2}}(?:[{s}][0-9]{{3}})+" for s in (".", *NO_BREAK))]
)
CLEAR = re.compile(rf"(?:{WHOLE})(?:,[0-9]+)?")
TWO_WAYS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
START = re.compile(r"(?P<sign>[-−]?)(?P<euro>€\s?)?(?P<second>[-−]?)(?=[0-9])")
OTHER_UNIT = re.compile(rf"{CLEAR.pattern}\s?(?:[^\W0-9_]|[%‰€$£])[^0-9]*")
MOMENTS = (datetime.date, datetime.time, datetime.timedelta)

Cell = float | str | bool | datetime.date | datetime.time | datetime.timedelta | None


def read(text: str, form: Form, unit: str) -> float | Missing | None:
    """The number that somebody typed, why there is none, or None where nothing was typed.

    Raises Unreadable, with the numbers that may have been meant. Only what this form can hold is offered: of "1.234"
    a count can only be 1234, and a number with decimals also 1,234.
    """
    stripped = text.strip()
    word = WORDS.get(" ".join(stripped.casefold().split()))
    if not stripped or word:
        return word
    negative, euros, core = _taken_apart(stripped, form, unit)
    found = f"U schreef '{clipped(text)}'."
    if (euros and not _is_money(form, unit)) or OTHER_UNIT.fullmatch(core):
        raise Unreadable(
            found,
            f"De eenheid van deze vraag is '{unit}'.",
            "Reken het om als dat nodig is, en schrijf alleen het getal.",
        )
    sign = -1.0 if negative else 1.0
    if CLEAR.fullmatch(core) and not TWO_WAYS.fullmatch(core):
        digits = re.sub(r"[^0-9,]", "", core).replace(",", ".")
        return _fitting(sign * float(digits), form, _without_comma(core, sign))
    odd = oddity(core)
    readings = tuple(sign * r for r in odd.readings(core) if not refusal(sign * r, form))
    offered = " of ".join(typed(r) for r in readings)
    remedy = f"Schrijf {offered}." if readings else odd.remedy
    raise Unreadable(odd.found or found, odd.expected, remedy, readings)


def from_cell(value: Cell, form: Form, unit: str) -> float | Missing | None:
    """What stands in a cell of a spreadsheet: a number as it is, and text as if it were typed.

    Raises Unreadable as ``read`` does, and for a date, a time, and TRUE or FALSE.
    """
    if value is None or isinstance(value, str):
        return read(value or "", form, unit)
    expected = "Wij verwachten een getal."
    if isinstance(value, bool):
        raise Unreadable(
            f"In deze cel staat {'WAAR' if value else 'ONWAAR'}.", expected, "Vul het getal in."
        )
    if isinstance(value, MOMENTS):
        what = "een datum" if isinstance(value, datetime.date) else "een tijd"
        raise Unreadable(
            f"Dit is {what}.", expected, "Geef de cel de opmaak 'Getal' en vul het getal in."
        )
    return _fitting(float(value), form)


def _taken_apart(text: str, form: Form, unit: str) -> tuple[bool, bool, str]:
    """Whether the number is negative, whether there is a euro sign, and the rest without the unit of the question."""
    units = [unit] if unit else []
    units += ["euro"] if _is_money(form, unit) else []
    units += sorted(CODES) if form is Form.PERCENT or unit.casefold() in CODES else []
    endings = "|".join(re.escape(u) for u in units)
    if endings:
        text = re.sub(rf"(?<=[0-9])\s?(?:{endings})\Z", "", text, flags=re.IGNORECASE)
    start = START.match(text)
    if not start or (start["sign"] and start["second"]):
        return False, False, text
    return bool(start["sign"] or start["second"]), bool(start["euro"]), text[start.end() :]


def _is_money(form: Form, unit: str) -> bool:
    return form is Form.EURO or unit.casefold().startswith("euro")


def _without_comma(core: str, sign: float) -> tuple[float, ...]:
    """What was meant where a comma was typed between groups of three: "1,234" as a count is 1234."""
    before, comma, after = core.partition(",")
    if not comma or len(after) != 3 or len(before) > 3 or before == "0":
        return ()
    return (sign * float(before + after),)


def _fitting(value: float, form: Form, meant: tuple[float, ...] = ()) -> float:
    why = refusal(value, form)
    if why is None:
        return value + 0.0  # no minus zero
    readings = tuple(r for r in meant if not refusal(r, form))
    remedy = f"{why.remedy} Bedoelt u {typed(readings[0])}?" if readings else why.remedy
    raise Unreadable(why.found, why.expected, remedy, readings)
