"""Promises in sentences for citizens: how many there are, what came true, and what was not measured."""

from benchmark import dutch
from benchmark.answers.open_promises import Promise, Promises, Result

RESULTS = {
    Result.KEPT: "gelukt",
    Result.MISSED: "niet gelukt",
    Result.UNMEASURED: "niet gemeten",
    Result.UNPUBLISHED: "gemeten, niet openbaar gemaakt",
    Result.TOO_FEW: "te weinig gevallen om iets te zeggen",
    Result.WITHOUT_TARGET: "gemeten, zonder streefcijfer",
}
WITHOUT_OUTCOME = (Result.UNPUBLISHED, Result.TOO_FEW, Result.WITHOUT_TARGET)


def counted(found: Promises, name: str) -> str:
    """How many promises, and what became of them."""
    promises = dutch.count(len(found.promises), "belofte", "beloften")
    parts = []
    for results, verb, words in (
        ((Result.KEPT,), ("is", "zijn"), "gelukt"),
        ((Result.MISSED,), ("is", "zijn"), "niet gelukt"),
        ((Result.UNMEASURED,), ("is", "zijn"), "niet gemeten"),
        (WITHOUT_OUTCOME, ("heeft", "hebben"), "geen uitslag"),
    ):
        n = found.count(*results)
        if n:
            parts.append(f"{verb[n != 1]} er {dutch.number(n)} {words}")
    return f"{name} doet {promises} met een getal. Daarvan {dutch.listing(parts)}."


def paid(promise: Promise) -> str:
    """What a resident gets when it is missed, and how often that was paid; empty without compensation."""
    if promise.back is None:
        return ""
    back = dutch.euro(promise.back, 0 if promise.back.is_integer() else 2)
    if promise.paid is None:
        return f"{back}; hoe vaak betaald, is niet bekend"
    times = f"{dutch.number(promise.paid)} keer betaald"
    whole = "" if promise.paid_amount is None else f", samen {dutch.euro(promise.paid_amount)}"
    return f"{back}; {times}{whole}"


def share(value: float | None) -> str:
    """A share in percents, or a dash where there is none."""
    if value is None:
        return dutch.EN_DASH
    return f"{dutch.number(value, 0 if value == round(value) else 1)}%"
