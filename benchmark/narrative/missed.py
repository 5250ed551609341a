"""What no-show takes in hours and fte, in plain Dutch, with what it was worked out with. Never in euros."""

import math

from benchmark import dutch, narrative
from benchmark.answers.appointments import AppointmentsAnswer
from benchmark.answers.missed import Missed, Standing
from benchmark.catalogue import Appointments, Catalogue, Refilled
from benchmark.savings.scenario import Range

TOO_SMALL = "te klein om in te boeken"
NO_ROOM = "Geen ruimte zichtbaar"
NO_EUROS = (
    "Wij maken er geen euro's van. Uren aan de balie worden pas geld in hele diensten, en wat een uur kost, "
    "verschilt per gemeente."
)
RANGE = (
    "Laag en hoog: het toeval in de eigen telling (Wilson, 95%) samen met het hoogste en het laagste deel dat wordt "
    "opgevuld. Wie er in de groep zit, telt in dit bereik niet mee."
)
FORMULA = (
    "Uren is het verschil in procentpunten, keer de afspraken die niet op tijd zijn afgezegd, keer de minuten per "
    "afspraak, keer het deel dat niet wordt opgevuld. Gedeeld door de productieve uren is dat fte."
)


def fte(value: float) -> str:
    """A number of fte, rounded down: who reads 0,50 has half an fte."""
    return dutch.number(math.floor(value * 100 + 1e-7) / 100, 2)


def hours(value: float) -> str:
    """A number of hours; under ten with a decimal."""
    return dutch.number(value, 1 if value < 10 else 0)


def between(found: Range, words: str) -> str:
    """ "36 tot 89 uur (midden 62)", or one number where all three are the same as shown."""
    say = fte if words == "fte" else hours
    low, middle, high = (say(v) for v in found)
    if low == high:
        return f"{middle} {words}"
    return f"{low} tot {high} {words} (midden {middle})"


def room_headline(answer: AppointmentsAnswer) -> str:
    """The finding of the hours."""
    found, name = answer.missed, answer.name
    if found.standing is Standing.NO_FIGURE:
        return f"Zonder telling zijn er van {name} geen uren te noemen"
    if found.standing is Standing.NO_REFERENCE:
        return f"{name}: te weinig gemeenten voor een middelste, dus geen verschil in uren"
    if found.room is None:
        return f"{NO_ROOM}: {name} zit op of onder de middelste gemeente"
    size = between(found.room.hours, "uur per jaar")
    return f"{name}: {size}; {TOO_SMALL}" if found.small else f"{name}: {size}"


def room(answer: AppointmentsAnswer, rule: Appointments) -> str:
    """The difference in hours and fte and whether it can be booked, or why there is none."""
    found, name = answer.missed, answer.name
    if found.standing is Standing.NO_FIGURE:
        return narrative.why_missing(found.comparison)
    if found.standing is Standing.NO_REFERENCE:
        n = dutch.count(found.comparison.standing.n_delivered, "gemeente", "gemeenten")
        return f"In de groep is er een no-show van {n}: te weinig voor een middelste gemeente."
    if found.room is None:
        return f"{NO_ROOM}: {name} zit op of onder de middelste gemeente in de groep."
    said = [
        f"Met de no-show van de middelste gemeente stonden de balies van {name} per jaar "
        f"{between(found.room.hours, 'uur')} korter leeg.",
        f"Dat is {between(found.room.fte, 'fte')}: {_bookable(found, rule)}.",
    ]
    if found.share_of_counters is not None:
        share = dutch.percent(found.share_of_counters, 1)
        said.append(f"Het midden is {share} van de geplande balieminuten.")
    if not found.proven:
        said.append("Het verschil kan toeval zijn: het bereik begint bij nul.")
    return " ".join(said)


def _bookable(found: Missed, rule: Appointments) -> str:
    least = dutch.number(rule.least_fte, 1)
    assert found.room is not None
    if not found.small:
        low = " in het midden" if found.room.fte.low < rule.least_fte else ""
        return f"{least} fte of meer{low}. Ook dan komt er alleen iets vrij in hele diensten"
    if found.room.fte.high >= rule.least_fte:
        return f"{TOO_SMALL}, want het midden is minder dan {least} fte"
    return f"{TOO_SMALL}, want het is minder dan {least} fte"


def point(answer: AppointmentsAnswer) -> str:
    """What one percentage point takes; empty without a rate."""
    found = answer.missed
    if found.point is None:
        return ""
    size = between(found.point.hours, "uur")
    return f"Eén procentpunt no-show is bij {answer.name} {size} aan de balie per jaar."


def cautions(answer: AppointmentsAnswer) -> list[str]:
    """What to check before the hours are used."""
    found, name, said = answer.missed, answer.name, []
    own = narrative.figure(found.comparison, found.comparison.value)
    if found.comparison.value == 0:
        said.append(
            f"De no-show van {name} is nul. Dat is een telling en geen leeg cijfer. Meestal legt dan niemand het "
            "vast; dan hoort hier ‘niet bijgehouden’."
        )
    elif found.doubtful == "low":
        said.append(
            f"De no-show van {name} ({own}) is heel laag. Vaak legt dan niet iedereen het vast. Controleer de telling."
        )
    if found.doubtful == "high":
        said.append(
            f"De no-show van {name} ({own}) is heel hoog. Zijn dit afspraken die mensen niet meer nodig hadden? "
            "Controleer de telling."
        )
    return said


def assumptions(found: Missed, catalogue: Catalogue, share: Refilled) -> list[str]:
    """What the hours rest on, each with its reason; what the reader laid over it says so."""
    rule, used, start = catalogue.appointments, found.assumed, catalogue.phasing.hours
    assert rule is not None and start is not None
    known = Range(share.low, share.value, share.high)
    low, middle, high = (dutch.percent(v) for v in used.refilled)
    spread = low if low == high else f"{low} tot {high} (midden {middle})"
    own = "Zelf gekozen."
    said = [
        f"Een gemiste afspraak laat één balie {_short(used.slot)} minuten leeg. "
        f"{rule.slot.reason if used.slot == rule.slot.value else own}",
        f"Bij {spread} van de gemiste afspraken helpt de medewerker iemand anders. "
        f"{share.reason if used.refilled == known else own}",
        f"Eén fte is {dutch.number(used.hours)} productieve uren per jaar. "
        f"{f'{start.reason} Bron: {start.source}.' if used.hours == start.value else own}",
        f"Onder {dutch.number(rule.least_fte, 1)} fte heet een verschil {TOO_SMALL}. {rule.least_reason}",
    ]
    if found.walk_in is False:
        name = found.comparison.municipality.name
        said.append(f"{name} heeft geen vrije inloop: een lege plek vult dan minder vaak op.")
    if found.minutes is not None:
        said.append(
            f"Ter vergelijking: per bezoek waren de balies {dutch.number(found.minutes, 1)} minuten in gebruik."
        )
    return said


def _short(value: float) -> str:
    return dutch.number(value, 0 if value == round(value) else 1)


def to_call(answer: AppointmentsAnswer) -> str:
    """Whom to ring, or why nobody; empty for examples, which say nothing about anybody."""
    comparison = answer.missed.comparison
    if comparison.example or comparison.value is None:
        return ""
    if not answer.to_call:
        return "In de groep is niemand met een geloofwaardig lagere no-show."
    who = [f"{p.name} ({narrative.figure(comparison, p.value)})" for p in answer.to_call]
    return f"Minder no-show hebben: {dutch.listing(who)}. Vraag wat zij doen."
