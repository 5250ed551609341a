"""Why a municipality differs from its group, in plain Dutch: parts of a sum, never causes."""

from collections.abc import Sequence

from benchmark import dutch
from benchmark.answers.difference import WhyDifferent
from benchmark.narrative import lower_first, period
from benchmark.savings.factors import FactorPart

HEADING = "Waarom anders?"
METHOD = (
    "Het cijfer is een vermenigvuldiging van de factoren die hier staan. Elke factor krijgt een deel van het "
    "verschil, met het logaritmisch gemiddelde als gewicht (LMDI; Ang, 2005). De delen tellen zonder rest op, en de "
    "volgorde van de factoren maakt niet uit. De getoonde bedragen zijn zo afgerond dat ook zij optellen."
)
NO_EXPLANATION = "Een rekenkundig deel zegt waar het verschil zit. Het is nog geen verklaring."


def group_name(answer: WhyDifferent) -> str:
    """The other side of the difference."""
    return dutch.marked("De groep samen", answer.comparison.example)


def group_detail(answer: WhyDifferent) -> str:
    """How many the group together is, and whether their books were compared."""
    if answer.basis is None:
        return ""
    n = dutch.count(len(answer.basis.codes), "gemeente", "gemeenten")
    if answer.comparison.example:
        return f"{n} met alle cijfers"
    return f"{n} die de toets doorstaan" if answer.basis.passed else f"{n}; boeken niet vergeleken"


def list_label(answer: WhyDifferent) -> str:
    """What the list of steps is called for who hears it."""
    return f"Van de groep samen naar {answer.comparison.municipality.name}, stap voor stap"


def subtitle(answer: WhyDifferent) -> str:
    """What the steps are, and in which unit."""
    asked, name = answer.comparison.asked, answer.comparison.municipality.name
    return (
        f"Van de groep samen naar {name}, in {answer.unit.value}, {period(asked.year, asked.report)}. "
        "Elke stap is een rekenkundig deel van het verschil."
    )


def shown_amounts(answer: WhyDifferent) -> list[float]:
    """The amounts of the parts as shown: rounded so that they add up to the difference of the rounded costs.

    Where plain rounding leaves a step over, the parts that rounding moved the furthest take it.
    """
    found, unit = answer.difference, 10**answer.decimals
    if found is None:
        return []
    exact = [part.amount * unit for part in answer.parts]
    shown = [round(amount) for amount in exact]
    left = round(found.own * unit) - round(found.group * unit) - sum(shown)
    step = 1 if left > 0 else -1
    for n in sorted(range(len(exact)), key=lambda n: step * (shown[n] - exact[n]))[: abs(left)]:
        shown[n] += step
    return [amount / unit for amount in shown]


def cost(answer: WhyDifferent, amount: float) -> str:
    """A cost per unit as shown."""
    return dutch.euro(amount, answer.decimals)


def change(answer: WhyDifferent, amount: float) -> str:
    """A part as shown, with its sign."""
    plus = "+" if round(amount, answer.decimals) > 0 else ""
    return plus + cost(answer, amount)


def factor_value(part: FactorPart, value: float) -> str:
    """The value of a factor on one side, in the form that the catalogue declares."""
    form, decimals = part.factor.form, part.factor.decimals
    if form == "percent":
        return dutch.percent(value, decimals)
    if form == "per 1.000":
        return dutch.number(1000 * value, decimals)
    return dutch.euro(value, decimals) if form == "euro" else dutch.number(value, decimals)


def reason(part: FactorPart, shown: float) -> str:
    """What a factor measures, and its value on both sides."""
    own, group = factor_value(part, part.own), factor_value(part, part.group)
    values = f"{own} tegen {group}" if own != group else f"{own}, net als de groep"
    nothing = "" if shown else "; dat maakt geen verschil"
    return f"{part.factor.explanation}: {values}{nothing}"


