"""Promises in sentences for citizens: how many there are, what came true, and what was not measured."""

from benchmark import dutch
from benchmark.answers.open_promises import OpenPromise, Promises
from benchmark.narrative.promises import euros
from benchmark.vocabulary import Kept

RESULTS = {
    Kept.REACHED: "gelukt",
    Kept.MISSED: "niet gelukt",
    Kept.UNMEASURED: "niet gemeten",
    Kept.FEW: "te weinig gevallen om iets te zeggen",
    Kept.CASES_UNKNOWN: "gemeten, aantal gevallen niet bekend",
    Kept.NO_TARGET: "gemeten, zonder streefcijfer",
    None: "gemeten, niet openbaar gemaakt",
}
WITHOUT_OUTCOME = (None, Kept.FEW, Kept.CASES_UNKNOWN, Kept.NO_TARGET)


def counted(found: Promises, name: str) -> str:
    """How many promises, and what became of them."""
    promises = dutch.count(len(found.promises), "belofte", "beloften")
    parts = []
    for results, verb, words in (
        ((Kept.REACHED,), ("is", "zijn"), "gelukt"),
        ((Kept.MISSED,), ("is", "zijn"), "niet gelukt"),
        ((Kept.UNMEASURED,), ("is", "zijn"), "niet gemeten"),
        (WITHOUT_OUTCOME, ("heeft", "hebben"), "geen uitslag"),
    ):
        n = found.count(*results)
        if n:
            parts.append(f"{verb[n != 1]} er {dutch.number(n)} {words}")
    return f"{name} doet {promises} met een getal. Daarvan {dutch.listing(parts)}."


def paid(shown: OpenPromise) -> str:
    """What a resident gets when it is missed, and how often that was paid; empty without compensation."""
    if shown.promise.compensation is None:
        return ""
    back = euros(shown.promise.compensation)
    if shown.kept is None:
        return back
    if shown.times_paid is None:
        return f"{back}; hoe vaak betaald, is niet bekend"
    times = f"{dutch.number(shown.times_paid)} keer betaald"
    whole = "" if shown.paid is None else f", samen {euros(shown.paid)}"
    return f"{back}; {times}{whole}"


def share(value: float | None) -> str:
    """A share in percents, or a dash where there is none."""
    if value is None:
        return dutch.EN_DASH
    return f"{dutch.number(value, 0 if value == round(value) else 1)}%"
