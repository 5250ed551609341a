"""What the best of everyone show, in plain Dutch sentences. Percentages only: a frontier gives no amount."""

from collections.abc import Mapping
from typing import Any

from benchmark import dutch
from benchmark.answers.frontier import FrontierAnswer, State, is_outlier, stands_out
from benchmark.edition.frontier import COMMAND

HEADING = "Wat laten de beste zien? (indicatief)"
CLASSES = {
    "crs": "de grootte is gunstig",
    "drs": "groter dan de gunstigste grootte",
    "irs": "kleiner dan de gunstigste grootte",
}
ALONE = 1 - 1e-6  # a score from here on means that nothing comparable was found


def share(value: float) -> str:
    """A share of the own cost as shown everywhere; what is no whole does not read as one."""
    return dutch.percent(value, 0 if value >= 1 or round(value, 2) < 1 else 1)


def cost(answer: FrontierAnswer) -> str:
    """What is measured: "lasten aan burgerzaken, gemiddeld over de jaarrekeningen 2022 tot en met 2024"."""
    years = f"de jaarrekeningen {answer.years[0]} tot en met {answer.years[-1]}"
    return f"lasten aan {answer.task}, gemiddeld over {years}"


def subtitle(answer: FrontierAnswer) -> str:
    """What the axis is."""
    return f"Deel van de eigen {cost(answer)}, waarvoor anderen minstens zoveel bedienen."


def outputs(answer: FrontierAnswer) -> str:
    """What is served, in words."""
    return dutch.listing([o.name for o in answer.model.outputs])


def state(answer: FrontierAnswer) -> str:
    """Why there is no result, in one or two sentences; empty when there is one."""
    return {
        State.NOT_COMPUTED: _not_computed,
        State.OTHER_YEAR: _other_year,
        State.NOT_THERE: lambda a: f"{a.name} staat niet in de jaarrekeningen van {a.year}.",
        State.TEST: _test,
        State.INCOMPLETE: _incomplete,
        State.TOO_FEW: _too_few,
        State.MEASURED: lambda a: "",
    }[answer.state](answer)


def short_state(answer: FrontierAnswer) -> str:
    """The same in a few words, for a cell."""
    return {
        State.NOT_COMPUTED: "nog niet berekend",
        State.OTHER_YEAR: f"alleen over {answer.year} berekend",
        State.NOT_THERE: "niet in de jaarrekeningen",
        State.TEST: "doorstaat de vergelijkbaarheidstoets niet",
        State.INCOMPLETE: "niet alle cijfers bekend",
        State.TOO_FEW: "te weinig gemeenten",
        State.MEASURED: "",
    }[answer.state]


def _not_computed(answer: FrontierAnswer) -> str:
    if answer.problem:
        return answer.problem
    return f"Nog niet berekend. Wie de cijfers beheert, maakt dit met de opdracht '{COMMAND}'."


def _other_year(answer: FrontierAnswer) -> str:
    return (
        f"Dit is alleen berekend over de jaarrekening {answer.year}: de nieuwste waarvan te toetsen is of de boeken "
        "te vergelijken zijn."
    )


def _test(answer: FrontierAnswer) -> str:
    why = answer.why[0] if answer.why else ""
    # a reason ends in its evidence, which may be an amount; this card shows none
    why = why.partition(":")[0] if "€" in why else why
    said = f"{answer.name} wordt hier niet gemeten, want de vergelijkbaarheidstoets slaagt niet"
    return f"{said}: {why}." if why else f"{said}."


def _incomplete(answer: FrontierAnswer) -> str:
    first, last = answer.years[0], answer.years[-1]
    return (
        f"{answer.name} wordt hier niet gemeten: nodig zijn de lasten van {first} tot en met {last} en "
        f"{outputs(answer)}, en daarvan is er een niet bekend of nul."
    )


def _too_few(answer: FrontierAnswer) -> str:
    return (
        f"Te weinig gemeenten: {answer.n} doorstaan de vergelijkbaarheidstoets en hebben alle cijfers, en er zijn er "
        f"{answer.needed} nodig."
    )


def real(answer: FrontierAnswer) -> str:
    """The one real municipality that does better, or that there is none."""
    if not answer.real_name:
        return f"Geen andere gemeente die de toets doorstaat, bedient minstens zoveel als {answer.name} en boekt minder."
    found = answer.row["real"]
    if found >= ALONE:
        return f"{answer.real_name} bedient minstens zoveel als {answer.name} en boekt evenveel."
    return (
        f"{answer.real_name} bedient meer {outputs(answer)} dan {answer.name} en boekt minder: "
        f"{share(found)} van de lasten van {answer.name}."
    )


