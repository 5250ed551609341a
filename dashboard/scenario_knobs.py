"""The numbers of a scenario: their bounds, where they begin, and how a scenario is read from what was typed."""

from collections.abc import Mapping
from typing import NamedTuple

from benchmark.ledger.entries import Scenario
from benchmark.ledger.reading import WrongEntry, made
from dashboard import judging, typed


class Knob(NamedTuple):
    """A number that can be set; bounds and step in the unit as shown. ``percent``: kept as a share."""

    name: str
    label: str
    low: float
    high: float
    step: float
    percent: bool = True
    help: str = ""


PACE = tuple(Knob(f"pace-{n}", f"t+{n}", 0, 100, 5) for n in range(1, 5))
OTHERS = (
    Knob("volume", "Volume, verandering per jaar", -10, 10, 0.5),
    Knob("fall", "Burgerzaken, daling van het volume in 2029", -50, 0, 1),
    Knob("price", "Prijs en loon, verandering per jaar", -2, 8, 0.5),
    Knob("cashable", "Deel dat geld wordt", 0, 100, 5, help="Leeg: het deel uit elk oordeel"),
    Knob("hourly", "Kosten van een uur, in euro", 0, 150, 1, percent=False, help="Leeg: geen uren en fte"),
    Knob("hours", "Productieve uren per fte", 1000, 1800, 1, percent=False),
    Knob("discount", "Rentevoet voor de contante waarde", 0, 8, 0.25),
)  # fmt: skip
KNOBS = (*PACE, *OTHERS)


def value_of(knob: Knob, begin: Scenario) -> float | None:
    """The value with which a knob begins, in the unit as shown."""
    if knob.name.startswith("pace-"):
        found: float | None = begin.pace[int(knob.name[-1]) - 1]
    elif knob.name == "volume":
        found = begin.volume[0]
    else:
        found = getattr(begin, knob.name)
    return None if found is None else found * 100 if knob.percent else found


def as_typed(value: float | None) -> str:
    """The number as somebody would type it, without points for thousands."""
    if value is None:
        return ""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")


def scenario_of(found: judging.Judging, texts: Mapping[str, str | None], name: str) -> Scenario:
    """The scenario that the fields say; raises WrongEntry with the name of a knob as field."""
    values = {k.name: _read(k, texts[k.name]) for k in KNOBS}
    volume = values["volume"] or 0.0
    pace = [values[k.name] for k in PACE]
    for knob, one in zip(PACE, pace, strict=True):
        if one is None:
            raise WrongEntry(
                "Het tempo is leeg; vul een percentage in, ook als het 0 is.", knob.name
            )
    for n in range(1, len(pace)):
        if (pace[n] or 0) < (pace[n - 1] or 0):
            raise WrongEntry(
                "Het tempo loopt terug; een later jaar is minstens zo hoog.", PACE[n].name
            )
    return made(
        Scenario,
        gemeente=found.asked.gemeente,
        year=found.asked.year,
        name=name,
        volume=(volume,) * 4,
        price=values["price"] or 0.0,
        pace=tuple(pace),
        cashable=values["cashable"],
        hourly=values["hourly"] or None,
        hours=values["hours"] or None,
        discount=values["discount"] or 0.0,
        fall=values["fall"] or 0.0,
    )  # fmt: skip


def _read(knob: Knob, text: str | None) -> float | None:
    """A number within its bounds."""
    try:
        found = typed.share(text, knob.name) if knob.percent else typed.euros(text, knob.name)
    except WrongEntry as error:
        raise WrongEntry(error.sentence.replace("Dit veld", knob.label), knob.name) from None
    shown = None if found is None else found * 100 if knob.percent else found
    if shown is not None and not knob.low - 1e-9 <= shown <= knob.high + 1e-9:
        unit = "%" if knob.percent else ""
        raise WrongEntry(
            f"{knob.label} is {as_typed(shown)}{unit}; verwacht wordt {as_typed(knob.low)} tot en met {as_typed(knob.high)}{unit}.",
            knob.name,
        )
    return found
