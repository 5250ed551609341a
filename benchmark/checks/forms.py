"""What a number must be in each form of answer, however it was written down.

The same rules hold for a number that was typed, that stood in a cell, or that was kept earlier.
"""

import math
from typing import NamedTuple

from benchmark import dutch
from benchmark.vocabulary import Form

LARGEST = 1e12  # no municipality counts a thousand billion of anything
RANGES = {Form.PERCENT: (0.0, 100.0), Form.MARK: (1.0, 10.0)}
MOST_DECIMALS = {Form.COUNT: 0, Form.EURO: 2}
CODES = {"%", "procent"}


class Refusal(NamedTuple):
    """Why a number cannot be the answer: what was found, what is expected, and how to mend it."""

    found: str
    expected: str
    remedy: str


def decimals_of(value: float, most: int = 4) -> int:
    """How many decimals a number needs to be shown, at most ``most``."""
    return next((d for d in range(most) if round(value, d) == round(value, most)), most)


def shown(value: float, form: Form, unit: str = "") -> str:
    """A number as people read it, with its unit: "€ 1.234,50", "12,5%", "1.234 contacten"."""
    if form is Form.EURO:
        return dutch.euro(value, 2 if decimals_of(value, 2) else 0)
    plain = dutch.number(value, decimals_of(value))
    if form is Form.PERCENT or unit.casefold() in CODES:
        return f"{plain}%"
    return plain if form is Form.MARK or not unit else f"{plain} {unit}"


def refusal(value: float, form: Form) -> Refusal | None:
    """Why this number cannot be an answer in that form; None where it can."""
    if not math.isfinite(value):
        return Refusal("Dit is geen getal.", "Wij verwachten een getal.", "Vul het getal in.")
    if abs(value) >= LARGEST:
        return Refusal(
            "Dit getal is te groot.",
            "Wij verwachten een getal onder de 1.000 miljard.",
            "Kijk of er cijfers te veel staan.",
        )
    most = MOST_DECIMALS.get(form)
    low, high = RANGES.get(form, (-math.inf, math.inf))
    fits = most is None or _whole(value * 10**most)
    if fits and low <= value <= high:
        return None
    said = f"U vulde {dutch.number(value, decimals_of(value))} in."
    if not fits:
        if form is Form.COUNT:
            expected = "Dit is een aantal, dus wij verwachten een heel getal."
            return Refusal(said, expected, "Kijk of de komma goed staat.")
        expected = "Een bedrag heeft hoogstens twee cijfers achter de komma."
        return Refusal(said, expected, "Rond het bedrag af op hele euro's.")
    if form is Form.PERCENT:
        return Refusal(said, "Een percentage ligt tussen 0 en 100.", "Kijk of het getal klopt.")
    return Refusal(said, "Een rapportcijfer ligt tussen 1 en 10.", "Kijk of het cijfer klopt.")


def _whole(value: float) -> bool:
    """Whether this is a whole number, whatever binary fractions make of 12.3 x 100."""
    return abs(value - round(value)) <= max(1e-6, abs(value) * 1e-15)