def mixture(answer: FrontierAnswer) -> str:
    """The score and the correction for chance."""
    score = answer.row["score"]
    if score >= ALONE:
        first = (
            f"{answer.name} heeft score 100%. Dat betekent: wij vonden niets vergelijkbaars. "
            "Het betekent niet dat het niet zuiniger kan."
        )
    else:
        n = dutch.count(len(answer.examples), "gemeente", "gemeenten")
        first = (
            f"Een mengsel van {n} bedient samen minstens zoveel voor {share(score)} van die lasten."
        )
    return f"{first} {_corrected(answer)}"


def _corrected(answer: FrontierAnswer) -> str:
    row = answer.row
    if row["corrected"] is None:
        return f"Een correctie voor toeval kan niet: {row['corrected_why']}."
    span = f"{share(row['low'])} tot {share(row['high'])}"
    said = (
        f"De beste die wij zien, zijn niet de beste die er kunnen zijn. Met een correctie daarvoor is het "
        f"{share(row['corrected'])}, met een onzekerheid van {span}."
    )
    if not row["justified"]:
        said += " De correctie is hier klein naast haar eigen onzekerheid; lees dan beide."
    return said


def scale(answer: FrontierAnswer) -> str:
    """Scale, which stands apart: nobody chooses the size of a municipality."""
    row = answer.row
    if row["scale_class"] == "crs":
        return f"Schaal staat apart. De grootte van {answer.name} is voor deze taak zo gunstig als die van de beste."
    than = CLASSES[row["scale_class"]].partition(" ")[0]
    return (
        f"Schaal staat apart. {answer.name} is {than} dan de grootte waarop deze taak het minst kost. Vergeleken met "
        f"gemeenten van elke grootte zou de score {share(row['constant'])} zijn. Dat verschil is geen ruimte: een gemeente "
        "kiest haar grootte niet."
    )


def marks(answer: FrontierAnswer) -> str:
    """What stands out in the result, with and without it; empty when nothing does."""
    row, parts = answer.row, []
    if stands_out(row):
        parts.append(
            f"{answer.name} valt zelf op: {remark(row, answer)}. Kijk eerst de eigen boeking na."
        )
    others = [e for e in answer.examples if e.marked and e.code != answer.asked.gemeente]
    if others:
        verb, there = ("valt", "die gemeente") if len(others) == 1 else ("vallen", "die gemeenten")
        names = dutch.listing([e.name for e in others])
        parts.append(f"{names} {verb} op als voorbeeld: kijk bij {there} eerst de boeking na.")
    if row["without"] is not None and any(is_outlier(e.row) for e in others):
        parts.append(
            f"Zonder de gemeenten die ver buiten de rest vallen is de score {share(row['without'])}."
        )
    return " ".join(parts)


def remark(row: Mapping[str, Any], answer: FrontierAnswer) -> str:
    """Why a municipality stands out, as clauses without full stop; empty when it does not."""
    rule, parts = answer.rule, []
    if row["out_super"]:
        limit = dutch.percent(rule.super_efficiency)
        parts.append(
            f"zonder haarzelf als voorbeeld is de score {share(row['super'])} (grens {limit})"
        )
    if row["out_order_m"]:
        drawn = dutch.listing([str(m) for m in rule.stable_over])
        parts.append(f"boekt veel minder dan {drawn} willekeurige gemeenten laten verwachten")
    if row["often"]:
        of_all = dutch.percent(row["example_for"] / max(row["n"] - 1, 1))
        parts.append(f"is voorbeeld voor {of_all} van de andere gemeenten")
    return "; ".join(parts)


def method(answer: FrontierAnswer) -> tuple[str, ...]:
    """How it was computed, a paragraph each."""
    rule, row = answer.rule, answer.row
    return (
        f"Bediend worden: {outputs(answer)}. {answer.model.reason}",
        f"Vergeleken met alle {answer.n} gemeenten die de vergelijkbaarheidstoets doorstaan en alle cijfers hebben; nooit met een kleine "
        "groep, want dan heeft bijna iedereen score 100%. De score komt uit data-envelopment-analyse (één input, "
        "wisselende schaalopbrengst; Banker, Charnes en Cooper 1984), de ene gemeente uit free disposal hull.",
        f"De correctie en het interval van 95% komen uit de bootstrap van Simar en Wilson (1998): {dutch.number(rule.replications)} "
        f"trekkingen, begin {rule.seed}, bandbreedte {dutch.number(row.get('bandwidth') or 0.0, 3)}.",
        "Er staat hier geen bedrag: wat anderen boeken, is nog geen ruimte. Kwaliteit en beleid zitten hier niet in.",
    )
