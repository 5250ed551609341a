"""Municipalities side by side, and two figures against each other, in plain Dutch sentences (B1)."""

from collections.abc import Sequence

from benchmark import dutch, narrative
from benchmark.answers import Beside, BesideRow, Comparison, Question, Scatter
from benchmark.answers.comparison import missing_reason
from benchmark.position import Likeness
from benchmark.position.alike import SMALL
from benchmark.position.relation import LARGEST_BY_CHANCE, LEAST_FOR_RELATION
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind, Status

NO_CAUSE = "Een verband is geen oorzaak."
FAILS = "boeking doorstaat de toets niet"


def headline(answer: Beside) -> str:
    """The finding: with whom the own municipality has most in common, or why that cannot be said."""
    own, others = _named(answer, 0), [_named(answer, n) for n in range(1, len(answer.names))]
    if not others:
        return f"Kies gemeenten om naast {own} te zetten"
    if not answer.rows:
        return f"{own} naast {dutch.listing(others, 3)}: nog niemand leverde deze cijfers"
    found = [(*_alike(answer, n), name) for n, name in enumerate(others, start=1)]
    known = [f for f in found if f[1]]
    if not known:
        return f"{own} naast {dutch.listing(others, 3)}: er zijn geen cijfers om te vergelijken"
    equal, both, _ = max(known, key=lambda f: (f[0] / f[1], f[1]))
    most = [name for e, b, name in known if (e, b) == (equal, both)]
    if not equal:
        return f"{own} verschilt op elk gekozen cijfer van {dutch.listing([n for _, _, n in known], 3)}"
    of = f"{equal} van de {both} cijfers" if both > 1 else "het gekozen cijfer"
    verb = "is" if equal == 1 else "zijn"
    how = f"bij elk {verb} {of} gelijk" if len(most) > 1 else f"{of} {verb} gelijk"
    return f"{own} lijkt het meest op {dutch.listing(most, 3)}: {how}"


def _alike(answer: Beside, n: int) -> tuple[int, int]:
    """On how many figures a municipality equals the own one, and how many both have."""
    found = [r.places[n].likeness for r in answer.rows]
    return found.count(Likeness.EQUAL), sum(f is not None for f in found)


def _named(answer: Beside, n: int) -> str:
    name = answer.names[n][1]
    return dutch.example(name) if answer.example else name


def measured(view: View, asked: Question, others: Sequence[str]) -> str:
    """What stands beside what, under the finding."""
    own = view.edition.municipalities.name(asked.gemeente)
    period = dutch.upper_first(narrative.period(asked.year, asked.report))
    if not others:
        return f"{period}."
    return f"{period}. Hoger en lager is steeds vergeleken met {own}. Het is geen oordeel."


def value(row: BesideRow, n: int) -> str:
    """The value of a municipality, with the mark of an example, or why there is none."""
    place, comparison = row.places[n], row.comparison
    text = (
        missing_reason(place.status) or "geen cijfer"
        if place.value is None
        else narrative.figure(comparison, place.value)
    )
    return dutch.example(text) if comparison.example else text


def remark(status: Status) -> str:
    """What must be known of a figure that is there."""
    return {
        Status.PROVISIONAL: "voorlopig",
        Status.CORRECTED: "gecorrigeerd",
        Status.ABSENT_IS_ZERO: "nul, want niet ingevuld",
    }.get(status, "")


def standing(status: Status) -> str:
    """What a figure is worth, in words of the download."""
    worth = {Status.FINAL: "definitief", Status.EXAMPLE: "voorbeeld, verzonnen"}
    return worth.get(status) or remark(status) or missing_reason(status)


def column(comparison: Comparison) -> str:
    """Name and unit of a figure above a column, with the mark of an example."""
    text = f"{comparison.indicator.name} ({comparison.indicator.unit.value})"
    return dutch.example(text) if comparison.example else text


def against(likeness: Likeness | None, *, own: bool) -> str:
    """How a figure lies to the own one, in one word; empty where that cannot be said."""
    if own:
        return "eigen gemeente"
    return likeness.value if likeness else ""


def equal_under(row: BesideRow) -> str:
    """The difference under which this figure is called equal."""
    comparison = row.comparison
    if row.small is None:
        return "alleen als beide hetzelfde getal laten zien"
    decimals = comparison.indicator.decimals + 1
    shown = dutch.value(row.small, comparison.indicator.unit, decimals)
    if comparison.indicator.unit.value == "%":
        shown = f"{dutch.number(row.small, decimals)} procentpunt"
    text = f"minder dan {shown} verschil"
    return dutch.example(text) if comparison.example else text


HOW_EQUAL = (
    "Twee cijfers heten gelijk als u geen verschil ziet: na afronden staat er hetzelfde getal.",
    f"Ze heten ook gelijk als het verschil klein is: minder dan {SMALL:.0%} van de breedte van de "
    "middelste helft van alle gemeenten. In een groep van vijftien scheelt dat ongeveer één plaats.",
)


def untested(answer: Beside, tested_years: tuple[int, ...]) -> str:
    """That the books of this period cannot all be tested, where that matters; empty where they can."""
    rests = any(
        r.comparison.indicator.comparability and not r.comparison.example for r in answer.rows
    )
    asked = answer.asked
    if not rests or (asked.report is ReportKind.ACCOUNTS and asked.year in tested_years):
        return ""
    period = narrative.period(asked.year, asked.report)
    return (
        f"Of de boeken uit de {period} naast elkaar mogen, is niet te toetsen. "
        "Een verschil kan dus door de boeking komen."
    )