def finding(answer: WhyDifferent) -> str:
    """The difference and its largest part; where parts go both ways, also what goes the other way."""
    found = answer.difference
    if found is None:
        return answer.refusal
    name, words = answer.comparison.municipality.name, dutch.unit_words(answer.unit)
    own, group = cost(answer, found.own), cost(answer, found.group)
    shown = shown_amounts(answer)
    total = round(sum(shown), answer.decimals)
    start = (
        f"{name} zit {cost(answer, abs(total))} {words} {'hoger' if total > 0 else 'lager'} dan de groep samen "
        f"({own} tegen {group})."
        if total
        else f"{name} is gelijk aan de groep samen ({own} {words})."
    )
    return f"{start} {_parts(answer, shown)}".strip()


def _parts(answer: WhyDifferent, shown: Sequence[float]) -> str:
    """The largest part, and the largest of those that go the other way."""
    pairs = list(zip(answer.parts, shown, strict=True))
    part, amount = max(pairs, key=lambda p: abs(p[1]))
    if not amount:
        return "Geen van de delen maakt verschil."
    text = f"Het grootste rekenkundige deel is {_named(part)}: {_moved(answer, amount)}."
    against = [(p, a) for p, a in pairs if a * amount < 0]
    if not against:
        return text
    other, back = max(against, key=lambda p: abs(p[1]))
    return f"{text} De andere kant op gaat {_named(other)}: {_moved(answer, back)}."


def _moved(answer: WhyDifferent, amount: float) -> str:
    """A part in a sentence: in words, because a line may break behind a sign."""
    return f"{cost(answer, abs(amount))} {'hoger' if amount > 0 else 'lager'}"


def _named(part: FactorPart) -> str:
    return f"'{lower_first(part.name)}'"


def about(answer: WhyDifferent) -> list[str]:
    """What the reader must know of the two sides: who the group is, and whether the books were compared."""
    found, comparison = answer.basis, answer.comparison
    if found is None:
        return []
    who = (
        "De groep samen is de som van alle kosten, gedeeld door de som van alle inwoners. Dat is iets anders dan "
        "de middelste gemeente."
    )
    if not (found.passed or comparison.example):
        who += (
            " De boeken zijn niet vergeleken: te weinig gemeenten in de groep doorstaan de toets."
        )
    return [who, *_other_unit(answer)]


def own_books(answer: WhyDifferent) -> str:
    """Where the own books do not pass the test: to look at those first, and why; empty where they do."""
    comparison = answer.comparison
    if comparison.example or comparison.comparable.passes:
        return ""
    reasons = comparison.comparable.reasons
    why = f": {reasons[0]}" if reasons else ""
    return f"Kijk eerst naar de eigen boeking{why}."


def _other_unit(answer: WhyDifferent) -> list[str]:
    """Where the parts are per inhabitant and the figure of the page is not."""
    indicator = answer.comparison.indicator
    if answer.unit is indicator.unit:
        return []
    words = dutch.unit_words(indicator.unit)
    return [f"Dit gaat over de kosten per inwoner; het cijfer van deze bladzijde is {words}."]


def candidates(answer: WhyDifferent) -> str:
    """What the catalogue names that may lie behind a difference, as questions to look into."""
    named = answer.comparison.indicator.explanations
    return f"Ga na of dit meespeelt: {'; '.join(named)}." if named else ""


def scale(share: float) -> str:
    """The part of the cost that goes with size alone: constant against variable returns on the frontier.

    ``share``: of the own cost, 0 to 1. It stands apart, because size is no choice of the management.
    """
    if round(share, 2) <= 0:
        return "Los hiervan: de grootte van de gemeente maakt volgens de doelmatigheidsgrens geen verschil."
    return (
        f"Los hiervan: ongeveer {dutch.percent(share)} van de lasten hangt volgens de doelmatigheidsgrens samen "
        "met de grootte van de gemeente (indicatief). Dat is geen ruimte die de gemeente zelf kan pakken."
    )
