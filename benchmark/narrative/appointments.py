"""Appointments in plain Dutch: the whole of them, why there is none, and what to know of waiting and capacity."""

from benchmark import dutch, narrative
from benchmark.answers.appointments import AppointmentsAnswer
from benchmark.answers.missed import Missed, Standing
from benchmark.answers.planned import PARTS, Planned, Shares, Trouble
from benchmark.catalogue import Appointments
from benchmark.narrative import lower_first
from benchmark.vocabulary import Status

TOGETHER = (
    "No-show is hier laat afgezegd en niet verschenen samen: op de balie bleef de plek leeg. Wij delen door de "
    "afspraken die niet op tijd zijn afgezegd."
)
COUNTED = (
    "Gepland is gekomen, op tijd afgezegd, laat afgezegd en niet verschenen samen. Op tijd is ten minste 24 uur "
    "vooraf. Klopt de som niet, dan tonen wij geen verdeling en telt die gemeente niet mee in het gemiddelde."
)
COUNTS = {
    "planned": "geplande afspraken",
    "stood": "afspraken die niet op tijd zijn afgezegd",
    "missed": "gemiste afspraken",
    "late": "late afzeggingen",
}
WHY = {
    Status.NOT_KEPT: "{name} houdt de no-show niet bij. Dat is geen nul: zonder telling is er geen verdeling.",
    Status.NOT_APPLICABLE: "Voor {name} geldt no-show niet: de balie werkt zonder afspraken.",
    Status.NOT_DELIVERED: "{name} leverde de afspraken van dit jaar niet.",
    Status.NOT_COMPUTABLE: "Bij {name} bleef geen enkele afspraak staan. Dan valt er geen no-show te berekenen.",
}
CHECK = "Kijk de telling na."


def headline(answer: AppointmentsAnswer) -> str:
    """The finding of the page: strong, small, or how many hours."""
    found, name = answer.missed, answer.name
    if answer.planned.trouble is not None and answer.planned.trouble.kind == "none":
        return f"{name} plande geen afspraken, dus er is geen no-show"
    if found.standing is Standing.NO_FIGURE:
        why = narrative.place_or_reason(found.comparison)
        return f"Van {name} is er geen no-show: {why}"
    own = narrative.figure(found.comparison, found.comparison.value)
    if found.doubtful:
        return f"{name}: no-show {own}; controleer eerst de telling"
    if found.standing is Standing.NO_REFERENCE:
        return f"{name}: no-show {own}, te weinig gemeenten om naast te leggen"
    if strong(found):
        return f"{name}: sterk punt, minder no-show dan de middelste gemeente"
    if found.standing is Standing.REACHED:
        return f"{name}: no-show is niet hoger dan in de middelste gemeente"
    if not found.proven:
        return f"{name}: no-show is niet aantoonbaar hoger dan in de middelste gemeente"
    if found.small:
        return f"{name}: meer no-show dan de middelste gemeente, maar te klein om in te boeken"
    return f"{name}: meer no-show dan de middelste gemeente, samen een halve fte of meer"


def strong(found: Missed) -> bool:
    """Whether the own no-show is a strong point: believable, and lower than the middle one beyond chance."""
    if found.standing is not Standing.REACHED or found.doubtful:
        return False
    comparison = found.comparison
    lower = narrative.side(comparison) == "lager" and not comparison.too_close
    return lower and found.rate is not None and found.rate.high < (found.reference or 0.0)


def figures(found: Missed) -> str:
    """The own counts, the middle municipality and the place, in two or three sentences."""
    comparison = found.comparison
    if comparison.value is None:
        return narrative.why_missing(comparison)
    own = narrative.figure(comparison, comparison.value)
    said = (
        f"Van de {dutch.number(comparison.denominator or 0.0)} afspraken die niet op tijd zijn afgezegd, kwam "
        f"bij {dutch.number(comparison.numerator or 0.0)} niemand: {own}."
    )
    if comparison.standing.median is None:
        return said
    middle = narrative.figure(comparison, comparison.standing.median)
    return (
        f"{said} In de middelste gemeente is dat {middle}. {narrative.placed(comparison)}".rstrip()
    )


