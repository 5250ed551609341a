"""The kadernota in plain Dutch: what it brings, what it assumes and where that comes from, and what stands outside."""

from benchmark import dutch
from benchmark.answers.budget import Budget, Fall
from benchmark.answers.judged import JudgedLine
from benchmark.ledger.entries import JudgementStatus, Scenario
from benchmark.narrative import savings as narrative_savings
from benchmark.savings.scenario import Range

NO_LINE = "Er is nog geen lijn met een bedrag als voorstel aan college."
COUNTING = (
    "Alleen een voorstel aan college telt in het totaal. Te onderzoeken staat er als p.m. bij. Wat al in de begroting "
    "staat, is zichtbaar en telt niet mee."
)
CHOSEN_YEARS = "t is het jaar waarin de kadernota wordt gemaakt; t+1 is het eerste jaar van de begroting die daarop volgt."


def money(euros: float) -> str:
    """An amount in a kadernota: to a thousand euros from ten thousand, else to the euro."""
    shown = round(euros, -3) if abs(euros) >= 10_000 else euros
    return dutch.euro(shown if round(shown) else 0.0)


def rough(euros: float) -> str:
    """An amount in a sentence: to two significant digits, as everywhere outside tables."""
    return dutch.amount(euros) if euros else dutch.euro(0)


def between(amounts: Range) -> str:
    """A range in words."""
    low, high = rough(amounts.low), rough(amounts.high)
    return low if low == high else f"tussen {low} en {high}"


def finding(found: Budget) -> str:
    """What the kadernota says."""
    if not found.proposed:
        return NO_LINE
    last = found.phased.years[-1]
    one = len(found.proposed) == 1
    lines = "één lijn" if one else f"{len(found.proposed)} lijnen"
    return (
        f"In {last.year} mogelijk {between(last.structural)} per jaar (midden {rough(last.structural.central)}), op {lines}; "
        f"naast de {narrative_savings.LEVELS[found.judged.room.asked.level]}."
    )


def price_level(found: Budget) -> str:
    """At which prices the amounts stand."""
    year = found.phased.price_year
    if not found.scenario.price:
        return f"prijspeil {year}"
    return f"prijspeil {year}, daarna {share(found.scenario.price)} per jaar"


def _not_converted(found: Budget) -> str:
    """A mean of more account years holds the prices of each of them, which stand for those of the middle year."""
    years = {
        y for line in found.proposed if (b := line.estimate.basis) is not None for y in b.years
    }
    if len(years) < 2:
        return ""
    listed = dutch.listing([str(y) for y in sorted(years)])
    return f" De bedragen zijn gemiddelden van de rekeningen {listed}, in de prijzen van die jaren; ze zijn niet omgerekend."


def share(value: float) -> str:
    """A share as typed: no decimals where there are none."""
    percent = round(value * 100, 6)
    return dutch.percent(value, 0 if percent == round(percent) else 1)


def assumed(found: Budget) -> tuple[str, ...]:
    """Everything that the scenario assumes, each with where it comes from."""
    scenario, years = found.scenario, found.years
    pace = ", ".join(f"{y} {share(p)}" for y, p in zip(years, scenario.pace, strict=True))
    said = [
        f"Jaren: {years[0]} tot en met {years[-1]}. {CHOSEN_YEARS}",
        f"Tempo voor een lijn die in {years[0]} begint: {pace}. Dit is een aanname.",
        _volume(scenario),
        *(falling(fall) for fall in found.falls),
        f"Prijs: {price_level(found)}.{_not_converted(found)}",
        _cashable(scenario),
        _capacity(found),
        f"Contante waarde: rentevoet {share(scenario.discount)}, teruggerekend naar {found.cycle}. Alleen geld telt daarin, geen capaciteit.",
    ]
    if found.together < 1:
        said.append(
            f"Samenhang: als één bedrag vergeleken blijft van de som van de lijnen {share(found.together)} over."
        )
    return tuple(said)


def _volume(scenario: Scenario) -> str:
    changes = set(scenario.volume)
    if changes == {0.0}:
        return "Volume: verandert niet. Dit is een aanname."
    text = (
        ", ".join(share(v) for v in scenario.volume)
        if len(changes) > 1
        else share(scenario.volume[0])
    )
    return f"Volume: {text} per jaar. Dit is een aanname."


def falling(fall: Fall) -> str:
    """A volume that falls: when, how much, and which part of that has a source."""
    declared = fall.declared
    if fall.change == 0:
        much = f"Dit scenario rekent zonder die daling; de catalogus stelt {share(declared.change)} voor"
    else:
        much = f"Dit scenario rekent met {share(fall.change)}"
    kind = "een aanname" if declared.basis == "assumption" else "uit een bron"
    return f"{fall.line.name}: {declared.reason} {much} vanaf {fall.year}, {kind}. Bron van het jaar: {declared.source}."


def _cashable(scenario: Scenario) -> str:
    if scenario.cashable is None:
        return "Verzilverbaar deel: per lijn, uit het oordeel."
    return f"Verzilverbaar deel: {share(scenario.cashable)} van elke lijn, in plaats van het deel uit het oordeel."


def _capacity(found: Budget) -> str:
    scenario = found.scenario
    if not scenario.hourly:
        return "Capaciteit in uren en fte: daarvoor is een bedrag per uur nodig. Er is geen bron die voor elke gemeente klopt; vul het zelf in."
    cost = f"{dutch.euro(scenario.hourly, 2)} per uur (prijspeil {found.phased.price_year})"
    if not scenario.hours:
        return f"Capaciteit: {cost}. Voor fte is ook het aantal productieve uren nodig."
    return f"Capaciteit: {cost}, {dutch.number(scenario.hours)} productieve uren per fte. Alleen hele fte tellen."


def outside(line: JudgedLine) -> str:
    """Why a line is not in the total, in a few words for a cell."""
    if line.status is JudgementStatus.BUDGETED:
        return "al in begroting"
    if line.status is JudgementStatus.PROPOSE:
        found = line.estimate.anatomy
        return "p.m. (geen bedrag)" if found is None else f"p.m. ({narrative_savings.room(found)})"
    return "p.m." if line.status is JudgementStatus.INVESTIGATE else "telt niet mee"


def present(found: Budget) -> str:
    """Net present value, which comes second."""
    worth = found.phased.present
    return f"Contante waarde in {found.cycle} van het geld min de eenmalige kosten: {between(worth)} (midden {rough(worth.central)})."
