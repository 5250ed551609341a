"""Personal data that somebody typed in an explanation: numbers like a BSN, e-mail addresses and telephone numbers.

An explanation is kept and read by others, so it names no people. What was found is never repeated.
"""

import re
import unicodedata

from benchmark import dutch

NINE = re.compile(
    r"(?<![\d.,€])(?<!€ )(?:\d{9}|\d{3}[ -]\d{3}[ -]\d{3}|\d{4}\.\d{2}\.\d{3})(?![\d]|[.,]\d)"
)
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
EMAIL = re.compile(r"(?<=[\w+-])@[\w-]{1,63}(?:\.[\w-]{1,63})+")
PHONE = re.compile(
    r"(?<![\d.,])(?:(?:\+|00)31[ -]?(?:\(0\))?[ -]?|\(?0)[1-9](?:[ .)-]{0,2}\d){8}(?!\d)"
)
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def found_in(text: str) -> str | None:
    """A sentence that asks to take personal data out of the text; None where there seem to be none."""
    plain = UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    kinds = []
    if any(_passes(re.sub(r"\D", "", m.group())) for m in NINE.finditer(plain)):
        kinds.append("een burgerservicenummer")
    if EMAIL.search(plain):
        kinds.append("een e-mailadres")
    if PHONE.search(plain):
        kinds.append("een telefoonnummer")
    if not kinds:
        return None
    return f"In de toelichting staat misschien {dutch.listing(kinds)}. Haal dat weg."


def _passes(digits: str) -> bool:
    """Whether nine digits pass the 11-proef of the burgerservicenummer."""
    total = sum(w * int(d) for w, d in zip(WEIGHTS, digits, strict=True))
    return total % 11 == 0 and int(digits) > 0