def whole_headline(answer: Planned) -> str:
    """The finding of the bar: how many in a hundred came, or that there is no bar."""
    if answer.shares is None:
        return f"{answer.name}: geen verdeling van de afspraken"
    came = dutch.number(answer.shares.came)
    return f"{answer.name}: bij {came}% van de geplande afspraken kwam iemand"


def whole(answer: Planned, *, named: bool = True) -> str:
    """All four parts beside the mean of the group, and who is left out of it, by name or counted."""
    shown = answer.shares or answer.mean
    said = trouble(answer) if answer.shares is None else ""
    if shown is not None:
        who = answer.name if answer.shares is not None else "De groep gemiddeld"
        mean = answer.mean if answer.shares is not None else None
        said = f"{said} {who}: {_parts(shown, mean)}.".strip()
    if answer.mean is None:
        n = dutch.count(answer.n_whole, "gemeente", "gemeenten")
        said += f" In de groep kloppen de tellingen van {n}: te weinig voor een gemiddelde."
    if answer.left_out and not named:
        n = dutch.count(len(answer.left_out), "gemeente", "gemeenten")
        said += f" Van {n} klopt de som niet; die tellen niet mee."
    elif answer.left_out:
        said += (
            f" Niet in het gemiddelde, omdat de som niet klopt: {dutch.listing(answer.left_out)}."
        )
    return said


def _parts(shares: Shares, mean: Shares | None) -> str:
    parts = []
    for n, part in enumerate(PARTS):
        beside = f" (groep {dutch.number(mean[n], 1)}%)" if mean else ""
        parts.append(f"{lower_first(part)} {dutch.number(shares[n], 1)}%{beside}")
    return "; ".join(parts)


def trouble(answer: Planned) -> str:
    """Why the own counts are no whole, with what mends it; empty when they are."""
    return "" if answer.trouble is None else _why(answer.name, answer.status, answer.trouble)


def _why(name: str, status: Status, found: Trouble) -> str:
    amount, most = dutch.number(found.found), dutch.number(found.expected)
    if found.kind == "none":
        return (
            f"{name} plande geen afspraken: iedereen komt via vrije inloop. "
            "Dan is er ook geen no-show."
        )
    if found.kind == "missing" and status in WHY:
        return WHY[status].format(name=name)
    if found.kind == "missing":
        which = dutch.listing([COUNTS[key] for key in found.missing])
        return f"Van {name} ontbreekt het aantal {which}. Zonder alle aantallen is er geen geheel. Vul de telling aan."
    return {
        "stood": f"Bij {name} zijn {amount} afspraken niet op tijd afgezegd, van {most} geplande. Dat kan niet. {CHECK}",
        "missed": f"Bij {name} zijn {amount} afspraken gemist, van {most} die bleven staan. Dat kan niet. {CHECK}",
        "late": f"Bij {name} zijn {amount} afspraken laat afgezegd, meer dan de {most} waarop niemand kwam. "
        f"Wie laat afzegt en toch komt, telt als gekomen. {CHECK}",
        "sum": f"Gekomen, afgezegd en niet verschenen zijn bij {name} samen {amount} afspraken, en dat moeten er "
        f"{most} zijn. {CHECK}",
    }[found.kind]


def remarks(answer: AppointmentsAnswer, rule: Appointments) -> list[str]:
    """What must be known of waiting and capacity: no walk-in, and counters that are very empty or very full."""
    said = []
    for found in (d.comparison for d in answer.waiting):
        name, code = found.municipality.name, found.indicator.code
        if code == "BAL05" and found.status is Status.NOT_APPLICABLE:
            name = answer.name
            said.append(
                f"{name} heeft geen vrije inloop. Een wachttijd daarvoor geldt dan niet; dat is geen nul."
            )
        if (
            code == "BAL08"
            and found.value is not None
            and not rule.use.low <= found.value <= rule.use.high
        ):
            shown = narrative.figure(found, found.value)
            said.append(
                f"De balies van {name} waren {shown} van de geplande tijd in gebruik. {rule.use.reason}"
            )
    return said