def relation_headline(answer: Scatter) -> str:
    """The finding of two figures against each other."""
    x, y = (_name(c) for c in (answer.x, answer.y))
    y = dutch.example(y) if answer.example else y
    found = answer.relation
    if found.n < LEAST_FOR_RELATION:
        return f"Te weinig gemeenten om een verband te zoeken tussen {x} en {y}"
    if found.tau is None:
        return f"Geen verband te zoeken tussen {x} en {y}"
    if not found.told_apart:
        return f"Geen duidelijk verband tussen {x} en {y}"
    return f"Bij een hoger cijfer voor {x} hoort vaker een {_way(answer)} cijfer voor {y}"


def _way(answer: Scatter) -> str:
    return "hoger" if (answer.relation.tau or 0.0) > 0 else "lager"


def _name(comparison: Comparison) -> str:
    """An indicator in the middle of a sentence."""
    return narrative.lower_first(comparison.indicator.name)


def relation(answer: Scatter, without: Sequence[str] = ()) -> str:
    """Whether there is a relation, how strong in pairs out of a hundred, and what it is not.

    ``without``: chosen municipalities that lack one of the figures and so are not in the chart.
    """
    parts = [_found(answer), _standing(answer)]
    if answer.uncounted:
        n = answer.uncounted
        parts.append(
            f"{dutch.upper_first(dutch.count(n, 'gemeente telt', 'gemeenten tellen'))} niet mee in het "
            f"verband: de {FAILS}."
        )
    if without:
        names = [dutch.example(name) for name in without] if answer.example else list(without)
        parts.append(
            f"Niet in de grafiek, want een van beide cijfers ontbreekt: {dutch.listing(names)}."
        )
    if answer.shared:
        parts.append(
            "Let op: beide cijfers rekenen voor een deel met dezelfde bedragen of aantallen. "
            "Alleen al daardoor kunnen ze samen op en neer gaan."
        )
    return " ".join(parts)


def _found(answer: Scatter) -> str:
    found, n = answer.relation, f"n = {answer.relation.n}"
    mark = dutch.EXAMPLE_SUFFIX if answer.example else ""
    if found.n < LEAST_FOR_RELATION:
        return (
            f"Er zijn te weinig gemeenten met beide cijfers om een verband te zoeken{mark} "
            f"({n}; nodig zijn er {LEAST_FOR_RELATION})."
        )
    if found.tau is None:
        return f"Alle gemeenten hebben op een van de twee hetzelfde cijfer{mark} ({n}), dus een verband is niet te zoeken."
    if not found.told_apart:
        return f"Wij zien geen verband dat van toeval te onderscheiden is{mark} ({n}). {NO_CAUSE}"
    pairs = round(found.share * 100)
    return (
        f"Er is een verband{mark} ({n}). Vergelijk twee gemeenten: in {pairs} van de 100 gevallen heeft "
        f"die met het hogere cijfer voor {_name(answer.x)} ook het {_way(answer)}e cijfer voor "
        f"{_name(answer.y)}. Zonder verband zou dat in 50 gevallen zo zijn. {NO_CAUSE}"
    ).replace("ook het lagere", "juist het lagere")


def _standing(answer: Scatter) -> str:
    """Where the own municipality stands on both."""
    dot, name = answer.own, answer.x.municipality.name
    if answer.example and not answer.x.example:
        name = answer.y.municipality.name
    if dot is None:
        without = [_name(c) for c in (answer.x, answer.y) if c.value is None]
        return f"Voor {name} is er geen cijfer voor {dutch.listing(without)}."
    x, y = (shown(c, c.value) for c in (answer.x, answer.y))
    return f"{name} heeft {x} voor {_name(answer.x)}, en {y} voor {_name(answer.y)}."


def shown(comparison: Comparison, figure: float | None) -> str:
    """A value with its unit, unless the name of the figure says the unit already."""
    words = dutch.unit_words(comparison.indicator.unit)
    if words in comparison.indicator.name.casefold():
        return narrative.figure(comparison, figure)
    return narrative.with_unit(comparison, figure)


HOW_RELATION = (
    "Wij leggen elk paar gemeenten naast elkaar: heeft de gemeente die op het ene cijfer hoger is, op het "
    "andere ook het hogere cijfer? Dat is tau-b van Kendall, met correctie voor gelijke waarden.",
    f"Wij noemen iets een verband vanaf {LEAST_FOR_RELATION} gemeenten, en als toeval alleen het in "
    f"minder dan 5 van de 100 keer zo sterk maakt (|z| > {dutch.number(LARGEST_BY_CHANCE, 2)}).",
    "De lijn is die van Theil en Sen: de middelste van alle hellingen tussen twee gemeenten. Een paar "
    "uitschieters verandert haar niet. Zonder verband is er geen lijn.",
    "Wie veel paren cijfers bekijkt, vindt er door toeval ook een: ongeveer 1 op de 20.",
)


def relation_numbers(answer: Scatter) -> str:
    """Tau, z and the line in numbers, for who wants to check them."""
    found = answer.relation
    if found.tau is None or found.z is None:
        return f"n = {found.n}."
    text = f"n = {found.n}; tau-b = {dutch.number(found.tau, 2)}; z = {dutch.number(found.z, 2)}"
    if found.line is not None:
        slope = dutch.number(dutch.significant(found.line[0], 2), 3)
        text += f"; helling van de lijn {slope}"
    text = dutch.example(text) if answer.example else text
    return f"{text}."
